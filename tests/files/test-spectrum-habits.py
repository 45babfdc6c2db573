#!/usr/bin/python3
"""Habits of instruments that the standards do not know: spectra written with astropy as pipelines write them, and arrays that only
look like such."""
import os, tempfile
import numpy as np
from astropy.io import fits
from astropy.table import Table
from spectrumdump import ERR, FLUX, I, N, RNG, broken, check, close, columns, expect, finish, image, look, none, run, text

C = 299792458.0
LONG = 600  # samples of a line that nothing is said of
ORDERS = np.array([4000 + 60 * k + 0.1 * np.arange(LONG) + 1e-6 * np.arange(LONG)**2 for k in range(8)])
LIGHT = (RNG.random(ORDERS.shape) + 1).astype("f4")


def array(data, name=None, **cards):
    return fits.ImageHDU(data, name=name, header=fits.Header(cards))


def write(path, *hdus):
    fits.HDUList(list(hdus)).writeto(path, overwrite=True)
    return path


def test_axes(path):
    log = 10 ** (3.58 + 1e-4 * I) * 1e-10
    expect("logarithms on WAVE-LOG", image(path, CTYPE1="WAVE-LOG", CRVAL1=3.58, CDELT1=1e-4, CRPIX1=1.0), log, FLUX)
    expect("logarithms on WAVE-LOG in Angstrom", image(path, CTYPE1="WAVE-LOG", CUNIT1="Angstrom", CRVAL1=3.58, CDELT1=1e-4, CRPIX1=1.0), log)
    v = -50e3 + 500.0 * I
    expect("RADI-LSR", image(path, CTYPE1="RADI-LSR", CUNIT1="km/s", CRVAL1=-50.0, CD1_1=0.5, CRPIX1=1.0, RESTFREQ=2.6755763e11), C / (2.6755763e11 * (1 - v / C)))


def test_hints(path):
    """Units that stand in titles of plots and in sentences; by their size these would be taken for others."""
    w = 900 + 0.5 * I
    rows = np.array([w, FLUX, ERR])
    for what, card in (("a title", ("XTITLE", "Wavelength (nm)")), ("a comment", ("COMMENT", "The wavelengths are in nm, vacuum.")),
                       ("a history", ("HISTORY", "lambda scale in nanometers"))):
        s = expect(what, write(path, fits.PrimaryHDU(rows, header=fits.Header([card]))), w * 1e-9, FLUX, ERR)
        check("nothing is assumed of " + what, s.remark == "", s.remark)
        expect(what + ", linear", write(path, fits.PrimaryHDU(FLUX, header=fits.Header([("CTYPE1", "LINEAR"), ("CRVAL1", 900.0), ("CDELT1", 0.5), card]))), w * 1e-9)
    expect("a title in the fonts of IDL", write(path, fits.PrimaryHDU(rows / [[1000], [1], [1]], header=fits.Header([("XTITLE", "!7k!5 (!7l!5m)")]))), w * 1e-9, FLUX)
    s = expect("a word of some wavelength", write(path, fits.PrimaryHDU(rows * [[5], [1], [1]], header=fits.Header([("HISTORY", "wavelength calibration, rms 0.1 nm")]))), w * 5e-10)
    check("is no hint", "Angstrom" in s.remark, s.remark)


