"""Folders of images, spectra and tables on the command line: create, inspect, rules, update."""
import os
import sqlite3
import sys
import urllib.error
import urllib.parse
import urllib.request

import tool
from made import fits, image

TOOL = tool.Tool(sys.argv[1])


def rows(publication, sql):
    with sqlite3.connect(TOOL.path(publication)) as database:
        return database.execute(sql).fetchall()


def column(publication, table, name):
    number = rows(publication, "SELECT number, id FROM file_column JOIN collection ON id = collection"
                  " WHERE collection.name = '%s' AND file_column.name = '%s'" % (table, name))[0]
    return [value for value, in rows(publication, "SELECT c%d FROM rows_%d ORDER BY number" % number)]


def make_folder():
    os.makedirs(TOOL.path("night/deep"))
    TOOL.write("night/a.fits", image(10.5, 41.0, OBJECT="M 31", EXPTIME=60.0))
    TOOL.write("night/b.fits", image(83.5, -5.5, OBJECT="M 42", EXPTIME=30.0))
    TOOL.write("night/deep/c.fits", image(37.9, 89.3, OBJECT="Polaris", EXPTIME=5.0))
    TOOL.write("night/flat.fits", fits({"OBJECT": "Flat"}))
    TOOL.write("night/stars.csv", "name,ra,dec\nVega,279.23,38.78\nSirius,101.29,-16.72\n")
    TOOL.write("night/notes.txt", "It was cloudy until two o'clock, then we took the frames of this folder.\n")


def create():
    out, err = TOOL.run("create", "night.nuncius", "night")
    assert "files 6, images 4, with tables 1" in out, out
    assert "night.nuncius: images night, 4 rows, 3 with a position" in out, out
    assert "night.nuncius: table stars, 2 rows, 2 with a position" in out, out
    assert "flat.fits" in err and "notes.txt" in err, err
    assert column("night.nuncius", "night", "product_path") == ["a.fits", "b.fits", "deep/c.fits", "flat.fits"]
    assert column("night.nuncius", "night", "t_exptime") == [60, 30, 5, None]
    assert [round(ra, 6) for ra in column("night.nuncius", "night", "s_ra")[:3]] == [10.5, 83.5, 37.9]


def several_files():
    out, _ = TOOL.run("create", "two.nuncius", "night/b.fits", "night/stars.csv", "night/a.fits")
    assert "images night, 2 rows" in out and "table stars" in out, out
    assert column("two.nuncius", "night", "target_name") == ["M 42", "M 31"]


def inspect():
    out, err = TOOL.run("inspect", "night")
    assert "images 4" in out and "Testscope" in out and "stars.csv" in out, out
    assert "notes.txt" in err, err


def rules():
    text, _ = TOOL.run("rules", "night.nuncius")
    assert "\nt_exptime = keyword EXPTIME" in text, text
    assert "obs_publisher_did" not in text, text
    TOOL.run("rules", "night.nuncius", "night", "--from", "-", stdin=text.encode())
    assert "decided" not in TOOL.run("describe", "night.nuncius")[0]
    out, _ = TOOL.run("rules", "night.nuncius", "--from", "-",
                      stdin=b"# a note\nobs_collection = constant Night of March\nt_exptime = keyword EXPTIME in s | times 2\n")
    assert "obs_collection" in out and "t_exptime" in out, out
    assert column("night.nuncius", "night", "t_exptime") == [120, 60, 10, None]
    assert column("night.nuncius", "night", "obs_collection") == ["Night of March"] * 4
    assert "line 2" in TOOL.fails("rules", "night.nuncius", "--from", "-", stdin=b"\ns_ra = explode\n")
    assert "line 1" in TOOL.fails("rules", "night.nuncius", "--from", "-", stdin=b"product_path = constant /etc/passwd\n")
    TOOL.run("rules", "--help")


