"""Tables whose only position is one column of texts with both coordinates, against astropy."""
import csv
import io
import random
import sqlite3
import sys
import urllib.request

import astropy.units as u
from astropy.coordinates import SkyCoord
from astropy.coordinates.jparser import to_skycoord

import tool

TOOL = tool.Tool(sys.argv[1])
RANDOM = random.Random(4)
SKY = SkyCoord([RANDOM.uniform(0, 360) for _ in range(40)] + [0.0001, 359.9999, 12.5], [RANDOM.uniform(-89, 89) for _ in range(40)]
               + [-0.0001, 0.0001, -0.3], unit="deg")


def packed(place, digits):
    return place.to_string("hmsdms", sep="", precision=digits).replace(" ", "")


# Column, how a place is written in it, how astropy reads that again.
FORMS = {
    "blanks": ("place", lambda p: p.to_string("hmsdms", sep=" ", precision=2), lambda t: SkyCoord(t, unit=(u.hourangle, u.deg))),
    "colons": ("coords", lambda p: p.to_string("hmsdms", sep=":", precision=3), lambda t: SkyCoord(t, unit=(u.hourangle, u.deg))),
    "letters": ("where", lambda p: p.to_string("hmsdms", precision=2), SkyCoord),
    "comma": ("where", lambda p: p.to_string("hmsdms", precision=2).replace(" ", ", "), lambda t: SkyCoord(t.replace(",", ""))),
    "minus": ("where", lambda p: p.to_string("hmsdms", sep=" ", precision=1).replace("-", "\u2212"),
              lambda t: SkyCoord(t.replace("\u2212", "-"), unit=(u.hourangle, u.deg))),
    "minutes": ("where", lambda p: p.to_string("hmsdms", sep=" ", fields=2), lambda t: SkyCoord(t, unit=(u.hourangle, u.deg))),
    "degrees": ("radec", lambda p: "%.6f %.6f" % (p.ra.deg, p.dec.deg), lambda t: SkyCoord(t, unit="deg")),
    "signs": ("p", lambda p: "%.6f %+.6f" % (p.ra.deg, p.dec.deg), lambda t: SkyCoord(t, unit="deg")),
    "brackets": ("RA/Dec (J2000)", lambda p: "(%.5f, %.5f)" % (p.ra.deg, p.dec.deg),
                 lambda t: SkyCoord(t.strip("()").replace(",", ""), unit="deg")),
    "names": ("designation", lambda p: "Survey J" + packed(p, 1), to_skycoord),
    "whole": ("id", lambda p: "J" + packed(p, 0), to_skycoord),
    "dense": ("name", lambda p: "2X J%s%s" % tuple(x.replace(".", "") for x in p.to_string("hmsdms", sep="", precision=2).split()),
              lambda t: dense(t)),
}


def dense(text):
    """Decimals without their point."""
    lon, lat = text[4:12], text[12:]
    return SkyCoord("%s:%s:%s.%s" % (lon[:2], lon[2:4], lon[4:6], lon[6:]), "%s:%s:%s.%s" % (lat[:3], lat[3:5], lat[5:7], lat[7:]),
                    unit=(u.hourangle, u.deg))


def table(name, column, texts):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column, "mag", "note"])
    writer.writerows([text, "%.2f" % (9 + i / 7), "x"] for i, text in enumerate(texts))
    return TOOL.write(name, out.getvalue())


def places(publication):
    with sqlite3.connect(TOOL.path(publication)) as database:
        return database.execute("SELECT ra, dec FROM rows_1 ORDER BY number").fetchall()


def forms():
    for name, (column, write, read) in FORMS.items():
        texts = [write(place) for place in SKY]
        table(name + ".csv", column, texts)
        out, _ = TOOL.run("create", name + ".nuncius", name + ".csv")
        assert "%d with a position" % len(texts) in out, (name, out, texts[:3])
        for text, found in zip(texts, places(name + ".nuncius")):
            wanted = read(text)
            apart = SkyCoord(*found, unit="deg").separation(wanted).arcsec
            assert apart < 1e-5, (name, text, found, apart)


