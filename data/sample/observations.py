#!/usr/bin/env python3
"""Makes the images and spectra of the sample: observations.py FOLDER

Simulated, and said so in their headers: small fields around Messier objects with a true world coordinate system, and
spectra with lines at their laboratory wavelengths.  The same every time; only the standard library is used.

Lines in air: Moore 1966 (NSRDS-NBS 3) as tabulated by NIST's Atomic Spectra Database, nebular strengths relative to
H beta = 100 typical of the Ring Nebula (Osterbrock & Ferland 2006, chapter 4).
"""
import csv
import math
import os
import random
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BLOCK = 2880
SIZE = 192

# Object, pixel scale in arcsec, position angle, filter, exposure, date, kind of light
IMAGES = [
    ("M13", 6.0, 12.0, "V", 120.0, "2023-05-14T23:10:05", "cluster"),
    ("M31", 40.0, 35.0, "R", 300.0, "2023-09-18T22:41:30", "galaxy"),
    ("M42", 25.0, 0.0, "Ha", 600.0, "2024-01-09T20:15:00", "nebula"),
    ("M45", 40.0, 0.0, "B", 60.0, "2024-01-09T21:05:12", "cluster"),
    ("M51", 4.0, -20.0, "R", 480.0, "2023-05-14T22:02:44", "galaxy"),
    ("M57", 1.5, 45.0, "OIII", 900.0, "2023-07-21T22:58:09", "ring"),
]
BALMER = [(6562.80, "Ha"), (4861.35, "Hb"), (4340.47, "Hg"), (4101.73, "Hd"), (3970.08, "He")]
NEBULAR = [(3727.4, 120), (3868.8, 110), (4101.7, 26), (4340.5, 47), (4363.2, 8), (4685.7, 20), (4861.35, 100),
           (4958.9, 380), (5006.8, 1130), (5875.6, 14), (6300.3, 16), (6548.1, 95), (6562.8, 285), (6583.5, 285),
           (6716.4, 8), (6730.8, 8)]
METALS = [(3933.66, 8, 0.8), (3968.47, 8, 0.75), (4226.73, 2, 0.4), (4307.9, 12, 0.35), (5167.3, 2, 0.35),
          (5172.7, 2, 0.4), (5183.6, 2, 0.45), (5269.5, 3, 0.25), (5889.95, 1.5, 0.5), (5895.92, 1.5, 0.45)]


def card(keyword, value, comment=""):
    if isinstance(value, bool):
        text = "%20s" % ("T" if value else "F")
    elif isinstance(value, int):
        text = "%20d" % value
    elif isinstance(value, float):
        text = "%20s" % repr(value)
    else:
        text = "%-20s" % ("'%-8s'" % value.replace("'", "''"))
    return ("%-8s= %s%s" % (keyword, text, " / " + comment if comment else "")).ljust(80)[:80]


def pad(data, fill=b"\0"):
    return data + fill * (-len(data) % BLOCK)


def header(cards):
    text = "".join(cards) + "COMMENT   Simulated for the sample of Nuncius; nothing of it was observed.".ljust(80)
    return pad((text + "END".ljust(80)).encode("ascii"), b" ")


def messier():
    with open(os.path.join(HERE, "messier.csv"), encoding="utf-8", newline="") as file:
        return {row["number"]: row for row in csv.DictReader(file)}


def star(pixels, x, y, flux, width):
    reach = int(5 * width) + 1
    for j in range(max(0, int(y) - reach), min(SIZE, int(y) + reach + 1)):
        for i in range(max(0, int(x) - reach), min(SIZE, int(x) + reach + 1)):
            pixels[j][i] += flux * math.exp(-((i - x) ** 2 + (j - y) ** 2) / (2 * width * width))


