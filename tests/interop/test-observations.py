#!/usr/bin/python3
"""Other people's clients and validators on images and spectra: pyVO, astropy, STILTS, the official schemas."""
import inspect
import io
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import warnings

import numpy
import pyvo
from astropy import units
from astropy.coordinates import SkyCoord
from astropy.io import fits
from astropy.io.votable import parse
from astropy.table import Table
from astropy.time import Time
from pyvo.utils import vocabularies

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", name) for name in ("wire", "vo")]
import observations  # noqa: E402  pylint: disable=wrong-import-position
import schemas  # noqa: E402  pylint: disable=wrong-import-position
import wire  # noqa: E402  pylint: disable=wrong-import-position
from wire import equal, holds  # noqa: E402  pylint: disable=wrong-import-position

PROGRAM = sys.argv[1]
IMAGES, SPECTRA = observations.make_images(), observations.make_spectra()
SERVER = wire.Server(PROGRAM, {}, observations=observations.files_of(IMAGES + SPECTRA))
BASE = "http://127.0.0.1:%d" % SERVER.port
SCHEMA = schemas.load()
# pyVO fetches the words of DataLink from the net before it compares any
vocabularies.get_vocabulary = lambda name: {"terms": {t: {"wider": [], "narrower": {}} for t in ("this", "preview", "cutout")}}


def did_of(title):
    table = "data_spectra" if title.startswith("spectrum") else "data_images"
    return "ivo://nuncius.local/unregistered?%s/%s" % (table, title)


LINKS = [urllib.parse.quote(did_of(t)) for t in ("image_001.fits", "spectrum_03.fits", "nothing.fits")]
VOTABLES = ["/data_images/" + q for q in (
    "sia1.xml?POS=83.6,22&SIZE=3", "sia1.xml?POS=0,0&SIZE=360&VERB=3", "sia1.xml?POS=0,0&SIZE=360&VERB=0",
    "sia1.xml?POS=0,0&SIZE=360&FORMAT=GRAPHIC", "sia1.xml?FORMAT=METADATA", "sia1.xml?POS=x", "sia1.xml?POS=0,0&SIZE=360&MAXREC=3",
    "sia1.xml?POS=0,0&SIZE=360&RESPONSEFORMAT=votable/b2", "sia2", "sia2?MAXREC=0", "sia2?MAXREC=3", "sia2?POS=x",
    "sia2?RESPONSEFORMAT=votable/b2", "sia2?POS=CIRCLE+0+0+1&BAND=5e-7&FORMAT=image/png", "links", "links?MAXREC=x",
    "links?ID=" + LINKS[0], "links?ID=%s&ID=%s" % (LINKS[0], LINKS[2]), "links?RESPONSEFORMAT=votable/b2&ID=" + LINKS[0])] + [
        "/data_spectra/" + q for q in (
            "ssap.xml?REQUEST=queryData", "ssap.xml?REQUEST=queryData&FORMAT=METADATA", "ssap.xml?REQUEST=x",
            "ssap.xml?REQUEST=queryData&MAXREC=3", "ssap.xml?REQUEST=queryData&RESPONSEFORMAT=votable/b2",
            "ssap.xml?REQUEST=queryData&FORMAT=compliant&POS=74,-64", "links?ID=" + LINKS[1],
            "get?FORMAT=votable&ID=" + LINKS[1])]


