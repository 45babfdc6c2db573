#!/usr/bin/python3
"""Writes spectra in all the forms that observatories do, with astropy, and compares the wavelengths and samples that are read;
then what must not be taken for a spectrum, and damaged files."""
import os, random, tempfile
import numpy as np
from astropy.io import fits, votable
from astropy.table import Table
from spectrumdump import (ABSOLUTE, AIR, ERR, FLUX, I, N, NORMALIZED, RELATIVE, RNG, UNCALIBRATED, VACUUM, broken, check, close, columns, expect, finish,
                          image, look, none, run, text)

C, HC = 299792458.0, 6.62607015e-34 * 299792458.0
EV = 1.602176634e-19


def test_linear(path):
    air = (4000 + 1.5 * I) * 1e-10
    base = dict(CRVAL1=4000.0, CDELT1=1.5, CRPIX1=1.0)
    s = expect("LINEAR", image(path, CTYPE1="LINEAR", BUNIT="erg/cm2/s/A", SPEC_RP=1234.0, AIRORVAC="air", **base), air, FLUX)
    check("what the header says", (s.medium, s.resolution, s.flux_unit, s.calibration, s.unit, s.points) ==
          (AIR, 1234, "erg.cm**-2.s**-1.Angstrom**-1", ABSOLUTE, "Angstrom", N), vars(s))
    expect("WAVELENGTH [Ang]", image(path, CTYPE1="WAVELENGTH [Ang]", **base), air)
    expect("ANGSTROM", image(path, CTYPE1="ANGSTROM", **base), air)
    expect("LAMBDA, no CRPIX", image(path, CTYPE1="LAMBDA", CRVAL1=4000.0, CD1_1=1.5), air)
    expect("no type at all", image(path, CRVAL1=4000.0, CDELT1=1.5), air)
    s = expect("AWAV", image(path, CTYPE1="AWAV", CUNIT1="Angstrom", CUNIT2="deg", **base), air)
    check("AWAV is in air", s.medium == AIR)
    s = expect("WAVE in metres", image(path, CTYPE1="WAVE", CRVAL1=4e-7, CDELT1=1.5e-10, CRPIX1=1.0, VACUUM=True, BUNIT="adu"), air)
    check("vacuum and counts", s.medium == VACUUM and s.calibration == UNCALIBRATED, vars(s))
    expect("nanometres", image(path, CTYPE1="WAVELENGTH", CUNIT1="nm", CRVAL1=400.0, CDELT1=.15, CRPIX1=1.0), air)
    expect("unit in WAT", image(path, CTYPE1="LINEAR", WAT1_001="wtype=linear label=Wavelength units=microns", CRVAL1=.4, CDELT1=1.5e-4), air)
    expect("unit in a comment", image(path, CTYPE1="LINEAR", CRVAL1=(400.0, "[nm] first pixel"), CDELT1=0.15, CRPIX1=1), air)
    expect("leftover CUNIT1 of the sky", image(path, CTYPE1="LINEAR", CUNIT1="deg", **base), air)
    expect("reference pixel", image(path, CTYPE1="LINEAR", CRVAL1=4000.0, CDELT1=1.5, CRPIX1=-9.5), (4000 + 1.5 * (I + 10.5)) * 1e-10)
    expect("W0 and WPC", image(path, W0=4000.0, WPC=1.5), air)
    expect("PIXEL with wavelengths on it", image(path, CTYPE1="PIXEL", **base), air)
    fits.HDUList([fits.PrimaryHDU(FLUX, header=fits.Header(dict(CTYPE1="LINEAR", **base))), fits.ImageHDU(ERR.astype("f8")**2, name="VARIANCE")]).writeto(path, overwrite=True)
    expect("errors in an HDU", path, air, FLUX, ERR)
    s = expect("microns by size", image(path, CTYPE1="LINEAR", CRVAL1=0.8, CDELT1=0.008), (0.8 + 0.008 * I) * 1e-6)
    check("the assumption is said", s.remark != "")
    expect("an axis of 4, three of one pixel", image(path, FLUX.reshape(1, 1, 1, N), CTYPE1="FREQ", CRVAL1=1.4e9, CDELT1=1e5, CRPIX1=1.0,
           CTYPE2="RA---SIN", CRVAL2=10.0, CDELT2=-.1, CTYPE3="DEC--SIN", CRVAL3=1.0, CDELT3=.1, CTYPE4="STOKES", CRVAL4=1.0, CDELT4=1.0),
           C / (1.4e9 + 1e5 * I), FLUX)
    expect("the third axis of a spaxel", image(path, FLUX.reshape(N, 1, 1), CTYPE3="WAVE", CUNIT3="Angstrom", CRVAL3=4000.0, CD3_3=1.5,
           CRPIX3=1.0, CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=1.0, CRVAL2=2.0, CD1_1=1e-4, CD2_2=1e-4), air, FLUX)


