#!/usr/bin/python3
"""Cutouts and pictures of images against astropy: every pixel of a part has the value and the place that it had in the
whole."""
import inspect
import os
import struct
import subprocess
import sys
import tempfile
import warnings

import numpy as np
from astropy.coordinates import SkyCoord
from astropy.io import fits
from astropy.wcs import WCS, FITSFixedWarning

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "wire"))
from wire import equal, holds, run, tests_of  # noqa: E402

warnings.simplefilter("ignore", FITSFixedWarning)
DUMP = sys.argv[1]
FOLDER = tempfile.TemporaryDirectory(prefix="nun-pixels-")
RANDOM = np.random.default_rng(7)


def place(name):
    return os.path.join(FOLDER.name, name)


def header(projection="TAN", size=(300, 200), crval=(202.5, 47.2), scale=0.001, **more):
    cards = fits.Header()
    cards["CTYPE1"], cards["CTYPE2"] = "RA---" + projection, "DEC--" + projection
    cards["CRVAL1"], cards["CRVAL2"] = crval
    cards["CRPIX1"], cards["CRPIX2"] = size[0] / 2 + 3.25, size[1] / 2 - 7.5
    cards["CD1_1"], cards["CD1_2"] = -scale * 0.96, scale * 0.28
    cards["CD2_1"], cards["CD2_2"] = scale * 0.28, scale * 0.96
    cards["RADESYS"] = "ICRS"
    for key, value in more.items():
        cards[key] = value
    return cards


def pixels(*shape, dtype="f4"):
    return RANDOM.normal(100, 30, shape[::-1]).astype(dtype)


def write(name, data, cards, kind=fits.PrimaryHDU, **options):
    if kind is fits.PrimaryHDU:
        kind(data, cards).writeto(place(name), overwrite=True)
    else:
        fits.HDUList([fits.PrimaryHDU(), kind(data, cards, **options)]).writeto(place(name), overwrite=True)
    return place(name)


def one_tile(name, data, kind):
    """The whole of a plane in one tile of that packing; astropy 7 knows its size only as shape, 5.2 only as size."""
    width, height = data.shape[::-1]
    shaped = "tile_shape" in inspect.signature(fits.CompImageHDU).parameters
    tile = {"tile_shape": (height, width)} if shaped else {"tile_size": (width, height)}
    return write(name, data, header(), fits.CompImageHDU, compression_type=kind, **tile)


def cut(path, region="-", band=("-", "-"), image=0):
    """The box of a cut, from 1, and the file; None when nothing is in it."""
    out = place("out.fits")
    done = subprocess.run([DUMP, "cut", path, str(image), region, *band, out], check=True, capture_output=True,
                          text=True)
    if done.stdout == "nothing\n":
        return None, None
    numbers = [int(word) for word in done.stdout.split()]
    return list(zip(numbers[::2], numbers[1::2])), out


def slices(box):
    return tuple(slice(low - 1, high) for low, high in reversed(box))


def same_places(whole, part, box, tolerance_deg=1e-9):
    """Pixels of the part lie where the same pixels of the whole lie."""
    axes = [np.linspace(low, high, 5) for low, high in box]
    grid = np.array(np.meshgrid(*axes, indexing="ij")).reshape(len(box), -1).T
    shifted = grid - np.array([low - 1 for low, _ in box])
    old, new = whole.all_pix2world(grid, 1), part.all_pix2world(shifted, 1)
    good = np.isfinite(old).all(axis=1)
    holds(good.any(), old)
    equal(np.isfinite(new).all(axis=1).tolist(), good.tolist())
    sky = [whole.wcs.lng, whole.wcs.lat]
    a = SkyCoord(old[good][:, sky[0]], old[good][:, sky[1]], unit="deg")
    b = SkyCoord(new[good][:, sky[0]], new[good][:, sky[1]], unit="deg")
    holds(a.separation(b).deg.max() < tolerance_deg, a.separation(b).deg.max())
    for axis in range(len(box)):
        if axis not in sky:
            holds(np.allclose(old[good][:, axis], new[good][:, axis], rtol=1e-12), old, new)


