#!/usr/bin/python3
"""Writes FITS and VOTable files with astropy, has test-fits-dump read them, and compares cell by cell; then damages them."""
import os, tempfile
import numpy as np
from astropy.io import fits
from astropy.io import votable as vot
from astropy.table import Table, MaskedColumn
from fitsdump import check, columns, compare, dump, finish, flips, rows

def fits_columns():
    n = 7
    r = np.arange(n)
    c = fits.Column
    vla = np.empty(n, dtype=object)
    vla[:] = [np.arange(i, dtype="f4") for i in range(n)]
    return [
        c("L", "L", array=r % 2 == 0), c("B", "B", array=(r * 40).astype("u1")),
        c("I", "I", array=(r - 3) * 9000, unit="mag"), c("U16", "I", bzero=32768, array=(r * 9000).astype("u2")),
        c("J", "J", array=(r - 3) * 700000000), c("U32", "J", bzero=2**31, array=(r * 700000000).astype("u4")),
        c("K", "K", array=(r - 3) * 3 * 10**18), c("E", "E", array=(r * 0.1).astype("f4"), unit="deg"),
        c("D", "D", array=np.where(r == 2, np.nan, r / 3.0)), c("A", "9A", array=["", "x", " y ", "abc", "nine char", "M 31", "q"]),
        c("C", "C", array=(r + 1j * r).astype("c8")), c("M", "M", array=r - 2.5j * r),
        c("VE", "3E", array=np.arange(3 * n).reshape(n, 3) / 7), c("VD", "6D", dim="(2,3)", array=np.arange(6 * n).reshape(n, 3, 2) / 9.0),
        c("VL", "4L", array=np.arange(4 * n).reshape(n, 4) % 3 == 0), c("VU", "2I", bzero=32768, array=np.arange(2 * n).reshape(n, 2).astype("u2") + 40000),
        c("P", "PE()", array=vla)]


def test_fits(tmp):
    path = os.path.join(tmp, "b[1].fits")  # a name that cfitsio's extended syntax would take apart
    hdu = fits.BinTableHDU.from_columns(fits_columns(), name="SKY")
    hdu.header["TITLE"] = "Things seen"
    fits.HDUList([fits.PrimaryHDU(), hdu]).writeto(path)
    p, lines = dump(path)
    check("binary table opens", p.returncode == 0 and ["table", "SKY", "1", "7", "17"] in lines, lines[:3])
    check("title noted", ["note", "title", "Things seen", "keyword TITLE"] in lines)
    with fits.open(path) as f:
        compare("binary table", lines, f[1].data)
    cols = columns(lines)
    check("types", [cols[k][0] for k in ("L", "B", "I", "U16", "U32", "K", "E", "D", "A", "C", "P")] ==
          ["boolean", "unsignedByte", "short", "int", "long", "long", "float", "double", "char", "floatComplex", "float"])
    check("sizes", [cols[k][1] for k in ("L", "A", "VE", "VD", "P")] == ["", "9", "3", "2x3", "*"], cols)
    check("unit", cols["I"][2] == "mag")
    return path


def test_fits_special(tmp):
    path = os.path.join(tmp, "s.fits")
    n = 3
    c = fits.Column
    hdu = fits.BinTableHDU.from_columns([c("RA", "D", array=np.arange(n) * 1.5), c("RA2", "J", array=[1, -99, 3], null=-99),
                                         c("S", "I", array=[1, 2, 3]), c("U", "K", array=[0, 1, 2]), c("X", "11X", array=np.arange(33).reshape(3, 11) % 2 == 0),
                                         c("SB", "B", array=np.array([125, 128, 131], "u1"))])
    h = hdu.header
    h["TUCD1"] = "pos.eq.ra;meta.main"
    h["RADESYS"] = "FK5"
    h["TCOMM1"] = "right ascension"
    h["TSCAL3"], h["TZERO3"] = 0.5, 10.0
    h["TZERO6"] = -128
    hdu.writeto(path)
    with open(path, "r+b") as f:  # unsigned 64 bit: TZERO 2^63
        b = f.read()
        f.seek(b.index(b"END" + b" " * 77, b.index(b"TFORM4")))
        f.write(b"TZERO4  =  9223372036854775808".ljust(80) + b"END".ljust(80))
    b = open(path, "rb").read()
    i = b.index(b"TTYPE4")
    b = b[:i] + b" " * 80 + b[i + 80:]
    open(path, "wb").write(b.replace(b"'RA2     '", b"'RA      '", 1))
    p, lines = dump(path)
    got = rows(lines)
    cols = columns(lines)
    check("doubled name made unique", "RA" in cols and "RA_2" in cols, list(cols))
    check("missing name", "col4" in cols, list(cols))
    check("UCD, description, frame", cols["RA"][3] == "pos.eq.ra;meta.main" and cols["RA"][5:] == ["right ascension", "eq_FK5"], cols["RA"])
    check("TNULL", [g[1] for g in got] == ["1", "<null>", "3"], got)
    check("scaled to double", [float(g[2]) for g in got] == [10.5, 11, 11.5] and cols["S"][0] == "double", got)
    check("unsigned 64 bit as text", [g[3] for g in got] == ["9223372036854775808", "9223372036854775809", "9223372036854775810"], got)
    check("signed bytes", [g[5] for g in got] == ["-3", "0", "3"] and cols["SB"][0] == "short", got)
    bits = "".join("1" if (i % 2 == 0) else "0" for i in range(11)) + "00000"
    check("bits", got[0][4].replace(" ", "") == bits, got[0][4])