def glow(kind, x, y, size):
    """Light of the object itself at an offset in pixels; size: its radius in pixels."""
    r = math.hypot(x, y * (2.2 if kind == "galaxy" else 1.0))
    if kind == "galaxy":
        arms = 1 + 0.5 * math.cos(2 * math.atan2(y, x) - 3 * math.log(r + 1))
        return 900 * math.exp(-r / (0.25 * size)) + 160 * arms * math.exp(-r / (0.6 * size))
    if kind == "ring":
        return 700 * math.exp(-((r - 0.7 * size) / (0.22 * size)) ** 2) + 60 * math.exp(-(r / size) ** 2)
    if kind == "nebula":
        return 600 * math.exp(-r / (0.5 * size)) * (1 + 0.4 * math.sin(x / 9.0) * math.cos(y / 7.0))
    return 0.0


def draw(kind, size, rand):
    middle = (SIZE - 1) / 2
    pixels = [[300.0 + glow(kind, i - middle, j - middle, size) for i in range(SIZE)] for j in range(SIZE)]
    for _ in range(60):
        star(pixels, rand.uniform(0, SIZE), rand.uniform(0, SIZE), 20 * 10 ** rand.uniform(0, 2.4), 1.1)
    for _ in range(220 if kind == "cluster" else 0):
        r, a = abs(rand.gauss(0, 0.35 * size)), rand.uniform(0, 2 * math.pi)
        star(pixels, middle + r * math.cos(a), middle + r * math.sin(a), 30 * 10 ** rand.uniform(0, 2.2), 1.1)
    return [[min(32767, max(0, int(v + rand.gauss(0, math.sqrt(v))))) for v in row] for row in pixels]


def image(folder, catalogue, name, scale, angle, band, exposure, date, kind):
    row = catalogue[name]
    rand = random.Random("image " + name)
    pixels = draw(kind, min(80.0, float(row["size_arcmin"]) * 30 / scale), rand)
    c, s = math.cos(math.radians(angle)) * scale / 3600, math.sin(math.radians(angle)) * scale / 3600
    cards = [card("SIMPLE", True), card("BITPIX", 16), card("NAXIS", 2), card("NAXIS1", SIZE), card("NAXIS2", SIZE),
             card("OBJECT", name, row["name"] or row["type"]), card("TELESCOP", "Sample Telescope"),
             card("INSTRUME", "Sample Camera"), card("OBSERVER", "C. Messier"), card("FILTER", band),
             card("EXPTIME", exposure, "[s] exposure time"), card("DATE-OBS", date, "UTC at the start"),
             card("TIMESYS", "UTC"), card("BUNIT", "adu"), card("RADESYS", "ICRS"),
             card("CTYPE1", "RA---TAN"), card("CTYPE2", "DEC--TAN"), card("CUNIT1", "deg"), card("CUNIT2", "deg"),
             card("CRPIX1", (SIZE + 1) / 2), card("CRPIX2", (SIZE + 1) / 2),
             card("CRVAL1", float(row["ra_deg"])), card("CRVAL2", float(row["dec_deg"])),
             card("CD1_1", -c), card("CD1_2", s), card("CD2_1", s), card("CD2_2", c)]
    data = b"".join(struct.pack(">%dh" % SIZE, *line) for line in pixels)
    write(folder, "%s_%s.fits" % (name, band), header(cards) + pad(data))


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def line(wavelength, centre, width):
    return math.exp(-0.5 * ((wavelength - centre) / width) ** 2)


def in_air(vacuum):
    """Angstrom (Morton 1991, ApJS 77, 119, equation 3)."""
    return vacuum / (1.0 + 2.735182e-4 + 131.4182 / vacuum**2 + 2.76249e8 / vacuum**4)


def nebula(wavelength):
    return 2.0 + sum(strength * line(wavelength, centre, 2.0) for centre, strength in NEBULAR)


def planck(wavelength, kelvin):
    return 1.0 / (wavelength / 5500) ** 5 / (math.exp(1.4388e8 / (wavelength * kelvin)) - 1) * (math.exp(1.4388e8 / (5500 * kelvin)) - 1)


def hot_star(wavelength):
    return 100 * planck(wavelength, 9600) * math.prod(1 - 0.6 * line(wavelength, c, 9.0) for c, _ in BALMER)


def cool_star(wavelength):
    return 80 * planck(wavelength, 4600) * math.prod(1 - depth * line(wavelength, c, width) for c, width, depth in METALS)