def check(path, region, hdu=0, band=("-", "-"), image=0, naxis=None, wanted=None):
    """A cut holds its pixels as they were, at their places; its box."""
    with fits.open(path) as whole:
        data, cards = whole[hdu].data, whole[hdu].header
        box, out = cut(path, region, band, image)
        holds(box is not None, "nothing cut")
        with fits.open(out) as part:
            part.verify("exception")
            equal(part[0].data.shape, data[slices(box)].shape)
            holds(np.array_equal(part[0].data, data[slices(box)], equal_nan=data.dtype.kind == "f"))
            equal(os.path.getsize(out) % 2880, 0)
            same_places(WCS(cards, whole, naxis=naxis), WCS(part[0].header, part, naxis=naxis), box)
            if wanted is not None:
                equal(box, wanted)
            return box, part[0].header.copy()


def inside(path, hdu, region):
    """The rectangle around the pixels that astropy finds in a circle, by a dense grid over each pixel."""
    ra, dec, radius = region
    with fits.open(path) as whole:
        wcs = WCS(whole[hdu].header, whole).celestial
        ny, nx = whole[hdu].data.shape[-2:]
    steps = 9
    xs = np.arange(0.5, nx + 0.5 + 1e-9, 1 / steps)
    ys = np.arange(0.5, ny + 0.5 + 1e-9, 1 / steps)
    gx, gy = np.meshgrid(xs, ys)
    lon, lat = wcs.all_pix2world(gx.ravel(), gy.ravel(), 1)
    good = np.isfinite(lon)
    near = np.zeros(lon.shape, bool)
    near[good] = SkyCoord(lon[good], lat[good], unit="deg").separation(SkyCoord(ra, dec, unit="deg")).deg <= radius
    x, y = gx.ravel()[near], gy.ravel()[near]
    return [(int(np.floor(x.min() + 0.5)), min(nx, int(np.ceil(x.max() - 0.5)))),
            (int(np.floor(y.min() + 0.5)), min(ny, int(np.ceil(y.max() - 0.5))))]


def close(box, wanted):
    """The same rectangle, but for one pixel that the grid misses."""
    for (low, high), (wanted_low, wanted_high) in zip(box, wanted):
        holds(0 <= wanted_low - low <= 1 and 0 <= high - wanted_high <= 1, box, wanted)


def test_tangent_plane():
    path = write("tan.fits", pixels(300, 200), header())
    box, _ = check(path, "CIRCLE 202.5 47.2 0.03")
    close(box, inside(path, 0, (202.5, 47.2, 0.03)))
    box, _ = check(path, "POLYGON 202.45 47.18 202.55 47.18 202.55 47.22 202.45 47.22")
    box, _ = check(path, "RANGE 202.48 202.52 47.19 47.21")
    holds(box[0][0] > 1 and box[0][1] < 300 and box[1][0] > 1 and box[1][1] < 200, box)


def test_part_at_the_rim():
    """A circle that reaches over the edge, or all around, is cut to the image."""
    path = write("rim.fits", pixels(300, 200), header())
    edge = WCS(fits.getheader(path)).all_pix2world([[290, 100]], 1)[0]
    box, _ = check(path, "CIRCLE %.12f %.12f 0.04" % tuple(edge))
    close(box, inside(path, 0, (edge[0], edge[1], 0.04)))
    check(path, "CIRCLE 202.5 47.2 20", wanted=[(1, 300), (1, 200)])
    equal(cut(path, "CIRCLE 202.5 48.2 0.5")[0], None)
    equal(cut(path, "CIRCLE 22.5 -47.2 1")[0], None)


def test_circle_within_a_pixel():
    path = write("one.fits", pixels(300, 200), header())
    spot = WCS(fits.getheader(path)).all_pix2world([[120.2, 80.1]], 1)[0]
    check(path, "CIRCLE %.12f %.12f 1e-7" % tuple(spot), wanted=[(120, 120), (80, 80)])


