#!/usr/bin/python3
"""The cone search over the wire: exact answers, the edges of the sky, and every kind of wrong request."""
import base64
import re
import struct
import sys
import urllib.parse

import wire
from wire import equal, error_of, holds, names

PROGRAM = sys.argv[1]
SERVER = wire.Server(PROGRAM, {"sky.csv": wire.SKY})
CONE = "/sky/scs.xml?"

GOLDEN = """<?xml version="1.0" encoding="UTF-8"?>
<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
<RESOURCE type="results" name="sky">
<DESCRIPTION>sky</DESCRIPTION>
<INFO name="QUERY_STATUS" value="OK"/>
<INFO name="standardID" value="ivo://ivoa.net/std/ConeSearch"/>
<INFO name="service_protocol" value="ivo://ivoa.net/std/ConeSearch"/>
<INFO name="request" value="BASE/sky/scs.xml?RA=0&amp;DEC=0&amp;SR=1&amp;colour=%22red%22%26"/>
<INFO name="request_date" value="DATE"/>
<INFO name="server_software" value="Nuncius/VERSION"/>
<INFO name="publication_date" value="TODAY"/>
<INFO name="RA" value="0"/>
<INFO name="DEC" value="0"/>
<INFO name="SR" value="1"/>
<INFO name="VERB" value="2"/>
<INFO name="MAXREC" value="20000"/>
<INFO name="ignored_parameter" value="colour">This service does not know the parameter, and has ignored it</INFO>
<COOSYS ID="system" system="ICRS"/>
<TABLE name="sky">
<FIELD ID="col_1" name="name" datatype="char" arraysize="*" ucd="ID_MAIN">
<DESCRIPTION>Identifier</DESCRIPTION>
</FIELD>
<FIELD ID="col_2" name="ra" datatype="double" unit="deg" ucd="POS_EQ_RA_MAIN" precision="F4" ref="system">
<DESCRIPTION>Right ascension</DESCRIPTION>
</FIELD>
<FIELD ID="col_3" name="dec" datatype="double" unit="deg" ucd="POS_EQ_DEC_MAIN" precision="F4" ref="system">
<DESCRIPTION>Declination</DESCRIPTION>
</FIELD>
<FIELD ID="col_4" name="mag" datatype="double" unit="mag" ucd="phot.mag" precision="F2">
<DESCRIPTION>Magnitude</DESCRIPTION>
</FIELD>
<FIELD ID="col_5" name="note" datatype="unicodeChar" arraysize="*" ucd="meta.note">
<DESCRIPTION>Note</DESCRIPTION>
</FIELD>
<DATA>
<TABLEDATA>
<TR><TD>zero</TD><TD>0</TD><TD>0</TD><TD>3.5</TD><TD/></TR>
<TR><TD>almost</TD><TD>359.9999</TD><TD>0.0001</TD><TD>4.5</TD><TD>\u00fc</TD></TR>
</TABLEDATA>
</DATA>
</TABLE>
</RESOURCE>
</VOTABLE>
"""


def cone(**parameters):
    return SERVER.get(CONE + urllib.parse.urlencode(parameters))


def rows(ra, dec, sr, **more):
    answer = cone(RA=ra, DEC=dec, SR=sr, **more)
    equal((answer.status, error_of(answer)), (200, None))
    return names(answer)


def fails(query, *words):
    """The query is answered by an error of status 200 whose sentence holds the words."""
    answer = SERVER.get(CONE + query)
    equal(answer.status, 200)
    equal(answer.headers["content-type"], "text/xml;content=x-votable")
    sentence = error_of(answer)
    holds(sentence is not None, query, answer.text)
    for word in words:
        holds(word in sentence, word, sentence)
    holds('<INFO name="QUERY_STATUS" value="ERROR">' in answer.text, answer.text)
    holds("<TABLE" not in answer.text, answer.text)


def test_golden_answer():
    answer = SERVER.get(CONE + "RA=0&DEC=0&SR=1&colour=%22red%22%26")
    text = answer.text.replace("http://127.0.0.1:%d" % SERVER.port, "BASE")
    text = re.sub(r'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"', '"DATE"', text)
    text = re.sub(r'"publication_date" value="[-0-9]*"', '"publication_date" value="TODAY"', text)
    text = re.sub(r"Nuncius/[0-9.]+", "Nuncius/VERSION", text)
    equal(text, GOLDEN)
    equal(answer.status, 200)
    equal(answer.headers["content-type"], "text/xml;content=x-votable")
    equal(answer.headers["access-control-allow-origin"], "*")