def test_log(path):
    log = 10 ** (3.58 + 1e-4 * I) * 1e-10
    expect("DC-FLAG=1", image(path, CTYPE1="LINEAR", CRVAL1=3.58, CD1_1=1e-4, CRPIX1=1, DC__FLAG=1), log, FLUX)
    expect("LOGLIN", image(path, CTYPE1="LOGLIN", CRVAL1=3.58, CDELT1=1e-4, CRPIX1=1), log)
    expect("LOG-LINEAR", image(path, CTYPE1="LOG-LINEAR", CUNIT1="Angstrom", CRVAL1=3.58, CDELT1=1e-4), log)
    expect("logarithm by size", image(path, CTYPE1="WAVELENGTH", CUNIT1="Angstrom", CRVAL1=3.58, CDELT1=1e-4), log)
    expect("COEFF0", image(path, COEFF0=3.58, COEFF1=1e-4), log)
    expect("natural logarithm", image(path, CTYPE1="LOG", CRVAL1=8.25, CDELT1=1e-4), np.exp(8.25 + 1e-4 * I) * 1e-10)
    expect("WAVE-LOG", image(path, CTYPE1="WAVE-LOG", CUNIT1="Angstrom", CRVAL1=4000.0, CDELT1=1.5, CRPIX1=1.0), 4e-7 * np.exp(1.5 * I / 4000))


def test_types(path):
    f = 1.42e9 + 2e4 * (I - 99)
    expect("FREQ", image(path, CTYPE1="FREQ", CUNIT1="Hz", CRVAL1=1.42e9, CDELT1=2e4, CRPIX1=100.0), C / f)
    expect("FREQ in GHz", image(path, CTYPE1="FREQ", CUNIT1="GHz", CRVAL1=1.42, CDELT1=2e-5, CRPIX1=100.0), C / f)
    expect("CLASS's offsets from RESTFREQ", image(path, CTYPE1="FREQ", CRVAL1=0.0, CDELT1=-1e5, CRPIX1=100.0, RESTFREQ=1.15271202e11),
           C / (1.15271202e11 - 1e5 * (I - 99)))
    v = -50e3 + 500.0 * I
    rest = 1420405751.786
    expect("VRAD", image(path, CTYPE1="VRAD", CUNIT1="km/s", CRVAL1=-50.0, CDELT1=0.5, CRPIX1=1.0, RESTFRQ=rest), C / (rest * (1 - v / C)))
    expect("VOPT", image(path, CTYPE1="VOPT", CUNIT1="m/s", CRVAL1=-50e3, CDELT1=500.0, CRPIX1=1.0, RESTWAV=6.5628e-7), 6.5628e-7 * (1 + v / C))
    expect("VELO", image(path, CTYPE1="VELO", CUNIT1="m/s", CRVAL1=-50e3, CDELT1=500.0, CRPIX1=1.0, RESTFRQ=rest),
           C / rest * np.sqrt((1 + v / C) / (1 - v / C)))
    kind, found = look(image(path, CTYPE1="VRAD", CUNIT1="km/s", CRVAL1=-50.0, CDELT1=0.5))
    check("velocities without a line", not found, kind)
    expect("ENER", image(path, CTYPE1="ENER", CUNIT1="keV", CRVAL1=0.5, CDELT1=0.01, CRPIX1=1.0), HC / ((.5 + .01 * I) * 1e3 * EV))
    expect("WAVN", image(path, CTYPE1="WAVN", CUNIT1="cm-1", CRVAL1=5000.0, CDELT1=2.0, CRPIX1=1.0), 0.01 / (5000 + 2.0 * I))