def test_every_bitpix():
    for dtype in ("u1", "i2", "i4", "i8", "f4", "f8", "u2", "u4", "i1"):
        path = write("bits.fits", np.abs(pixels(300, 200) / 2).astype(dtype), header())
        check(path, "CIRCLE 202.5 47.2 0.02")


def test_scaled_with_blanks():
    data = pixels(300, 200, dtype="i2")
    data[::3, ::5] = -99
    path = place("scaled.fits")
    fits.PrimaryHDU(data, header()).writeto(path, overwrite=True)
    with fits.open(path, "update", do_not_scale_image_data=True) as file:
        file[0].header["BSCALE"], file[0].header["BZERO"], file[0].header["BLANK"] = 0.25, 32.0, -99
    check(path, "CIRCLE 202.5 47.2 0.02")
    cards = fits.getheader(place("out.fits"))
    equal((cards["BSCALE"], cards["BZERO"], cards["BLANK"], cards["BITPIX"]), (0.25, 32.0, -99, 16))


def test_sip():
    cards = header("TAN-SIP", A_ORDER=2, B_ORDER=2, A_2_0=2e-5, A_1_1=-1e-5, B_0_2=3e-5, AP_ORDER=1, BP_ORDER=1,
                   AP_1_0=0.0, BP_0_1=0.0)
    path = write("sip.fits", pixels(300, 200), cards)
    box, part = check(path, "CIRCLE 202.55 47.25 0.02")
    close(box, inside(path, 0, (202.55, 47.25, 0.02)))
    equal(part["A_2_0"], 2e-5)


def test_tpv():
    cards = header("TPV", PV1_0=0.0, PV1_1=1.0, PV1_4=0.02, PV2_0=0.0, PV2_1=1.0, PV2_6=0.03)
    box, _ = check(write("tpv.fits", pixels(300, 200), cards), "CIRCLE 202.55 47.25 0.02")
    holds(box[0][0] > 1 and box[1][1] < 200, box)


def test_distortion_tables():
    """The table's place is counted in pixels of the image: it moves along."""
    primary = fits.PrimaryHDU(pixels(300, 200), header())
    for axis in (1, 2):
        primary.header["CPDIS%d" % axis] = "Lookup"
        for record in ("EXTVER: %d.0" % axis, "NAXES: 2.0", "AXIS.1: 1.0", "AXIS.2: 2.0"):
            primary.header.append(("DP%d" % axis, record), end=True)
    parts = [primary]
    for axis in (1, 2):
        table = fits.ImageHDU(pixels(16, 16) / 50, name="WCSDVARR", ver=axis)
        for i, length in ((1, 300), (2, 200)):
            table.header["CRPIX%d" % i], table.header["CRVAL%d" % i] = 1.0, 1.0
            table.header["CDELT%d" % i] = length / 15.5
        parts.append(table)
    path = place("lookup.fits")
    fits.HDUList(parts).writeto(path, overwrite=True)
    with fits.open(path) as whole:
        wcs = WCS(whole[0].header, whole)
        holds(wcs.cpdis1 is not None)
    box, _ = check(path, "CIRCLE 202.55 47.22 0.02")
    with fits.open(place("out.fits")) as part:
        equal([hdu.header.get("EXTNAME") for hdu in part[1:]], ["WCSDVARR", "WCSDVARR"])
        equal(part[1].header["CRVAL1"], 1.0 - (box[0][0] - 1))


def test_poles():
    for sign in (1, -1):
        path = write("pole.fits", pixels(300, 200), header(crval=(33.0, sign * 89.98), scale=0.001))
        box, _ = check(path, "CIRCLE 0 %d 0.02" % (90 * sign))
        close(box, inside(path, 0, (0, 90 * sign, 0.02)))
        box, _ = check(path, "RANGE 0 360 %s" % ("89.98 90" if sign > 0 else "-90 -89.98"))
        close(box, inside(path, 0, (0, 90 * sign, 0.02)))


def all_sky(projection, crval1=180.0):
    cards = header(projection, (360, 180), (crval1, 0.0))
    cards["CRPIX1"], cards["CRPIX2"] = 180.5, 90.5
    cards["CD1_1"], cards["CD1_2"], cards["CD2_1"], cards["CD2_2"] = -1.0, 0.0, 0.0, 1.0
    return cards


