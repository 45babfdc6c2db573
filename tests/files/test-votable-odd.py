#!/usr/bin/python3
"""VOTables off the beaten track: rows in other files, in FITS and in gzip, FIELDs of another TABLE, what stands around the
rows, and what programs write wrong; astropy and STILTS write and judge."""
import base64, gzip, os, re, struct, subprocess, tempfile, warnings
import numpy as np
from astropy.io import votable as vot
from astropy.table import Table
from fitsdump import check, columns, compare, dump, finish, flips, rows, said

warnings.simplefilter("ignore")
FORMS = ("tabledata", "binary", "binary2")


def stilts(*words):
    subprocess.run(["stilts"] + list(words), check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def put(tmp, name, text):
    path = os.path.join(tmp, name)
    open(path, "w", encoding="utf8").write(text)
    return path


def notes(lines):
    return {l[1]: l[2] for l in lines if l[0] == "note"}


def array_table(n=5):
    r = np.arange(n)
    t = Table()
    t["bool"] = r % 2 == 0
    t["bools"] = np.arange(3 * n).reshape(n, 3) % 2 == 0
    for name, form in (("u1", "u1"), ("i2", "i2"), ("i4", "i4"), ("i8", "i8"), ("f4", "f4"), ("f8", "f8"), ("c8", "c8"), ("c16", "c16")):
        t[name] = (r * 3 + 1).astype(form)
        t[name + "v"] = (np.arange(2 * n) * 7).reshape(n, 2).astype(form)
        t[name + "m"] = (np.arange(6 * n) * 5 % 251).reshape(n, 2, 3).astype(form)
    t["s"] = ["Méchain %d" % i for i in r]
    t["wide"] = ["α%d ∂" % i for i in r]
    return t


def test_arrays(tmp):
    t = array_table()
    for form in FORMS:
        v = vot.from_table(t)
        for f in v.get_first_table().fields:
            if f.name in ("s", "wide"):
                f.datatype = "unicodeChar"
            if f.name.startswith("bool"):
                f.datatype = "boolean"
        path = os.path.join(tmp, "arrays-%s.xml" % form)
        v.to_xml(path, tabledata_format=form)
        p, lines = dump(path)
        compare("arrays " + form, lines, t)
        said_sizes = {f.name: f.arraysize or "" for f in vot.parse(path).get_first_table().fields}
        check("arrays %s: sizes" % form, {k: c[1] for k, c in columns(lines).items()} == said_sizes, columns(lines))
    body = struct.pack(">i", 3) + "α\U0001f52d".encode("utf-16-be") + struct.pack(">i", 1) + b"\xdd\x2d" + struct.pack(">i", 0)
    path = put(tmp, "pairs.xml", '<VOTABLE><RESOURCE><TABLE><FIELD name="w" datatype="unicodeChar" arraysize="*"/><DATA><BINARY><STREAM encoding="base64">%s</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>' % base64.b64encode(body).decode())
    check("pairs of UTF-16, and half of one", rows(dump(path)[1]) == [["α\U0001f52d"], ["\ufffd"], ["<null>"]], rows(dump(path)[1]))


def test_nulls(tmp):
    fields = "".join('<FIELD name="%s" datatype="%s"%s><VALUES null="%s"/></FIELD>' % f for f in (
        ("u", "unsignedByte", "", "255"), ("i", "int", "", "-99"), ("x", "short", "", "0x1F"), ("k", "long", "", "-9223372036854775808"),
        ("f", "float", "", "-99.9"), ("d", "double", "", "-99.9"), ("s", "char", ' arraysize="2"', "--")))
    data = "".join("<TR>" + "".join("<TD>%s</TD>" % c for c in row) + "</TR>" for row in (
        (1, 2, 3, 4, 5.5, 6.5, "ab"), (255, -99, 31, -2**63, -99.9, -99.9, "--"), (255, "-99", "0x1f", -2**63, "-9.99E1", "-99.90", "--")))
    plain = put(tmp, "nulls.xml", '<VOTABLE version="1.3"><RESOURCE><TABLE>%s<DATA><TABLEDATA>%s</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>' % (fields, data))
    for form in FORMS:
        path = plain
        if form != "tabledata":
            body = b"".join((b"\0" if form == "binary2" else b"") + struct.pack(">Bihqfd2s", *row) for row in ((1, 2, 3, 4, 5.5, 6.5, b"ab"), (255, -99, 31, -2**63, -99.9, -99.9, b"--"), (255, -99, 31, -2**63, -99.9, -99.9, b"--")))
            name = form.upper()
            path = put(tmp, "nulls-%s.xml" % form, '<VOTABLE version="1.3"><RESOURCE><TABLE>%s<DATA><%s><STREAM encoding="base64">%s</STREAM></%s></DATA></TABLE></RESOURCE></VOTABLE>' % (fields, name, base64.encodebytes(body).decode(), name))
        p, lines = dump(path)
        check("VALUES null in " + form, rows(lines) == [["1", "2", "3", "4", "5.5", "6.5", "ab"]] + 2 * [["<null>"] * 7], rows(lines))


REF = """<VOTABLE version="1.3"><RESOURCE><TABLE ID="first" name="one"><FIELD name="a" datatype="int"><VALUES ID="v" null="-1"/></FIELD>
<FIELD name="b" datatype="char" arraysize="*" ucd="meta.id"/><DATA><TABLEDATA><TR><TD>1</TD><TD>é</TD></TR><TR><TD>-1</TD><TD>y</TD></TR></TABLEDATA></DATA></TABLE>
<TABLE ref="first" ID="last"><DATA><TABLEDATA><TR><TD>7</TD><TD>z</TD></TR></TABLEDATA></DATA></TABLE>
<TABLE ref="last" name="bin"><DATA><BINARY><STREAM encoding="base64">%s</STREAM></BINARY></DATA></TABLE>
<TABLE ref="first" name="none"><DATA><TABLEDATA/></DATA></TABLE>
<TABLE ref="nowhere" name="lost"><DATA><TABLEDATA><TR><TD>7</TD></TR></TABLEDATA></DATA></TABLE>
<TABLE name="own"><FIELD name="c" datatype="int"><VALUES ref="v"/></FIELD><DATA><TABLEDATA><TR><TD>-1</TD></TR><TR><TD>5</TD></TR></TABLEDATA></DATA></TABLE>
</RESOURCE></VOTABLE>""" % base64.b64encode(b"\0\0\0\x05\0\0\0\x02pq").decode()


def test_ref(tmp):
    path = put(tmp, "ref.xml", REF)
    p, lines = dump(path)
    want = [[t.array.shape[0], len(t.fields)] for t in vot.parse(put(tmp, "ref-known.xml", re.sub('<TABLE ref="nowhere".*\n', "", REF))).iter_tables()]
    check("TABLE ref: rows and columns as astropy has them", [[int(l[3]), int(l[4])] for l in lines if l[0] == "table"] == want, [l for l in lines if l[0] == "table"])
    check("TABLE ref: cells", rows(lines) == [["1", "é"], ["<null>", "y"], ["7", "z"], ["5", "pq"], ["<null>"], ["5"]], rows(lines))
    check("TABLE ref to nothing is said", said(lines, "nowhere", "table 5"), lines[:4])
    return path


def test_streams(tmp):
    t = Table()
    n = 3000
    r = np.arange(n)
    t["i"] = r.astype("i4")
    t["d"] = r / 7.0
    t["s"] = ["n%d" % (i % 77) for i in r]
    t["v"] = np.arange(2 * n).reshape(n, 2).astype("f4")
    t["i"].unit, t["d"].unit = "s", "deg"
    v = vot.from_table(t)
    v.get_first_table().fields[1].ucd = "pos.eq.ra"
    v.get_first_table().fields[1].description = "where it is"
    source = os.path.join(tmp, "source.xml")
    v.to_xml(source)
    outs = []
    for form, name in (("votable-fits-inline", "fits-inline.vot"), ("votable-fits-href", "fits-href.vot"), ("votable-binary-href", "binary-href.vot"), ("votable-binary2-href", "binary2-href.vot"), ("votable-binary-inline", "binary.vot")):
        out = os.path.join(tmp, name)
        stilts("tpipe", "in=" + source, "out=" + out, "ofmt=" + form)
        p, lines = dump(out)
        compare(form, lines, t)
        check(form + ": what the FIELDs say", columns(lines)["d"][2:4] == ["deg", "pos.eq.ra"] and columns(lines)["d"][5] == "where it is" and lines[0][2] == "table" and not said(lines), (columns(lines), lines[:3]))
        check(form + ": no HDU", [l[2] for l in lines if l[0] == "table"] == ["-1"])
        outs.append(out)
    text = open(outs[4]).read()
    m = re.search(r"(?s)<STREAM encoding=['\"]base64['\"]>(.*?)</STREAM>", text)
    packed = base64.encodebytes(gzip.compress(base64.b64decode(m.group(1)))).decode()
    out = put(tmp, "gzip.vot", text[:m.start()] + '<STREAM encoding="gzip">' + packed + "</STREAM>" + text[m.end():])
    p, lines = dump(out)
    compare("gzip in base64", lines, t)
    cut = put(tmp, "gzip-cut.vot", text[:m.start()] + '<STREAM encoding="gzip">' + packed[:len(packed) // 2] + "</STREAM>" + text[m.end():])
    p, lines = dump(cut)
    check("gzip cut: the rows in front", 100 < len(rows(lines)) < n and p.returncode == 0 and said(lines, "table 1"), (len(rows(lines)), lines[:3]))
    outs.append(out)
    # the same file beside it, packed
    text = open(outs[2]).read()
    href = re.search(r"href=['\"]([^'\"]*)['\"]", text).group(1)
    beside = os.path.join(tmp, os.path.basename(href))
    open(beside + ".gz", "wb").write(gzip.compress(open(beside, "rb").read()))
    out = put(tmp, "beside-gzip.vot", text.replace(href, os.path.basename(href) + ".gz").replace("<STREAM", '<STREAM encoding="gzip"', 1))
    p, lines = dump(out)
    compare("gzip beside", lines, t)
    os.rename(beside, beside + ".gone")
    for name, where, words in (("missing", href, ("not there",)), ("network", "http://localhost:1/a.bin", ("not fetched",)), ("absolute", "/etc/hostname", ("not fetched",)), ("file URL", "file:///etc/hostname", ("not fetched",)),
                               ("above", "../secret.bin", ("not fetched",)), ("hidden above", "x/%2e%2e/%2e%2e/secret.bin", ("not fetched",)), ("a folder", ".", ("not there",))):
        p, lines = dump(put(tmp, "bad-href.vot", text.replace(href, where)))
        check("href: " + name, p.returncode == 0 and said(lines, "table 1", *words) and not rows(lines), lines[:3])
    for a, b in (("FITS>", "FITS>"), ('extnum="1"', 'extnum="9"')):
        text = open(outs[0]).read()
        text = text.replace(a, b) if a != b else re.sub(r"(?s)(<STREAM[^>]*>).*?(</STREAM>)", r"\1bm8gRklUUw==\2", text)
        p, lines = dump(put(tmp, "bad-fits.vot", text))
        check("FITS that is none: %s" % b, p.returncode == 0 and (a != b and len(rows(lines)) in (0, n) or said(lines, "table 1")), lines[:3])
    return outs


AROUND = """<?xml version="1.0"?><VOTABLE version="1.5" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><DESCRIPTION>of all</DESCRIPTION>
<INFO name="publisher" value="An Observatory"/>
<RESOURCE><DESCRIPTION>of one</DESCRIPTION><COOSYS ID="c1" system="ICRS" epoch="J2015.5"/><COOSYS ID="c2" system="eq_FK4" equinox="B1950"/><COOSYS ID="c3" system="eq_FK5" equinox="J2010"/>
<TIMESYS ID="t" timescale="TCB" refposition="BARYCENTER" timeorigin="2455197.5"/>
<INFO name="creator" value="Somebody"/><INFO name="release" value="7"/>
<TABLE name="a"><DESCRIPTION>of the table</DESCRIPTION><PARAM name="limit" datatype="float" unit="mag" value="17.5"/>
<GROUP ref="c1"><FIELDref ref="ra"/><FIELDref ref="de"/><PARAM name="within" datatype="int" value="3"/></GROUP>
<GROUP utype="stc:CatalogEntryLocation"><PARAM name="f" datatype="char" arraysize="*" utype="stc:AstroCoordSystem.SpaceFrame.CoordRefFrame" value="GALACTIC"/><GROUP><FIELDref ref="gl"/></GROUP><FIELDref ref="gb"/></GROUP>
<FIELD ID="ra" name="RA" datatype="double" unit="deg" xtype="x"/><FIELD ID="de" name="DE" datatype="double"/><FIELD ref="c2" name="old" datatype="double"/><FIELD ref="c3" name="odd" datatype="double"/>
<FIELD ID="gl" name="L" datatype="double"/><FIELD ID="gb" name="B" datatype="double"/><FIELD ref="t" name="time" datatype="double"/>
<DATA><TABLEDATA><TR><TD>1</TD><TD>2</TD><TD>3</TD><TD>4</TD><TD>5</TD><TD>6</TD><TD>7</TD></TR></TABLEDATA></DATA></TABLE>
<INFO name="QUERY_STATUS" value="OVERFLOW"/></RESOURCE>
<RESOURCE><INFO name="creator" value="Another"/><TABLE name="b"><FIELD name="q" datatype="int"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"""


def test_around(tmp):
    p, lines = dump(put(tmp, "around.xml", AROUND))
    frames = {k: v[6] for k, v in columns(lines).items()}
    check("frames by ref and by GROUP", [frames[k] for k in ("RA", "DE", "old", "odd", "L", "B", "time")] == ["ICRS", "ICRS", "eq_FK4", "", "", "galactic", ""], frames)
    check("an unknown equinox is said", said(lines, "J2010"), lines[:4])
    check("cut off by the service", said(lines, "cut the table off"))
    at = next(i for i, l in enumerate(lines) if l[0] == "table" and l[1] == "b")
    a, b = [l for l in lines[:at] if l[0] == "note"], [l for l in lines[at:] if l[0] == "note"]
    one, two = notes(lines[:at]), notes(lines[at:])
    check("notes: nearest description first", [l[2] for l in a if l[1] == "description"] == ["of the table", "of one", "of all"], a)
    whole = '<VOTABLE><RESOURCE ID="yCat_12345"><DESCRIPTION>Lamps of the pier (Keeper+, 2009)</DESCRIPTION><TABLE><DESCRIPTION>All lamps</DESCRIPTION><FIELD name="n" datatype="int"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>'
    told = notes(dump(put(tmp, "catalogue.xml", whole))[1])
    check("notes: the title of a catalogue", told.get("title") == "Lamps of the pier (Keeper+, 2009)" and told.get("description") == "All lamps", told)
    check("notes: PARAM and INFO", one.get("param:limit") == "17.5 mag" and one.get("param:within") == "3" and one.get("param:release") == "7" and one.get("publisher") == "An Observatory" and one.get("creators") == "Somebody", one)
    check("notes: TIMESYS and COOSYS", "timescale=TCB" in one.get("param:TIMESYS", "") and any("epoch=J2015.5" in l[2] for l in a if l[1] == "param:COOSYS"), one)
    check("notes: of its own RESOURCE only", two.get("creators") == "Another" and "param:limit" not in two and "param:release" not in two and two.get("publisher") == "An Observatory", two)
    check("xtype", ["xtype", "RA", "x"] in lines)


WRONG = """<VOTABLE><RESOURCE><TABLE nrows="9"><FIELD name="i" datatype="integer"/><FIELD name="s" datatype="string"/><FIELD name="c" datatype="char"/><FIELD name="d" datatype="Double"/><FIELD datatype="int" name="i"/>
<DATA><TABLEDATA>stray<TR><TD>1</TD><TD>x</TD><TD>long text</TD><TD>1.5</TD><TD>1</TD></TR>
<TR><TD>2</TD><TD>y</TD></TR>
<TR><TD>3</TD>more<TD>z</TD><TD>t</TD><TD>1,5</TD><TD>5</TD><TD>too much</TD></TR>
<TR/></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"""


def test_wrong(tmp):
    p, lines = dump(put(tmp, "wrong.xml", WRONG))
    check("wrong: rows", rows(lines)[0] == ["1", "x", "long text", "1.5", "1"] and rows(lines)[1] == ["2", "y"] + ["<null>"] * 3 and rows(lines)[3] == ["<null>"] * 5 and len(rows(lines)) == 4, rows(lines))
    for words in (("FIELD i", "int"), ("FIELD s", "char"), ("FIELD c", "arraysize"), ("nrows", "9", "4"), ("1 cells have no FIELD", "row 3"), ("2 rows have fewer cells", "row 2"), ("outside of the cells", "row 1")):
        check("wrong: said: " + " ".join(words), said(lines, "table 1", *words), [l for l in lines if l[0] == "warning"])
    check("wrong: doubled name", list(columns(lines)) == ["i", "s", "c", "d", "i_2"] and [columns(lines)[k][0] for k in "iscd"] == ["int", "char", "char", "double"], columns(lines))


CLAIMS = (("double", ("2020-01-01", "x", "", "1"), "char", ["2020-01-01", "x", "<null>", "1"], ("FIELD a", "2 cells", "row 1", "read as char")),
          ("int", ("1", "2.5", "", "-3"), "double", ["1", "2.5", "<null>", "-3"], ("1 cells", "row 2", "read as double")),
          ("short", ("1", "40000", "5000000000", "-3"), "long", ["1", "40000", "5000000000", "-3"], ("2 cells", "row 2", "read as long")),
          ("unsignedByte", ("1", "-1", "", "7"), "long", ["1", "-1", "<null>", "7"], ("row 2", "read as long")),
          ("int", ("1", "-", "2", "3"), "int", ["1", "<null>", "2", "3"], ("1 cells", "row 2", "left empty")),
          ("boolean", ("yes", "no", "née", "T"), "unicodeChar", ["yes", "no", "née", "T"], ("read as char",)))


def test_claims(tmp):
    """A datatype that the cells belie: no number and no word is lost, and it is said."""
    for i, (claim, cells, want, read, words) in enumerate(CLAIMS):
        path = put(tmp, "claim.xml", '<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="%s"/><FIELD name="b" datatype="int"/><DATA><TABLEDATA>%s</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>' % (claim, "".join("<TR><TD>%s</TD><TD>1</TD></TR>" % c for c in cells)))
        p, lines = dump(path)
        check("%s that is %s" % (claim, want), columns(lines)["a"][0] == want and [g[0] for g in rows(lines)] == read and said(lines, *words), (columns(lines)["a"], rows(lines), lines[:3]))


def test_versions(tmp):
    body = '<RESOURCE><TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA><TR><TD>%d</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE>'
    for i, (version, space) in enumerate((("1.1", "http://www.ivoa.net/xml/VOTable/v1.1"), ("1.2", "http://www.ivoa.net/xml/VOTable/v1.2"), ("1.3", "http://www.ivoa.net/xml/VOTable/v1.3"), ("1.4", "http://www.ivoa.net/xml/VOTable/v1.3"),
                                          ("1.5", "http://www.ivoa.net/xml/VOTable/v1.3"), ("1.0", ""), ("1.3", "http://localhost/of/my/own"))):
        for prefix in ("", "vt:"):
            if prefix and not space:
                continue
            text = re.sub(r"<(/?)(\w)", r"<\1%s\2" % prefix, '<VOTABLE version="%s"@>' % version + body % i + "</VOTABLE>")
            text = text.replace("@", ' xmlns%s="%s"' % (":vt" if prefix else "", space) if space else "")
            p, lines = dump(put(tmp, "version.xml", text))
            check("version %s, namespace %s%s" % (version, prefix, space or "none"), rows(lines) == [[str(i)]] and lines[0][1] == "VOTable " + version and not said(lines), (p.returncode, lines[:3]))


def main():
    n_flips = int(os.environ.get("NUN_TEST_FLIPS", "60"))
    with tempfile.TemporaryDirectory() as tmp:
        test_arrays(tmp)
        test_nulls(tmp)
        ref = test_ref(tmp)
        outs = test_streams(tmp)
        test_around(tmp)
        test_wrong(tmp)
        test_claims(tmp)
        test_versions(tmp)
        small = os.path.join(tmp, "small.vot")
        stilts("tpipe", "in=" + os.path.join(tmp, "source.xml"), "cmd=head 30", "out=" + small, "ofmt=votable-fits-inline")
        for path in (ref, small, outs[5], os.path.join(tmp, "around.xml")):
            flips(tmp, path, n_flips)
    finish()


main()
