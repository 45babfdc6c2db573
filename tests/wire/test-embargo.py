#!/usr/bin/python3
"""Embargo over a socket: before its day nothing of the data goes out, and all of their description; from then on everything."""
import csv
import datetime
import io
import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.parse

from astropy.io import fits

import observations
import wire
from wire import equal, holds

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vo"))
import schemas  # noqa: E402  pylint: disable=wrong-import-position

PROGRAM = sys.argv[1]
FUTURE, PAST = "2199-06-01", "2015-06-01"
CONE = "/stars/scs.xml?RA=10&DEC=41&SR=90"
SIA2 = "/data_images/sia2?"
SECRET = "Andromeda"
SCHEMA = schemas.load()


class Released(observations.Image):
    """An image whose header says from when on it is public."""

    def __init__(self, number, date):
        super().__init__(number, (10.0 * number, 20.0), 0.01, 0.3)
        self.date = date

    def content(self):
        with fits.open(io.BytesIO(super().content())) as hdus:
            if self.date:
                hdus[0].header["RELEASE"] = (self.date, "release date")
            out = io.BytesIO()
            hdus.writeto(out)
        return out.getvalue()


def edit(server, **fields):
    """stars__key: of the table stars."""
    for key, value in fields.items():
        subprocess.run([PROGRAM, "--edit", "%s=%s" % (key.replace("__", "/"), value),
                        os.path.join(server.folder, "p.nuncius")], check=True)


def publication(*options, images=None):
    items = (images or observations.make_images(7)) + observations.make_spectra(2)
    server = wire.Server(PROGRAM, {"stars.csv": wire.SKY}, *options, observations=observations.files_of(items))
    edit(server, title="Stars", contact_email="desk@observatory.fr", reference_url="https://observatory.fr/m")
    return server


SERVER = publication()


def rows(server, path, **more):
    answer = server.get(path + urllib.parse.urlencode(dict(more, RESPONSEFORMAT="csv")))
    equal((path, answer.status), (path, 200))
    return list(csv.DictReader(io.StringIO(answer.text)))


def path_of(url):
    parts = urllib.parse.urlsplit(url)
    return parts.path + "?" + parts.query


def dids(server, table="images"):
    if table == "images":
        return [urllib.parse.quote(row["obs_publisher_did"]) for row in rows(server, SIA2)]
    return [urllib.parse.quote(row["obs_publisher_did"]) for row in rows(server, "/data_spectra/ssap.xml?", REQUEST="queryData")]


def data_paths(server):
    """Every address that gives anything of a dataset."""
    image, spectrum = dids(server)[0], dids(server, "spectra")[0]
    return ["/data_images/get?ID=" + image, "/data_images/preview?ID=" + image, "/data_images/soda?ID=" + image,
            "/data_images/soda?CIRCLE=0+0+1&ID=" + image, "/data_spectra/get?ID=" + spectrum,
            "/data_spectra/get?FORMAT=votable&ID=" + spectrum, "/data_spectra/preview?ID=" + spectrum]


def links(server, did, table="data_images"):
    return rows(server, "/%s/links?" % table, ID=urllib.parse.unquote(did))


def is_said(text, date=FUTURE):
    return date in text and "desk@observatory.fr" in text


