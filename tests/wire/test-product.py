#!/usr/bin/python3
"""Files, previews, cutouts and spectra over the wire: ranges, conditions, files that went or changed, hostile requests."""
import gzip
import hashlib
import io
import os
import re
import sys
import tempfile
import threading
import time
import urllib.parse
import warnings

import numpy as np
from astropy.io import fits, votable
from astropy.wcs import WCS, FITSFixedWarning

import wire
from wire import equal, holds

warnings.simplefilter("ignore", FITSFixedWarning)
PROGRAM = sys.argv[1]
CACHE = tempfile.TemporaryDirectory(prefix="nun-cache-")
os.environ["XDG_CACHE_HOME"] = CACHE.name
RANDOM = np.random.default_rng(11)


def image(ra=202.47, dec=47.2, dtype="f4", shape=(90, 120), **more):
    cards = fits.Header()
    cards["CTYPE1"], cards["CTYPE2"], cards["RADESYS"] = "RA---TAN", "DEC--TAN", "ICRS"
    cards["CRVAL1"], cards["CRVAL2"] = ra, dec
    cards["CRPIX1"], cards["CRPIX2"] = shape[-1] / 2, shape[-2] / 2
    cards["CDELT1"], cards["CDELT2"] = -0.001, 0.001
    for key, value in more.items():
        cards[key] = value
    out = io.BytesIO()
    fits.PrimaryHDU(RANDOM.normal(100, 5, shape).astype(dtype), cards).writeto(out)
    return out.getvalue()


def spectrum():
    wavelengths = 4000 + 1.5 * np.arange(1000)
    table = fits.BinTableHDU.from_columns([
        fits.Column("WAVE", "D", "Angstrom", array=wavelengths),
        fits.Column("FLUX", "E", "erg/s/cm2/Angstrom", array=np.sin(wavelengths / 50) * 1e-15),
        fits.Column("ERR", "E", "erg/s/cm2/Angstrom", array=np.full(1000, 1e-16))])
    table.header["OBJECT"], table.header["RA"], table.header["DEC"] = "Vega", 279.23, 38.78
    out = io.BytesIO()
    fits.HDUList([fits.PrimaryHDU(), table]).writeto(out)
    return out.getvalue()


def orders():
    """Three spectra in the lines of one array, as IRAF's equispec has them."""
    cards = fits.Header([("CTYPE1", "LINEAR"), ("CTYPE2", "LINEAR"), ("CRPIX1", 1.0), ("CRVAL1", 5000.0), ("CDELT1", 2.0),
                         ("CD1_1", 2.0), ("CD2_2", 1.0), ("LTM1_1", 1.0), ("LTM2_2", 1.0), ("WCSDIM", 2), ("DC-FLAG", 0),
                         ("WAT0_001", "system=equispec"), ("WAT1_001", "wtype=linear label=Wavelength units=angstroms"),
                         ("WAT2_001", "wtype=linear")])
    for order in range(1, 4):
        cards["APNUM%d" % order] = "%d %d" % (order, order)
    out = io.BytesIO()
    fits.PrimaryHDU(np.arange(300, dtype="f4").reshape(3, 100), cards).writeto(out)
    return out.getvalue()


CUBE = image(150, 2, shape=(40, 30, 20), CTYPE3="WAVE", CRVAL3=5e-7, CRPIX3=1.0, CDELT3=1e-9, CUNIT3="m")
ODD = 'deep/d\u00fcnn "1" #2.fits'
FILES = {"m51.fits": image(**{"MJD-OBS": 53065.25, "EXPTIME": 60.0}), ODD: image(10, 20), "packed.fits.gz": gzip.compress(image(30, 40)), "cube.fits": CUBE,
         "gone.fits": image(50, 60), "changed.fits": image(70, 10), "shrinking.fits": image(90, 10, shape=(1500, 2000)),
         "movie.fits": image(150, 2, shape=(4, 20, 30), CTYPE3="TIME", CUNIT3="d", CRVAL3=0.125, CRPIX3=1.0, CDELT3=0.25, MJDREF=53000.0),
         "stokes.fits": image(160, 2, shape=(4, 20, 30), CTYPE3="STOKES", CRVAL3=1.0, CRPIX3=1.0, CDELT3=1.0),
         "short.fits": image(95, 10)[:20160], "vega.fits": spectrum(), "orders.fits": orders()}