def test_arrays(path):
    w = np.sort(RNG.random(N)) * 0.1 + 0.65 + 0.005 * I
    data = np.array([w, FLUX, ERR])
    expect("3 x N", image(path, data, XUNITS="um", YUNITS="W m-2 um-1"), w * 1e-6, FLUX, ERR)
    expect("N x 3", image(path, data.T.copy()), w * 1e-6, FLUX, ERR)
    orders = np.array([data, data + [[1.0], [0], [0]]])
    s = expect("3 x N x orders", image(path, orders, XUNITS="um"), (w + 1) * 1e-6, FLUX, ERR, k=1)
    check("two orders and their range", s.n == 2 and close([s.low, s.high], [w[0] * 1e-6, (w[-1] + 1) * 1e-6]), vars(s))
    ang = (3700 + 2 * I).astype("f4")
    named = lambda d, n, **c: fits.ImageHDU(d, name=n, header=fits.Header(c))
    fits.HDUList([fits.PrimaryHDU(FLUX, header=fits.Header(dict(EXTNAME="FLUX"))), named(ERR, "ERROR"), named(ang, "WAVELENGTH"),
                  named(FLUX, "CONTINUUM")]).writeto(path, overwrite=True)
    s = expect("HDUs FLUX, ERROR and WAVELENGTH", path, ang * 1e-10, FLUX, ERR)
    check("one spectrum of them", len(look(path)[1]) == 1)
    hdus = [fits.PrimaryHDU()]
    for arm, first in (("B", 3600.0), ("R", 5760.0), ("Z", 7520.0)):
        hdus += [named(first + 0.8 * I, arm + "_WAVELENGTH", BUNIT="Angstrom"), named(np.outer([1, 2, 3], FLUX), arm + "_FLUX", BUNIT="10**-17 erg/(s cm2 Angstrom)"),
                 named(np.outer([1, 4, 9], 1 / ERR**2), arm + "_IVAR"), named(np.zeros((3, N), "i4"), arm + "_MASK"), named(np.ones((3, 11, N)), arm + "_RESOLUTION")]
    fits.HDUList(hdus).writeto(path, overwrite=True)
    arms = np.concatenate([first + 0.8 * I for first in (3600.0, 5760.0, 7520.0)]) * 1e-10
    s = expect("arms, inverse variance", path, arms, 3 * np.tile(FLUX, 3), np.tile(ERR, 3) / 3, k=2, tolerance=1e-6)
    check("three arms of three fibres are three spectra", [(x.n, x.points) for x in look(path)[1]] == [(3, 3 * N)])
    check("which reach over all arms", close([s.low, s.high], [3600e-10, (7520 + 0.8 * (N - 1)) * 1e-10]), vars(s))
    fits.HDUList(hdus[:6] + [named(3600.0 + 0.8 * I, "S_WAVELENGTH", BUNIT="Angstrom"), named(np.outer([1, 2, 3], FLUX), "S_FLUX")]).writeto(path, overwrite=True)
    check("the same wavelengths are no other arm", [(x.n, x.points) for x in look(path)[1]] == [(3, N), (3, N)])
    lines = np.array([[3781.0 + 37 * o, 0.016, -1e-7, -2e-12] for o in range(9)])
    for telescope in ("ESO", "TNG"):
        h = fits.PrimaryHDU(np.outer(np.arange(1, 10), FLUX))
        h.header["HIERARCH %s DRS CAL TH DEG LL" % telescope] = 3
        for i, c in enumerate(lines.ravel()):
            h.header["HIERARCH %s DRS CAL TH COEFF LL%d" % (telescope, i)] = c
        h.header["CTYPE1"], h.header["CRVAL1"], h.header["CDELT1"] = "PIXEL", 1.0, 1.0
        h.writeto(path, overwrite=True)
        wanted = np.polynomial.polynomial.polyval(I, lines[7]) * 1e-10
        s = expect("orders of %s by polynomials" % telescope, path, wanted, 8 * FLUX, k=7)
        check("nine orders in air, and their range", (s.n, s.medium) == (9, AIR) and close([s.low, s.high],
              [3781e-10, np.polynomial.polynomial.polyval(N - 1, lines[8]) * 1e-10]), vars(s))
    del h.header["HIERARCH TNG DRS CAL TH COEFF LL20"]
    h.writeto(path, overwrite=True)
    check("a coefficient is missing: no wavelengths are made up", not [s for s in look(path)[1] if s.medium == AIR], look(path)[1])
    echelle = np.array([4000 + 0.1 * I, 4015 + 0.1 * I])
    fits.HDUList([fits.PrimaryHDU(), named(np.array([FLUX, 2 * FLUX]), "SCIDATA"), named(np.array([ERR, 2 * ERR]), "ERRDATA"),
                  named(echelle, "WAVEDATA_VAC_BARY")]).writeto(path, overwrite=True)
    s = expect("echelle orders in HDUs", path, echelle[1] * 1e-10, 2 * FLUX, 2 * ERR, k=1)
    check("its wavelengths are in vacuum", s.medium == VACUUM and s.n == 2, vars(s))


