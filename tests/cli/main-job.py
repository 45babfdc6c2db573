#!/usr/bin/python3
"""The main job with STILTS on both ends: what `stilts cone` gets from the service is what STILTS finds in the
file itself by great-circle distance.  On made-up tables of each kind."""
import csv
import io
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tool

TOOL = tool.Tool(sys.argv[1])


def stilts(*arguments):
    done = subprocess.run(["stilts", *arguments], capture_output=True, timeout=200)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout.decode()


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def in_file(path, form, ra, dec, centre, radius, identifier):
    """The identifiers that STILTS itself selects; ra and dec are expressions in degrees."""
    expression = "skyDistanceDegrees(%s,%s,%r,%r)<=%r" % (ra, dec, *centre, radius)
    rows = table(stilts("tpipe", "in=" + path, "ifmt=" + form, "cmd=select " + expression,
                        "cmd=keepcols " + identifier, "ofmt=csv"))
    return sorted(next(iter(row.values())).strip() for row in rows)


def in_cone(url, centre, radius, identifier):
    rows = table(stilts("cone", "serviceurl=" + url, "lon=%r" % centre[0], "lat=%r" % centre[1],
                        "radius=%r" % radius, "ofmt=csv"))
    return sorted(row[identifier].strip() for row in rows)


def compare(path, form, ra, dec, centre, radius, identifier, least):
    """identifier: the column's name in the file and in the answer."""
    publication = "job%d.nuncius" % len(TOOL.left())
    TOOL.run("create", publication, path)
    with TOOL.serve(publication) as service:
        got = in_cone(service.url("scs"), centre, radius, identifier)
    want = in_file(path, form, ra, dec, centre, radius, identifier)
    assert len(want) >= least, "only %d rows to compare" % len(want)
    assert got == want, "%d rows, not %d; only one side has %s" % (
        len(got), len(want), sorted(set(got) ^ set(want))[:5])
    print("# %d rows" % len(got))


def made_rows(n):
    chance = random.Random(3)
    return [("S%04d" % i, chance.uniform(0, 360) % 360 if i % 3 else chance.uniform(358, 362) % 360,
             chance.uniform(-6, 6), chance.uniform(5, 20)) for i in range(n)]


def decimal_csv():
    rows = made_rows(3000)
    path = TOOL.write("decimal.csv", "id,ra,dec,mag\n" + "".join(
        "%s,%.7f,%.7f,%.2f\n" % row for row in rows))
    compare(path, "csv", "ra", "dec", (0.5, 1.0), 5.0, "id", 100)


def sexagesimal_semicolons():
    def hms(x):
        seconds = round(x / 15 * 3600 * 100) % (86400 * 100)
        return "%02d:%02d:%05.2f" % (seconds // 360000, seconds // 6000 % 60, seconds % 6000 / 100)

    def dms(x):
        seconds = round(abs(x) * 36000)
        return "%s%02d:%02d:%04.1f" % ("-" if x < 0 else "+", seconds // 36000, seconds // 600 % 60,
                                       seconds % 600 / 10)

    rows = made_rows(3000)
    semicolons = TOOL.write("sexagesimal.csv", "Name;RA;Dec;Mag\n" + "".join(
        "%s;%s;%s;%.2f\n" % (name, hms(ra), dms(dec), mag) for name, ra, dec, mag in rows))
    commas = TOOL.write("commas.csv", open(semicolons, encoding="ascii").read().replace(";", ","))
    publication = "sexagesimal.nuncius"
    TOOL.run("create", publication, semicolons)
    with TOOL.serve(publication) as service:
        got = in_cone(service.url("scs"), (359.5, -1.0), 5.0, "Name")
    want = in_file(commas, "csv", "hmsToDegrees(RA)", "dmsToDegrees(Dec)", (359.5, -1.0), 5.0, "Name")
    assert len(want) > 100 and got == want, (len(want), len(got))


def fits_table():
    rows = made_rows(2000)
    path = TOOL.write("t.csv", "id,RAJ2000,DEJ2000,mag\n" + "".join("%s,%.7f,%.7f,%.2f\n" % row for row in rows))
    fits = TOOL.path("t.fits")
    stilts("tpipe", "in=" + path, "ifmt=csv", "out=" + fits, "ofmt=fits-basic")
    compare(fits, "fits", "RAJ2000", "DEJ2000", (1.0, 0.0), 5.0, "id", 50)


def votable():
    fits = TOOL.path("t.fits")
    for form in ("votable-tabledata", "votable-binary-inline", "votable-binary2-inline"):
        path = TOOL.path(form + ".vot")
        stilts("tpipe", "in=" + fits, "ifmt=fits", "out=" + path, "ofmt=" + form)
        compare(path, "votable", "RAJ2000", "DEJ2000", (359.0, 0.5), 5.0, "id", 50)


tool.run([decimal_csv, sexagesimal_semicolons, fits_table, votable])