def test_arrays(path):
    log = np.log10(3754 + 1.04 * I)
    flux = fits.PrimaryHDU(FLUX, header=fits.Header(dict(CTYPE1="Wavelength", CUNIT1="Angstroms", CRVAL1=3700.0, CDELT1=1.04, CRPIX1=1.0)))
    expect("logarithms in HDU WAVELENGTH", write(path, flux, array(log, "WAVELENGTH")), (3754 + 1.04 * I) * 1e-10, FLUX)
    expect("microns in HDU WAVELENGTH", write(path, fits.PrimaryHDU(FLUX), array(3.5 + 0.002 * I, "WAVELENGTH")), (3.5 + 0.002 * I) * 1e-6, FLUX)
    wide = ORDERS * 2
    write(path, fits.PrimaryHDU(), array(LIGHT, "Sci Flux"), array(2 * LIGHT, "Sky Flux"), array(0.1 * LIGHT, "Sci Error"), array(wide, "Sci Wavl"), array(wide, "Sky Wavl"))
    expect("words parted by blanks", path, wide[3] * 1e-10, LIGHT[3], 0.1 * LIGHT[3], k=3)
    expect("and the sky beside it", path, wide[2] * 1e-10, 2 * LIGHT[2], k=2, which=1)
    write(path, fits.PrimaryHDU(), array(LIGHT, "SPEC_DIVIDE_A0V"), array(LIGHT**2, "SPEC_DIVIDE_A0V_VARIANCE"), array(ORDERS / 1e4, "WAVELENGTH"), array(3 * LIGHT, "TGT_SPEC"))
    expect("a flux by one word of its name", path, ORDERS[4] * 1e-10, LIGHT[4], LIGHT[4], k=4)
    check("which is one spectrum", len(look(path)[1]) == 1)


def test_nameless(path):
    write(path, fits.PrimaryHDU(LIGHT), array(0.1 * LIGHT), array(ORDERS))
    s = expect("echelle orders of which nothing is said", path, ORDERS[1] * 1e-10, LIGHT[1], k=1)
    check("their number and range", s.n == 8 and close([s.low, s.high], [ORDERS[0, 0] * 1e-10, ORDERS[-1, -1] * 1e-10]), vars(s))
    check("the unit is assumed", "Angstrom" in s.remark, s.remark)
    none("three pictures", write(path, fits.PrimaryHDU(LIGHT), array(LIGHT), array(LIGHT)), ("image",))
    bent = ORDERS.copy()
    bent[3, 200:210] = bent[3, 210]
    none("a picture that rises nearly everywhere", write(path, fits.PrimaryHDU(LIGHT), array(LIGHT), array(bent)), ("image",))
    none("pixels counted", write(path, fits.PrimaryHDU(LIGHT), array(np.tile(np.arange(LONG, dtype="f4"), (5, 1)))), ("image",))


def test_rows(path):
    w = 5600 + 1.3 * I
    sky = dict(CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1="238.5", CRVAL2="37.4", CUNIT1="deg", CUNIT2="deg", CD1_1="1e-4", CD2_2="1e-4")
    expect("rows with words of the sky left over", image(path, np.array([w, FLUX, ERR]), **sky), w * 1e-10, FLUX, ERR)
    none("a strip of the sky", image(path, RNG.random((3, N)) + 5600, **sky), ("image",))
    trace = np.array([100 + 20.0 * I] + [FLUX] * 5).T.copy()
    none("coefficients of traces", write(path, fits.PrimaryHDU(trace, header=fits.Header(dict(EXTNAME="XTRACE")))), ("image",))
    beam = np.exp(-1e-6 * I * (I + 1))
    none("a beam over multipoles", image(path, np.array([beam, beam, beam, beam]).T.copy()), ("image",))
    none("power spectra over frequencies", image(path, np.array([0.25 * (I + 1), FLUX, FLUX, FLUX])), ("image",))


def test_columns(path):
    w = 2111.8 + 0.0115 * I
    axis = dict(CTYPE1="LINEAR", CUNIT1="nm", CRVAL1=2111.8, CDELT1=0.0115, CRPIX1=1.0)
    s = expect("the unit of the axis that the table was made of", columns(path, primary=axis, Wavelength=w, Extracted=FLUX), w * 1e-9, FLUX)
    check("is not assumed", s.remark == "", s.remark)
    expect("but not of another axis", columns(path, primary=dict(axis, CRVAL1=400.0), Wavelength=w, Extracted=FLUX), w * 1e-10)
    rung = 8300.0 + 2 * I
    rung[:20] = 1e-25 * (-4.0) ** np.arange(20)
    s = expect("zeros that went through a spline", columns(path, OPT_WAVE=rung, OPT_FLAM=FLUX), np.where(rung > 1, rung, np.nan) * 1e-10, FLUX)
    check("are out of the range", close([s.low, s.high], [8340e-10, (8300 + 2 * (N - 1)) * 1e-10]), (s.low, s.high))
    a = 4000 + 2.0 * I
    expect("wa, fl and er", columns(path, wa=a, fl=FLUX, er=ERR), a * 1e-10, FLUX, ERR)
    expect("s, w and serr", columns(path, s=FLUX, w=a, serr=ERR), a * 1e-10, FLUX, ERR)
    none("w and s of other things", columns(path, s=FLUX, w=RNG.random(N) * 100), ("table",))
    none("extinction by the unit of its column", columns(path, {"WAVELENGTH": "InverseMicrons", "Av": "extinction"}, WAVELENGTH=0.45 + 0.05 * I, Av=FLUX), ("table",))
    expect("inverse microns", columns(path, {"WAVELENGTH": "InverseMicrons"}, WAVELENGTH=0.45 + 0.05 * I, FLUX=FLUX), 1e-6 / (0.45 + 0.05 * I), FLUX)