SERVER = wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--chunk", "65536", observations=FILES)
URLS = dict(SERVER.services)
IMAGES, SPECTRA = (urllib.parse.urlparse(URLS[name]).path.rsplit("/", 1)[0] for name in ("sia2", "ssap"))


def find_ids(path, query):
    document = SERVER.get(path + "/" + query)
    equal(document.status, 200)
    table = votable.parse_single_table(io.BytesIO(document.body)).to_table(use_names_over_ids=True)
    return {urllib.parse.unquote(str(did).split("?", 1)[1]).split("#")[0].split("/", 1)[1]: str(did)
            for did in table["obs_publisher_did"]}


IDS = find_ids(IMAGES, "sia2?MAXREC=100")
VEGA = "vega.fits#1"


def ask(what, name, base=None, headers=None, method="GET", **more):
    query = urllib.parse.urlencode({"ID": IDS.get(name, name), **more})
    return SERVER.ask("%s/%s?%s" % (base or IMAGES, what, query), method, **(headers or {}))


def get(name, **headers):
    return ask("get", name, headers=headers)


def sentence(answer, status, *words):
    """An error: one plain sentence that names no folder."""
    equal(answer.status, status)
    equal(answer.headers["content-type"], "text/plain;charset=utf-8")
    equal(answer.text.count("\n"), 1)
    for word in words:
        holds(word in answer.text, word, answer.text)
    holds(SERVER.folder not in answer.text, answer.text)
    return answer


def test_every_file_comes_as_it_lies_there():
    for name in ("m51.fits", "packed.fits.gz", "cube.fits", "short.fits"):
        answer = get(name)
        equal((answer.status, answer.body == FILES[name]), (200, True))
        equal(answer.headers["content-length"], str(len(FILES[name])))
        equal(answer.headers["accept-ranges"], "bytes")
        equal(answer.headers["content-disposition"], 'attachment; filename="%s"' % name)
        holds("content-encoding" not in answer.headers and "transfer-encoding" not in answer.headers)
    equal(get("m51.fits").headers["content-type"], "image/fits")
    equal(get("packed.fits.gz").headers["content-type"], "image/x-fits-gzip")
    equal(ask("get", VEGA, SPECTRA).headers["content-type"], "application/fits")


def links_of(name):
    document = ask("links", name)
    equal(document.status, 200)
    table = votable.parse_single_table(io.BytesIO(document.body))
    names = [field.name for field in table.fields]
    return [(str(row[names.index("semantics")]), str(row[names.index("content_type")])) for row in map(list, table.array)]


def test_packed_files_are_promised_as_they_come():
    packed = "image/x-fits-gzip"
    for query, ucd in (("sia2?MAXREC=100", "meta.code.mime"), ("sia1.xml?POS=30,40&SIZE=0.1", "VOX:Image_Format")):
        table = votable.parse_single_table(io.BytesIO(SERVER.get("%s/%s" % (IMAGES, query)).body))
        column = next(i for i, field in enumerate(table.fields) if field.ucd == ucd)
        equal([str(list(row)[column]) for row in table.array if "packed.fits.gz" in "".join(map(str, row))], [packed])
    equal([kind for semantics, kind in links_of("packed.fits.gz") if semantics == "#this"], [packed])
    for wanted, found in (("image/fits", True), ("application/fits", True), (packed, True), ("image/x-fits-xz", False)):
        names = find_ids(IMAGES, "sia2?MAXREC=100&FORMAT=" + urllib.parse.quote(wanted))
        equal((wanted, "packed.fits.gz" in names), (wanted, found))
    equal("m51.fits" in find_ids(IMAGES, "sia2?MAXREC=100&FORMAT=" + packed), False)
    equal(ask("get", "packed.fits.gz", FORMAT=packed).body == FILES["packed.fits.gz"], True)


