#!/usr/bin/python3
"""STILTS, the library behind TOPCAT, as client and as validator."""
import csv
import os
import subprocess
import sys
import tempfile

import tables
import wire
from wire import equal, holds

PROGRAM = sys.argv[1]
TABLES = tables.all_tables()
SERVER = wire.Server(PROGRAM, {t.file_name: t.content for t in TABLES})


def stilts(*arguments):
    done = subprocess.run(["stilts", *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def url(table):
    return "http://127.0.0.1:%d/%s/scs.xml?" % (SERVER.port, table.table)


def lint(content):
    """What votlint says of a document; "" when it finds nothing."""
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(content)
        file.flush()
        status, out, err = stilts("votlint", "votable=" + file.name, "ucd=true", "unit=true")
    equal((status, err), (0, ""))
    return out


def first_names(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return rows


def test_cone_finds_what_is_there():
    """Every table, every cone: the rows that the great-circle distance by astropy names."""
    with tempfile.TemporaryDirectory() as folder:
        for table in TABLES:
            for label, ra, dec, radius in tables.CONES:
                path = os.path.join(folder, "out.csv")
                status, _, err = stilts("cone", "serviceurl=" + url(table), "lon=%r" % ra, "lat=%r" % dec,
                                        "radius=%r" % radius, "verb=3", "ofmt=csv", "out=" + path)
                equal((table.table, label, status, err), (table.table, label, 0, ""))
                rows = first_names(path)
                key = next(k for k in ("number", "source", "Name") if not rows or k in rows[0])
                equal(sorted(row[key] for row in rows), table.inside(ra, dec, radius))


def test_votlint_finds_nothing():
    for table in TABLES:
        for query in ("RA=201.3&DEC=-43&SR=60&VERB=3", "RA=0&DEC=90&SR=40&VERB=1", "RA=0&DEC=0&SR=0",
                      "RA=0&DEC=0&SR=180&MAXREC=10", "RA=0&DEC=0&SR=180&MAXREC=0", "RA=0&DEC=0&SR=x",
                      "RA=0&DEC=0&SR=40&VERB=3&RESPONSEFORMAT=votable/b2", "RA=0&DEC=0&SR=0&RESPONSEFORMAT=votable/b2"):
            found = lint(SERVER.get("/%s/scs.xml?%s" % (table.table, query)).body)
            equal((table.table, query, found), (table.table, query, ""))


def test_votlint_of_both_ucd_styles():
    with wire.Server(PROGRAM, {TABLES[0].file_name: TABLES[0].content}, "--ucd1plus") as server:
        equal(lint(server.get("/messier/scs.xml?RA=0&DEC=0&SR=90").body), "")


def test_errors_reach_the_user():
    """TOPCAT shows the sentence of the service; so does the program behind it."""
    status, _, err = stilts("cone", "serviceurl=" + url(TABLES[0]), "lon=10", "lat=95", "radius=1", "ofmt=csv")
    holds(status != 0, err)
    holds("DEC=95" in err and "out of range" in err, err)


def test_crossmatch_by_many_cones():
    """coneskymatch: one request a row, in parallel."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
        with open(path, "wb") as file:
            file.write(TABLES[0].content)
        status, _, err = stilts("coneskymatch", "in=" + path, "ifmt=csv", "ra=ra_deg", "dec=dec_deg", "sr=0.001",
                                "serviceurl=" + url(TABLES[0]), "servicetype=cone", "find=best", "parallel=5",
                                "usefoot=false", "ofmt=csv", "out=" + out)
        equal((status, "ERROR" in err.upper()), (0, False))
        equal(len(first_names(out)), 110)




wire.run(wire.tests_of(globals()))