def test_plates(path):
    log = 10 ** (3.58 + 1e-4 * I)
    plate = np.outer(np.arange(1, 21), FLUX)
    cards = dict(CTYPE1="LINEAR", CRVAL1=3.58, CD1_1=1e-4, CRPIX1=1, DC__FLAG=1, COEFF0=3.58, COEFF1=1e-4, VACUUM=True, BUNIT="1E-17 erg/cm^2/s/Ang")
    s = expect("a plate", image(path, plate, **cards), log * 1e-10, 7 * FLUX, k=6)
    check("20 fibres in vacuum", s.n == 20 and s.medium == VACUUM and s.calibration == ABSOLUTE, vars(s))
    rows = np.array([FLUX, 1 / ERR**2, log, 0 * log, 0 * log])
    s = expect("rows of one spectrum, one the wavelengths", image(path, rows, **cards), log * 1e-10, FLUX)
    check("that is one spectrum", s.n == 1)
    s = expect("rows named by ARRAYn", image(path, np.array([FLUX, ERR, FLUX]), ARRAY1="Normalized flux", ARRAY2="Normalized error", ARRAY3="Continuum", **cards),
               log * 1e-10, FLUX, ERR)
    check("that is one normalized spectrum", s.n == 1 and s.calibration == NORMALIZED, vars(s))
    lite = fits.BinTableHDU(Table([FLUX, np.log10(log).astype("f8"), 1 / ERR**2, I], names=["flux", "loglam", "ivar", "and_mask"]), name="COADD")
    fits.HDUList([fits.PrimaryHDU(), lite]).writeto(path, overwrite=True)
    expect("a lite file", path, log * 1e-10, FLUX, ERR)