def offered_with_a_reason():
    out, _ = TOOL.run("inspect", "blanks.csv")
    assert "position: place (ICRS). Its texts hold both coordinates" in out, out
    out, _ = TOOL.run("describe", "names.nuncius")
    assert "Its names hold both coordinates" in out and "role = position" in out, out


def served():
    """Cone search finds the row, with its position in columns of their own; a name stays the identifier."""
    for name in ("blanks", "names"):
        column, write, read = FORMS[name]
        place = SKY[7]
        with TOOL.serve(name + ".nuncius") as service:
            url = service.url("scs") + "RA=%.6f&DEC=%.6f&SR=0.01&RESPONSEFORMAT=csv" % (place.ra.deg, place.dec.deg)
            with urllib.request.urlopen(url) as answer:
                found, = csv.DictReader(io.StringIO(answer.read().decode()))
        assert abs(float(found["ra_icrs"]) - read(write(place)).ra.deg) < 1e-7, found
        assert found[column] == write(place), found
        assert ("row_number" in found) == (name == "blanks"), found


def frame():
    """Texts of B1950 are brought to the ICRS once the frame is said."""
    out, _ = TOOL.run("set", "blanks.nuncius", "blanks/:frame=FK4")
    wanted = SkyCoord(FORMS["blanks"][1](SKY[3]), unit=(u.hourangle, u.deg), frame="fk4", equinox="B1950").icrs
    apart = SkyCoord(*places("blanks.nuncius")[3], unit="deg").separation(wanted).arcsec
    assert apart < 0.05, (apart, out)


def other_texts():
    """What looks like two numbers, and is none."""
    for texts in (["10-20", "11-21", "1.5-2.5"], ["12:34:56 +01:00", "01:02:03 +01:00"], ["2020-01-02 12:34:56", "2021-01-02 01:02:03"],
                  ["1.5 2.5", "3.5 4.5"], ["12 34", "15 20"], ["J1234-12", "J0001+01"], ["1.2e-5", "1.3e+5"], ["400.5 -12.5", "12.5 -95.5"],
                  ["25 34 56.7 -12 34 56", "12 34 56.7 -92 34 56"], ["J126056.7-123456", "J123456.7-126056"], ["1,2,3", "4,5,6"],
                  ["NGC 1234", "J123456-123456"], ["+1-555-123456", "+1-555-654321"], ["10.5 +/- 0.5", "11.5 +/- 0.5"]):
        table("other.csv", "value", texts * 5)
        out, _ = TOOL.run("inspect", "other.csv")
        assert "position:" not in out, (texts, out)


def better_columns_win():
    TOOL.write("better.csv", "name,ra,dec\n" + "".join("J%s,%.8f,%.8f\n" % (packed(p, 1), p.ra.deg, p.dec.deg) for p in SKY))
    out, _ = TOOL.run("inspect", "better.csv")
    assert "position: ra, dec (ICRS)" in out, out


def without_names():
    """Names of objects that stand beside numbers of which nothing is known are left alone; places are not."""
    for name, found in (("blanks", True), ("names", False)):
        TOOL.write("bare.csv", "".join('%d,"%s",%.4f\n' % (i, FORMS[name][1](place), place.ra.deg) for i, place in enumerate(SKY)))
        out, _ = TOOL.run("inspect", "bare.csv")
        assert ("position: column_2" in out) == found, (name, out)


def slips():
    """A word or two among many places is no place; many are."""
    texts = [FORMS["blanks"][1](place) for place in SKY] * 6
    for n, placed in ((1, len(texts) - 1), (9, None)):
        table("slips.csv", "coord", ["unknown"] * n + texts[n:])
        out, _ = TOOL.run("inspect", "slips.csv")
        assert ("position: coord" in out) == (placed is not None), (n, out)


tool.run([forms, offered_with_a_reason, served, frame, other_texts, better_columns_win, without_names, slips])
