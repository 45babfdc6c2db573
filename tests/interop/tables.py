"""The tables that other people's clients are tried on, and what they hold by astropy's own reading."""
import csv
import io
import os
import sys

import numpy
from astropy import units
from astropy.coordinates import Angle, SkyCoord
from astropy.io import fits

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "wire"))
SAMPLE = os.environ.get("NUN_TEST_SAMPLE", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                                                        "data", "sample"))


class Table:
    """file: its bytes; names: identifiers in the order of positions (a SkyCoord)."""

    def __init__(self, file_name, content, names, positions):
        self.file_name, self.content, self.names, self.positions = file_name, content, names, positions
        self.table = file_name.split(".")[0]

    def inside(self, ra, dec, radius):
        """The names within the cone, sorted; no source may lie so close to the rim that rounding decides."""
        distance = self.positions.separation(SkyCoord(ra, dec, unit="deg")).deg
        if numpy.any(numpy.abs(distance - radius) < 1e-9) and radius < 180:
            raise ValueError("a source on the rim")
        return sorted(name for name, d in zip(self.names, distance) if d <= radius)


def messier():
    with open(os.path.join(SAMPLE, "messier.csv"), "rb") as file:
        content = file.read()
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    positions = SkyCoord([float(r["ra_deg"]) for r in rows], [float(r["dec_deg"]) for r in rows], unit="deg")
    return Table("messier.csv", content, [r["number"] for r in rows], positions)


def whole_sky(number, seed):
    """Evenly on the sphere, with the poles, the meridian and a dense clump."""
    numbers = numpy.random.default_rng(seed)
    ra = numbers.uniform(0, 360, number)
    dec = numpy.degrees(numpy.arcsin(numbers.uniform(-1, 1, number)))
    ra[:8] = [0, 120, 359.9999, 0.0001, 0, 180, 90, 270]
    dec[:8] = [90, -90, 0, 0, 0, 0, 89.9999, -89.9999]
    clump = slice(100, 400)
    ra[clump] = numbers.normal(201.3, 0.02, 300)
    dec[clump] = numbers.normal(-43.0, 0.02, 300)
    return ra, dec, numbers


def binary():
    """A FITS table with every datatype and with NULLs."""
    ra, dec, numbers = whole_sky(3000, 11)
    n = len(ra)
    index = numpy.arange(n)
    real = numbers.normal(0, 1e3, n)
    real[index % 7 == 3] = numpy.nan
    cube = numbers.normal(0, 1, (n, 3)).astype("f4")
    columns = [
        fits.Column("source", "12A", array=numpy.array(["S%06d" % i for i in index])),
        fits.Column("RAJ2000", "D", unit="deg", array=ra),
        fits.Column("DEJ2000", "D", unit="deg", array=dec),
        fits.Column("flag", "L", array=index % 3 == 0),
        fits.Column("byte", "B", array=(index % 256).astype("u1")),
        fits.Column("short", "I", null=-99, array=numpy.where(index % 5 == 0, -99, index % 3000 - 1500).astype("i2")),
        fits.Column("int", "J", null=-1, array=numpy.where(index % 4 == 0, -1, index * 70001).astype("i4")),
        fits.Column("long", "K", null=0, array=(index * 10000000019).astype("i8")),
        fits.Column("float", "E", unit="mag", array=(real / 7).astype("f4")),
        fits.Column("double", "D", unit="km/s", array=real),
        fits.Column("triple", "3E", array=cube),
        fits.Column("word", "8A", array=numpy.array(["<&>\"'" if i % 2 else "" for i in index])),
    ]
    buffer = io.BytesIO()
    fits.HDUList([fits.PrimaryHDU(), fits.BinTableHDU.from_columns(columns, name="SKY")]).writeto(buffer)
    return Table("binary.fits", buffer.getvalue(), ["S%06d" % i for i in index], SkyCoord(ra, dec, unit="deg"))


def sexagesimal():
    """Hours, minutes and seconds in text parted by semicolons, as many catalogues are handed round."""
    ra, dec, _ = whole_sky(800, 5)
    names = ["N%04d" % i for i in range(len(ra))]
    hours = [Angle(a, "deg").to_string(unit="hourangle", sep=":", precision=5, pad=True) for a in ra]
    degrees = [Angle(d, "deg").to_string(unit="deg", sep=":", precision=4, pad=True, alwayssign=True) for d in dec]
    lines = ["Name;RA;Dec;Mag"] + ["%s;%s;%s;%.2f" % row for row in zip(names, hours, degrees, ra / 20)]
    return Table("sexagesimal.csv", ("\n".join(lines) + "\n").encode(), names,
                 SkyCoord(hours, degrees, unit=(units.hourangle, units.deg)))


def all_tables():
    return [messier(), binary(), sexagesimal()]


# Cones that have something of everything: name, ra, dec, radius in degrees.
CONES = [
    ("a usual one", 187.7, 12.4, 5.0),
    ("the clump", 201.3, -43.0, 0.03),
    ("north pole", 45.0, 90.0, 12.0),
    ("south pole", 300.0, -89.9, 12.5),
    ("the meridian", 0.0, 1.0, 9.0),
    ("the meridian from the other side", 359.5, -2.0, 9.0),
    ("more than a hemisphere", 77.0, 20.0, 111.0),
    ("the whole sky", 10.0, -10.0, 180.0),
    ("nothing", 201.3, -42.0, 0.00001),
]