def test_poles_and_the_meridian():
    equal(rows(123, 90, 0.001), ["north"])
    equal(rows(0, -90, 0.001), ["south"])
    equal(rows(0, 89.5, 1), ["north"])
    equal(rows(0, 0, 0.001), ["almost", "zero"])
    equal(rows(360, 0, 0.001), ["almost", "zero"])
    equal(rows(359.99995, 0, 0.001), ["almost", "zero"])
    equal(rows(180, 0, 0.001), [])


def test_whole_sky():
    equal(len(rows(77, -12, 180)), 6)
    equal(rows(180, 0, 179.99), ["M31", "M33", "north", "south"])


def test_rim_is_exact():
    """M31 and M33 lie 14.7838507053 degrees apart (great circle; worked out by astropy)."""
    equal(rows(10.6847, 41.269, 14.78385070), ["M31"])
    equal(rows(10.6847, 41.269, 14.78385071), ["M31", "M33"])


def test_names_in_any_case_and_blanks():
    answer = SERVER.get(CONE + "ra=%2010.6847&Dec=41.269%20&sR=+0.1&verb=1&maxRec=5")
    equal(names(answer), ["M31"])
    equal(len(re.findall("<FIELD", answer.text)), 3)


def test_number_forms():
    equal(rows("1.06847e1", "+41.269", ".1"), ["M31"])
    equal(rows("10.6847000000000000000000000000", "41.269", "1E-1"), ["M31"])
    equal(rows("-0", "0", "1."), ["almost", "zero"])


def test_wrong_numbers():
    for name, good in (("RA", "RA=10"), ("DEC", "DEC=10"), ("SR", "SR=1")):
        others = "&".join(p for p in ("RA=10", "DEC=10", "SR=1") if p != good)
        fails(others, name + " is missing")
        fails(others + "&%s=" % name, name + " is empty")
        fails(others + "&%s=%%20" % name, name + " is empty")
        fails(others + "&%s=1&%s=1" % (name, name.lower()), name + " is given 2 times")
        for value in ("abc", "nan", "NaN", "inf", "-inf", "infinity", "0x10", "0x1p3", "10,5", "1e", "1.2.3",
                      "--1", "10deg", "12:30:00", "1 2", "\u0661", "1\u00a0", "1_000", "\ud83d\ude80", "'", "<b>"):
            sent = urllib.parse.quote(value.encode("utf-16", "surrogatepass").decode("utf-16"))
            fails(others + "&%s=%s" % (name, sent), name + "=", "is not a decimal number")


def test_out_of_range():
    fails("RA=360.0001&DEC=0&SR=1", "RA=360.0001 is out of range", "between 0 and 360")
    fails("RA=-0.1&DEC=0&SR=1", "RA=-0.1 is out of range")
    fails("RA=1e400&DEC=0&SR=1", "RA=1e400 is out of range")
    fails("RA=0&DEC=91.0&SR=1", "DEC=91.0 is out of range", "between -90 and 90")
    fails("RA=0&DEC=-90.00001&SR=1", "DEC=-90.00001 is out of range")
    fails("RA=0&DEC=0&SR=-1", "SR=-1 is out of range")
    fails("RA=0&DEC=0&SR=180.1", "SR=180.1 is out of range", "between 0 and 180")


def test_verbosity():
    equal([len(re.findall("<FIELD", cone(RA=0, DEC=0, SR=1, VERB=v).text)) for v in (1, 2, 3, "")],
          [3, 5, 5, 5])
    for value in ("0", "4", "-1", "99999999999999999999"):
        fails("RA=0&DEC=0&SR=1&VERB=" + value, "VERB", "out of range")
    fails("RA=0&DEC=0&SR=1&VERB=2.0", "VERB=2.0 is not a whole number")
    fails("RA=0&DEC=0&SR=1&VERB=1&VERB=2", "VERB is given 2 times")


