"""For each rule that only the running service tells: what breaks it.  Most of our own service's answers cannot break them; a
proxy in front of it spoils the answers then, and the publication that does not break the rule is the same without."""
import os

import publications
from proxy import Asks, Header, Slow, Status, Text, Unpacked

# A search with rows: the test query of the record, as the report asks it
CONE = r"scs\.xml\?RA=.*SR=0?\.[0-9].*VERB=3"
MORE_COLUMNS = "".join('<FIELD ID="e%d" name="e%d" datatype="int"/>' % (i, i) for i in range(9)) + "<DATA>"

# {rule: (publication, mistake)}
SPOILT = {
    "slow-answer": ("table", Slow("/availability", 3.2)),
    "not-available": ("table", Text("/availability", "true", "false")),
    "bad-capabilities": ("table", Text("/capabilities", "std/ConeSearch", "std/Something")),
    "capability-without-standard": ("images", Text("/capabilities", 'standardID="[^"]*SODA[^"]*"', "")),
    "bad-tables": ("table", Status("/tables", 404)),
    "tables-differ": ("table", Text("/tables", "<name>Vmag</name>", "<name>V</name>")),
    "no-page": ("table", Status("/stars/$", 404)),
    "untitled-page": ("table", Text("/stars/$", "<title>[^<]*", "<title>")),
    "nothing-is-found": ("table", Status("no-such-thing", 200)),
    "no-cors": ("table", Header("scs", "Access-Control-Allow-Origin")),
    "head-refused": ("table", Status("scs", 405, "HEAD")),
    "post-refused": ("table", Status("scs", 405, "POST")),
    "not-compressed": ("images", Unpacked()),
    "fails-on-nonsense": ("table", Status("%00", 500)),
    "error-not-told": ("table", Status("RA=north", 400)),
    "test-query-fails": ("table", Text(CONE, '"QUERY_STATUS" value="OK"', '"QUERY_STATUS" value="ERROR"')),
    "test-query-empty": ("table", Text(CONE, "<TR>.*</TR>", "")),
    "no-test-query": ("table", Text("/capabilities", "<testQuery>[^<]*</testQuery>", "")),
    "bad-votable": ("table", Text(CONE, "</RESOURCE>", "")),
    "wrong-namespace": ("table", Text(CONE, 'xmlns="[^"]*"', "")),
    "wrong-media-type": ("table", Header("scs", "Content-Type", "text/plain")),
    "no-query-status": ("table", Text(CONE, '<INFO name="QUERY_STATUS"[^>]*/>', "")),
    "no-metadata-answer": ("table", Asks("SR=0$", "SR=180")),
    "maxrec-ignored": ("table", Asks("&MAXREC=1$", "")),
    "overflow-not-told": ("table", Text("MAXREC=1$", "OVERFLOW", "OK")),
    "rows-missing": ("table", Text("SR=180.*MAXREC=[0-9]{4}", "<TR>.*?</TR>\n", "")),
    "binary-differs": ("table", Text("votable/b2", "(<STREAM[^>]*>)[^<]*", r"\1")),
    "case-matters": ("table", Status(r"\?ra=", 400)),
    "comma-matters": ("images", Status("%2[cC]", 400)),
    "field-without-datatype": ("table", Text(CONE, ' datatype="double"', "")),
    "duplicate-field-name": ("table", Text(CONE, 'name="Vmag"', 'name="ra"')),
    "duplicate-field-id": ("table", Text(CONE, 'ID="col_4"', 'ID="col_3"')),
    "served-bad-ucd": ("table", Text(CONE, "phot.mag;em.opt.V", "phot.magnitude")),
    "served-bad-unit": ("table", Text(CONE, 'unit="mag"', 'unit="magnitudes"')),
    "char-not-ascii": ("table", Text(CONE, "<TD>S", "<TD>\u0160")),
    "timestamp-not-told": ("table", Text(CONE, "<TD>S[0-9]+</TD>", "<TD>2020-01-31T12:00:00</TD>")),
    "cells-do-not-fit": ("table", Text(CONE, "<TR>", "<TR><TD/>")),
    "no-coosys": ("table", Text(CONE, "<COOSYS[^>]*/>", "")),
    "main-column-missing": ("table", Text(CONE, 'ucd="ID_MAIN"', 'ucd="meta.id"')),
    "main-column-type": ("table", Text(CONE, 'datatype="double"', 'datatype="float"')),
    "new-cone-ucds": ("table", Text(CONE, "POS_EQ_RA_MAIN", "pos.eq.ra;meta.main")),
    "verb-ignored": ("table", Text("VERB=1$", "<DATA>", MORE_COLUMNS)),
    "rows-outside": ("table", Text(CONE, "<TD>-?[0-9.]+</TD>", "<TD>1.5</TD>")),
    "sia1-field-missing": ("images", Text("sia1", "VOX:Image_Title", "VOX:Title")),
    "image-cell-empty": ("images", Text("sia1", "<TD>image_001.fits</TD>", "<TD/>")),
    "obscore-field-missing": ("images", Text("sia2", 'name="calib_level"', 'name="level"')),
    "obscore-field-differs": ("images", Text("sia2", 'unit="arcsec"', 'unit="deg"')),
    "no-footprint": ("images", Text("sia2", "<TD>Polygon[^<]*</TD>", "<TD/>")),
    "product-type-differs": ("images", Text("sia2", "<TD>image/fits</TD>", "<TD>image/jpeg</TD>")),
    "product-size-differs": ("images", Text("sia2", "<TD>6</TD>", "<TD>600</TD>")),
    "product-unreadable": ("images", Status("/get", 200, "GET", b"no FITS at all" * 500)),
    "duplicate-did": ("images", Text("sia2", "sky/image_002.fits</TD>", "sky/image_001.fits</TD>")),
    "address-elsewhere": ("images", Text("sia2", r"<TD>http://127\.0\.0\.1:[0-9]+", "<TD>http://vo.example.org")),
    "no-preview": ("images", Status("/preview", 500)),
    "bad-links": ("images", Status("/links", 500)),
    "broken-link": ("images", Status("/preview", 404, "HEAD")),
    "cutout-fails": ("images", Status("/soda", 500)),
    "ssap-field-missing": ("spectra", Text("ssap", "ssa:DataID.Title", "ssa:Title")),
    "no-target-position": ("spectra", Text("ssap", "ssa:Target.Pos", "ssa:Pos")),
    "spectrum-unreadable": ("spectra", Text("FORMAT=votable", "<TR>.*</TR>", "")),
    "record-unreadable": ("table", Status("/record.xml", 404)),
    "record-incomplete": ("images", Text("/record.xml", "<email>[^<]*</email>", "")),
    "record-identifier": ("spectra", Text("/record.xml", "<identifier>[^<]*", "<identifier>ivo://other.example/x")),
    "wrong-address": ("table", Text("/capabilities", r"http://127\.0\.0\.1:[0-9]+", "https://vo.example.org")),
    "plain-http": ("table", Text("/capabilities", r"http://127\.0\.0\.1:[0-9]+", "http://vo.example.org")),
}

