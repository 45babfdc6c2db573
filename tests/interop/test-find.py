#!/usr/bin/python3
"""What `nunciusctl find` says against pyVO's own searches.  The record is put into a small registry (SQLite with RegTAP's
tables and functions), and pyVO's constraints are run in it: of pyVO 1.4 and later the classes that the printed program
names, of older ones what registry.search of that time asks."""
import contextlib
import importlib.util
import io
import os
import re
import sqlite3
import sys
import types
import xml.etree.ElementTree as ElementTree

from astropy.io import fits
from astropy.wcs import WCS
import numpy
import pyvo
from pyvo import registry
from pyvo.registry import regtap
from pyvo.utils import vocabularies

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", name) for name in ("wire", "cli")]
import tool  # noqa: E402  pylint: disable=wrong-import-position
import wire  # noqa: E402  pylint: disable=wrong-import-position
from wire import equal, holds  # noqa: E402  pylint: disable=wrong-import-position

try:
    import healpy
except ImportError:
    healpy = None

TOOL = tool.Tool(sys.argv[1])
IS_NEW = hasattr(registry, "Freetext")
MESSENGERS = "Photon Radio Millimeter Infrared Optical UV EUV X-ray Gamma-ray Neutrino".split()
vocabularies.get_vocabulary = lambda name: {"terms": {term: {} for term in MESSENGERS}}