def stilts(*arguments):
    done = subprocess.run(["stilts", *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def saved(content, task, *arguments):
    with tempfile.NamedTemporaryFile(suffix=".xml") as file:
        file.write(content)
        file.flush()
        return stilts(task, arguments[0] + file.name, *arguments[1:])


def test_votlint_finds_nothing():
    # ObsCore 1.1 wants the xtype that STILTS 3.5 remarks on, neither as an error nor as a warning
    as_obscore_has_it = re.compile(r'^INFO .*: Namespaced non-DALI xtype value "adql:REGION" \(FIELD s_region\)\n', re.M)
    for path in VOTABLES:
        status, out = saved(SERVER.get(path).body, "votlint", "votable=", "ucd=true", "unit=true")
        equal((path, status, as_obscore_has_it.sub("", out)), (path, 0, ""))


def test_datalinklint_finds_nothing():
    for path in (p for p in VOTABLES if "links?ID" in p):
        status, out = saved(SERVER.get(path).body, "datalinklint", "votable=")
        equal((path, status, re.findall(r"^[EW]-.*", out, re.M)), (path, 0, []))
        holds("Errors: 0; Warnings: 0" in out, out)


def test_the_schemas():
    for path in VOTABLES + ["/data_%s/%s" % (t, d) for t in ("images", "spectra") for d in ("capabilities", "tables", "availability")]:
        equal((path, schemas.problems(SCHEMA, SERVER.get(path).body)), (path, []))


def test_astropy_has_no_complaint():
    """But for what cannot be: UCD1 are no UCD1+, words of UCD1+ that are newer than its
    list, SSAP's own, and the names that metadata must have."""
    for path in VOTABLES:
        with warnings.catch_warnings(record=True) as found:
            warnings.simplefilter("always")
            parse(io.BytesIO(SERVER.get(path).body), verify="warn")
        rest = [str(w.message) for w in found if not re.search("W06.*(VOX:|POS_EQ_|INST_ID|Unknown word|meta\.curation|pos\.eq)|W03.*(INPUT|OUTPUT)|deprecated in the VOUnit", str(w.message))]
        equal((path, rest), (path, []))


def test_the_test_queries_return_rows():
    for table in ("data_images", "data_spectra"):
        text = SERVER.get("/%s/capabilities" % table).text
        found = re.findall(r"<accessURL use=\"base\">([^<]*)</accessURL>\s*<queryType>GET</queryType>\s*<resultType>[^<]*</resultType>"
                           r"(?:\s*<param .*?</param>)*\s*<testQuery>([^<]*)</testQuery>", text, re.S)
        equal(len(found), 2 if table == "data_images" else 1)
        for url, query in found:
            address = url + ("" if url.endswith("?") else "?") + query.replace("&amp;", "&")
            holds("<TR>" in SERVER.get(address[len(BASE):]).text, address)


# -- pyVO ----------------------------------------------------------------------------------------------------


def test_sia1_by_pyvo():
    service = pyvo.dal.SIAService(BASE + "/data_images/sia1.xml?")
    for how in ("COVERS", "ENCLOSED", "CENTER", "OVERLAPS"):
        found = service.search(SkyCoord(83.6, 22.0, unit="deg"), size=(3, 2) * units.deg, intersect=how)
        equal(sorted(r.title for r in found), sorted(i.name for i in IMAGES if i.box(83.6, 22.0, 3, 2, how)))
    for record in found:
        image = next(i for i in IMAGES if i.name == record.title)
        holds(record.pos.separation(SkyCoord(*image.centre, unit="deg")).arcsec < 0.01)
        equal((record.format, record.naxes, list(record.naxis.value), record.instr),
              ("image/fits", 2, list(image.shape), "Camera %d" % (image.number % 3)))
        holds(abs(record.dateobs.mjd - image.begin - image.seconds / 172800) < 1e-8)
        low, high = record.bandpass_lolimit, record.bandpass_hilimit
        holds(3e-7 < low.to_value("m") < record.bandpass_refvalue.to_value("m") < high.to_value("m") < 9e-7)
        equal((record.bandpass_unit, record.filesize), (units.m, len(image.content())))
    content = found[0].getdataset().read()
    equal(content, next(i for i in IMAGES if i.name == found[0].title).content())
    preview = service.search((83.6, 22.0), size=3, format="graphic")[0]
    equal(preview.getdataset().read()[:4], b"\x89PNG")


def test_sia1_errors_reach_pyvo():
    try:
        pyvo.dal.SIAService(BASE + "/data_images/sia1.xml?").search((83.6, 22), size=1, intersect="TOUCHES")
    except pyvo.dal.DALQueryError as error:
        holds("INTERSECT=TOUCHES is not known" in str(error), str(error))
    else:
        raise AssertionError("no error")


def sia2():
    return getattr(pyvo.dal, "SIA2Service", pyvo.dal.sia2.SIAService)(BASE + "/data_images/sia2")


def test_sia2_by_pyvo():
    service = sia2()
    found = service.search(pos=(83.6, 22.0, 1.5), band=(5e-7, 6e-7), time=[tuple(Time([55000, 56000], format="mjd"))], exptime=(10, 80), calib_level=2)
    wanted = [i.name for i in IMAGES if i.circle(83.6, 22.0, 1.5, "OVERLAPS") and i.band in ("V", "R")]
    equal(sorted(r.obs_title for r in found), sorted(n for n in wanted))
    by_range = service.search(pos=(80 * units.deg, 90 * units.deg, 20 * units.deg, 25 * units.deg))
    equal(sorted(r.obs_title for r in by_range),
          sorted(i.name for i in IMAGES if i.corners[:, 0].max() >= 80 and i.corners[:, 0].min() <= 90
                 and i.corners[:, 1].max() >= 20 and i.corners[:, 1].min() <= 25))
    equal(len(service.search(maxrec=2)), 2)
    record = service.search(instrument="Camera 1", target_name="Field 1", data_type="image")[0]
    equal((record.target_name, record.obs_collection, record.access_format), ("Field 1", "data", "image/fits"))
    holds(fits.open(io.BytesIO(record.getdataset().read()))[0].header["OBJECT"] == "Field 1")


def test_datalinks_by_pyvo():
    found = sia2().search(pos=(83.6, 22.0, 1.0))
    # pyVO 1.6 asks for all of them at once unless it is to keep their order
    ordered = "preserve_order" in inspect.signature(found.iter_datalinks).parameters
    for record, links in zip(found, found.iter_datalinks(**({"preserve_order": True} if ordered else {}))):
        equal([link.semantics for link in links], ["#this", "#preview", "#cutout"])
        this = next(links.bysemantics("#this"))
        equal((this.access_url, this.content_type, this.content_length),
              (record.access_url, "image/fits", int(len(next(i for i in IMAGES if i.name == record.obs_title).content()))))
    cut = fits.open(io.BytesIO(found[0].processed(circle=(found[0].s_ra, found[0].s_dec, found[0].s_fov / 8)).read()))[0]
    holds(0 < cut.data.shape[0] < 12 and 0 < cut.data.shape[1] < 16, cut.data.shape)


def test_ssa_by_pyvo():
    service = pyvo.dal.SSAService(BASE + "/data_spectra/ssap.xml?")
    found = service.search(pos=SkyCoord(74, -64, unit="deg"), diameter=0.1 * units.deg, band=(4.4e-7, 4.5e-7),
                           format="votable")
    equal([r.title for r in found], ["spectrum_02.fits"])
    record, spectrum = found[0], SPECTRA[2]
    holds(abs(record.ra - 74) < 1e-9 and abs(record.dec + 64) < 1e-9)
    equal((record.format, record["publisher"]), ("application/x-votable+xml", "unknown"))
    table = Table.read(io.BytesIO(record.getdataset().read()), format="votable")
    wave = numpy.asarray(table.columns[0].to("m")) if table.columns[0].unit else numpy.asarray(table.columns[0])
    wanted = (spectrum.first + spectrum.step * numpy.arange(spectrum.n)) * 1e-10
    holds(numpy.abs(numpy.sort(wave) / wanted - 1).max() < 1e-9)
    native = service.search(pos=(74, -64), diameter=0.1, format="native")[0]
    equal(native.getdataset().read(), spectrum.content())


def test_ssa_by_stilts():
    """The library behind TOPCAT asks SSA and SIA for rows of a table."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
        with open(path, "w", encoding="ascii") as file:
            file.write("ra,dec\n" + "".join("%r,%r\n" % (s.ra, s.dec) for s in SPECTRA[:6]))
        for kind, url, n in (("ssa", BASE + "/data_spectra/ssap.xml?", 12), ("sia", BASE + "/data_images/sia1.xml?", None)):
            status, text = stilts("coneskymatch", "in=" + path, "ifmt=csv", "ra=ra", "dec=dec", "sr=0.01", "serviceurl=" + url,
                                  "servicetype=" + kind, "find=all", "usefoot=false", "ofmt=csv", "out=" + out)
            equal((kind, status), (kind, 0))
            if n is not None:
                with open(out, encoding="utf-8") as file:
                    equal((kind, len(file.readlines()) - 1), (kind, n))


wire.run(wire.tests_of(globals()))