def test_columns(path):
    w = 5000 + 2.0 * I
    s = expect("columns", columns(path, {"WAVELENGTH": "ANGSTROMS", "FLUX": "FLAM"}, WAVELENGTH=w, FLUX=FLUX, STATERROR=ERR, DQ=I), w * 1e-10, FLUX, ERR)
    check("FLAM", s.flux_unit == "erg.s**-1.cm**-2.Angstrom**-1" and s.calibration == ABSOLUTE, vars(s))
    expect("microns", columns(path, {"wave": "um"}, wave=w * 1e-4, flux=FLUX, flux_unc=ERR), w * 1e-10, FLUX, ERR)
    s = expect("no unit", columns(path, LAMBDA=w, SPEC=FLUX), w * 1e-10)
    check("the unit is assumed", "Angstrom" in s.remark)
    expect("unit in the name", columns(path, wavelength_nm=w / 10, flux=FLUX), w * 1e-10)
    expect("unit in brackets", columns(path, **{"Wavelength (nm)": w / 10, "Flux [Jy]": FLUX}), w * 1e-10, FLUX)
    expect("no name for the flux", columns(path, wave=w, continuum=FLUX), w * 1e-10, FLUX)
    expect("variance", columns(path, wave=w, flux=FLUX, var=ERR.astype("f8")**2), w * 1e-10, FLUX, ERR)
    expect("frequency before velocity", columns(path, {"VHELIO": "km/s", "FREQ": "MHz", "FLUXDENS": "mJy"}, VHELIO=100.0 + I, FREQ=1400 + .02 * I, FLUXDENS=FLUX),
           C / ((1400 + .02 * I) * 1e6), FLUX)
    expect("velocity with a rest frequency", columns(path, {"VELOCITY": "km/s"}, cards={"RESTFRQ": 1420405751.786}, VELOCITY=100.0 + I, FLUX=FLUX),
           C / 1420405751.786 * np.sqrt((1 + (1e5 + 1e3 * I) / C) / (1 - (1e5 + 1e3 * I) / C)))
    expect("energy", columns(path, {"ENERGY": "keV", "FLUX": "ct"}, ENERGY=.3 + .01 * I, FLUX=FLUX), HC / ((.3 + .01 * I) * 1e3 * EV))
    s = expect("by UCD", columns(path, {"x": "Angstrom", "y": "Jy"}, {"x": "em.wl;obs.atmos", "y": "phot.flux.density;em.wl"}, x=w, y=FLUX), w * 1e-10, FLUX)
    check("em.wl;obs.atmos is in air", s.medium == AIR)
    expect("by the primary header", columns(path, primary=dict(CRVAL1=200.0, CDELT1=1.0, CUNIT1="Angstrom"), flux=FLUX, err=ERR), (200 + I) * 1e-10, FLUX, ERR)
    two = np.concatenate([w, w + 350])
    expect("orders one after the other", columns(path, WAVELENGTH=two, FLUX=np.tile(FLUX, 2)), two * 1e-10)


def test_rows(path):
    w = np.array([5000 + 2.0 * I, 5390 + 2.0 * I])
    arrays = dict(WAVE=w, FLUX=np.array([FLUX, 2 * FLUX]), ERR_FLUX=np.array([ERR, 2 * ERR]))
    s = expect("a spectrum a row", columns(path, {"WAVE": "Angstrom", "FLUX": "10**(-16)erg.cm**(-2).s**(-1).angstrom**(-1)"},
               primary=dict(SPEC_RES=42000.0, FLUXCAL="RELATIVE"), **arrays), w[1] * 1e-10, 2 * FLUX, 2 * ERR, k=1)
    check("orders, resolution and calibration by the primary header", (s.n, s.points, s.resolution, s.calibration) == (2, N, 42000, RELATIVE), vars(s))
    w[1, 150:] = 0
    s = expect("NELEM and padding", columns(path, SPORDER=[1, 2], NELEM=np.array([N, 150], "i2"), WAVELENGTH=w, FLUX=arrays["FLUX"]), w[1, :150] * 1e-10, k=1)
    check("padding is out of the range", close([s.low, s.high], [5e-7, (5390 + 2 * 149) * 1e-10]), (s.low, s.high))
    n = (N, 120)
    c = [fits.Column("SPEC", "PE()", array=np.array([FLUX, FLUX[:120]], dtype=object)),
         fits.Column("LAMBDA", "PD()", array=np.array([5000.0 + I, 6000.0 + np.arange(120)], dtype=object))]
    fits.HDUList([fits.PrimaryHDU(), fits.BinTableHDU.from_columns(c)]).writeto(path, overwrite=True)
    s = expect("arrays of any length", path, (6000 + np.arange(120)) * 1e-10, FLUX[:120], k=1)
    check("the longest counts", s.points == N)