def test_columns_only():
    for answer in (cone(RA=0, DEC=0, SR=0), cone(RA=0, DEC=0, SR=180, MAXREC=0)):
        equal((names(answer), error_of(answer)), ([], None))
        equal(len(re.findall("<FIELD", answer.text)), 5)
    holds('value="OVERFLOW"' not in cone(RA=0, DEC=0, SR=0).text)
    holds('value="OVERFLOW"' in cone(RA=0, DEC=0, SR=180, MAXREC=0).text)


def test_maxrec():
    for limit, overflow in ((1, True), (5, True), (6, False), (7, False), ("9" * 40, False), ("", False)):
        answer = cone(RA=0, DEC=0, SR=180, MAXREC=limit)
        equal(len(names(answer)), min(6, int(limit or 6)))
        equal("OVERFLOW" in answer.text, overflow)
        if overflow:
            holds(re.search(r'</TABLE>\s*<INFO name="QUERY_STATUS" value="OVERFLOW"', answer.text))
    holds('name="MAXREC" value="10000000"' in cone(RA=0, DEC=0, SR=1, MAXREC="9" * 40).text)
    fails("RA=0&DEC=0&SR=1&MAXREC=-1", "MAXREC=-1 is out of range")
    fails("RA=0&DEC=0&SR=1&MAXREC=many", "MAXREC=many is not a whole number")
    fails("RA=0&DEC=0&SR=1&MAXREC=1&MAXREC=1", "MAXREC is given 2 times")


def test_formats():
    tabledata = {"votable": "text/xml;content=x-votable",
                 "VOTABLE": "text/xml;content=x-votable",
                 "": "text/xml;content=x-votable",
                 "text/xml": "text/xml;content=x-votable",
                 "votable/td": "application/x-votable+xml;serialization=TABLEDATA",
                 "application/x-votable+xml": "application/x-votable+xml;serialization=TABLEDATA",
                 "Application/X-VOTable+XML ; Serialization=\"tabledata\"":
                     "application/x-votable+xml;serialization=TABLEDATA"}
    binary = {"votable/b2": "application/x-votable+xml;serialization=BINARY2",
              "application/x-votable+xml;serialization=BINARY2": "application/x-votable+xml;serialization=BINARY2",
              "text/xml;serialization=BINARY2": "text/xml;content=x-votable;serialization=BINARY2"}
    for element, formats in (("TABLEDATA", tabledata), ("BINARY2", binary)):
        for name, content_type in formats.items():
            answer = cone(RA=0, DEC=0, SR=1, RESPONSEFORMAT=name)
            equal(answer.headers["content-type"], content_type)
            holds("<%s>" % element in answer.text, name, answer.text)
    # a plus sign that was sent as it is
    answer = SERVER.get(CONE + "RA=0&DEC=0&SR=1&RESPONSEFORMAT=application/x-votable+xml")
    equal(answer.headers["content-type"], "application/x-votable+xml;serialization=TABLEDATA")


def test_binary2_cells():
    answer = cone(RA=0, DEC=0, SR=0.00001, RESPONSEFORMAT="votable/b2")
    stream = base64.b64decode(re.search(r"<STREAM[^>]*>([^<]*)</STREAM>", answer.text).group(1))
    # flags of 5 columns, the last of them NULL; the name; three doubles; an empty string
    equal(stream, bytes([0b00001000]) + struct.pack(">I4sddd", 4, b"zero", 0.0, 0.0, 3.5) + struct.pack(">I", 0))


def test_text_formats():
    answer = cone(RA=0, DEC=0, SR=180, RESPONSEFORMAT="csv")
    equal(answer.headers["content-type"], "text/csv;charset=utf-8;header=present")
    equal(answer.headers["content-disposition"], 'attachment; filename="sky.csv"')
    lines = answer.text.split("\r\n")
    equal(lines[0], "name,ra,dec,mag,note")
    equal(sorted(lines[1:]), sorted(["", "zero,0,0,3.5,", "almost,359.9999,0.0001,4.5,\u00fc", "north,10,90,1.5,pole",
                                     'south,200,-90,2.5,"a, ""b"" <c>"', "M31,10.6847,41.269,3.44,Andromeda",
                                     "M33,23.4621,30.6599,,Triangulum"]))
    answer = cone(RA=0, DEC=-90, SR=1, RESPONSEFORMAT="text/tab-separated-values")
    equal(answer.text, 'name\tra\tdec\tmag\tnote\r\nsouth\t200\t-90\t2.5\ta, "b" <c>\r\n')