# Other mistakes that must be seen by a rule of the above too: (rule, publication, mistake)
MORE = [
    ("tables-differ", "spectra", Text("/tables", "<nrows>[0-9]+", "<nrows>77")),
    ("wrong-address", "table", Text("/capabilities", r"http://127\.0\.0\.1:[0-9]+", "http://127.0.0.1:1")),
    ("record-unreadable", "table", Text("/record.xml", "</ri:Resource>", "")),
    ("no-time-coverage", "spectra", Text("/record.xml", "<temporal>[^<]*</temporal>", "")),
    ("no-coverage", "spectra", Text("/record.xml", "<spatial>[^<]*</spatial>", "")),
    ("bad-capabilities", "table", Status("/capabilities", 404)),
    ("bad-capabilities", "table", Text("/capabilities", "</capability>", "")),
    ("not-available", "table", Status("/availability", 503)),
    ("error-not-told", "images", Status("sia2.*POS=north", 200)),
    ("test-query-fails", "images", Status(r"sia2\?POS=CIRCLE.*[0-9]$", 500)),
    ("bad-votable", "spectra", Status("FORMAT=METADATA", 200, None, b"<html><body>Welcome<br></body></html>")),
    ("local-address", "table", Text("/capabilities", r"http://127\.0\.0\.1:[0-9]+", "http://192.168.0.7")),
    ("local-address", "table", Text("/capabilities", r"http://127\.0\.0\.1:[0-9]+", "http://mybox.local")),
    ("product-missing", "images", Status("/get", 404)),
    ("product-changed", "spectra", Status("/get", 410)),
]


def without_name(maker):
    return maker.table(about={"identifier": None})


def many_columns(maker):
    more = {"extra_%d" % i: [i + 2 * k for k in range(publications.ROWS)] for i in range(60)}
    shown = ["stars/%s:level=2" % name for name in more]
    return maker.table(content=publications.csv(more=more), settings=publications.MEANING + shown)


def image_at_zero(maker):
    def change(header, number):
        header["CRVAL1"], header["CRVAL2"] = 0.0, 0.0

    return maker.images(change)


def one_spectrum(maker):
    return maker.spectra(1)


def file_gone(maker):
    path = maker.images()
    os.unlink(maker.path(os.path.join(os.path.dirname(path), "sky", "image_002.fits")))
    return path


def file_changed(maker):
    path = maker.images()
    with open(maker.path(os.path.join(os.path.dirname(path), "sky", "image_002.fits")), "ab") as file:
        file.write(b"\0" * 2880)
    return path


def without_identifier(maker):
    return maker.images(about={"identifier": None})


def without_positions(maker):
    return maker.make({"list.csv": "name,size\na,1\nb,2\n"})


def without_cards(*keys):
    def change(header, number):
        for key in keys:
            header.remove(key)

    return lambda maker: maker.images(change)


def kept_back(maker):
    return maker.table(about={"release_date": "2999-01-01"})


# {rule: (publication that does not break it, what makes one that does)}: broken by the publication itself
OWN = {
    "no-data-origin": ("table", without_name),
    "many-columns": ("table", many_columns),
    "image-at-zero": ("images", image_at_zero),
    "single-spectrum": ("spectra", one_spectrum),
    "product-missing": ("images", file_gone),
    "product-changed": ("images", file_changed),
    "placeholder-did": ("images", without_identifier),
    "no-coverage": ("table", without_positions),
    "no-time-coverage": ("images", without_cards("MJD-OBS", "DATE-OBS")),
    "no-spectral-coverage": ("images", without_cards("FILTER")),
    "under-embargo": ("table", kept_back),
}

# These two have tests of their own
APART = ["no-answer", "local-address"]
RULES = [*SPOILT, *OWN, *APART]
