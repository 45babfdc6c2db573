#!/usr/bin/python3
"""Which datasets a file of several HDUs gives: files written with astropy as observatories write them."""
import os, subprocess, sys, tempfile
import numpy as np
from astropy.io import fits

DUMP = sys.argv[1]
N = 0


def check(what, good, more=""):
    global N
    N += 1
    print("%s %d %s" % ("ok" if good else "not ok", N, what), "" if good else "# %s" % (more,), flush=True)
    return good


def look(path, *options):
    out = subprocess.run([DUMP, path, *options], capture_output=True, text=True, timeout=60)
    return [line.split("\t") for line in out.stdout.splitlines()]


def hdus(path, *options):
    return [(row[0], int(row[1])) for row in look(path, *options)]


def sky(ra, dec, n=20, **cards):
    h = fits.Header(dict(CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=ra, CRVAL2=dec, CRPIX1=(n + 1) / 2, CRPIX2=(n + 1) / 2,
                         CDELT1=-0.001, CDELT2=0.001))
    h.update(cards)
    return h


def plane(name, ra=10.0, dec=20.0, n=20, kind="f4", **cards):
    return fits.ImageHDU(np.ones((n, n), kind), header=sky(ra, dec, n, **cards), name=name)


def write(path, *parts):
    fits.HDUList([fits.PrimaryHDU(), *parts]).writeto(path, overwrite=True)
    return path