STARS = "name,ra,dec,Vmag,ez\n" + "".join(
    "S%d,%.4f,%.4f,%.2f,0.1\n" % (i, 9 + i % 40 * 0.1, 40 + i // 40 * 0.1, 5 + i % 7) for i in range(1600))
ABOUT = ["title=Bright stars of Andromeda: a sample", "short_name=AndStars", "identifier=ivo://obs.test/and",
         "description=Positions of extragalactic nebulae, stars and supernova remnants near M31. Made for testing.",
         "creators=Müller, Ö.; Hubble, E. P.", "subjects=spiral galaxies; H II regions", "wavebands=Optical; UV",
         "contact_name=A. Person", "contact_email=vo@obs.test", "publisher=Observatory of Messier", "licence=CC0-1.0"]


def image():
    wcs = WCS(naxis=2)
    wcs.wcs.ctype, wcs.wcs.crval, wcs.wcs.crpix, wcs.wcs.cdelt = ["RA---TAN", "DEC--TAN"], [83, 22], [20, 20], [-0.1, 0.1]
    header = wcs.to_header()
    header.update({"DATE-OBS": "2010-05-03T00:00:00", "MJD-OBS": 55319.0, "EXPTIME": 600.0, "FILTER": "V",
                   "OBJECT": "M 1", "TELESCOP": "T", "INSTRUME": "C"})
    out = io.BytesIO()
    fits.PrimaryHDU(numpy.ones((40, 40), "f4"), header).writeto(out)
    return out.getvalue()


def publications():
    TOOL.run("create", "stars.nuncius", TOOL.write("stars.csv", STARS))
    os.makedirs(TOOL.path("im"))
    for name in ("a.fits", "b.fits"):
        TOOL.write(os.path.join("im", name), image())
    TOOL.run("create", "images.nuncius", TOOL.path("im"))
    for path in ("stars.nuncius", "images.nuncius"):
        TOOL.run("set", path, *ABOUT)
    return {path: Registry(TOOL.run("record", path, "--base-url", "https://vo.obs.test")[0])
            for path in ("stars.nuncius", "images.nuncius")}


# -- a registry ------------------------------------------------------------------------------------------------


def has_word(haystack, needle):
    """RegTAP 1.2's definition, the least that a registry must do."""
    return int(haystack is not None and re.search(r"(?<![^\W_])%s(?![^\W_])" % re.escape(needle), haystack, re.I) is not None)


def ilike(text, pattern):
    form = "".join(".*" if c == "%" else "." if c == "_" else re.escape(c) for c in pattern)
    return int(text is not None and re.fullmatch(form, text, re.I | re.S) is not None)


def cells_of(ascii_moc, order=6):
    """The cells of an order that a MOC touches."""
    cells, own = set(), None
    for word in re.findall(r"\d+/|\d+-\d+|\d+", ascii_moc):
        if word.endswith("/"):
            own = int(word[:-1])
            continue
        first, last = (int(n) for n in (word.split("-") + [word])[:2]) if "-" in word else (int(word), int(word))
        shift = 2 * abs(own - order)
        cells.update(range(first >> shift, (last >> shift) + 1) if own > order else range(first << shift, (last + 1) << shift))
    return cells


def make_moc(*arguments):
    if len(arguments) == 1:
        return arguments[0]
    order, shape = arguments
    numbers = [float(n) for n in shape.split()]
    centre = healpy.ang2vec(numbers[0], numbers[1], lonlat=True)
    if len(numbers) == 2:
        cells = [healpy.vec2pix(2 ** order, *centre, nest=True)]
    else:
        cells = healpy.query_disc(2 ** order, centre, numpy.radians(numbers[2]), inclusive=True, fact=128, nest=True)
    return "%d/%s" % (order, " ".join(map(str, cells)))


def contains(part, whole):
    return None if part is None or whole is None else int(cells_of(part, 8) <= cells_of(whole and "6/" + " ".join(
        map(str, sorted(cells_of(whole)))), 8))


class Registry:
    """One record, ingested as RegTAP has it: identifiers, UCDs, wavebands in small letters."""

    def __init__(self, record):
        root = ElementTree.fromstring(record)
        self.ivoid = root.findtext("identifier").lower()
        self.database = sqlite3.connect(":memory:")
        self.database.executescript("""attach ':memory:' as rr; pragma case_sensitive_like=on;
            create table rr.resource (ivoid, res_type, res_title, res_description, waveband);
            create table rr.capability (ivoid, cap_index, standard_id);
            create table rr.interface (ivoid, cap_index, intf_index, intf_role, access_url);
            create table rr.res_subject (ivoid, res_subject); create table rr.res_role (ivoid, role_name, base_role);
            create table rr.table_column (ivoid, name, ucd); create table rr.res_detail (ivoid, detail_xpath, detail_value);
            create table rr.res_table (ivoid, table_utype);
            create table rr.stc_spatial (ivoid, coverage); create table rr.stc_spectral (ivoid, spectral_start, spectral_end);
            create table rr.stc_temporal (ivoid, time_start, time_end);""")
        for name, number, function in (("ivo_hasword", 2, has_word), ("ilike_", 2, ilike), ("ivo_nocasematch", 2, ilike),
                                       ("ivo_hashlist_has", 2, lambda l, i: int(i.lower() in (l or "").lower().split("#"))),
                                       ("ivo_interval_overlaps", 4, lambda a, b, c, d: int(a <= d and c <= b and c <= d)),
                                       ("moc", -1, make_moc), ("contains", 2, contains),
                                       ("point", 2, lambda a, b: "%r %r" % (a, b)),
                                       ("circle", 3, lambda a, b, c: "%r %r %r" % (a, b, c))):
            self.database.create_function(name, number, function)
        self.ingest(root)

    def add(self, table, *values):
        self.database.execute("insert into rr.%s values (%s)" % (table, ",".join("?" * (len(values) + 1))),
                              (self.ivoid, *values))

    def ingest(self, root):
        texts = lambda path: [e.text for e in root.findall(path)]  # noqa: E731
        self.add("resource", "vs:catalogservice", root.findtext("title"), root.findtext("content/description"),
                 "#".join(texts("coverage/waveband")).lower())
        for subject in texts("content/subject"):
            self.add("res_subject", subject)
        for name in texts("curation/creator/name"):
            self.add("res_role", name, "creator")
        for i, capability in enumerate(root.findall("capability")):
            self.add("capability", i, (capability.get("standardID") or "").lower() or None)
            for k, interface in enumerate(capability.findall("interface")):
                self.add("interface", i, k, interface.get("role"), interface.findtext("accessURL"))
        for column in root.iter("column"):
            self.add("table_column", column.findtext("name").lower(), (column.findtext("ucd") or "").lower() or None)
        for coverage in texts("coverage/spatial") or [None]:
            self.add("stc_spatial", coverage)
        for axis in ("spectral", "temporal"):
            for interval in texts("coverage/" + axis):
                self.add("stc_" + axis, *map(float, interval.split()))

    def has(self, condition):
        condition = re.sub(r"(\S+) ILIKE ('(?:[^']|'')*')", r"ilike_(\1, \2)", condition)
        return self.database.execute("select count(*) from rr.resource natural left join rr.capability natural left join "
                                     "rr.interface where " + condition).fetchone()[0] > 0

    def finds(self, query):
        query = re.sub(r"(\S+) ILIKE ('(?:[^']|'')*')", r"ilike_(\1, \2)", query)
        query = re.sub(r"(?:rr\.\w+\.\*(?:, )?)+", "1", query)
        return bool(self.database.execute(query).fetchall())


# -- pyVO ------------------------------------------------------------------------------------------------------


class Feature:
    """A RegTAP service that can do all that pyVO asks for."""
    tables = {"rr.stc_spatial", "rr.stc_spectral", "rr.stc_temporal"}
    baseurl, hardlimit = "http://127.0.0.1:1/tap", 1000

    def __init__(self, *unused):
        pass

    def get_tap_capability(self):
        return self

    get_adql = get_tap_capability

    def get_feature(self, *unused):
        return True


def run_program(program, where):
    """The verdict of each constraint of the program as newer pyVO asks it."""
    found = []

    def search(*constraints):
        for constraint in constraints:
            found.append((type(constraint).__name__, where.has(constraint.get_search_condition(Feature()))))
        return types.SimpleNamespace(to_table=lambda: {("ivoid", "res_title"): ""})

    old, registry.search = registry.search, search
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(program, "program", "exec"), {})  # pylint: disable=exec-used
    finally:
        registry.search = old
    return found


def run_old(where, **keywords):
    """What registry.search of pyVO before 1.4 asks and would find."""
    class Query:
        def __init__(self, unused, query, **more):
            self.query = query

        def execute(self):
            return where.finds(self.query)

    regtap.tap, regtap.RegistryQuery = types.SimpleNamespace(TAPService=Feature, escape=lambda t: t.replace("'", "''")), Query
    return registry.search(**keywords)


# -- the questions ---------------------------------------------------------------------------------------------

WORDS = ["stars", "star", "Andromeda", "andromeda", "galactic", "extragalactic", "M31", "m31", "M3", "galaxies", "galaxy",
         "Spiral", "II", "H II", "supernova", "nova", "remnants near", "of", "sample", "quasar", "gal%xies", "nébuleuse"]
QUESTIONS = [["--words", '"%s"' % word] for word in WORDS] + [
    ["--author", a] for a in ("Hubble", "hubble", "Müller", "Muller", "Hubble, E.%", "E. Hubble", "%Hubble%", "%, Ö.", "_ubble%")] + [
    ["--type", t] for t in ("scs", "conesearch", "sia", "sia1", "sia2", "ssa", "ssap", "tap", "slap", "ivo://ivoa.net/std/SIA",
                            "ivo://ivoa.net/std/sia", "ivo://ivoa.net/std/conesearch", "ivo://ivoa.net/std/sia#query-2.0")] + [
    ["--band", b] for b in ("optical", "Radio", "UV", "x-ray", "V", "550 nm", "400-700 nm", "1.4 GHz", "2-10 keV")] + [
    ["--time", t] for t in ("2010", "2010-05-03", "55319.001", "55319..55320", "1999", "2010-05/2010-06")] + [
    ["--ucd", u] for u in ("pos.eq.ra%", "pos.eq.ra;meta.main", "pos.eq.ra", "POS.EQ.RA%", "phot.mag%", "src.redshift")] + [
    ["--place", p] for p in ("10.68 41.27", "10.68 41.27 0.2", "10.68 41.27 20", "11 42 0.5", "83 22", "83 22 0.5", "83 22 1.5",
                             "200 -60", "6/0", "00:42:44 +41:16:09 6'")] + [
    ["--model", m] for m in ("obscore", "epntap")] + [
    ["--words", "stars", "--type", "scs", "--band", "optical", "--author", "Hubble", "--place", "10.68 41.27 0.1"]]


def find(path, *arguments):
    command = [TOOL.program, "find", path, "--program", "--base-url", "https://vo.obs.test", *arguments]
    done = tool.subprocess.run(command, capture_output=True, text=True, cwd=TOOL.folder.name, env=TOOL.environment(), check=False)
    holds(done.returncode in (0, 1) and not done.stderr, done.stderr, arguments)
    return done


def read_find(path, arguments):
    """(constraint, outcome) of each verdict, the overall one, and the program."""
    done = find(path, *arguments)
    text, program = done.stdout.split("\n\n", 1)
    program = re.split(r"\n\n(?:from [^\n]*\n)*from pyvo import discover\n", program)[0]
    overall = re.match(r"registry search, \S+: (.*)\n", text).group(1)
    verdicts = re.findall(r"^  (found|perhaps|not found)\t(\w+)\t", text.split("global image discovery")[0], re.M)
    return [(c, o) for o, c in verdicts], overall, program, done.returncode


RECORDS = publications()


def outcomes_are_those_of_the_constraint_classes():
    """pyVO 1.4 and later."""
    compared = 0
    for path, where in RECORDS.items():
        for arguments in QUESTIONS:
            if "--place" in arguments and healpy is None:
                continue
            verdicts, overall, program, status = read_find(path, arguments)
            own = {}
            for constraint, outcome in verdicts:
                own[constraint] = max(own.get(constraint, "found"), outcome, key=["found", "perhaps", "not found"].index)
            for constraint, is_found in run_program(program, where):
                if own[constraint] != "perhaps":
                    equal((path, arguments, constraint, own[constraint]),
                          (path, arguments, constraint, "found" if is_found else "not found"))
                    compared += 1
            equal(status, 1 if overall == "not found" else 0)
    holds(compared > 100, compared)


def outcomes_are_those_of_registry_search():
    """Before pyVO 1.4, which knows words, service types, wavebands and data models only."""
    compared = 0
    for path, where in RECORDS.items():
        for arguments in QUESTIONS:
            key = {"--words": "keywords", "--type": "servicetype", "--model": "datamodel"}.get(arguments[0])
            value = arguments[1].strip('"')
            if arguments[0] == "--band" and value.lower() in [m.lower() for m in MESSENGERS]:
                key, value = "waveband", value.lower()
            if key is None or len(arguments) > 2 or value in ("ssap", "scs", "sia1", "sia2", "ivo://ivoa.net/std/SIA") or "://" in value:
                continue
            verdicts, overall, _, _ = read_find(path, arguments)
            if overall != "perhaps":
                equal((path, arguments, overall), (path, arguments, "found" if run_old(where, **{key: value}) else "not found"))
                compared += 1
    holds(compared > 40, compared)


test_outcomes = outcomes_are_those_of_the_constraint_classes if IS_NEW else outcomes_are_those_of_registry_search


def run_images(program, where):
    """Whether the global image discovery would ask the service, as its printed program puts it."""
    from pyvo import discover  # pylint: disable=import-outside-toplevel
    asked = []

    def search(*constraints):
        condition = " AND ".join("(%s)" % constraint.get_search_condition(Feature()) for constraint in constraints)
        return [types.SimpleNamespace(ivoid=where.ivoid, res_title="")] if where.has(condition) else []

    class Discoverer(discover.image.ImageDiscoverer):
        def _discover_obscore_services(self, *unused):
            return []

        def query_services(self):
            asked.extend(["sia2"] * len(self.sia2_recs) + ["sia"] * (len(self.sia1_recs) if self.center else 0))

    old = registry.search, discover.image.ImageDiscoverer, discover.image.regtap
    registry.search, discover.image.ImageDiscoverer = search, Discoverer
    discover.image.regtap = types.SimpleNamespace(
        get_RegTAP_service=lambda: types.SimpleNamespace(run_sync=lambda *unused, **more: []))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(program, "program", "exec"), {})  # pylint: disable=exec-used
    finally:
        registry.search, discover.image.ImageDiscoverer, discover.image.regtap = old
    return asked


