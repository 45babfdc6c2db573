#!/usr/bin/python3
"""IRAF's multispec and equispec, written by hand into FITS; the functions are evaluated by numpy and scipy-free formulas of
Valdes (1993), "The IRAF/NOAO Spectral World Coordinate Systems"."""
import os, random, tempfile
import numpy as np
from numpy.polynomial import chebyshev, legendre
from astropy.io import fits
from spectrumdump import broken, check, close, expect, finish, look, run


def write(path, spec, data, wat1="wtype=multispec label=Wavelength units=angstroms", cards=()):
    h = fits.PrimaryHDU(data)
    h.header["WCSDIM"] = data.ndim
    for i in (1, 2):
        h.header["CTYPE%d" % i] = "MULTISPE"
        h.header["CD%d_%d" % (i, i)] = 1.0
    h.header["WAT0_001"] = "system=multispec"
    h.header["WAT1_001"] = wat1
    text = "wtype=multispec " + " ".join('spec%d = "%s"' % (i + 1, s) for i, s in enumerate(spec))
    for i in range(0, len(text), 68):
        h.header["WAT2_%03d" % (i // 68 + 1)] = text[i:i + 68]
    for k, v in cards:
        h.header[k] = v
    h.writeto(path, overwrite=True)


def normal(p, low, high):
    return (p - (low + high) / 2) / ((high - low) / 2)


def basis_spline(c, n, low, high, p):
    """Cubic B-splines on equal pieces, by Cox and de Boor, times 6: IRAF's basis is not normalised."""
    s = (p - low) / (high - low) * n
    knots = np.arange(-3.0, n + 4)

    def b(i, k, x):
        if k == 0:
            return ((x >= knots[i]) & (x < knots[i + 1])).astype(float)
        return (x - knots[i]) / k * b(i, k - 1, x) + (knots[i + k + 1] - x) / k * b(i + 1, k - 1, x)
    return 6 * sum(c[i] * b(i, 3, s) for i in range(n + 3))


def test_functions(tmp):
    path = os.path.join(tmp, "f.fits")
    n = 120
    p = np.arange(1.0, n + 1)
    cheb, leg = [5000.0, 300.25, -4.5, 0.75, -0.01], [6000.0, -250.5, 3.25, 0.5]
    cubic, pieces = [700.0 + 7 * i + 0.2 * i * i for i in range(8)], 5
    line = [5000.0, 5100.0, 5230.0, 5400.0]
    pixels = 4000 + 0.9 * p + 1e-4 * p * p
    pairs = [(1, 4000.0), (30, 4040.0), (61, 4100.0), (125, 4300.0)]
    spec = [
        "1 10 2 4700. 5. %d 0. 1. 5. 1. 0. 1 %d 1. %d. %s" % (n, len(cheb), n, " ".join(map(repr, cheb))),
        "2 11 2 6250. -4. %d 0.001 1. 5. 1. 0. 2 %d -10. 200. %s" % (n, len(leg), " ".join(map(repr, leg))),
        "3 12 2 4000. 1. %d 0. 1. 5. 1. 0. 3 %d 0.5 120.5 %s" % (n, pieces, " ".join(map(repr, cubic))),
        "4 13 2 5000. 1. %d 0. 1. 5. 1. 0. 4 3 1. 120. %s" % (n, " ".join(map(repr, line))),
        "5 14 2 4000. 1. %d 0. 1. 5. 1. 0. 5 %d %s" % (n, n, " ".join(repr(float(x)) for x in pixels)),
        "6 15 2 4000. 1. %d 0. 1. 5. 1. 0. 6 4 0 %s" % (n, " ".join("%d %r" % q for q in pairs)),
        "7 16 2 4700. 5. %d 0. 1. 5. 0.25 1.5 1 %d 1. %d. %s 0.75 -2. 2 %d 1. %d. %s" %
        (n, len(cheb), n, " ".join(map(repr, cheb)), len(leg), n, " ".join(map(repr, leg))),
        "8 17 0 4500.25 1.5 100 -0.0005",
        "9 18 1 3.6 0.0001 %d 0. 1. 5." % n,
        "10 19 -1 1. 1. %d 0. 1. 5." % n,
    ]
    data = np.arange(len(spec) * n, dtype="f4").reshape(len(spec), n)
    write(path, spec, data)
    x = normal(p, 1, n)
    knots = np.linspace(1, 120, 4)
    px, wx = zip(*pairs)
    want = [
        chebyshev.chebval(x, cheb),
        legendre.legval(normal(p, -10, 200), leg) / 1.001,
        basis_spline(cubic, pieces, 0.5, 120.5, p),
        np.interp(p, knots, line),
        pixels,
        np.interp(p, px, wx),
        0.25 * (1.5 + chebyshev.chebval(x, cheb)) + 0.75 * (-2 + legendre.legval(x, leg)),
        (4500.25 + 1.5 * (p[:100] - 1)) / 0.9995,
        10 ** (3.6 + 1e-4 * (p - 1)),
    ]
    names = ["chebyshev", "legendre, redshift", "cubic spline", "linear spline", "pixel array", "sampled array", "two functions",
             "linear, fewer pixels", "log-linear"]
    kind, found = look(path)
    check("multispec found", kind == "spectrum" and len(found) == 1 and found[0].n == len(spec), (kind, [f.n for f in found]))
    if not found:
        return path
    for k, (name, w) in enumerate(zip(names, want)):
        check("multispec: " + name, close(found[0].wave(k), w * 1e-10, 1e-9), (found[0].wave(k)[:3], w[:3]))
        check("multispec: fluxes, " + name, close(found[0].flux(k), data[k][:len(w)]))
    check("multispec: a line without calibration has no wavelengths", np.all(np.isnan(found[0].wave(9))), found[0].wave(9)[:3])
    check("multispec: range", close([found[0].low, found[0].high], [min(w.min() for w in want) * 1e-10, max(w.max() for w in want) * 1e-10]),
          (found[0].low, found[0].high))
    return path


def test_shapes(tmp):
    path = os.path.join(tmp, "s.fits")
    data = np.random.default_rng(3).random((4, 2, 64)).astype("f4")
    spec = ["1 1 0 14740.25 3.5 64 0. 290. 303.", "2 2 0 19492.5 4.75 64 0. 569. 581."]
    write(path, spec, data, cards=[("BANDID1", "spectrum - background fit, weights variance, clean no"), ("BANDID2", "raw"),
                                   ("BANDID3", "background"), ("BANDID4", "sigma - background fit")])
    s = expect("bands", path, (19492.5 + 4.75 * np.arange(64)) * 1e-10, data[0, 1], data[3, 1], k=1)
    check("bands: two spectra", s is not None and s.n == 2)
    write(path, [spec[0]], data[0, :1].copy(), wat1="wtype=multispec label=Wavelength units=nanometers",
          cards=[("LTV1", -10.0), ("LTM1_1", 0.5)])
    p = (np.arange(1, 65) + 10) / 0.5
    expect("section and binning, in nanometres", path, (14740.25 + 3.5 * (p - 1)) * 1e-9, data[0, 0])
    for cards in ([("LTV2", -1.0), ("WAXMAP01", "1 0 0 0")], [("WAXMAP01", "1 0 0 1")]):
        write(path, spec, data[0, 1].copy(), cards=cards)
        expect("a line that was cut out", path, (19492.5 + 4.75 * np.arange(64)) * 1e-10, data[0, 1])
    h = fits.PrimaryHDU(data[0].copy())
    for k, v in [("WAT0_001", "system=equispec"), ("WAT1_001", "wtype=linear label=Wavelength units=angstroms"), ("WAT2_001", "wtype=linear"),
                 ("CTYPE1", "LINEAR"), ("CTYPE2", "LINEAR"), ("CRVAL1", 4204.463), ("CRPIX1", 3.0), ("CD1_1", 6.167), ("CD2_2", 1.0),
                 ("DC-FLAG", 0), ("APNUM1", "41 3 7.37 13.48"), ("APNUM2", "15 1 28.04 34.15")]:
        h.header[k] = v
    h.writeto(path, overwrite=True)
    s = expect("equispec", path, (4204.463 + 6.167 * (np.arange(1, 65) - 3)) * 1e-10, data[0, 1], k=1)
    check("equispec: two spectra", s is not None and s.n == 2)
    return path


def test_damage(tmp, path):
    """Attribute strings that lie must neither crash nor hang, and give no wavelengths of nonsense."""
    data = np.zeros((3, 50), "f4")
    bad = os.path.join(tmp, "bad.fits")
    lies = ["", "1", "1 1 2", "1 1 2 5000 1 50 0 1 5 1 0 1 999999999 1 50 5000", "1 1 2 5000 1 50 0 1 5 1 0 1 -3 1 50 5000 1",
            "1 1 2 5000 1 50 0 1 5 1 0 3 3 50 1 1 2 3 4 5 6", "1 1 2 5000 1 50 0 1 5 1 0 9 3 1 50 1 2 3", "1 1 2 nan inf 50 0 1 5",
            "1 1 0 5000 1 1e300 0", "1 1 0 5000 1 -50 0", "1 1 2 5000 1 50 -1 1 5 1 0 1 2 1 50 5000 10", "1 1 7 5000 1 50 0",
            "1 1 2 5000 1 50 0 1 5 1 0 6 1 0 7 5000", "1 1 2 5000 1 50 0 1 5 1 0 6 2 0 7 5000 7 6000", "1 1 2 5000 1 50 0 1 5 1 0 5 1 5000",
            "1 1 2 5000 1 50 0 1 5 1e308 1e308 1 2 1 50 1e308 1e308", "\"", "1 1 0 5000 1 50 0 = = \" spec99999999999999999999 = \"1 1 0"]
    crashes = []
    for lie in lies:
        try:
            write(bad, ["2 1 0 4000. 1. 50 0.", lie], data)
        except ValueError:
            continue
        p = run(bad)
        if broken(p):
            crashes.append((lie, p.returncode, p.stderr[-300:]))
    check("%d lies in attribute strings" % len(lies), not crashes, crashes[:1])
    original, rng, crashes = open(path, "rb").read(), random.Random(11), []
    for i in range(60):
        b = bytearray(original)
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(min(len(b), 2880 * 4))
            b[at] = rng.choice(b"0123456789 .-+eE'\"=spc\x00\xff") if rng.random() < 0.8 else rng.randrange(256)
        open(bad, "wb").write(b)
        p = run(bad, "--quiet")
        if broken(p):
            crashes.append((i, p.returncode, p.stderr[-300:]))
    check("60 damaged copies", not crashes, crashes[:1])


with tempfile.TemporaryDirectory() as tmp:
    path = test_functions(tmp)
    test_shapes(tmp)
    test_damage(tmp, path)
finish()