def test_images(path):
    write(path, plane("SCI"), plane("WHT"), plane("DQ", kind="i2"), plane("CTX", kind="i4"))
    check("weights and masks are no datasets", hdus(path) == [("image", 1)], hdus(path))
    write(path, plane("IFU1.SCI"), plane("IFU1.ERR"), plane("IFU1.DQ"), plane("IFU2.SCI"), plane("IFU2.ERR"))
    check("counted images over the same field", hdus(path) == [("image", 1), ("image", 4)], hdus(path))
    write(path, *[plane("SCI", 10 + 0.01 * i, EXTVER=i + 1) for i in range(3)], *[plane("ERR", 10 + 0.01 * i, EXTVER=i + 1) for i in range(3)])
    check("chips", hdus(path) == [("image", 1), ("image", 2), ("image", 3)], hdus(path))
    check("each with its own place", [round(float(r[2]), 6) for r in look(path)] == [10, 10.01, 10.02], look(path))
    write(path, plane(""), plane(""), plane("", kind="i2"), plane("", 11))
    check("arrays without names over one field are one image", hdus(path) == [("image", 1), ("image", 4)], hdus(path))
    check("unless each is asked for", len(hdus(path, "--all")) == 4, hdus(path, "--all"))
    write(path, plane("DATA", HDUCLAS2="DATA"), plane("U", 12, HDUCLAS2="ERROR"), plane("V", 13, HDUCLAS2="QUALITY"))
    check("companions by HDUCLAS2", hdus(path) == [("image", 1)], hdus(path))
    primary = fits.PrimaryHDU(header=fits.Header(dict(TELESCOP="HST", INSTRUME="ACS", CTYPE1="RA---TAN", EQUINOX=1950.0)))
    fits.HDUList([primary, plane("SCI"), plane("SCI", 11, INSTRUME="WFC3")]).writeto(path, overwrite=True)
    rows = look(path)
    check("what only the primary header says is true of its extensions", [r[7].split("|")[2:4] for r in rows] == [["HST", "ACS"], ["HST", "WFC3"]], rows)
    check("but its coordinates are not theirs", [round(float(r[2]), 6) for r in rows] == [10, 11], rows)
    fits.HDUList([fits.PrimaryHDU(np.ones((5, 5)), header=fits.Header(dict(TELESCOP="HST"))), plane("SCI")]).writeto(path, overwrite=True)
    check("unless it has data of its own", [r[7].split("|")[2] for r in look(path) if r[1] == "1"] == [""], look(path))
    write(path, plane("CHIP1"), plane("CHIP_BIG", n=40), plane("MODEL"))
    check("another size is another image, a model is not", hdus(path) == [("image", 1), ("image", 2)], hdus(path))
    write(path, *[plane("STAMP", 10 + i % 90, -40 + i // 90, n=2, EXTVER=i + 1) for i in range(1002)])
    rows = look(path)
    check("a flood is one image and a sentence", len(rows) == 1 and "1000" in rows[0][6], rows[:1])


def sampled(name, first, **cards):
    c = fits.ColDefs([fits.Column("WAVELENGTH", "D", "Angstrom", array=first + np.arange(50.0)),
                      fits.Column("FLUX", "D", "erg/s/cm2/Angstrom", array=np.ones(50))])
    return fits.BinTableHDU.from_columns(c, name=name, header=fits.Header(cards))


def test_spectra(path):
    write(path, sampled("STAR1", 4000, OBJECT="HD 1"), sampled("STAR2", 4000, OBJECT="HD 2"), sampled("STAR3", 4000, OBJECT="HD 3"))
    check("three targets", hdus(path) == [("spectrum", 1), ("spectrum", 2), ("spectrum", 3)], hdus(path))
    write(path, sampled("B", 4000, OBJECT="HD 1"), sampled("R", 6000, OBJECT="HD 1"), sampled("B", 4000, OBJECT="HD 2"), sampled("R", 6000, OBJECT="HD 2"))
    rows = look(path)
    check("two arms of two targets", hdus(path) == [("spectrum", 1), ("spectrum", 3)], rows)
    check("reach over both", all(abs(float(r[4]) - 4000e-10) < 1e-14 and abs(float(r[5]) - 6049e-10) < 1e-14 for r in rows), rows)
    check("all of them when asked for", len(hdus(path, "--all")) == 4)
    write(path, sampled("COADD", 4000), sampled("EXPOSURE", 4000), sampled("SECOND", 4000))
    check("one target of the whole file is one", hdus(path) == [("spectrum", 1)], hdus(path))
    write(path, sampled("SCI", 4000, EXTVER=1), sampled("SCI", 4000, EXTVER=2))
    check("counted spectra", hdus(path) == [("spectrum", 1), ("spectrum", 2)], hdus(path))


def damaged(path, n, before, after):
    """The card `before` of the n-th HDU that has one becomes `after`."""
    b, at = open(path, "rb").read(), -1
    for i in range(n):
        at = b.index(before.encode(), at + 1)
    with open(path, "wb") as f:
        f.write(b[:at] + after.ljust(80).encode() + b[at + 80:])
    return path


def test_faults(path):
    chips = [plane("SCI", 10 + 0.1 * i, EXTVER=i + 1) for i in range(4)]
    packed = fits.CompImageHDU(np.ones((20, 20), "i2"), header=sky(20, 20), compression_type="RICE_1", name="PACKED")
    # cfitsio falls over the first three and refuses the others.
    for what, n, before, after in (("axes that no array has", 3, "NAXIS   =", "NAXIS   =                  999"),
                                   ("a negative axis", 2, "NAXIS1  =", "NAXIS1  =                  -20"),
                                   ("an impossible BITPIX", 3, "BITPIX  =", "BITPIX  =                   99"),
                                   ("no BITPIX", 3, "BITPIX  =", "BITPUX  =                   99")):
        damaged(write(path, *chips), n, before, after)
        rows = look(path)
        check(what + ": the other chips", [int(r[1]) for r in rows if r[0] == "image"] == [1, 3, 4], rows)
        check("each in its place", [round(float(r[2]), 6) for r in rows if r[0] == "image"] == [10, 10.2, 10.3], rows)
        check("and a note of HDU, defect and cure", any(r[0] == "warning" and "HDU 2" in r[2] and "get the file again" in r[2] for r in rows), rows)
    damaged(write(path, plane("SCI"), packed, plane("SCI", 30, EXTVER=2)), 1, "ZTILE1  =", "ZTILE1  =                    0")
    check("tiles without pixels", hdus(path) == [("warning", -1), ("image", 1), ("image", 3)], hdus(path))
    damaged(write(path, *chips), 1, "NAXIS   =", "NAXIS   =                  100")
    check("a damaged primary header", hdus(path) == [("warning", -1)] + [("image", i) for i in (1, 2, 3, 4)], hdus(path))
    damaged(write(path, *chips), 5, "NAXIS   =", "NAXIS   =                  100")
    check("the last one", hdus(path) == [("warning", -1)] + [("image", i) for i in (1, 2, 3)], hdus(path))
    write(path, *chips)
    for n in (2, 4):
        damaged(path, n, "BITPIX  =", "BITPIX  =                   99")
    check("two", hdus(path) == [("warning", -1), ("warning", -1), ("image", 2), ("image", 4)], hdus(path))


with tempfile.TemporaryDirectory() as folder:
    for test in (test_images, test_spectra, test_faults):
        test(os.path.join(folder, test.__name__ + ".fits"))
print("1..%d" % N)