def test_cells(path):
    """IUE's and SDFITS's way."""
    flux = np.array([FLUX, 2 * FLUX])
    expect("first value and step in cells", columns(path, {"WAVELENGTH": "ANGSTROM", "DELTAW": "ANGSTROM"}, APERTURE=["LARGE", "SMALL"], NPOINTS=np.array([N, 150], "i2"),
           WAVELENGTH=np.array([1050.0, 1100.0], "f4"), DELTAW=np.array([1.5, 1.25], "f4"), NET=flux, SIGMA=0.1 * flux, FLUX=3 * flux),
           (1100 + 1.25 * np.arange(150)) * 1e-10, (6 * FLUX)[:150], (0.2 * FLUX)[:150], k=1)
    s = expect("SDFITS", columns(path, {"CRVAL1": "Hz", "CDELT1": "Hz", "DATA": "K"}, cards=dict(CTYPE1="FREQ-OBS"), OBJECT=["a", "b"], DATA=flux,
               CRVAL1=[1.42e9, 1.66e9], CDELT1=[-1e4, -2e4], CRPIX1=[101.0, 1.0]), C / (1.66e9 - 2e4 * I), 2 * FLUX, k=1)
    check("two of them", s.n == 2 and s.points == N and s.flux_unit == "K")


def test_channels(path):
    low = 0.1 * 1.02 ** np.arange(128)
    high = low * 1.02
    bounds = fits.BinTableHDU(Table(dict(CHANNEL=np.arange(128), E_MIN=low, E_MAX=high)), name="EBOUNDS")
    bounds.header["TUNIT2"] = bounds.header["TUNIT3"] = "keV"
    counts = RNG.integers(0, 99, (4, 128)).astype("i4")
    spec = fits.BinTableHDU(Table(dict(COUNTS=counts, EXPOSURE=np.ones(4))), name="SPECTRUM")
    fits.HDUList([fits.PrimaryHDU(), bounds, spec]).writeto(path, overwrite=True)
    s = expect("channels", path, HC / (np.sqrt(low * high) * 1e3 * EV), counts[2], k=2)
    check("range to the ends of the channels", close([s.low, s.high], [HC / (high[-1] * 1e3 * EV), HC / (low[0] * 1e3 * EV)]) and s.calibration == UNCALIBRATED)


def test_texts(path):
    w = 3000 + 10.0 * I
    body = "\n".join("%.2f %.9e %.9e" % r for r in zip(w, FLUX, ERR)) + "\n"
    expect("names in a comment", text(path, "# wave flux fluxerr\n" + body), w * 1e-10, FLUX, ERR)
    s = expect("no names", text(path, body), w * 1e-10, FLUX, ERR)
    check("that is said", "first" in s.remark)
    s = expect("unit and medium in a comment", text(path, "# Wavelength in nm (air), flux in counts\n# wavelength flux err\n" + body), w * 1e-9)
    check("air by the comment", s.medium == AIR)
    expect("CSV", text(path, "wavelength,flux\n" + "\n".join("%.2f,%.9e" % r for r in zip(w, FLUX)) + "\n"), w * 1e-10, FLUX)
    expect("falling", text(path, "\n".join("%.2f  %.9e" % r for r in zip(w[::-1], FLUX)) + "\n"), w[::-1] * 1e-10, FLUX)
    t = Table(dict(x=w, y=FLUX, e=ERR))
    vo = votable.from_table(t)
    table = vo.get_first_table()
    for field, utype, unit in zip(table.fields, ("spec:Spectrum.Data.SpectralAxis.Value", "spec:Spectrum.Data.FluxAxis.Value",
                                                 "spec:Spectrum.Data.FluxAxis.Accuracy.StatError"), ("Angstrom", "erg.s**-1.cm**-2.Angstrom**-1", None)):
        field.utype, field._unit = utype, None
        if unit:
            field.unit = unit
    vo.to_xml(path)
    expect("VOTable by utype", path, w * 1e-10, FLUX, ERR)
    table.fields[0].utype, table.fields[0].ucd = None, "em.wl"
    table.fields[1].utype, table.fields[1].ucd = None, "phot.flux.density"
    vo.to_xml(path)
    expect("VOTable by UCD", path, w * 1e-10, FLUX)


def detector(path):
    h = fits.ImageHDU(np.ones((40, 60)), name="SCI", header=fits.Header(dict(CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=1.0, CRVAL2=2.0, CDELT1=1e-4, CDELT2=1e-4)))
    fits.HDUList([fits.PrimaryHDU(), h, fits.ImageHDU(np.linspace(1, 2, 2400).reshape(40, 60), name="WAVELENGTH")]).writeto(path, overwrite=True)
    return path