def test_shown(tmp):
    """TDISP and the TFORM of an ASCII table; precision and width of FIELDs as astropy writes them."""
    path = os.path.join(tmp, "d.fits")
    c = fits.Column
    forms = [("RA", "D", "F9.5"), ("FLUX", "E", "E10.3"), ("MAG", "E", "G8.4"), ("N", "J", "I6"), ("S", "12A", "A12"), ("X", "D", None)]
    hdu = fits.BinTableHDU.from_columns([c(n, f, disp=d, array=["x"] if f == "12A" else [1.25]) for n, f, d in forms])
    hdu.writeto(path)
    p, lines = dump(path)
    check("TDISP", [l[1:] for l in lines if l[0] == "shown"] ==
          [["RA", "9", "F5"], ["FLUX", "10", "E4"], ["MAG", "8", "E4"], ["N", "6", ""], ["S", "12", ""]], lines)
    path = os.path.join(tmp, "da.fits")
    fits.TableHDU.from_columns([c("m", "F8.3", array=[1.5]), c("n", "I4", array=[1])]).writeto(path)
    p, lines = dump(path)
    check("TFORM of an ASCII table", [l[1:] for l in lines if l[0] == "shown"] == [["m", "8", "F3"], ["n", "4", ""]], lines)
    table = vot.from_table(Table({"a": [1.5], "b": [2.5], "c": ["x"]}))
    fields = table.get_first_table().fields
    fields[0].precision, fields[0].width, fields[1].precision = "F3", 9, "E5"
    path = os.path.join(tmp, "d.vot")
    table.to_xml(path)
    p, lines = dump(path)
    check("FIELD precision and width", [l[1:] for l in lines if l[0] == "shown"][:2] == [["a", "9", "F3"], ["b", "0", "E5"]], lines)


def test_ascii(tmp):
    path = os.path.join(tmp, "a.fits")
    c = fits.Column
    hdu = fits.TableHDU.from_columns([c("n", "I8", array=[1, -22, 333]), c("d", "D25.17", array=[0.1, -1e-300, 12345.678]), c("s", "A6", array=["a", "b c", "zz"])])
    hdu.writeto(path)
    p, lines = dump(path)
    with fits.open(path) as f:
        compare("ASCII table", lines, f[1].data)


def test_kinds(tmp):
    t = fits.BinTableHDU.from_columns([fits.Column("a", "J", array=[1, 2])])
    image = fits.PrimaryHDU(np.zeros((4, 5), "i2"))
    for name, hdus, want in (("image first", [image, t], "image"), ("table only", [fits.PrimaryHDU(), t], "table"), ("nothing", [fits.PrimaryHDU()], "other"),
                             ("packed image", [fits.PrimaryHDU(), fits.CompImageHDU(np.arange(400).reshape(20, 20).astype("i2"))], "image")):
        path = os.path.join(tmp, name.replace(" ", "") + ".fits")
        fits.HDUList(hdus).writeto(path)
        p, lines = dump(path)
        check("kind of " + name, lines[0][2] == want, lines[0])


def patched(path, out, old, new):
    b = open(path, "rb").read()
    assert old in b
    open(out, "wb").write(b.replace(old, new.ljust(len(old)), 1))
    return dump(out)


def test_hostile_fits(tmp, path):
    b = open(path, "rb").read()
    out = os.path.join(tmp, "h.fits")
    with fits.open(path) as f:
        width = f[1].header["NAXIS1"]
        start = f[1].fileinfo()["datLoc"]
    open(out, "wb").write(b[:start + 3 * width + 5])
    p, lines = dump(out)
    check("truncated: whole rows and a warning", len(rows(lines)) <= 3 and any(l[0] == "warning" and "HDU 1" in l[1] for l in lines) and p.returncode == 0, lines[:3])
    for old, new in ((b"NAXIS2  =                    7", b"NAXIS2  =  9223372036854775807"), (b"NAXIS2  =                    7", b"NAXIS2  =                   -7"),
                     (b"'3E      '", b"'99999999999999E'"[:10]), (b"'3E      '", b"'-3E     '"), (b"'3E      '", b"'zz      '"), (b"TFIELDS =                   17", b"TFIELDS =                  999")):
        p, lines = patched(path, out, old, new)
        said = [l for l in lines if l[0] in ("warning", "error")]
        check("hostile %s" % new.decode().strip(), p.returncode in (0, 1) and said, (p.returncode, p.stderr[-300:], lines[:2]))