def test_all_sky_maps():
    path = write("car.fits", pixels(360, 180), all_sky("CAR"))
    check(path, "CIRCLE 100.5 20.5 3.2", wanted=[(257, 263), (108, 114)])
    check(path, "RANGE 0 360 80.1 90", wanted=[(1, 360), (171, 180)])
    box, _ = check(path, "CIRCLE 0.2 10.5 2", wanted=None)
    equal(box[0], (1, 360))  # both ends of the map: the rectangle around them
    path = write("ait.fits", pixels(360, 180), all_sky("AIT"))
    box, _ = check(path, "CIRCLE 100.5 20.5 4")
    close(box, inside(path, 0, (100.5, 20.5, 4)))


def test_cylinder_beyond_its_half_turn():
    """A piece of a map whose reference point lies 185 degrees away."""
    cards = all_sky("CAR", 0.0)
    cards["CRPIX1"] = 235.0
    path = write("turn.fits", pixels(100, 180), cards)
    equal(cut(path, "CIRCLE 185 0.5 3.2")[0], [(47, 53), (88, 94)])
    equal(cut(path, "CIRCLE 160 0.5 3.2")[0], [(72, 78), (88, 94)])


def spectral(cards, axis):
    cards["CTYPE%d" % axis], cards["CRVAL%d" % axis], cards["CRPIX%d" % axis] = "WAVE", 5e-7, 10.0
    cards["CDELT%d" % axis], cards["CUNIT%d" % axis] = 1e-9, "m"
    return cards


def plain(cards):
    """CDELT instead of CD, for more than two axes."""
    for name in ("CD1_1", "CD1_2", "CD2_1", "CD2_2"):
        del cards[name]
    cards["CDELT1"], cards["CDELT2"] = -0.001, 0.001
    return cards


def test_cube():
    cards = spectral(plain(header(size=(60, 50))), 3)
    path = write("cube.fits", pixels(60, 50, 40), cards)
    box, _ = check(path, "CIRCLE 202.5 47.2 0.005", band=("5.05e-7", "5.1e-7"))
    equal(box[2], (15, 20))
    box, _ = check(path, "-", band=("5.0521e-7", "5.0521e-7"), wanted=[(1, 60), (1, 50), (15, 15)])
    box, _ = check(path, "-", band=("-inf", "5e-7"), wanted=[(1, 60), (1, 50), (1, 10)])
    equal(cut(path, "-", ("6e-7", "7e-7"))[0], None)


def test_frequencies():
    cards = plain(header(size=(60, 50)))
    cards["CTYPE3"], cards["CRVAL3"], cards["CRPIX3"], cards["CDELT3"] = "FREQ", 1.4e9, 1.0, 1e6
    cards["CTYPE4"], cards["CRVAL4"], cards["CRPIX4"], cards["CDELT4"] = "STOKES", 1.0, 1.0, 1.0
    path = write("freq.fits", pixels(60, 50, 30, 2), cards)
    light = 299792458.0
    check(path, "-", band=(repr(light / 1.4101e9), repr(light / 1.4049e9)), wanted=[(1, 60), (1, 50), (6, 11), (1, 2)])


def test_axis_from_a_table():
    """-TAB: the table of coordinates goes along."""
    cards = plain(header(size=(60, 50)))
    cards["CTYPE3"], cards["CRVAL3"], cards["CRPIX3"], cards["CDELT3"] = "WAVE-TAB", 1.0, 1.0, 1.0
    cards["CUNIT3"], cards["PS3_0"], cards["PS3_1"] = "m", "WCS-TABLE", "WAVELENGTH"
    cards["WCSAXES"] = 3
    values = (5e-7 + 1e-9 * np.arange(30) ** 1.2).reshape(1, 30, 1)
    table = fits.BinTableHDU.from_columns([fits.Column("WAVELENGTH", "30D", "m", dim="(1,30)", array=values)], name="WCS-TABLE")
    path = place("tab.fits")
    fits.HDUList([fits.PrimaryHDU(pixels(60, 50, 30), cards), table]).writeto(path, overwrite=True)
    box, _ = check(path, "CIRCLE 202.5 47.2 0.005", band=("5.05e-7", "5.1e-7"))
    edges = np.interp(np.arange(31) + 0.5, np.arange(1, 31), values.ravel())
    equal(box[2], (int(np.searchsorted(edges, 5.05e-7)), int(np.searchsorted(edges, 5.1e-7))))
    with fits.open(place("out.fits")) as part:
        equal(part[1].name, "WCS-TABLE")