def test_others(path):
    image2 = RNG.random((50, 60))
    none("an image", image(path, image2, CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=1.0, CRVAL2=2.0, CDELT1=-1e-3, CDELT2=1e-3), ("image",))
    none("an image in pixels", image(path, image2, CTYPE1="LINEAR", CTYPE2="LINEAR", CRVAL1=1.0, CRVAL2=1.0, CD1_1=1.0, CD2_2=1.0, CRPIX1=1.0), ("image",))
    none("a cube", image(path, RNG.random((9, 8, 7)), CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CTYPE3="WAVE", CRVAL3=5e-7, CDELT3=1e-10), ("image",))
    none("a strip of noise", image(path, RNG.random((3, 80))), ("image",))
    none("a light curve along an axis", image(path, CTYPE1="TIME", CUNIT1="s", CRVAL1=5000.0, CDELT1=1.0), ("other",))
    none("a row of pixels", image(path, CTYPE1="LINEAR", CRVAL1=1.0, CDELT1=1.0, CRPIX1=1.0), ("other",))
    none("a row of numbers", image(path), ("other",))
    none("an uncalibrated spectrum", image(path, CTYPE1="LINEAR", CRVAL1=1.0, CDELT1=1.0, DC__FLAG=-1), ("other",))
    lines = np.sort(RNG.random(60) * 4000 + 4000)
    none("a list of lines", columns(path, wavelength=lines, flux=RNG.random(60)), ("table",))
    none("lines with their elements", columns(path, wavelength=5000.0 + np.arange(40), flux=np.ones(40), element=["Fe I"] * 40), ("table",))
    none("a catalogue", columns(path, ra=np.linspace(0, 9, 50), dec=np.linspace(0, 9, 50), wave=5000.0 + np.arange(50), flux=np.ones(50)), ("table",))
    none("a light curve", columns(path, mjd=55000.0 + I, flux=FLUX, err=ERR), ("table",))
    none("a filter curve", columns(path, wavelength=5000.0 + I, transmission=FLUX), ("table",))
    none("dates in a text", text(path, "\n".join("%.4f %.3f %.3f" % r for r in zip(55000 + 1.0 * I, FLUX, ERR)) + "\n"), ("table",))
    none("Julian dates in a text", text(path, "\n".join("%.4f %.3f" % r for r in zip(2455000 + 1.0 * I, FLUX)) + "\n"), ("table",))
    none("positions in a text", text(path, "\n".join("%.5f %.5f %.3f" % (a, b, c) for a, b, c in zip(RNG.random(N) * 360, RNG.random(N) * 90, FLUX)) + "\n"), ("table",))
    none("years in a text", text(path, "\n".join("%d %.2f" % (1810 + i, 9 * f) for i, f in enumerate(FLUX)) + "\n"), ("table",))
    none("a filter curve in a text", text(path, "wavelength,transmission\n" + "\n".join("%d,%.3f" % (5000 + i, f) for i, f in enumerate(FLUX)) + "\n"), ("table",))
    none("pixels by name", image(path, CTYPE1="PIXEL", CRVAL1=10.0, CDELT1=0.5), ("other",))
    none("a long slit", image(path, image2, CTYPE1="LINEAR", CUNIT1="nm", CRVAL1=400.0, CDELT1=1.0, CUNIT2="arcsec", CRVAL2=0.0, CDELT2=0.2), ("image",))
    none("a detector image with wavelengths", detector(path), ("image",))
    none("a grid of numbers", text(path, "\n".join("%d %d" % (i, i * i) for i in range(100)) + "\n"), ("table",))
    none("a table of colours", text(path, "name,B,V\n" + "\n".join("s%d,%.2f,%.2f" % (i, 10 + f, 9 + f) for i, f in enumerate(FLUX)) + "\n"), ("table",))