def test_without_a_date_all_is_public():
    edit(SERVER, release_date="")
    holds(SECRET in SERVER.get(CONE).text)
    for path in data_paths(SERVER):
        equal((path, SERVER.get(path).status // 100), (path, 2))
    holds("obs_release_date" not in rows(SERVER, SIA2)[0])
    holds("obs_release_date" not in SERVER.get("/data_spectra/ssap.xml?REQUEST=queryData").text)
    holds("obs_release_date" not in SERVER.get("/data_images/sia1.xml?POS=0,0&SIZE=180").text)
    found = links(SERVER, dids(SERVER)[0])
    equal({(r["link_auth"], r["link_authorized"]) for r in found}, {("false", "T")})


def test_a_table_gives_no_row_before_its_day():
    edit(SERVER, release_date=FUTURE)
    for more in ("", "&VERB=3", "&RESPONSEFORMAT=csv", "&RESPONSEFORMAT=votable/b2", "&MAXREC=1", "&FORMAT=csv"):
        answer = SERVER.get(CONE + more)
        equal((more, answer.status, answer.headers["content-type"]), (more, 200, "text/xml;content=x-votable"))
        holds(is_said(wire.error_of(answer)), answer.text)
        holds("<TABLE" not in answer.text and SECRET not in answer.text, answer.text)
    answer = SERVER.ask("/stars/scs.xml", "POST", b"RA=10&DEC=41&SR=90", Content_Type="application/x-www-form-urlencoded")
    holds(is_said(wire.error_of(answer)), answer.text)


def test_its_description_stays():
    edit(SERVER, release_date=FUTURE)
    for query in ("RA=10&DEC=41&SR=0", "RA=10&DEC=41&SR=90&MAXREC=0"):
        answer = SERVER.get("/stars/scs.xml?" + query)
        equal((query, wire.error_of(answer), wire.names(answer)), (query, None, []))
        holds('name="mag"' in answer.text)
    for table in ("stars", "data_images", "data_spectra"):
        for name in ("capabilities", "tables", "availability"):
            equal((table, name, SERVER.get("/%s/%s" % (table, name)).status), (table, name, 200))
    holds("mag" in SERVER.get("/stars/tables").text)


def test_pages_tell_and_do_not_show():
    edit(SERVER, release_date=FUTURE)
    page = SERVER.get("/stars/")
    equal(page.status, 200)
    holds(is_said(page.text) and SECRET not in page.text, page.text)
    answer = SERVER.get("/stars/?RA=10&DEC=41&SR=90")
    equal(answer.status, 403)
    holds(is_said(answer.text) and SECRET not in answer.text, answer.text)
    for table in ("data_images", "data_spectra"):
        page = SERVER.get("/%s/" % table)
        holds(is_said(page.text) and "Public from " + FUTURE in page.text, page.text)
        holds("<img" not in page.text and "get?ID" not in page.text, page.text)
    edit(SERVER, release_date=PAST)
    for table in ("data_images", "data_spectra"):
        page = SERVER.get("/%s/" % table)
        holds("<img" in page.text and "get?ID" in page.text and PAST not in page.text, page.text)
    equal(SERVER.get("/stars/?RA=10&DEC=41&SR=90").status, 200)


def test_datasets_are_found_with_their_day():
    for date, rights in ((FUTURE, "proprietary"), (PAST, "public")):
        edit(SERVER, release_date=date)
        found = rows(SERVER, SIA2)
        equal([(r["obs_release_date"], r["data_rights"]) for r in found], [(date, rights)] * 7)
        equal([r["data_rights"] for r in rows(SERVER, "/data_spectra/ssap.xml?", REQUEST="queryData", FORMAT="native")],
              [rights] * 2)
        older = rows(SERVER, "/data_images/sia1.xml?", POS="0,0", SIZE="180", FORMAT="image/fits", INTERSECT="OVERLAPS")
        equal(len(older) > 2, True)
        for more in (older, rows(SERVER, "/data_spectra/ssap.xml?", REQUEST="queryData", FORMAT="native")):
            equal({r["obs_release_date"] for r in more}, {date})
    # No name of the standards, which have none for it.
    field, = re.findall('<FIELD[^>]* name="obs_release_date"[^>]*>', SERVER.get("/data_spectra/ssap.xml?REQUEST=queryData").text)
    holds('ucd="time.release"' in field and "ssa:" not in field, field)


def test_no_byte_of_a_dataset_before_its_day():
    edit(SERVER, release_date=FUTURE)
    for path in data_paths(SERVER):
        for headers in ({}, {"Range": "bytes=0-9"}, {"If_None_Match": "*"}):
            answer = SERVER.get(path, **headers)
            equal((path, headers, answer.status), (path, headers, 403))
            holds(is_said(answer.text) and len(answer.body) < 300, answer.text)
        equal((path, SERVER.ask(path, "HEAD").status), (path, 403))
    holds(SERVER.get(data_paths(SERVER)[3]).text.startswith("AuthorizationError: "))
    edit(SERVER, release_date=PAST)
    for path in data_paths(SERVER):
        equal((path, SERVER.get(path).status // 100), (path, 2))


def test_datalink_says_so_readably():
    edit(SERVER, release_date=FUTURE)
    for table in ("data_images", "data_spectra"):
        found = links(SERVER, dids(SERVER, table[5:])[0], table)
        equal([(r["semantics"], r["link_authorized"]) for r in found], [("#this", "F"), ("#documentation", "T")])
        holds(found[0]["error_message"].startswith("DefaultFault: ") and is_said(found[0]["error_message"]), found)
        equal((found[0]["access_url"], found[1]["access_url"]), ("", "https://observatory.fr/m"))
        for r in found:
            equal((bool(r["access_url"]), bool(r["service_def"]), bool(r["error_message"])).count(True), 1)
    holds("soda" not in SERVER.get("/data_images/links?ID=" + dids(SERVER)[0]).text)


def test_a_collection_may_have_its_own_day():
    edit(SERVER, release_date=FUTURE, stars__release_date=PAST)
    holds(SECRET in SERVER.get(CONE).text)
    equal(SERVER.get(data_paths(SERVER)[0]).status, 403)
    edit(SERVER, release_date="", stars__release_date="", data_images__release_date=FUTURE)
    holds(SECRET in SERVER.get(CONE).text)
    equal([SERVER.get(path).status for path in data_paths(SERVER)], [403] * 4 + [200] * 3)
    edit(SERVER, data_images__release_date="")


def test_a_dataset_may_have_its_own_day():
    images = [Released(1, "2199-01-01T12:00:00"), Released(2, "2014-01-01"), Released(3, "")]
    with publication(images=images) as server:
        found = {r["obs_title"]: r for r in rows(server, SIA2)}
        equal({(name, r["obs_release_date"], r["data_rights"]) for name, r in found.items()},
              {("image_001.fits", "2199-01-01T12:00:00", "proprietary"), ("image_002.fits", "2014-01-01", "public"),
               ("image_003.fits", "", "")})
        for name, status in (("image_001.fits", 403), ("image_002.fits", 200), ("image_003.fits", 200)):
            equal((name, server.get(path_of(found[name]["access_url"])).status), (name, status))
        holds("2199-01-01T12:00:00Z" in server.get(path_of(found["image_001.fits"]["access_url"])).text)
        page = server.get("/data_images/").text
        equal(page.count("<img"), 2)
        # the collection's day holds for all; the later one counts
        edit(server, data_images__release_date="2150-01-01")
        equal({r["obs_title"]: r["obs_release_date"] for r in rows(server, SIA2)},
              {"image_001.fits": "2199-01-01T12:00:00", "image_002.fits": "2150-01-01", "image_003.fits": "2150-01-01"})
        equal({server.get(path_of(r["access_url"])).status for r in rows(server, SIA2)}, {403})


class Shared(Released):
    """One file of two images, of which only the second has a day."""

    def content(self):
        with fits.open(io.BytesIO(super().content())) as hdus:
            second = fits.ImageHDU(hdus[0].data, hdus[0].header.copy(), name="SECOND")
            del hdus[0].header["RELEASE"]
            out = io.BytesIO()
            fits.HDUList([hdus[0], second]).writeto(out)
        return out.getvalue()


def place(row):
    return urllib.parse.urlencode({"CIRCLE": "%s %s 0.02" % (row["s_ra"], row["s_dec"])})


def test_a_file_goes_out_when_all_in_it_may():
    with publication("--all-hdus", images=[Shared(1, FUTURE), Shared(2, PAST)]) as server:
        found = {r["obs_publisher_did"].rpartition("/")[2]: r for r in rows(server, SIA2)}
        equal({name: r["obs_release_date"] for name, r in found.items()},
              {"image_001.fits": "", "image_001.fits#1": FUTURE, "image_002.fits": "", "image_002.fits#1": PAST})
        did = {name: urllib.parse.quote(r["obs_publisher_did"]) for name, r in found.items()}
        for name, whole, part in (("image_001.fits", 403, 200), ("image_001.fits#1", 403, 403),
                                  ("image_002.fits", 200, 200), ("image_002.fits#1", 200, 200)):
            equal((name, server.get("/data_images/get?ID=" + did[name]).status), (name, whole))
            equal((name, server.get("/data_images/preview?ID=" + did[name]).status), (name, part))
            equal((name, server.get("/data_images/soda?ID=" + did[name]).status), (name, whole))
            equal((name, server.get("/data_images/soda?%s&ID=" % place(found[name]) + did[name]).status), (name, part))
        for range_of in ("bytes=0-1", "bytes=-2880", "bytes=0-1,4-5"):
            equal(server.get("/data_images/get?ID=" + did["image_001.fits"], Range=range_of).status, 403)
        equal(server.get("/data_images/get?ID=image_001.fits").status, 403)
        mine = {r["semantics"]: r for r in links(server, did["image_001.fits"])}
        equal([(key, mine[key]["link_authorized"]) for key in ("#this", "#preview", "#cutout")],
              [("#this", "F"), ("#preview", "T"), ("#cutout", "T")])
        holds(is_said(mine["#this"]["error_message"]) and mine["#this"]["access_url"] == "", mine["#this"])


def test_it_ends_by_itself():
    begin = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(seconds=3)
    edit(SERVER, release_date=begin.strftime("%Y-%m-%dT%H:%M:%SZ"))
    holds(begin.strftime("%Y-%m-%dT%H:%M:%S") in (wire.error_of(SERVER.get(CONE)) or ""), SERVER.get(CONE).text)
    holds(wire.wait_until(lambda: SECRET in SERVER.get(CONE).text))
    holds(time.time() >= begin.timestamp())


def test_a_date_that_nobody_can_read_keeps_all_back():
    with publication() as server:
        edit(server, release_date=PAST)
        file = sqlite3.connect(os.path.join(server.folder, "p.nuncius"))
        with file:
            file.execute("UPDATE said SET value = 'one day' WHERE key = 'release_date'")
        file.close()
        answer = server.get(CONE)
        holds("not public yet" in wire.error_of(answer) and SECRET not in answer.text, answer.text)
        equal({server.get(path).status for path in data_paths(server)}, {403})


def test_owners_may_look_on_their_own_machine_only():
    with publication("--lift-embargo") as server:
        edit(server, release_date=FUTURE)
        holds(SECRET in server.get(CONE).text)
        equal({server.get(path).status // 100 for path in data_paths(server)}, {2})
        # what is said stays what the world will read
        equal({r["data_rights"] for r in rows(server, SIA2)}, {"proprietary"})
    with publication("--lift-embargo", "--network") as server:
        edit(server, release_date=FUTURE)
        holds(SECRET not in server.get(CONE).text)
        equal({server.get(path).status for path in data_paths(server)}, {403})


ABOUT = {"title": "Stars", "description": "Bright ones.", "creators": "Messier, C.", "subjects": "stars",
         "contact_name": "Desk", "publisher": "Observatory", "identifier": "ivo://fr.observatory/m", "licence": "CC-BY-4.0"}


def test_the_record_tells_the_day():
    with publication() as server:
        edit(server, **ABOUT)
        for date, kept_back in ((FUTURE, True), (PAST, False)):
            edit(server, release_date=date)
            for table in ("stars", "data_images"):
                answer = server.get("/%s/record.xml" % table)
                equal((answer.status, schemas.problems(SCHEMA, answer.body)), (200, []))
                equal(re.findall('<date role="Available">([^<]*)<', answer.text), [date])
                rights = re.findall("<rights[^>]*>([^<]*)<", answer.text)
                equal((len(rights), ("The data are proprietary until %s." % FUTURE) in rights), (1 + kept_back, kept_back))
            # a query of which the record says that it returns rows must return some
            equal("<testQuery>" in server.get("/stars/record.xml").text, not kept_back)


def test_what_is_wrong_with_a_date_is_told():
    run = subprocess.run([PROGRAM, "--edit", "release_date=soon", os.path.join(SERVER.folder, "p.nuncius")],
                         capture_output=True, text=True, check=False)
    holds(run.returncode != 0 and re.search("Public From.*soon", run.stderr), run.stderr)


wire.run(wire.tests_of(globals()))