def test_packed_bomb():
    """A tile of the size of a city is not unpacked."""
    data = pixels(64, 64, dtype="i2")
    path = write("bomb.fits", data, header(), fits.CompImageHDU, compression_type="GZIP_1")
    with open(path, "rb") as file:
        raw = file.read()
    for key, value, new in (("ZNAXIS1", 64, 20000), ("ZNAXIS2", 64, 64 * 20000), ("ZTILE1", 64, 20000),
                            ("ZTILE2", 1, 20000)):
        old = ("%-8s= %20d" % (key, value)).encode()
        holds(old in raw, key)
        raw = raw.replace(old, ("%-8s= %20d" % (key, new)).encode())
    with open(path, "wb") as file:
        file.write(raw)
    done = subprocess.run([DUMP, "plane", path, "0", "64"], capture_output=True, text=True, check=False)
    equal((done.returncode, done.stderr.count("\n")), (1, 1))
    holds("tiles" in done.stderr, done.stderr)


def test_swapped_axes():
    cards = header(size=(200, 300))
    for name in ("CTYPE", "CRVAL", "CRPIX"):
        cards[name + "1"], cards[name + "2"] = cards[name + "2"], cards[name + "1"]
    cards["CD1_1"], cards["CD1_2"], cards["CD2_1"], cards["CD2_2"] = 0.0002, 0.001, -0.001, 0.0002
    path = write("swapped.fits", pixels(200, 300), cards)
    box, _ = check(path, "CIRCLE 202.5 47.2 0.02")
    holds(box[0][0] > 1 and box[0][1] < 200 and box[1][0] > 1 and box[1][1] < 300, box)


def test_spectral_axis_first():
    cards = fits.Header()
    spectral(cards, 1)
    cards["CTYPE2"], cards["CTYPE3"] = "DEC--TAN", "RA---TAN"
    cards["CRVAL2"], cards["CRVAL3"], cards["CRPIX2"], cards["CRPIX3"] = 47.2, 202.5, 20.0, 30.0
    cards["CDELT2"], cards["CDELT3"] = 0.001, -0.001
    path = write("first.fits", pixels(40, 50, 60), cards)
    box, _ = check(path, "CIRCLE 202.5 47.2 0.0052", band=("5.05e-7", "5.1e-7"))
    equal(box, [(15, 20), (15, 25), (25, 35)])


def test_compressed():
    for kind, dtype, options in (("RICE_1", "i2", {}), ("GZIP_2", "i4", {}), ("RICE_1", "f4", {}),
                                 ("GZIP_1", "f4", {"quantize_level": 0.0}), ("HCOMPRESS_1", "i2", {})):
        data = pixels(300, 200, dtype=dtype)
        if dtype == "f4":
            data[50:60, 50:60] = np.nan
        path = write("packed.fits", data, header(), fits.CompImageHDU, compression_type=kind, **options)
        _, cards = check(path, "CIRCLE 202.5 47.2 0.05", hdu=1)
        holds(not any(key.startswith("Z") for key in cards), cards)


def tiles_of(path):
    """The bytes of a file, where its heap begins and how long it is."""
    with fits.open(path, disable_image_compression=True) as packed:
        start, heap = packed[1].header["NAXIS1"] * packed[1].header["NAXIS2"] + packed[1]._data_offset, packed[1].header["PCOUNT"]
    with open(path, "rb") as file:
        return file.read(), start, heap