def test_unknown_formats():
    for name in ("fits", "json", "text/html", "votable/b", "image/png", "application/x-votable+xml;serialization=BINARY",
                 "application/x-votable+xml;serialization=FITS", "text/csv;header=absent", "text/xml;colour=red",
                 "votable,csv", ";", "application/x-votable+xml;version=1.1", "<script>", "x" * 900):
        fails("RA=0&DEC=0&SR=1&RESPONSEFORMAT=" + urllib.parse.quote(name), "is not offered", "votable/b2")
    fails("RA=0&DEC=0&SR=1&RESPONSEFORMAT=csv&responseformat=csv", "RESPONSEFORMAT is given 2 times")


def test_format_is_an_alias_at_most():
    answer = cone(RA=0, DEC=0, SR=1, FORMAT="votable/b2")
    holds("<BINARY2>" in answer.text and "ignored_parameter" not in answer.text, answer.text)
    answer = cone(RA=0, DEC=0, SR=1, FORMAT="METADATA")
    holds("<TABLEDATA>" in answer.text, answer.text)
    holds('name="ignored_parameter" value="FORMAT"' in answer.text, answer.text)
    answer = cone(RA=0, DEC=0, SR=1, FORMAT="csv", RESPONSEFORMAT="votable")
    holds("<TABLEDATA>" in answer.text and 'value="FORMAT"' in answer.text, answer.text)


def test_ignored_parameters_are_named():
    answer = SERVER.get(CONE + "RA=0&DEC=0&SR=1&a=1&a=2&<b>=3&%c3%bc=x&Error=y&novalue&=empty")
    equal(re.findall(r'name="ignored_parameter" value="([^"]*)"', answer.text),
          ["a", "a", "&lt;b&gt;", "\u00fc", "Error", "novalue"])
    equal(error_of(answer), None)


def test_broken_queries():
    fails("RA=0&DEC=0&SR=1&x=%00", "percent sign")
    fails("RA=0&DEC=0&SR=1" + "&x=1" * 100, "more than 100 parameters")
    fails("RA=0&DEC=0&SR=1&x=" + "y" * 1025, "longer than 1024")
    fails("RA=0&DEC=0&SR=1&%s=y" % ("x" * 65), "longer than 64")
    equal(error_of(SERVER.get(CONE + "RA=0&DEC=0&SR=1&x=" + "y" * 1024)), None)
    fails("", "RA is missing")
    fails("&&&", "RA is missing")


def test_strangers_text_is_harmless():
    answer = SERVER.get(CONE + "RA=%01%ff%3Cscript%3E&DEC=0&SR=1")
    holds("\x01" not in answer.text and "<script" not in answer.text, answer.text)
    holds("RA=\ufffd\ufffd&lt;script&gt;" in answer.text, answer.text)


def test_post():
    body = b"RA=10.6847&DEC=41.269&SR=0.1"
    answer = SERVER.ask("/sky/scs.xml", "POST", body, Content_Type="application/x-www-form-urlencoded")
    equal(names(answer), ["M31"])
    answer = SERVER.ask("/sky/scs.xml?RA=10.6847", "POST", b"DEC=41.269&SR=0.1",
                        Content_Type="application/x-www-form-urlencoded; charset=UTF-8")
    equal(names(answer), ["M31"])
    answer = SERVER.ask("/sky/scs.xml?RA=1", "POST", body, Content_Type="application/x-www-form-urlencoded")
    holds("RA is given 2 times" in error_of(answer))


def test_ucd_styles():
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--ucd1plus") as server:
        text = server.get(CONE + "RA=0&DEC=0&SR=1").text
        equal(re.findall(r'ucd="([^"]*main)"', text, re.I),
              ["meta.id;meta.main", "pos.eq.ra;meta.main", "pos.eq.dec;meta.main"])


def test_table_without_positions():
    with wire.Server(PROGRAM, {"plain.csv": "a,b\n1,x\n2,y\n"}) as server:
        equal([name for name, _ in server.services], ["vosi", "web", "port"])
        answer = server.get("/plain/scs.xml?RA=0&DEC=0&SR=1")
        equal(answer.status, 200)
        holds("no positions" in error_of(answer), answer.text)


def test_it_ends_cleanly():
    wire.ends_cleanly(SERVER)


wire.run(wire.tests_of(globals()))