def test_names_beyond_ascii():
    names = [did for name, did in IDS.items() if name.startswith("deep/")]
    answer = SERVER.get("%s/get?%s" % (IMAGES, urllib.parse.urlencode({"ID": names[0]})))
    equal((answer.status, answer.body == FILES[ODD]), (200, True))
    equal(answer.headers["content-disposition"],
          'attachment; filename="d__nn _1_ _2.fits"; filename*=UTF-8\'\'d%C3%BCnn%20%221%22%20%232.fits')


def test_head_has_the_length_and_no_bytes():
    answer = ask("get", "m51.fits", method="HEAD")
    equal((answer.status, answer.headers["content-length"]), (200, str(len(FILES["m51.fits"]))))
    holds("etag" in answer.headers and "last-modified" in answer.headers)
    answer = ask("get", "m51.fits", method="HEAD", headers={"Range": "bytes=0-9"})
    equal((answer.status, answer.headers["content-length"]), (200, str(len(FILES["m51.fits"]))))


def test_never_packed_on_the_way():
    answer = get("m51.fits", Accept_Encoding="gzip")
    equal(answer.body == FILES["m51.fits"], True)
    holds("content-encoding" not in answer.headers)


def test_one_range():
    whole, size = FILES["m51.fits"], len(FILES["m51.fits"])
    for text, first, last in (("0-0", 0, 0), ("100-199", 100, 199), ("2880-", 2880, size - 1), ("-80", size - 80, size - 1),
                              ("0-99999999999999999999", 0, size - 1), ("-99999999", 0, size - 1),
                              ("%d-%d" % (size - 1, size + 5), size - 1, size - 1), ("5-9, 10-14", 5, 14), (" 3-4 ,", 3, 4)):
        answer = get("m51.fits", Range="bytes=" + text)
        equal((text, answer.status), (text, 206))
        equal(answer.headers["content-range"], "bytes %d-%d/%d" % (first, last, size))
        equal(answer.headers["content-length"], str(last - first + 1))
        equal(answer.body == whole[first:last + 1], True)


def test_ranges_that_are_none():
    for text in ("bytes=", "bytes=abc", "bytes=5", "bytes=9-5", "bytes=-", "bytes=0x1-2", "bytes=1-2-3", "chars=0-5",
                 "bytes=--5", "bytes=+1-5", "bytes=0-1;", "bytes=" + ",".join("%d-%d" % (i, i) for i in range(0, 80, 2))):
        answer = get("m51.fits", Range=text)
        equal((text, answer.status, len(answer.body)), (text, 200, len(FILES["m51.fits"])))


def test_ranges_beyond_the_end():
    size = len(FILES["m51.fits"])
    for text in ("bytes=%d-" % size, "bytes=99999999999-", "bytes=-0"):
        answer = sentence(get("m51.fits", Range=text), 416)
        equal(answer.headers["content-range"], "bytes */%d" % size)


def test_several_ranges():
    whole, size = FILES["m51.fits"], len(FILES["m51.fits"])
    answer = get("m51.fits", Range="bytes=0-9,100-109,-5")
    equal(answer.status, 206)
    match = re.fullmatch(r"multipart/byteranges; boundary=([\w-]+)", answer.headers["content-type"])
    equal(answer.headers["content-length"], str(len(answer.body)))
    parts = (b"\r\n" + answer.body).split(b"\r\n--" + match.group(1).encode())
    equal((parts[0], parts[-1]), (b"", b"--\r\n"))
    for part, (first, last) in zip(parts[1:-1], ((0, 9), (100, 109), (size - 5, size - 1))):
        head, _, body = part.partition(b"\r\n\r\n")
        equal(head.decode(), "\r\nContent-Type: image/fits\r\nContent-Range: bytes %d-%d/%d" % (first, last, size))
        equal(body, whole[first:last + 1])
    equal(len(parts), 5)