def test_damaged_tiles():
    """A Rice tile that does not end within its bytes never comes to cfitsio, which would look behind them."""
    for dtype in ("i2", "i4", "u1"):
        data = np.abs(pixels(300, 200, dtype="i2")).astype(dtype)
        path = write("tile.fits", data, header(), fits.CompImageHDU, compression_type="RICE_1")
        raw, start, heap = tiles_of(path)
        for part in (b"\xff" * heap, raw[start:start + heap // 2] + b"\xff" * (heap - heap // 2)):
            with open(path, "wb") as file:
                file.write(raw[:start] + part + raw[start + heap:])
            done = subprocess.run([DUMP, "plane", path, "0", "64"], capture_output=True, text=True, check=False)
            equal(done.returncode, 1)
            holds("tile" in done.stderr and "is damaged" in done.stderr and "Sanitizer" not in done.stderr, done.stderr)
        # not all of it can be cut out either
        out = place("part.fits")
        done = subprocess.run([DUMP, "cut", path, "0", "-", "-", "-", out], capture_output=True, text=True, check=False)
        equal((done.returncode, "is damaged" in done.stderr), (1, True))


def is_refused(path, raw):
    with open(path, "wb") as file:
        file.write(raw)
    done = subprocess.run([DUMP, "plane", path, "0", "64"], capture_output=True, text=True, check=False)
    equal(done.returncode, 1)
    holds("tile 1 is damaged" in done.stderr and "Sanitizer" not in done.stderr, done.stderr)


def test_damaged_tiles_of_other_packings():
    """HCOMPRESS would write as many pixels as its tile claims, PLIO read as many words as its list claims."""
    data = np.abs(pixels(100, 80, dtype="i2"))
    path = one_tile("tile.fits", data, "HCOMPRESS_1")
    raw, start, heap = tiles_of(path)
    equal(raw[start:start + 10], b"\xdd\x99" + struct.pack(">2i", 80, 100))
    for what in (struct.pack(">2i", 8000, 10000), struct.pack(">2i", 1, 8000), struct.pack(">2i", -80, -100), struct.pack(">2i", 80, 101)):
        is_refused(path, raw[:start + 2] + what + raw[start + 10:])
    is_refused(path, raw[:start + 22] + b"\xff\xff\xff" + raw[start + 25:])
    is_refused(path, raw[:start + 25] + b"\x00" * (heap - 25) + raw[start + heap:])
    is_refused(path, raw[:start + 25] + b"\xff" * (heap - 25) + raw[start + heap:])
    with fits.open(one_tile("tile.fits", data % 100, "PLIO_1"), disable_image_compression=True) as packed:
        equal(packed[1].header["ZCMPTYPE"], "PLIO_1")
    raw, start, heap = tiles_of(path)
    is_refused(path, raw[:start + 6] + struct.pack(">2h", 32767, 32767) + raw[start + 10:])
    is_refused(path, raw[:start + 2] + struct.pack(">h", -7) + raw[start + 4:])
    # a length below zero is an empty list, which is no fault of its pixels
    with open(path, "wb") as file:
        file.write(raw[:start + 6] + struct.pack(">2h", 0, -7) + raw[start + 10:])
    done = subprocess.run([DUMP, "plane", path, "0", "64"], capture_output=True, text=True, check=False)
    holds("runtime error" not in done.stderr, done.stderr)


def test_alternatives_and_physical_pixels():
    cards = header(LTV1=-12.5, LTV2=3.0, LTM1_1=0.5, LTM2_2=0.5)
    for axis, crpix in ((1, 11.5), (2, 22.25)):
        cards["CTYPE%dA" % axis], cards["CRPIX%dA" % axis] = "LINEAR", crpix
        cards["CRVAL%dA" % axis], cards["CDELT%dA" % axis] = 5.0, 2.0
        cards["CTYPE%dP" % axis], cards["CRVAL%dP" % axis], cards["CDELT%dP" % axis] = "PIXEL", 7.0, 1.0
    path = write("alternative.fits", pixels(300, 200), cards)
    box, part = check(path, "CIRCLE 202.5 47.2 0.02")
    dx, dy = box[0][0] - 1, box[1][0] - 1
    equal((part["CRPIX1A"], part["CRPIX2A"]), (11.5 - dx, 22.25 - dy))
    equal((part["CRPIX1P"], part["CRPIX2P"]), (-dx, -dy))
    equal((part["LTV1"], part["LTV2"], part["LTM1_1"]), (-12.5 - dx, 3.0 - dy, 0.5))


def test_header_is_kept():
    cards = header(OBJECT="M51", EXPTIME=300.5, DATAMAX=1e4)
    cards["HIERARCH ESO DET OUT1 GAIN"] = 2.5
    cards["LONGTEXT"] = "x" * 120 + " y"
    cards["COMMENT"] = "as it was"
    path = write("kept.fits", pixels(300, 200), cards)
    box, part = check(path, "CIRCLE 202.5 47.2 0.02")
    equal((part["OBJECT"], part["EXPTIME"], part["ESO DET OUT1 GAIN"], part["LONGTEXT"]),
          ("M51", 300.5, 2.5, "x" * 120 + " y"))
    holds("DATAMAX" not in part and "as it was" in str(part["COMMENT"]))
    equal(str(part["HISTORY"][-1]), "Pixels [%d:%d,%d:%d] of kept.fits, HDU 0" % (*box[0], *box[1]))
    equal((part["LTV1"], part["LTM1_1"]), (1.0 - box[0][0], 1.0))


def plane(path, size, image=0):
    done = subprocess.run([DUMP, "plane", path, str(image), str(size)], check=True, capture_output=True, text=True)
    lines = done.stdout.split("\n")
    width, height, step = map(int, lines[0].split())
    return np.array([float(value) for value in lines[1:-1]]).reshape(height, width), step


def test_picture_is_the_mean_of_blocks():
    data = pixels(300, 200)
    data[:8, :8] = np.nan
    data[100, 100] = np.nan
    path = write("plane.fits", data, header())
    found, step = plane(path, 75)
    equal((found.shape, step), ((50, 75), 4))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        wanted = np.nanmean(data.reshape(50, 4, 75, 4).astype("f8"), axis=(1, 3))
    holds(np.allclose(found, wanted, rtol=1e-6, equal_nan=True))
    holds(np.isnan(found[:2, :2]).all())
    found, step = plane(path, 512)
    equal((found.shape, step), ((200, 300), 1))
    holds(np.array_equal(found.astype("f4"), data, equal_nan=True))


def test_picture_of_a_cube_and_of_stokes():
    data = pixels(60, 50, 40)
    path = write("cube2.fits", data, spectral(plain(header(size=(60, 50))), 3))
    found, _ = plane(path, 64)
    holds(np.allclose(found, data[0:32:2].mean(axis=0), rtol=1e-5), found[:3, :3])
    cards = plain(header(size=(60, 50)))
    cards["CTYPE3"] = "STOKES"
    data = pixels(60, 50, 4)
    found, _ = plane(write("stokes.fits", data, cards), 64)
    holds(np.allclose(found, data[0], rtol=1e-6))


def test_picture_of_packed_and_scaled():
    data = pixels(300, 200, dtype="i2")
    path = write("packed2.fits", data, header(), fits.CompImageHDU, compression_type="RICE_1")
    found, _ = plane(path, 300)
    holds(np.array_equal(found, data))
    data = np.abs(data).astype("u2") + 40000
    found, _ = plane(write("scaled2.fits", data, header()), 300)
    holds(np.array_equal(found, data))


def test_broken_pixels_are_an_error():
    path = write("short.fits", pixels(300, 200), header())
    with open(path, "r+b") as file:
        file.truncate(2880 * 10)
    done = subprocess.run([DUMP, "cut", path, "0", "CIRCLE 202.5 47.2 20", "-", "-", place("out.fits")],
                          capture_output=True, text=True, check=False)
    equal(done.returncode, 1)
    holds("short.fits" in done.stderr and done.stderr.count("\n") == 1, done.stderr)


run(tests_of(globals()))
