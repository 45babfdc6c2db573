#!/usr/bin/python3
"""pyVO and astropy as clients: positions, identifiers, errors, overflow, and every cell of an answer."""
import io
import re
import sys
import urllib.request
import warnings

import numpy
import pyvo
from astropy.coordinates import SkyCoord
from astropy.io import fits
from astropy.io.votable import parse, validate

import tables
import wire
from wire import equal, holds

PROGRAM = sys.argv[1]
TABLES = tables.all_tables()
SERVER = wire.Server(PROGRAM, {t.file_name: t.content for t in TABLES})
BINARY = TABLES[1]


def url(table):
    return "http://127.0.0.1:%d/%s/scs.xml?" % (SERVER.port, table.table)


def strictly(content):
    """The answer as astropy reads it, without any complaint but the one that cannot be: UCD1 are no UCD1+."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        document = parse(io.BytesIO(content), verify="warn")
    rest = [str(w.message) for w in found if not re.search("W06.*(ID|POS_EQ_RA|POS_EQ_DEC)_MAIN", str(w.message))]
    equal(rest, [])
    holds(len(found) in (0, 3), found)
    return document


def test_search():
    for table in TABLES:
        service = pyvo.dal.SCSService(url(table))
        for label, ra, dec, radius in tables.CONES:
            found = service.search(SkyCoord(ra, dec, unit="deg"), radius=radius, verbosity=3)
            equal((table.table, label, sorted(record.id for record in found)),
                  (table.table, label, table.inside(ra, dec, radius)))


def test_records_know_their_place():
    """record.pos and record.id go by the UCDs of SCS 1.03."""
    for table in TABLES:
        places = dict(zip(table.names, table.positions))
        found = pyvo.dal.SCSService(url(table)).search(pos=(187.7, 12.4), radius=12)
        holds(len(found) > 3, table.table)
        for record in found:
            holds(record.pos.separation(places[record.id]).deg < 1e-9, record.id, record.pos)


def test_errors_are_raised_with_their_sentence():
    for parameters, words in (({"radius": 181}, "SR=181"), ({"radius": 1, "RESPONSEFORMAT": "fits"}, "fits"),
                              ({"radius": 1, "maxrec": "many"}, "MAXREC=many")):
        try:
            pyvo.dal.SCSService(url(BINARY)).search(pos=(10, 5), **parameters)
        except pyvo.dal.DALQueryError as error:
            holds(words in str(error), str(error))
        else:
            raise AssertionError("no error for %r" % (parameters,))


def test_extra_parameters():
    found = pyvo.dal.SCSService(url(BINARY)).search(pos=(0, 0), radius=180, verbosity=1, MAXREC=7,
                                                    responseformat="votable/b2")
    equal((len(found), len(found.fieldnames)), (7, 3))
    equal(len(pyvo.dal.SCSService(url(BINARY)).search(pos=(0, 0), radius=0)), 0)


def compare_cells(table, original):
    """Each cell of an astropy table against the FITS file, row by row through the identifier."""
    places = {name: i for i, name in enumerate(BINARY.names)}
    rows = numpy.array([places[name] for name in table["source"]])
    equal(sorted(rows), list(range(len(BINARY.names))))
    for column in original.columns:
        wanted, found = original[column.name][rows], table[column.name]
        nulls = numpy.zeros(len(rows), bool)
        if column.null is not None:
            nulls = wanted == column.null
        elif column.format in ("D", "E"):
            nulls = numpy.isnan(wanted)
        if hasattr(found, "mask") and found.mask.ndim == 1 and wanted.dtype.kind not in "SU":
            equal((column.name, int(numpy.sum(found.mask != nulls))), (column.name, 0))
        else:
            equal((column.name, int(nulls.sum())), (column.name, 0))
        if wanted.dtype.kind in "SU":
            equal(column.name if list(map(str, found.filled(""))) == list(wanted) else found[:9], column.name)
        else:
            values = numpy.asarray(found.filled(0) if hasattr(found, "filled") else found)
            equal((column.name, int(numpy.sum(values[~nulls] != wanted[~nulls]))), (column.name, 0))


def test_every_cell_is_the_files():
    original = fits.open(io.BytesIO(BINARY.content))[1].data
    for form in ("votable/td", "votable/b2"):
        content = SERVER.get("/binary/scs.xml?RA=0&DEC=0&SR=180&VERB=3&RESPONSEFORMAT=" + form).body
        table = strictly(content).get_first_table().to_table(use_names_over_ids=True)
        compare_cells(table, original)


def test_astropy_has_no_complaint():
    for table in TABLES:
        for query in ("RA=187&DEC=12&SR=30&VERB=3", "RA=0&DEC=0&SR=0", "RA=0&DEC=0&SR=180&MAXREC=5", "RA=0&DEC=0",
                      "RA=187&DEC=12&SR=30&RESPONSEFORMAT=votable/b2", "RA=0&DEC=0&SR=0&MAXREC=0&x=%C3%BC%3C"):
            strictly(SERVER.get("/%s/scs.xml?%s" % (table.table, query)).body)


def test_astropy_validates_the_newer_style():
    with wire.Server(PROGRAM, {BINARY.file_name: BINARY.content}, "--ucd1plus") as server:
        for form in ("td", "b2"):
            content = server.get("/binary/scs.xml?RA=187&DEC=12&SR=30&VERB=3&RESPONSEFORMAT=votable/" + form).body
            out = io.StringIO()
            holds(validate(io.BytesIO(content), out), out.getvalue())


def test_compressed_and_not():
    """What a client gets does not depend on how it came: urllib asks for no coding, requests (pyVO) for gzip."""
    plain = urllib.request.urlopen(url(BINARY) + "RA=0&DEC=0&SR=90&VERB=3").read()
    found = pyvo.dal.SCSService(url(BINARY)).search(pos=(0, 0), radius=90, verbosity=3)
    table = strictly(plain).get_first_table()
    equal(list(table.array["source"]), list(found["source"]))


def test_post():
    found = pyvo.dal.SCSQuery(url(BINARY), pos=(0, 0), radius=9)
    with_get = found.execute()
    response = found.submit(post=True)
    table = strictly(response.content).get_first_table()
    equal(list(table.array["source"]), list(with_get["source"]))


wire.run(wire.tests_of(globals()))