def test_conditions():
    first = get("m51.fits")
    etag, date = first.headers["etag"], first.headers["last-modified"]
    equal(re.fullmatch(r'"[0-9a-f]{32}"', etag) is not None, True)
    past, future = "Sun, 06 Nov 1994 08:49:37 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"
    for headers, status in (({"If_None_Match": etag}, 304), ({"If_None_Match": "W/" + etag}, 304),
                            ({"If_None_Match": '"x", ' + etag}, 304), ({"If_None_Match": "*"}, 304),
                            ({"If_None_Match": '"x"'}, 200), ({"If_None_Match": '"x"', "If_Modified_Since": future}, 200),
                            ({"If_Modified_Since": date}, 304), ({"If_Modified_Since": future}, 304),
                            ({"If_Modified_Since": past}, 200), ({"If_Modified_Since": "yesterday"}, 200),
                            ({"If_Match": etag}, 200), ({"If_Match": '"x"'}, 412), ({"If_Match": "W/" + etag}, 412),
                            ({"If_Unmodified_Since": past}, 412), ({"If_Unmodified_Since": date}, 200),
                            ({"Range": "bytes=0-9", "If_Range": etag}, 206), ({"Range": "bytes=0-9", "If_Range": '"x"'}, 200),
                            ({"Range": "bytes=0-9", "If_Range": date}, 206), ({"Range": "bytes=0-9", "If_Range": past}, 200),
                            ({"Range": "bytes=0-9", "If_None_Match": etag}, 304)):
        answer = get("m51.fits", **headers)
        equal((headers, answer.status), (headers, status))
        if status == 304:
            equal((answer.body, answer.headers["etag"]), (b"", etag))
    holds(get("cube.fits").headers["etag"] != etag)


def test_unknown_ids():
    for name in ("nothing.fits", "../p.nuncius", "../../etc/passwd", "/etc/passwd", "data/../../p.nuncius", "m51.fits/..",
                 "./m51.fits", "m51.fits#7", "m51.fits#0.5", "%2e%2e/p.nuncius", "m51.fits\x00", "file:///etc/passwd",
                 "ivo://x/y?z", "?", "#", "' OR 1=1 --", "*", "m51%", "a" * 1000,
                 IDS["m51.fits"].replace("m51.fits", "../p.nuncius"), IDS["m51.fits"].replace("m51.fits", "%2e%2e%2fp.nuncius")):
        for what in ("get", "preview", "soda"):
            answer = ask(what, name)
            holds(answer.status in (400, 404), name, answer.status, answer.text)
            holds(b"SQLite" not in answer.body and b"root:" not in answer.body, answer.body[:100])


def test_id_missing_or_doubled():
    sentence(SERVER.get(IMAGES + "/get"), 400, "ID is missing")
    sentence(SERVER.get(IMAGES + "/get?ID="), 400, "ID is missing")
    sentence(SERVER.get(IMAGES + "/get?ID=a&id=b"), 400, "more than once")
    equal(SERVER.get("/sky/get?ID=m51.fits").status, 404)
    equal(SERVER.get(SPECTRA + "/soda?ID=vega.fits").status, 404)


def test_file_that_has_gone():
    os.rename(os.path.join(SERVER.folder, "data", "gone.fits"), os.path.join(SERVER.folder, "elsewhere.fits"))
    for what in ("get", "preview"):
        sentence(ask(what, "gone.fits"), 404, "gone.fits")
    sentence(ask("soda", "gone.fits", CIRCLE="50 60 1"), 404, "UsageError: ", "gone.fits")
    os.mkfifo(os.path.join(SERVER.folder, "data", "gone.fits"))
    sentence(get("gone.fits"), 404)
    os.remove(os.path.join(SERVER.folder, "data", "gone.fits"))
    os.symlink("/etc/passwd", os.path.join(SERVER.folder, "data", "gone.fits"))
    equal(get("gone.fits").status, 410)
    os.remove(os.path.join(SERVER.folder, "data", "gone.fits"))
    os.mkdir(os.path.join(SERVER.folder, "data", "gone.fits"))
    sentence(get("gone.fits"), 404)