def test_kind(path):
    """What comes first counts."""
    spec = fits.BinTableHDU(Table(dict(WAVE=5000.0 + I, FLUX=FLUX)), name="SPEC")
    stars = fits.BinTableHDU(Table(dict(ID=np.arange(9), RA=I[:9] * 1.0, DEC=I[:9] * 1.0)), name="STARS")
    sky = fits.PrimaryHDU(np.ones((9, 9)), header=fits.Header(dict(CTYPE1="RA---TAN", CTYPE2="DEC--TAN", CRVAL1=1.0, CRVAL2=2.0, CDELT1=.1, CDELT2=.1)))
    for what, hdus, kind in (("a list, then a spectrum", [fits.PrimaryHDU(), stars, spec], "table"), ("a spectrum, then a list", [fits.PrimaryHDU(), spec, stars], "spectrum"),
                             ("an image, then a spectrum", [sky, spec], "image")):
        fits.HDUList(hdus).writeto(path, overwrite=True)
        got, found = look(path)
        check(what, got == kind and len(found) == 1, (got, len(found)))
    image(path, CTYPE1="LINEAR", CRVAL1=4000.0, CDELT1=1.5)
    os.truncate(path, 2880)
    none("a spectrum that was cut off", path, ("other",))


def test_order(path):
    """A header whose NAXIS1 stands at its end."""
    image(path, CTYPE1="LINEAR", CRVAL1=4000.0, CDELT1=1.5, CRPIX1=1.0)
    b = open(path, "rb").read()
    cards = [b[i:i + 80] for i in range(0, 2880, 80)]
    end = next(i for i, c in enumerate(cards) if c.startswith(b"END "))
    naxis1 = next(i for i, c in enumerate(cards) if c.startswith(b"NAXIS1"))
    cards.insert(end - 1, cards.pop(naxis1))
    open(path, "wb").write(b"".join(cards) + b[2880:])
    expect("keywords out of order", path, (4000 + 1.5 * I) * 1e-10, FLUX)


def lie(path, keyword, value):
    b = open(path, "rb").read()
    i = b.index(keyword.ljust(8).encode())
    open(path, "wb").write(b[:i] + ("%-8s= %20s" % (keyword, value)).ljust(80).encode() + b[i + 80:])


def test_damage(tmp, path):
    bad = []
    base = dict(CTYPE1="LINEAR", CRVAL1=4000.0, CDELT1=1.5, CRPIX1=1.0)
    for keyword, value in (("NAXIS1", 10**12), ("NAXIS1", 2**62), ("NAXIS1", -5), ("CRVAL1", "1E308"), ("CDELT1", "1E-320"), ("CRPIX1", "-1E300"),
                           ("CRVAL1", "'x'"), ("CDELT1", "NaN"), ("BITPIX", 7)):
        image(path, **base)
        lie(path, keyword, value)
        p = run(path)
        bad += [(keyword, value, p.returncode, p.stderr[-300:])] if broken(p) else []
    check("headers that lie", not bad, bad[:1])
    samples = [image(os.path.join(tmp, "d1.fits"), np.array([FLUX + 1, FLUX, ERR]), XUNITS="um", **base),
               columns(os.path.join(tmp, "d2.fits"), {"WAVE": "Angstrom"}, WAVE=np.array([5000 + 2.0 * I] * 2), FLUX=np.array([FLUX] * 2), NELEM=[9, 200]),
               text(os.path.join(tmp, "d3.txt"), "# wave flux\n" + "\n".join("%d %d" % (3000 + i, i) for i in range(60)) + "\n")]
    rng, bad = random.Random(3), []
    for original in samples:
        content = open(original, "rb").read()
        for i in range(40):
            b = bytearray(content)
            for _ in range(rng.randint(1, 6)):
                b[rng.randrange(min(len(b), 6000))] = rng.randrange(256) if rng.random() < .5 else rng.choice(b"0123456789 '.E-")
            if rng.random() < 0.2:
                b = b[:rng.randrange(len(b))]
            open(path, "wb").write(b)
            p = run(path, "--quiet")
            bad += [(original, i, p.returncode, p.stderr[-300:])] if broken(p) else []
    check("120 damaged copies", not bad, bad[:1])


with tempfile.TemporaryDirectory() as tmp:
    path = os.path.join(tmp, "x[1].fits")  # brackets mean something to cfitsio
    for test in (test_linear, test_log, test_types, test_arrays, test_plates, test_columns, test_rows, test_cells, test_channels, test_texts, test_others, test_kind, test_order):
        test(path)
    test_damage(tmp, path)
finish()