def images_are_asked_as_the_discovery_does():
    """pyvo.discover of pyVO 1.6 and later."""
    outcomes = set()
    for path, where in RECORDS.items():
        for arguments in QUESTIONS:
            if arguments[0] not in ("--place", "--band", "--time") or (arguments[0] == "--place" and healpy is None):
                continue
            for more in ([], ["--inclusive"]):
                done = find(path, *arguments, *more)
                programs = re.split(r"\n\n(?=(?:from [^\n]*\n)+\n(?:found|images))", done.stdout)
                told = re.search(r"^global image discovery, \S+: (.*)\n  [^\t]*\t[^\t]*\t(\S*)", programs[0], re.M)
                if told is None:
                    continue
                asked = run_images(programs[2], where)
                equal((path, arguments, more, told.group(1), told.group(2) if asked else ""),
                      (path, arguments, more, "found" if asked else "not found", asked[0] if asked else ""))
                outcomes.add(told.group(1))
    equal(outcomes, {"found", "not found"})


if importlib.util.find_spec("pyvo.discover"):
    test_images = images_are_asked_as_the_discovery_does


def test_programs_can_be_compiled():
    for arguments in QUESTIONS + [["--words", "a\"b'c\\d"], ["--author", "O'Neil \"x\" \\"], ["--words", "é\u2028x"]]:
        _, _, program, _ = read_find("images.nuncius", arguments)
        compile(program, "program", "exec")
        holds(program.isascii() and program.startswith("from "), program)