def test_file_that_has_changed():
    path = os.path.join(SERVER.folder, "data", "changed.fits")
    equal((get("changed.fits").status, ask("preview", "changed.fits").status), (200, 200))
    old = os.stat(path)
    with open(path, "r+b") as file:
        file.seek(5000)
        file.write(b"x")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns + 2000))
    for what in ("get", "preview"):
        sentence(ask(what, "changed.fits"), 410, "changed.fits", "changed")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    with open(path, "ab") as file:
        file.write(b"x")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    sentence(get("changed.fits"), 410)


def test_file_cut_short_while_it_goes_out():
    """The length has been promised: the connection breaks, nobody takes what is there for the whole."""
    path = os.path.join(SERVER.folder, "data", "shrinking.fits")
    with SERVER.connect() as link:
        query = urllib.parse.urlencode({"ID": IDS["shrinking.fits"]})
        link.sendall(("GET %s/get?%s HTTP/1.1\r\nHost: x\r\n\r\n" % (IMAGES, query)).encode())
        head = link.recv(1000)
        os.truncate(path, 100000)
        rest = b""
        try:
            rest = wire.read_all(link)
        except ConnectionResetError:
            pass
    holds(b"200 OK" in head)
    holds(len(head) + len(rest) < len(FILES["shrinking.fits"]), len(rest))
    equal(get("m51.fits").status, 200)


def test_memory_stays_small():
    """Four clients take 60 MB each."""
    cards = fits.Header([("SIMPLE", True), ("BITPIX", -32), ("NAXIS", 2), ("NAXIS1", 4000), ("NAXIS2", 3750)])
    content = cards.tostring().encode() + bytes(60_001_920)
    server = wire.Server(PROGRAM, {}, "--chunk", "65536", observations={"a.fits": content})
    with server:
        with open("/proc/%d/maps" % server.process.pid, encoding="utf-8") as maps:
            watched = "libasan" in maps.read()  # keeps what was freed
        base = urllib.parse.urlparse(dict(server.services)["sia2"]).path.rsplit("/", 1)[0]
        before, links, most = server.memory(), [server.connect() for _ in range(4)], 0
        for link in links:
            link.sendall(("GET %s/get?ID=a.fits HTTP/1.1\r\nHost: x\r\n\r\n" % base).encode())
        for link in links:
            size = 0
            while True:
                part = link.recv(1 << 20)
                if not part:
                    break
                size += len(part)
                most = max(most, server.memory()) if size % 5 == 0 else most
            holds(size > len(content), size)
            link.close()
        if not watched:
            holds(max(most, server.memory()) - before < 20_000_000, most, before)


def test_preview_of_an_image():
    answer = ask("preview", "m51.fits", WIDTH=60)
    equal((answer.status, answer.headers["content-type"]), (200, "image/png"))
    equal(answer.body[:8], b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(answer.body[at:at + 4], "big") for at in (16, 20))
    equal((width, height), (60, 45))
    again = ask("preview", "m51.fits", WIDTH=60)
    equal(again.body == answer.body, True)
    equal(ask("preview", "m51.fits", WIDTH=60, headers={"If_None_Match": answer.headers["etag"]}).status, 304)
    for name in ("cube.fits", "packed.fits.gz"):
        equal(ask("preview", name).status, 200)
    equal(ask("preview", VEGA, SPECTRA).headers["content-type"], "image/png")
    sentence(ask("preview", "m51.fits", WIDTH="wide"), 400, "WIDTH")
    sentence(ask("preview", "m51.fits", WIDTH=-3), 400, "WIDTH")
    equal(ask("preview", "m51.fits", WIDTH=100000).status, 200)


