#!/usr/bin/python3
"""FITS tables off the beaten track: tile-compressed, described by a VOTable, damaged, with letters that are not ASCII."""
import csv, ctypes, ctypes.util, os, re, subprocess, tempfile, time
import numpy as np
from astropy.io import fits
from astropy.table import Table
from fitsdump import check, columns, compare, dump, finish, flips, rows, said

C = fits.Column


def arrays(n, form, most=6):
    v = np.empty(n, dtype=object)
    v[:] = [np.arange(i % most).astype(form) * 3 for i in range(n)]
    return v


def wide_columns(n):
    r = np.arange(n)
    rng = np.random.default_rng(5)
    return [C("J", "J", array=r * 7 - 300), C("JR", "J", array=rng.integers(-2**31, 2**31 - 1, n)), C("J0", "J", array=r * 0),
            C("I", "I", array=(r * 37 % 30000).astype("i2")), C("IV", "4I", array=np.arange(4 * n).reshape(n, 4).astype("i2")),
            C("U", "I", bzero=32768, array=(r * 9 % 65000).astype("u2")), C("B", "B", array=(r % 251).astype("u1")),
            C("K", "K", array=(r - 5) * 10**15), C("E", "E", array=(r / 7).astype("f4")), C("D", "D", array=np.where(r == 4, np.nan, r / 3.0)),
            C("A", "8A", array=["s%d" % (i * i) for i in r]), C("L", "L", array=r % 3 == 0), C("X", "16X", array=np.arange(16 * n).reshape(n, 16) % 3 == 0),
            C("C", "C", array=(r - 2j * r).astype("c8")), C("M", "2M", array=np.arange(2 * n).reshape(n, 2) * (1 + 3j)),
            C("PJ", "PJ()", array=arrays(n, "i4", 90)), C("PI", "PI()", array=arrays(n, "i2")), C("PE", "PE()", array=arrays(n, "f4")), C("QD", "QD()", array=arrays(n, "f8", 40))]


def compress(path, out, tile, method):
    """cfitsio's own packer, by way of ctypes: astropy has none for tables."""
    lib = ctypes.CDLL(ctypes.util.find_library("cfitsio"))
    with fits.open(path) as f:
        f[1].header["FZTILELN"] = tile
        if method:
            f[1].header["FZALGOR"] = method
        for i in range(len(f[1].columns)):
            if method:
                f[1].header["FZALG%d" % (i + 1)] = method
        f.writeto(path + ".in", overwrite=True)
    a, b, s = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_int(0)
    lib.ffdkopn(ctypes.byref(a), (path + ".in").encode(), 0, ctypes.byref(s))
    lib.ffmahd(a, 2, None, ctypes.byref(s))
    lib.ffdkinit(ctypes.byref(b), out.encode(), ctypes.byref(s))
    lib.ffcrim(b, 8, 0, None, ctypes.byref(s))
    lib.fits_compress_table(a, b, ctypes.byref(s))
    lib.ffclos(b, ctypes.byref(s))
    lib.ffclos(a, ctypes.byref(s))
    return s.value


def test_packed(tmp):
    plain = os.path.join(tmp, "plain.fits")
    n = 700
    fits.HDUList([fits.PrimaryHDU(), fits.BinTableHDU.from_columns(wide_columns(n), name="WIDE")]).writeto(plain)
    outs = []
    for method, tile in ((None, 100), ("GZIP_1", 333), ("GZIP_2", 700), ("RICE_1", 64)):
        out = os.path.join(tmp, "packed-%s.fits" % method)
        what = "packed %s, %d rows a tile" % (method or "as usual", tile)
        check(what + ": written", compress(plain, out, tile, method) == 0)
        p, lines = dump(out)
        check(what + ": table", ["table", "WIDE", "1", str(n), "19"] in lines and not said(lines), lines[:3])
        with fits.open(plain) as f, fits.open(out) as g:
            compare(what, lines, f[1].data)
            check(what + ": really packed", g[1].header["ZTABLE"] and g[1].columns[0].format.startswith("1Q"))
        outs.append(out)
    return outs