def vo_table():
    n = 6
    r = np.arange(n)
    t = Table()
    t["b"] = r % 2 == 0
    t["u"] = (r * 50).astype("u1")
    t["i"] = MaskedColumn((r * 1000 - 2000).astype("i4"), mask=r == 1)
    t["k"] = (r - 2) * 10**17
    t["f"] = (r / 10).astype("f4")
    t["d"] = np.where(r == 3, np.nan, r / 3.0)
    t["s"] = ["", "a<b&c", "Méchain", "x y", "z", "0123456789"]
    t["v"] = np.arange(3 * n).reshape(n, 3) / 7.0
    t["c"] = r + 2j * r
    t["d"].unit = "deg"
    return t


def test_votable(tmp):
    paths = []
    for form in ("tabledata", "binary", "binary2"):
        path = os.path.join(tmp, form + ".vot")
        v = vot.from_table(vo_table())
        v.get_first_table().fields[5].ucd = "pos.eq.ra"
        v.get_first_table().fields[2].values.null = -99
        v.to_xml(path, tabledata_format=form)
        p, lines = dump(path)
        compare("VOTable " + form, lines, vo_table())
        check(form + ": unit and UCD", columns(lines)["d"][2:4] == ["deg", "pos.eq.ra"], columns(lines).get("d"))
        paths.append(path)
    return paths


HABITS = """

some line of a log
<?xml version="1.0"?>
<!DOCTYPE VOTABLE SYSTEM "http://localhost:1/none.dtd" [ <!ENTITY a "aaaaaaaaaa"> <!ENTITY b "&a;&a;&a;"> ]>
<v:VOTABLE version="1.3" xmlns:v="http://www.ivoa.net/xml/VOTable/v1.3"><v:RESOURCE><v:DESCRIPTION>Of
 two  lines</v:DESCRIPTION><v:COOSYS ID="sys" system="eq_FK5"/>
<v:TABLE name="t" nrows="77">
<v:FIELD name="a" datatype="integer" ref="sys"><v:VALUES null="-1"/></v:FIELD><v:FIELD name="a" datatype="string"/>
<v:FIELD name="c" datatype="char"/><v:FIELD name="d" datatype="double"/><v:FIELD name="e" datatype="bit" arraysize="*"/>
<v:DATA><v:TABLEDATA>
<v:TR><v:TD>0x1F</v:TD><v:TD><![CDATA[x<y]]></v:TD><v:TD>long</v:TD><v:TD> +Inf </v:TD><v:TD>1 0 1 1 0 0 0 1</v:TD></v:TR>
<v:TR><v:TD>-1</v:TD><v:TD></v:TD><v:TD/><v:TD>abc</v:TD></v:TR>
</v:TABLEDATA></v:DATA></v:TABLE></v:RESOURCE></v:VOTABLE>"""


def test_habits(tmp):
    path = os.path.join(tmp, "habits.txt")
    open(path, "w").write(HABITS)
    p, lines = dump(path)
    check("careless VOTable", rows(lines) == [["31", "x<y", "long", "inf", "1 0 1 1 0 0 0 1"], ["<null>"] * 5], rows(lines))
    check("frame from COOSYS", columns(lines)["a"][6] == "eq_FK5", columns(lines))
    check("warnings", sum(l[0] == "warning" for l in lines) == 6 and any("fewer cells" in l[1] and "row 2" in l[1] for l in lines if l[0] == "warning"), [l for l in lines if l[0] == "warning"])
    check("note", ["note", "description", "Of two lines", "RESOURCE/DESCRIPTION"] in lines)
    for name, text in (("html", "<!DOCTYPE html><html><body>VOTABLE</body></html>"), ("xml", "<?xml version='1.0'?><a><b/></a>"),
                       ("error", "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='ERROR'>no such star</INFO></RESOURCE></VOTABLE>")):
        path = os.path.join(tmp, name)
        open(path, "w").write(text)
        p, lines = dump(path)
        check(name + " is other, with a reason", lines[0][2] == "other" and lines[0][3] and (name != "error" or "no such star" in lines[0][3]), lines[0])


def main():
    n_flips = int(os.environ.get("NUN_TEST_FLIPS", "60"))
    with tempfile.TemporaryDirectory() as tmp:
        path = test_fits(tmp)
        test_fits_special(tmp)
        test_ascii(tmp)
        test_shown(tmp)
        test_kinds(tmp)
        test_hostile_fits(tmp, path)
        paths = test_votable(tmp)
        test_habits(tmp)
        for each in [path] + paths:
            flips(tmp, each, n_flips)
    finish()


main()
