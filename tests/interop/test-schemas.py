#!/usr/bin/python3
"""What the server says of itself, under the official schemas; and whether what it says is true."""
import os
import re
import sys

import tables
import wire
from wire import equal, holds

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vo"))
import schemas  # noqa: E402  pylint: disable=wrong-import-position

PROGRAM = sys.argv[1]
TABLES = tables.all_tables()
SERVER = wire.Server(PROGRAM, {t.file_name: t.content for t in TABLES})
SCHEMA = schemas.load()


def test_vosi_documents():
    for table in TABLES:
        for name in ("capabilities", "tables", "availability"):
            answer = SERVER.get("/%s/%s" % (table.table, name))
            equal((answer.status, answer.headers["content-type"]), (200, "text/xml"))
            equal((table.table, name, schemas.problems(SCHEMA, answer.body)), (table.table, name, []))


def test_answers_and_errors():
    for table in TABLES:
        for query in ("RA=187&DEC=12&SR=20&VERB=3", "RA=187&DEC=12&SR=20&RESPONSEFORMAT=votable/b2", "RA=0&DEC=0&SR=0",
                      "RA=0&DEC=0&SR=180&MAXREC=3&x=%3Cy%3E", "RA=0&DEC=0", "RA=%00", "RA=%22%27%3C%26&DEC=1&SR=1"):
            answer = SERVER.get("/%s/scs.xml?%s" % (table.table, query))
            equal((query, schemas.problems(SCHEMA, answer.body)), (query, []))


def test_the_test_query_returns_rows():
    for table in TABLES:
        text = SERVER.get("/%s/capabilities" % table.table).text
        holds("ivo://ivoa.net/std/ConeSearch" in text)
        equal(re.findall(r"<accessURL[^>]*>([^<]*scs\.xml\?)<", text)[0],
              "http://127.0.0.1:%d/%s/scs.xml?" % (SERVER.port, table.table))
        query = re.search(r"<testQuery>\s*<ra>([^<]*)</ra>\s*<dec>([^<]*)</dec>\s*<sr>([^<]*)</sr>", text)
        answer = SERVER.get("/%s/scs.xml?RA=%s&DEC=%s&SR=%s" % ((table.table,) + query.groups()))
        holds("<TR>" in answer.text, answer.text)


def test_the_said_bounds_are_kept():
    text = SERVER.get("/binary/capabilities").text
    equal(re.search("<maxSR>([^<]*)</maxSR>", text).group(1), "180")
    most = re.search("<maxRecords>([^<]*)</maxRecords>", text).group(1)
    answer = SERVER.get("/binary/scs.xml?RA=0&DEC=0&SR=0&MAXREC=" + "9" * 30)
    holds('name="MAXREC" value="%s"' % most in answer.text, most, answer.text)
    equal(re.search("<verbosity>([^<]*)</verbosity>", text).group(1), "true")


def test_tables_lists_the_columns_that_are_served():
    for table in TABLES:
        said = re.findall(r"<column[^>]*>\s*<name>([^<]*)</name>", SERVER.get("/%s/tables" % table.table).text)
        served = re.findall(r'<FIELD[^>]* name="([^"]*)"',
                            SERVER.get("/%s/scs.xml?RA=0&DEC=0&SR=0&VERB=3" % table.table).text)
        equal(said, served)


wire.run(wire.tests_of(globals()))