def test_previews_are_kept():
    folder = os.path.join(CACHE.name, "nuncius", "previews")
    before = set(os.listdir(folder)) if os.path.exists(folder) else set()
    digest = hashlib.sha256(ask("preview", "m51.fits", WIDTH=77).body).hexdigest()
    mine = [os.path.join(folder, name) for name in set(os.listdir(folder)) - before]
    equal(len(mine), 1)
    holds(re.fullmatch(r"[0-9a-f]{64}\.png", os.path.basename(mine[0])), mine)
    with open(mine[0], "wb") as file:
        file.write(b"<html>no picture</html>")
    equal(hashlib.sha256(ask("preview", "m51.fits", WIDTH=77).body).hexdigest(), digest)


def test_preview_of_a_damaged_image():
    sentence(ask("preview", "short.fits"), 500, "short.fits")


def cutout(name, **question):
    answer = ask("soda", name, **question)
    equal((answer.status, answer.headers.get("content-type")), (200, "image/fits"))
    equal(answer.headers["content-length"], str(len(answer.body)))
    return fits.open(io.BytesIO(answer.body))


def test_cutouts():
    whole = fits.open(io.BytesIO(FILES["m51.fits"]))[0]
    for question in ({"CIRCLE": "202.47 47.2 0.01"}, {"POS": "CIRCLE 202.47 47.2 0.01"}, {"POS": "circle 202.47 47.2 0.01"},
                     {"POLYGON": "202.46 47.19 202.48 47.19 202.48 47.21 202.46 47.21"},
                     {"POS": "POLYGON 202.46 47.19 202.48 47.19 202.48 47.21 202.46 47.21"},
                     {"POS": "RANGE 202.46 202.48 47.19 47.21"}, {"POS": "RANGE 202.46 +Inf 47.19 +Inf"},
                     {"POS": "RANGE 0 360 47.19 47.21"}):
        with cutout("m51.fits", **question) as part:
            wcs, old = WCS(part[0].header), WCS(whole.header)
            x, y = (round(float(v)) for v in old.all_world2pix(*wcs.all_pix2world(1, 1, 1), 1))
            ny, nx = part[0].data.shape
            holds(np.array_equal(part[0].data, whole.data[y - 1:y - 1 + ny, x - 1:x - 1 + nx]), question)
            holds(nx < 120 or ny < 90, question)


def test_cutout_of_a_packed_image_is_plain():
    with cutout("packed.fits.gz", CIRCLE="30 40 0.01") as part:
        holds(20 <= part[0].data.shape[0] <= 22, part[0].data.shape)
    answer = ask("soda", "packed.fits.gz", CIRCLE="30 40 0.01")
    equal(answer.headers["content-disposition"], 'attachment; filename="packed-cutout.fits"')


def test_cutout_of_a_cube():
    whole = fits.open(io.BytesIO(CUBE))[0].data
    with cutout("cube.fits", BAND="5.05e-7 5.1e-7") as part:
        holds(np.array_equal(part[0].data, whole[5:11]), part[0].data.shape)
    with cutout("cube.fits", BAND="-Inf 5.02e-7", CIRCLE="150 2 0.003") as part:
        equal((part[0].data.shape[0], part[0].header["CRPIX3"]), (3, 1.0))


def test_cutout_of_times():
    whole = fits.open(io.BytesIO(FILES["movie.fits"]))[0].data
    # planes of six hours from MJD 53000 on
    with cutout("movie.fits", TIME="53000.3 53000.6") as part:
        holds(np.array_equal(part[0].data, whole[1:3]), part[0].data.shape)
    with cutout("movie.fits", TIME="-Inf 53000.1", CIRCLE="150 2 0.003") as part:
        equal((part[0].data.shape[0], part[0].header["CRPIX3"]), (1, 1.0))
    equal(ask("soda", "movie.fits", TIME="60000 60001").status, 204)
    # one time for all of it: whole or nothing
    with cutout("m51.fits", TIME="53065 53066") as part:
        equal(part[0].data.shape, (90, 120))
    equal(ask("soda", "m51.fits", TIME="60000 60001").status, 204)