def spectrum_cards(target, row, date, exposure):
    return [card("OBJECT", target), card("RA", float(row["ra_deg"]), "[deg] ICRS"), card("DEC", float(row["dec_deg"]), "[deg] ICRS"),
            card("RADESYS", "ICRS"), card("TELESCOP", "Sample Telescope"), card("INSTRUME", "Sample Spectrograph"),
            card("OBSERVER", "C. Messier"), card("DATE-OBS", date, "UTC at the start"), card("EXPTIME", exposure, "[s] exposure time"),
            card("APERTURE", 2.0, "[arcsec] width of the slit"), card("SPECSYS", "BARYCENT")]


def image_spectrum(folder, name, target, row, date, exposure, shape):
    """One axis with a linear wavelength solution, in air."""
    rand = random.Random("spectrum " + name)
    step, first, n = 2.0, 3650.0, 1650
    values = [shape(first + step * i) for i in range(n)]
    values = [v + rand.gauss(0, 0.01 * abs(v) + 0.3) for v in values]
    cards = [card("SIMPLE", True), card("BITPIX", -32), card("NAXIS", 1), card("NAXIS1", n)] + \
        spectrum_cards(target, row, date, exposure) + \
        [card("CTYPE1", "AWAV", "wavelength in air"), card("CUNIT1", "Angstrom"), card("CRPIX1", 1.0), card("CRVAL1", first),
         card("CDELT1", step), card("BUNIT", "10**-17 erg.s**-1.cm**-2.Angstrom**-1")]
    write(folder, name, header(cards) + pad(struct.pack(">%df" % n, *values)))


def table_spectrum(folder, name, target, row, date, exposure, shape):
    """A binary table with one sample a row, in vacuum."""
    rand = random.Random("spectrum " + name)
    rows = b""
    n = 1200
    for i in range(n):
        wavelength = 3800.0 * math.exp(i * 5e-4)
        value = shape(in_air(wavelength))
        error = 0.02 * abs(value) + 0.2
        rows += struct.pack(">dff", wavelength / 10, value + rand.gauss(0, error), error)
    primary = [card("SIMPLE", True), card("BITPIX", 8), card("NAXIS", 0), card("EXTEND", True)] + spectrum_cards(target, row, date, exposure)
    unit = "10**-17 erg.s**-1.cm**-2.Angstrom**-1"
    table = ["%-80s" % "XTENSION= 'BINTABLE'", card("BITPIX", 8), card("NAXIS", 2), card("NAXIS1", 16), card("NAXIS2", n),
             card("PCOUNT", 0), card("GCOUNT", 1), card("TFIELDS", 3), card("EXTNAME", "SPECTRUM"),
             card("TTYPE1", "WAVE"), card("TFORM1", "D"), card("TUNIT1", "nm"), card("TUCD1", "em.wl"),
             card("TTYPE2", "FLUX"), card("TFORM2", "E"), card("TUNIT2", unit), card("TUCD2", "phot.flux.density;em.wl"),
             card("TTYPE3", "ERR"), card("TFORM3", "E"), card("TUNIT3", unit), card("TUCD3", "stat.error;phot.flux.density;em.wl"),
             card("AIRORVAC", "vacuum"), card("SPEC_RP", 2000.0, "resolving power")]
    write(folder, name, header(primary) + header(table) + pad(rows))


def main(folder):
    images, spectra = os.path.join(folder, "images"), os.path.join(folder, "spectra")
    os.makedirs(images, exist_ok=True)
    os.makedirs(spectra, exist_ok=True)
    catalogue = messier()
    for parameters in IMAGES:
        image(images, catalogue, *parameters)
    image_spectrum(spectra, "M57_nebula.fits", "M57", catalogue["M57"], "2023-07-21T23:30:00", 1200.0, nebula)
    image_spectrum(spectra, "M45_Alcyone.fits", "Alcyone", catalogue["M45"], "2024-01-09T21:40:00", 60.0, hot_star)
    table_spectrum(spectra, "M13_giant.fits", "M13 giant", catalogue["M13"], "2023-05-15T00:05:00", 900.0, cool_star)


if __name__ == "__main__":
    main(sys.argv[1])