def test_the_record_of_all_data():
    """Where there are several tables, their data have a record of their own, without a service."""
    TOOL.run("create", "both.nuncius", TOOL.path("stars.csv"), TOOL.path("im"))
    TOOL.run("set", "both.nuncius", *ABOUT)
    told = re.findall(r"^registry search, (.*): (.*)$", find("both.nuncius", "--words", "Andromeda", "--type", "scs").stdout, re.M)
    equal([outcome for _, outcome in told], ["found", "not found", "not found"])
    equal(told[2][0], "all data together")
    told = re.findall(r"^registry search, (.*): (.*)$", find("both.nuncius", "--words", "Andromeda").stdout, re.M)
    equal([outcome for _, outcome in told], ["found"] * 3)


def test_bad_questions_say_what_would_do():
    for arguments in ([], ["--band", "xyzq"], ["--band", "500"], ["--place", "10"], ["--place", "10 95"], ["--place", "6/999999999"],
                      ["--time", "yesterday"], ["--time", "2012/2010"], ["--words", " ".join("abcdefghijklmnopqrstuvwxyz")]):
        TOOL.fails("find", "stars.nuncius", *arguments, status=2)
    TOOL.fails("find", "stars.nuncius", "--table", "none", "--words", "x")


wire.run(wire.tests_of(globals()))