def test_packed_damage(tmp, path):
    b = open(path, "rb").read()
    out = os.path.join(tmp, "damage.fits")
    with fits.open(path) as f:
        start = f[1].fileinfo()["datLoc"]
        head = f[1].header["NAXIS1"] * f[1].header["NAXIS2"]
        heap = f[1].header["PCOUNT"]
    open(out, "wb").write(b[:start + head + heap // 2])
    p, lines = dump(out)
    n = len(rows(lines))
    check("packed and cut: the whole tiles", p.returncode == 0 and 0 < n < 700 and n % 100 == 0 and said(lines, "HDU 1", str(n)), (n, lines[:2]))
    with fits.open(os.path.join(tmp, "plain.fits")) as f:
        t = Table({k: f[1].data[k][:n] for k in f[1].columns.names if k[0] not in "PQ"})
        lengths = [len(v) for v in f[1].data["PE"]][:n]
    at = columns(lines)
    order = [list(at).index(k) for k in t.colnames]
    compare("packed and cut", [l if l[0] != "row" else ["row"] + [l[1 + i] for i in order] for l in lines], t)
    i = list(at).index("PE")
    check("packed and cut: arrays", [0 if g[i] == "<null>" else len(g[i].split()) for g in rows(lines)] == lengths)
    for old, new in ((b"ZTILELEN=                  100", b"ZTILELEN=  9223372036854775807"), (b"ZTILELEN=                  100", b"ZTILELEN=                   99"),
                     (b"ZNAXIS2 =                  700", b"ZNAXIS2 =  9223372036854775807"), (b"ZNAXIS1 =", b"ZNAXIS1 = -"), (b"'RICE_1  '", b"'LZ_99   '"), (b"ZFORM1  = 'J  ", b"ZFORM1  = '9J ")):
        assert old in b
        open(out, "wb").write(b.replace(old, new, 1))
        p, lines = dump(out)
        check("packed, hostile %s" % new.decode(), p.returncode == 0 and said(lines, "HDU 1"), (p.returncode, p.stderr[-300:], lines[:2]))


VOT = """<?xml version="1.0"?><VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><DESCRIPTION>All of it</DESCRIPTION>
<COOSYS ID="s" system="ICRS"/><TABLE name="stars"><DESCRIPTION>Stars seen</DESCRIPTION><PARAM name="epoch" datatype="double" value="2015.5" unit="yr"/>
<FIELD name="ra" datatype="double" unit="deg" ucd="pos.eq.ra;meta.main" ref="s"><DESCRIPTION>right ascension of the star</DESCRIPTION></FIELD>
<FIELD name="t" datatype="char" arraysize="*" xtype="timestamp" utype="obs:time"/><FIELD name="n" datatype="int"><VALUES null="-7"/></FIELD>
<DATA><TABLEDATA><TR><TD>10.5</TD><TD>2020-01-01</TD><TD>1</TD></TR><TR><TD>11.5</TD><TD>2020-01-02</TD><TD>-7</TD></TR></TABLEDATA></DATA></TABLE>
<TABLE name="second"><FIELD name="q" datatype="double" ucd="phot.mag" unit="mag"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>
</RESOURCE></VOTABLE>"""


def test_meta(tmp):
    vot, out = os.path.join(tmp, "in.vot"), os.path.join(tmp, "plus.fits")
    open(vot, "w").write(VOT)
    subprocess.run(["stilts", "tmulti", "in=" + vot, "multi=true", "out=" + out, "ofmt=fits-plus"], check=True, stderr=subprocess.PIPE)
    with fits.open(out) as f:
        check("stilts wrote FITS-plus", f[0].header.get("VOTMETA") is True and len(f) == 3)
    p, lines = dump(out)
    cols = columns(lines)
    check("FITS-plus: columns", cols["ra"][2:4] == ["deg", "pos.eq.ra;meta.main"] and cols["ra"][5] == "right ascension of the star", cols)
    check("FITS-plus: utype and xtype", cols["t"][4] == "obs:time" and ["xtype", "t", "timestamp"] in lines, cols)
    check("FITS-plus: second table", cols["q"][2:4] == ["mag", "phot.mag"], cols)
    check("FITS-plus: notes", any(l[:3] == ["note", "description", "Stars seen"] for l in lines), [l for l in lines if l[0] == "note"])
    check("FITS-plus: rows", rows(lines) == [["10.5", "2020-01-01", "1"], ["11.5", "2020-01-02", "<null>"], ["1"]], rows(lines))
    b = open(out, "rb").read()
    at = b.index(b"<VOTABLE")
    open(out, "wb").write(b[:at] + b"<" * 300 + b[at + 300:])
    p, lines = dump(out)
    check("FITS-plus: a VOTable that is broken harms no row", len(rows(lines)) == 3, lines[:3])
    return out


def simple(n=20):
    r = np.arange(n)
    return fits.BinTableHDU.from_columns([C("a", "J", array=r + 1), C("d", "D", array=r / 7), C("s", "6A", array=["n%d" % i for i in r])], name="ONE")


def test_damaged_headers(tmp):
    path, out = os.path.join(tmp, "sound.fits"), os.path.join(tmp, "unsound.fits")
    two = simple(5)
    two.header["EXTNAME"] = "TWO"
    fits.HDUList([fits.PrimaryHDU(), simple(), two]).writeto(path)
    with fits.open(path) as f:
        one, other = f[1].data.copy(), f[2].data.copy()
        second = f[2].fileinfo()["hdrLoc"]
    b = open(path, "rb").read()
    blank = b"HISTORY".ljust(80)

    def without(key, start):
        at = b.index(key.ljust(8) + b"=", start)
        return b[:at] + blank + b[at + 80:]

    for what, data in (("a primary header without NAXIS", without(b"NAXIS", 0)), ("without BITPIX", without(b"BITPIX", 0)), ("no NAXIS1 of the table", without(b"NAXIS1", 2880)),
                       ("no NAXIS2 of the table", without(b"NAXIS2", 2880)), ("no TFIELDS of the table", without(b"TFIELDS", 2880)), ("no PCOUNT", without(b"PCOUNT", 2880))):
        open(out, "wb").write(data)
        p, lines = dump(out)
        check(what + ": opens and says so", p.returncode == 0 and said(lines, "CFITSIO") and lines[0][2] == "table", lines[:3])
        check(what + ": both tables", [l[1:5] for l in lines if l[0] == "table"] == [["ONE", "1", "20", "3"], ["TWO", "2", "5", "3"]], [l for l in lines if l[0] == "table"])
        got = rows(lines)
        check(what + ": rows", [g[0] for g in got] == [str(x) for x in list(one["a"]) + list(other["a"])] and [float(g[1]) for g in got] == list(one["d"]) + list(other["d"]))
    start = time.monotonic()
    open(out, "wb").write(b"SIMPLE  =                    T".ljust(2880) + (b"XTENSION= 'BINTABLE'".ljust(80) + b"TFORM1  = 'J'".ljust(80) * 35) * 3000)
    p, lines = dump(out)
    check("thousands of headers without an end are soon done with", p.returncode == 1 and said(lines, "CFITSIO") and time.monotonic() - start < 30, (time.monotonic() - start, lines[:2]))
    open(out, "wb").write(without(b"TFORM2", second))
    p, lines = dump(out)
    check("a table without a TFORM: the other is there", [l[1] for l in lines if l[0] == "table"] == ["ONE"] and said(lines, "HDU 2"), lines[:4])
    return out


def test_cut_arrays(tmp):
    path = os.path.join(tmp, "heap.fits")
    fits.BinTableHDU.from_columns([C("i", "J", array=np.arange(50)), C("p", "PD()", array=arrays(50, "f8", 40))]).writeto(path)
    with fits.open(path) as f:
        want = [list(v) for v in f[1].data["p"]]
        whole = f[1].fileinfo()["datLoc"] + f[1].header["NAXIS1"] * 50
        heap = f[1].header["PCOUNT"]
    os.truncate(path, whole + heap // 2)
    p, lines = dump(path)
    got = rows(lines)
    there = [g[1] for g in got if g[1] != "<null>"]
    check("heap cut: all rows, a warning", len(got) == 50 and [g[0] for g in got] == [str(i) for i in range(50)] and said(lines, "HDU 1", "empty"), (len(got), lines[:2]))
    check("heap cut: the arrays in front are there", len(there) > 10 and all([float(x) for x in g[1].split()] == w for g, w in zip(got, want) if g[1] != "<null>"))


def test_numbers(tmp):
    """Scaled, shifted and absent numbers of each type as STILTS gives them."""
    path = os.path.join(tmp, "scaled.fits")
    n = 9
    r = np.arange(n)
    hdu = fits.BinTableHDU.from_columns([C(f + k, f, array=(r * 5 + 1).astype(t)) for f, t in (("B", "u1"), ("I", "i2"), ("J", "i4"), ("K", "i8"), ("E", "f4"), ("D", "f8")) for k in ("s", "z", "n")] +
                                        [C("VJ", "3J", array=np.arange(27).reshape(9, 3))])
    for i in range(6):
        hdu.header["TSCAL%d" % (3 * i + 1)] = 0.25
        hdu.header["TZERO%d" % (3 * i + 1)] = -3.5
        hdu.header["TZERO%d" % (3 * i + 2)] = 1000.5
        if i < 4:
            hdu.header["TNULL%d" % (3 * i + 3)] = 21
    hdu.header["TSCAL19"], hdu.header["TZERO19"] = 2.0, -0.5
    hdu.header["TDISP1"] = "F8.3"
    hdu.header["TCTYP4"], hdu.header["TCRVL4"], hdu.header["TCRPX4"], hdu.header["TCDLT4"] = "RA---TAN", 83.6, 4.0, 0.01
    hdu.writeto(path)
    p, lines = dump(path)
    out = subprocess.run(["stilts", "tpipe", "in=" + path, "ofmt=csv"], check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout.decode()
    want = list(csv.reader(out.splitlines()))[1:]
    got = rows(lines)
    for j, name in enumerate(columns(lines)):
        numbers = [([float(x) for x in re.findall(r"[-+.\deE]+", w[j])], [float(x) for x in g[j].split()] if g[j] != "<null>" else []) for w, g in zip(want, got)]
        check("scaled as STILTS has it: " + name, len(got) == len(want) == n and all(np.allclose(a, b, rtol=1e-7) and len(a) == len(b) for a, b in numbers), numbers[:3])
    check("TNULL", [g[list(columns(lines)).index("Jn")] for g in got].count("<null>") == 1)
    cols = columns(lines)
    check("pixel columns of an event list stay pixels", cols["Is"] == ["double", "", "", "", "", "", ""], cols["Is"])


def test_letters(tmp):
    path = os.path.join(tmp, "letters.fits")
    hdu = simple(2)
    hdu.header["TUNIT2"] = "xx"
    hdu.header["TCOMM1"] = "Zahler nach MXchain"
    hdu.header["TITLE"] = "SXren"
    hdu.header["ORIGIN"] = "a program"
    hdu.header["UCD__1"] = "meta.id"
    for text in ("*** Column names ***", "Counted by hand", "--------", "--BEGIN-ASTROPY-SERIALIZED-COLUMNS--",
                 "datatype:", "--END-ASTROPY-SERIALIZED-COLUMNS--"):
        hdu.header.add_comment(text)
    hdu.writeto(path)
    b = open(path, "rb").read().replace(b"MXchain", b"M\xe9chain").replace(b"SXren", b"S\xf6ren").replace(b"'xx      '", b"'\xb5m      '").replace(b"n1\0\0\0\0", b"n\xe4\0\0\0\0")
    open(path, "wb").write(b)
    p, lines = dump(path)
    cols = columns(lines)
    check("Latin 1 in a description, a unit and a title", cols["a"][5] == "Zahler nach Méchain" and cols["d"][2] == "µm" and any(l[:3] == ["note", "title", "Sören"] for l in lines), (cols, lines[:4]))
    check("UCD as VizieR writes it", cols["a"][3] == "meta.id", cols["a"])
    check("ORIGIN is no publisher", not [l for l in lines if l[:2] == ["note", "publisher"]], lines[:6])
    check("COMMENT without what libraries write", [l[2] for l in lines if l[:2] == ["note", "description"]] == ["Counted by hand"], lines[:6])
    check("Latin 1 in a cell", [g[2] for g in rows(lines)] == ["n0", "nä"], rows(lines))


def test_tiles_of_no_size(tmp):
    """cfitsio divides by the sizes of tiles while it goes to the HDU."""
    path = os.path.join(tmp, "tiles.fits")
    fits.HDUList([fits.PrimaryHDU(), fits.ImageHDU(np.zeros((3, 5), "i2")),
                  fits.CompImageHDU(np.arange(600, dtype="i2").reshape(20, 30), compression_type="RICE_1")]).writeto(path)
    b = open(path, "rb").read()
    check("packed image opens", dump(path)[0].returncode == 0)
    at = b.index(b"ZTILE2")
    open(path, "wb").write(b[:at] + b"ZTILE2  =                    0".ljust(80) + b[at + 80:])
    p, lines = dump(path)
    check("a tile of no size is told, and no fall", p.returncode == 0 and any("ZTILE2" in part for line in lines for part in line), (p.returncode, lines[:5]))


def test_guarded(tmp):
    """Headers that cfitsio itself does not survive: more axes than its arrays have, tiles without pixels."""
    path, packed = os.path.join(tmp, "axes.fits"), os.path.join(tmp, "guarded.fits")
    for first, name, value in (("SIMPLE  = %20s", "NAXIS   =", "999"), ("SIMPLE  = %20s", "naxis   =", "'9.99D2'"), ("SIMPLE  = %20s", "HIERARCH NAXIS =", "999")):
        cards = [first % "T", "BITPIX  = %20d" % 8, "%s %20s" % (name, value)] + ["NAXIS%-3d= %20d" % (i, 1) for i in range(1, 1000)] + ["END"]
        text = "".join(c.ljust(80) for c in cards)
        with open(path, "w") as f:
            f.write(text + " " * (-len(text) % 2880))
        p, lines = dump(path)
        check("999 axes as %s %s end nothing" % (name, value), p.returncode == 1 and b"Sanitizer" not in p.stderr, (p.returncode, p.stderr[-300:]))
    table = fits.BinTableHDU.from_columns([C("N", "J", array=np.arange(3))])
    fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(np.ones((20, 20), "i2"), compression_type="RICE_1"), table]).writeto(packed)
    b = open(packed, "rb").read()
    fields = b.index(b"TFIELDS = ")
    open(path, "wb").write(b[:fields + 10] + b"20000000".rjust(20) + b[fields + 30:])
    p, lines = dump(path)
    check("twenty million columns take no memory, and the table behind is read", p.returncode == 0 and any("N" in l for l in lines), (p.returncode, lines[:4], p.stderr[-300:]))
    at = b.index(b"ZTILE1  = ")
    for value in ("0", "-3", "0.5", "'0'"):
        open(packed, "wb").write(b[:at + 10] + value.rjust(20).encode() + b[at + 30:])
        p, lines = dump(packed)
        check("tiles of %s pixels end nothing, and the table behind is read" % value, p.returncode == 0 and any("N" in l for l in lines), (p.returncode, lines[:4], p.stderr[-300:]))


def main():
    n_flips = int(os.environ.get("NUN_TEST_FLIPS", "60"))
    with tempfile.TemporaryDirectory() as tmp:
        packed = test_packed(tmp)
        test_packed_damage(tmp, packed[0])
        plus = test_meta(tmp)
        unsound = test_damaged_headers(tmp)
        test_cut_arrays(tmp)
        test_tiles_of_no_size(tmp)
        test_numbers(tmp)
        test_letters(tmp)
        test_guarded(tmp)
        small = os.path.join(tmp, "small.fits")
        fits.BinTableHDU.from_columns(wide_columns(40)).writeto(os.path.join(tmp, "small-in.fits"))
        check("small packed table", compress(os.path.join(tmp, "small-in.fits"), small, 15, None) == 0)
        for path in (small, plus, unsound):
            flips(tmp, path, n_flips)
    finish()


main()