def test_cutout_of_states():
    whole = fits.open(io.BytesIO(FILES["stokes.fits"]))[0].data
    for states, planes in ((["I"], whole[0:1]), (["U"], whole[2:3]), (["q", "U"], whole[1:3]), (["Q", "V"], whole[1:4])):
        answer = SERVER.get(IMAGES + "/soda?" + urllib.parse.urlencode([("ID", IDS["stokes.fits"])] + [("POL", s) for s in states]))
        equal(answer.status, 200)
        holds(np.array_equal(fits.open(io.BytesIO(answer.body))[0].data, planes), states)
    equal(ask("soda", "stokes.fits", POL="XX").status, 204)
    equal(ask("soda", "m51.fits", POL="I").status, 200)  # nothing is known of its polarisation


def test_polygon_of_many_corners():
    angles = np.linspace(0, 2 * np.pi, 300, endpoint=False)
    corners = " ".join("%.12f %.12f" % (202.47 + 0.01 * np.cos(a), 47.2 + 0.01 * np.sin(a)) for a in angles)
    for name, value in (("POLYGON", corners), ("POS", "POLYGON " + corners)):
        holds(len(value) > 1024)
        form = urllib.parse.urlencode({"ID": IDS["m51.fits"], name: value})
        answer = SERVER.ask(IMAGES + "/soda", "POST", form.encode(), Content_Type="application/x-www-form-urlencoded")
        equal((answer.status, answer.headers.get("content-type")), (200, "image/fits"))


def test_nothing_in_common():
    for question in ({"CIRCLE": "20 47.2 0.01"}, {"POS": "RANGE 10 20 -5 5"}, {"CIRCLE": "202.47 -47.2 10"}):
        answer = ask("soda", "m51.fits", **question)
        equal((answer.status, answer.body, "content-type" in answer.headers), (204, b"", False))
    equal(ask("soda", "cube.fits", BAND="1 2").status, 204)


def test_whole_image_without_a_question():
    equal(ask("soda", "m51.fits").body == FILES["m51.fits"], True)


def test_wrong_questions():
    for question, word in (({"CIRCLE": "202 47"}, "CIRCLE"), ({"CIRCLE": "a b c"}, "CIRCLE"), ({"CIRCLE": ""}, "CIRCLE"),
                           ({"CIRCLE": "202 97 1"}, "CIRCLE"), ({"CIRCLE": "202 47 -1"}, "CIRCLE"),
                           ({"CIRCLE": "202 47 nan"}, "CIRCLE"), ({"POLYGON": "1 2 3 4"}, "POLYGON"),
                           ({"POS": "BOX 1 2 3 4"}, "POS"), ({"POS": "RANGE 1 2 3"}, "POS"), ({"BAND": "5e-7"}, "BAND"),
                           ({"BAND": "6e-7 5e-7"}, "BAND"), ({"BAND": "0x1 2"}, "BAND"), ({"BAND": "nan nan"}, "BAND"),
                           ({"TIME": "50000"}, "TIME"), ({"TIME": "x y"}, "TIME"), ({"POL": "W"}, "POL"), ({"POL": ""}, "POL")):
        answer = sentence(ask("soda", "m51.fits", **question), 400, word)
        holds(answer.text.startswith("UsageError: "), answer.text)
    for query in ("ID=a&ID=b", "ID=a&CIRCLE=1+2+3&CIRCLE=1+2+3", "ID=a&CIRCLE=1+2+3&POS=CIRCLE+1+2+3", "ID=a&BAND=1+2&BAND=1+2", "ID=a&TIME=1+2&TIME=1+2"):
        answer = sentence(SERVER.get(IMAGES + "/soda?" + query), 400)
        holds(answer.text.startswith("MultiValuedParamNotSupported: "), answer.text)
    holds(SERVER.get(IMAGES + "/soda").text.startswith("UsageError: "))


def test_cutout_of_a_damaged_image():
    answer = sentence(ask("soda", "short.fits", CIRCLE="95 10 20"), 500, "short.fits")
    holds(answer.text.startswith("Error: "), answer.text)