def test_fibres(path):
    """A list with a line for each fibre belongs to the spectra, whatever else is listed."""
    flux = np.outer([1, 2, 3], FLUX)
    fibres = fits.BinTableHDU(Table(dict(TARGETID=np.arange(3), TARGET_RA=np.arange(3.0), TARGET_DEC=np.arange(3.0))), name="FIBERMAP")
    visits = fits.BinTableHDU(Table(dict(TARGETID=np.arange(30), MJD=np.arange(30.0))), name="EXP_FIBERMAP")
    arrays = [array(3600 + 0.8 * I, "B_WAVELENGTH", BUNIT="Angstrom"), array(flux, "B_FLUX")]
    expect("fibres and their visits", write(path, fits.PrimaryHDU(), fibres, visits, *arrays), (3600 + 0.8 * I) * 1e-10, flux[2], k=2)
    got, found = look(write(path, fits.PrimaryHDU(), visits, *arrays))
    check("a list of other things still comes first", got == "table" and len(found) == 1, got)


def test_told(path):
    """Texts whose comments say what their columns are."""
    w = np.concatenate([500 + 20.0 * I, 4480 + 200.0 * np.arange(N)])
    w[210], w[211] = w[211], w[210]
    body = "\n".join("%.1f %.6e" % r for r in zip(w, np.tile(FLUX, 2))) + "\n"
    expect("a line of comment a column", text(path, "# A template\n# wavelength [Angstrom]\n# flux [f_lambda]\n" + body), w * 1e-10, tolerance=1e-5)
    expect("names, and other comments behind them", text(path, "# wave flux\n#\n# sfh = 4\n# gas_logu = -2.5\n" + body), w * 1e-10, tolerance=1e-5)
    none("the same without a word", text(path, "# A template\n" + body), ("table",))
    none("a flux and its error over nothing", text(path, "# flux err\n" + body), ("table",))


def test_packed(path):
    """Fibres in tiles: a damaged one never comes to cfitsio's decoder."""
    plate = (1000 * np.outer(np.arange(1, 9), FLUX)).astype("i4")
    packed = fits.CompImageHDU(plate, header=fits.Header(dict(COEFF0=3.58, COEFF1=1e-4, VACUUM=True)), compression_type="RICE_1")
    write(path, fits.PrimaryHDU(), packed)
    expect("fibres in tiles", path, 10 ** (3.58 + 1e-4 * I) * 1e-10, plate[6], k=6)
    with fits.open(path, disable_image_compression=True) as file:
        start, heap = file[1].header["NAXIS1"] * file[1].header["NAXIS2"] + file[1]._data_offset, file[1].header["PCOUNT"]
    raw = open(path, "rb").read()
    open(path, "wb").write(raw[:start] + b"\xff" * heap + raw[start + heap:])
    p = run(path)
    check("a damaged tile gives no samples", not broken(p) and b"\nsample\t" not in p.stdout, (p.returncode, p.stderr[-200:], p.stdout[-200:]))


with tempfile.TemporaryDirectory() as tmp:
    path = os.path.join(tmp, "spectrum.fits")
    for test in (test_axes, test_hints, test_arrays, test_nameless, test_rows, test_columns, test_fibres, test_told, test_packed):
        test(path)
finish()