def set_rule():
    out, _ = TOOL.run("set", "night.nuncius", "night/target_name:rule=keyword OBJECT | lowercase")
    assert "target_name" in out, out
    assert column("night.nuncius", "night", "target_name")[0] == "m 31"
    assert "only the fields of images" in TOOL.fails("set", "night.nuncius", "stars/ra:rule=constant 1")
    TOOL.run("set", "night.nuncius", "--forget", "night/target_name:rule")
    assert column("night.nuncius", "night", "target_name")[0] == "M 31"


def update():
    assert "no file has changed" in TOOL.run("update", "night.nuncius")[0]
    os.unlink(TOOL.path("night/b.fits"))
    TOOL.write("night/e.fits", image(83.6, 22.0, OBJECT="M 1", EXPTIME=10.0))
    TOOL.write("night/a.fits", image(10.5, 41.0, OBJECT="M 31", EXPTIME=61.0))
    out, _ = TOOL.run("update", "night.nuncius")
    for part in ("new: 1 (e.fits)", "gone: 1 (b.fits)", "changed: 1 (a.fits)", "(t_exptime)"):
        assert part in out, (part, out)
    assert column("night.nuncius", "night", "obs_collection") == ["Night of March"] * 4
    os.rename(TOOL.path("night"), TOOL.path("elsewhere"))
    assert "has gone" in TOOL.fails("update", "night.nuncius")
    os.rename(TOOL.path("elsewhere"), TOOL.path("night"))


def check():
    out, _ = TOOL.run("check", "night.nuncius", status=1)
    assert "[files-without-position]" in out and "1 of the 4 rows" in out, out
    assert "[field-empty]" in out and "[field-without-rule]" in out, out


def sia2(url, **asked):
    """(status, rows) of an answer."""
    try:
        with urllib.request.urlopen(url + "?" + urllib.parse.urlencode({**asked, "RESPONSEFORMAT": "csv"})) as answer:
            return answer.status, answer.read().decode().count("\n") - 1
    except urllib.error.HTTPError as error:
        return error.code, 0


def absent_collections():
    """That no dataset is of a collection is known before any footprint is looked at: without their index others fail."""
    for name, data in (("a", image(10.5, 41.0)), ("b", image(10.6, 41.0, SURVEY="Own")), ("c", image(10.7, 41.0))):
        os.makedirs(TOOL.path("several"), exist_ok=True)
        TOOL.write("several/%s.fits" % name, data)
    for rule, own in (("", 0), ("keyword SURVEY", 1)):
        name = "several%d.nuncius" % own
        TOOL.run("create", name, "several")
        TOOL.run("rules", name, "several", "--from", "-", stdin=("obs_collection = %s\n" % rule).encode())
        with TOOL.serve(name) as service:
            url, near = service.url("sia2"), {"POS": "CIRCLE 10 41 3"}
            for region in ({}, near):
                assert sia2(url, COLLECTION="Several", **region) == (200, 3 - own), (own, region)
                assert sia2(url, COLLECTION="own", **region) == (200, own), (own, region)
                assert sia2(url, COLLECTION="n\u00f6where", **region) == (200, 0), (own, region)
        with sqlite3.connect(TOOL.path(name)) as database:
            database.execute("DROP TABLE foot_1")
        with TOOL.serve(name) as service:
            url = service.url("sia2")
            assert sia2(url, COLLECTION="nowhere", **near) == (200, 0), own
            assert sia2(url, COLLECTION="several", **near)[0] == 500, own


def moves_together():
    """The folder and the publication beside it go elsewhere: the paths still lead to the files."""
    os.mkdir(TOOL.path("new"))
    for name in ("night", "night.nuncius"):
        os.rename(TOOL.path(name), TOOL.path("new/" + name))
    assert "no file has changed" in TOOL.run("update", "new/night.nuncius")[0]


make_folder()
tool.run([create, several_files, inspect, rules, set_rule, update, check, absent_collections, moves_together])