def test_spectrum_as_a_votable():
    answer = ask("get", VEGA, SPECTRA, FORMAT="votable")
    equal(answer.status, 200)
    holds(answer.headers["content-type"].startswith("application/x-votable+xml"))
    table = votable.parse_single_table(io.BytesIO(answer.body))
    columns = {field.utype: field for field in table.fields}
    values = {utype: np.asarray(table.array[field.ID]) for utype, field in columns.items()}
    equal(columns["spec:Spectrum.Data.SpectralAxis.Value"].unit.to_string(), "m")
    wanted = 4000 + 1.5 * np.arange(1000)
    holds(np.allclose(values["spec:Spectrum.Data.SpectralAxis.Value"], wanted * 1e-10, rtol=1e-14))
    holds(np.array_equal(values["spec:Spectrum.Data.FluxAxis.Value"].astype("f4"), (np.sin(wanted / 50) * 1e-15).astype("f4")))
    holds(np.allclose(values["spec:Spectrum.Data.FluxAxis.Accuracy.StatError"], 1e-16))
    params = {param.utype: param.value for param in table.params}
    equal((params["spec:Spectrum.DataModel"], params["spec:Spectrum.Length"]), ("Spectrum-1.1", 1000))
    equal(params["spec:Spectrum.Target.Name"], "Vega")
    holds(np.allclose(params["spec:Spectrum.Char.SpatialAxis.Coverage.Location.Value"], [279.23, 38.78]))
    holds(abs(params["spec:Spectrum.Char.SpectralAxis.Coverage.Bounds.Stop"] - wanted[-1] * 1e-10) < 1e-16)
    sentence(ask("get", "m51.fits", FORMAT="votable"), 400, "FORMAT")
    sentence(ask("get", VEGA, SPECTRA, FORMAT="jpeg"), 400, "FORMAT")
    equal(ask("get", VEGA, SPECTRA, FORMAT="native").body == FILES["vega.fits"], True)


def test_spectra_of_one_file():
    answer = ask("get", "orders.fits", SPECTRA, FORMAT="votable")
    equal(answer.status, 200)
    tables = votable.parse(io.BytesIO(answer.body)).resources[0].tables
    equal(len(tables), 3)
    for i, table in enumerate(tables):
        names = [field.ID for field in table.fields]
        holds(np.allclose(np.asarray(table.array[names[0]]), (5000 + 2.0 * np.arange(100)) * 1e-10, rtol=1e-14))
        equal(np.asarray(table.array[names[1]]).tolist(), [100.0 * i + k for k in range(100)])
    equal(ask("preview", "orders.fits", SPECTRA).status, 200)


def test_many_at_a_time():
    """Clients that ask for different things at once all get what they asked for."""
    problems = []

    def client(i):
        try:
            for k in range(6):
                if (i + k) % 3 == 0:
                    equal(ask("preview", "cube.fits", WIDTH=64 + i).status, 200)
                elif (i + k) % 3 == 1:
                    with cutout("m51.fits", CIRCLE="202.47 47.2 0.01") as part:
                        equal(part[0].data.shape[0] in (20, 21, 22), True)
                else:
                    equal(get("packed.fits.gz").body == FILES["packed.fits.gz"], True)
        except Exception as problem:  # pylint: disable=broad-except
            problems.append(problem)

    threads = [threading.Thread(target=client, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    equal(problems, [])


def test_nothing_stays_open():
    descriptors = SERVER.descriptors()
    for _ in range(20):
        get("m51.fits", Range="bytes=0-9")
        ask("soda", "m51.fits", CIRCLE="202.47 47.2 0.01")
        with SERVER.connect() as link:
            link.sendall(("GET %s/get?ID=cube.fits HTTP/1.1\r\nHost: x\r\n\r\n" % IMAGES).encode())
            link.recv(10)
    holds(wire.wait_until(lambda: SERVER.descriptors() <= descriptors + 2), SERVER.descriptors(), descriptors)


def test_it_ends_quietly():
    time.sleep(0.1)
    equal(SERVER.stop()[0], 0)
    equal(SERVER.messages(), "")


wire.run(wire.tests_of(globals()))
