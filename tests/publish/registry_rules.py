"""What registries look at in a record beyond its schema: problems(record) says in sentences what they would refuse or
misread.  The words are those of the IVOA's vocabularies and of VOResource 1.1 and VODataService 1.2."""
import datetime
import re

from lxml import etree

XSI = "{http://www.w3.org/2001/XMLSchema-instance}type"
STD = "ivo://ivoa.net/std/"
CONTENT_TYPES = set("""Archive Bibliography Catalog Journal Library Other Simulation Survey Transformation Education
Outreach EPOResource Animation Artwork Background BasicData Historical Photographic Press Organisation Project
Registry""".split())
LEVELS = {"General", "Elementary Education", "Middle School Education", "Secondary Education", "Community College",
          "University", "Research", "Amateur", "Informal Education"}
WAVEBANDS = {"Radio", "Millimeter", "Infrared", "Optical", "UV", "EUV", "X-ray", "Gamma-ray"}
RELATIONS = set("""Cites IsSupplementTo IsSupplementedBy IsContinuedBy Continues IsNewVersionOf IsPreviousVersionOf IsPartOf
HasPart IsSourceOf IsDerivedFrom IsIdenticalTo IsServiceFor IsServedBy""".split())
DATES = set("Accepted Available Collected Copyrighted Created Issued Submitted Updated Valid Withdrawn".split())
FLAGS = {"indexed", "primary", "nullable"}
DAL = {"ConeSearch", "SIA", "SIA#query-2.0", "SSA"}
FILLER = re.compile(r"(?i)^\W*(tbd|tba|todo|n/?a|unknown|untitled|none|null|xxx+|test)\W*$|[@/.]example(\.(org|com|net))?\b")
UCD = re.compile(r"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*(;[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*)*$")


def texts(root, path):
    return [(e.text or "").strip() for e in root.findall(path)]


def judge_head(root):
    if not re.match(r"^ivo://[a-z0-9][a-z0-9._~!*'()+=-]{2,}(/[^/\s]+)+$", root.findtext("identifier") or ""):
        yield "identifier"
    if root.get("status") not in ("active", "inactive", "deleted"):
        yield "status"
    stamp = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
    created, updated = root.get("created") or "", root.get("updated") or ""
    if not stamp.match(created) or not stamp.match(updated):
        yield "created and updated are UTC"
    tomorrow = datetime.datetime.utcnow() + datetime.timedelta(days=1)
    if created > updated or updated > tomorrow.isoformat():
        yield "created is not after updated, nor updated in the future"
    if len(root.findtext("shortName") or "") > 16:
        yield "short name"
    for need in ("title", "curation/publisher", "curation/creator/name", "curation/contact/name",
                 "curation/contact/email", "content/subject", "content/description"):
        if not (root.findtext(need) or "").strip():
            yield "nothing in " + need
    if not re.match(r"^https?://[^/\s]+", root.findtext("content/referenceURL") or ""):
        yield "reference URL"
    for element in root.iter():
        if element.tag not in ("accessURL", "testQuery") and element.text and FILLER.search(element.text.strip()):
            yield "filler in %s: %s" % (element.tag, element.text.strip())


def judge_words(root):
    for path, words in (("content/type", CONTENT_TYPES), ("content/contentLevel", LEVELS),
                        ("coverage/waveband", WAVEBANDS), ("content/relationship/relationshipType", RELATIONS),
                        ("tableset/schema/table/column/flag", FLAGS)):
        for text in texts(root, path):
            if text not in words:
                yield "%s is no word of %s" % (text, path)
    for date in root.findall("curation/date"):
        if date.get("role") not in DATES:
            yield "date of role %s" % date.get("role")
    for related in root.findall("content/relationship/relatedResource"):
        if (related.get("ivo-id") or "ivo://").startswith("ivo://") is False or not (related.text or "").strip():
            yield "related resource"
    for person in texts(root, "curation/creator/altIdentifier"):
        if not re.match(r"^https?://orcid\.org/(\d{4}-){3}\d{3}[\dX]$", person):
            yield "ORCID"
    source = root.find("content/source")
    if source is not None and (source.get("format") not in ("bibcode", "doi") or
                               source.get("format") == "bibcode" and len(source.text) != 19):
        yield "source"
    for rights in root.findall("rights"):
        if not re.match("^https?://", rights.get("rightsURI") or "https://") or not (rights.text or "").strip():
            yield "rights"


def judge_interface(capability, interface, standard):
    kind = interface.get(XSI)
    url = interface.findtext("accessURL") or ""
    if not re.match(r"^https?://[^/\s]+", url):
        yield "access URL " + url
    if capability.get("standardID") and kind == "vs:ParamHTTP" and interface.get("role") != "std":
        yield "role of " + standard
    if standard in ("ConeSearch", "SIA", "SSA") and kind == "vs:ParamHTTP" and url[-1:] not in "?&":
        yield "%s does not end with ? or &" % url
    if kind == "vr:WebBrowser" and interface.get("role") == "std":
        yield "a web page is no standard"
    if standard in DAL | {"DataLink#links-1.1", "SODA#sync-1.0"} and kind == "vs:ParamHTTP":
        names = texts(interface, "param/name")
        if not names or len(set(names)) != len(names):
            yield "params of " + standard
        if [1 for p in interface.findall("param") if p.find("dataType") is None or not p.findtext("description")]:
            yield "param without type or description in " + standard


def judge_capabilities(root):
    standards = [c.get("standardID") for c in root.findall("capability")]
    named = [s for s in standards if s]
    if len(set(named)) != len(named):
        yield "a standard twice"
    places = [i for i, s in enumerate(standards) if s and s.replace(STD, "") in DAL]
    behind = [i for i, s in enumerate(standards) if s and s.startswith(STD + "VOSI")]
    if places and behind and max(places) > min(behind):
        yield "VOSI stands before the services"
    for capability in root.findall("capability"):
        standard = (capability.get("standardID") or "").replace(STD, "")
        std = [i for i in capability.findall("interface") if i.get("role") == "std"]
        if standard and len(std) != 1:
            yield "%d standard interfaces of %s" % (len(std), standard)
        if standard in DAL and root.get("status") == "active" and not any(i.findtext("testQuery") for i in std):
            yield "no test query of " + standard
        for interface in capability.findall("interface"):
            yield from judge_interface(capability, interface, standard)


def judge_coverage(root):
    for text in texts(root, "coverage/spatial"):
        if not re.match(r"^(\d+/([\d, -]*))+$", text) or len(text) > 20000:
            yield "MOC"
    for axis, lowest, highest in (("temporal", -10000.0, 100000.0), ("spectral", 1e-30, 1e-3)):
        intervals = [tuple(map(float, text.split())) for text in texts(root, "coverage/" + axis)]
        if intervals != sorted(intervals) or len(intervals) > 16:
            yield axis + " intervals"
        if [1 for low, high in intervals if not lowest <= low <= high <= highest]:
            yield axis + " out of range"


def judge_tables(root):
    for table in root.findall("tableset/schema/table"):
        names = texts(table, "column/name")
        if not names or len(set(names)) != len(names):
            yield "column names of " + (table.findtext("name") or "")
        for ucd in texts(table, "column/ucd"):
            if not UCD.match(ucd):
                yield "UCD " + ucd
        if [1 for column in table.findall("column") if column.find("dataType") is None]:
            yield "column without a data type"


def problems(record):
    """What registries would refuse or misread in a record (bytes), a list of sentences."""
    root = etree.fromstring(record, etree.XMLParser(no_network=True, huge_tree=True))
    return [p for judge in (judge_head, judge_words, judge_capabilities, judge_coverage, judge_tables)
            for p in judge(root)]


# What each rule must find: a good record with one thing changed.
SPOILT = [
    (r"<identifier>[^<]*<", "<identifier>ivo://x/y<"), (r'status="active"', 'status="gone"'),
    (r'created="[^"]*"', 'created="2999-01-01T00:00:00Z"'), (r'updated="([^"]*)Z"', r'updated="\1"'),
    (r"<shortName>[^<]*<", "<shortName>seventeen letters!<"), (r"<email>[^<]*<", "<email>me@example.org<"),
    (r"<title>[^<]*<", "<title>TBD<"), (r"<subject>[^<]*<", "<subject> <"),
    (r"<type>[^<]*<", "<type>catalogue<"), (r"<contentLevel>[^<]*<", "<contentLevel>research<"),
    (r"<waveband>[^<]*<", "<waveband>Visible<"), (r'role="Created"', 'role="creation"'),
    (r"<relationshipType>[^<]*<", "<relationshipType>related-to<"),
    (r"<altIdentifier>https[^<]*<", "<altIdentifier>https://orcid.org/12<"),
    (r'format="bibcode">[^<]*<', 'format="bibcode">Messier 1781<'), (r'rightsURI="[^"]*"', 'rightsURI="CC0"'),
    (r'(standardID="[^"]*ConeSearch"[^>]*>\s*<interface[^>]*) role="std"', r"\1"),
    (r"scs\.xml\?<", "scs.xml<"), (r"<testQuery>[^<]*</testQuery>", ""), (r"<name>SR</name>", "<name>RA</name>"),
    (r"<temporal>[^<]*<", "<temporal>2458000 2458001<"), (r"<spectral>(\S+) (\S+)<", r"<spectral>\2 \1<"),
    (r"<spatial>[^<]*<", "<spatial>all sky<"), (r"<ucd>pos.eq.ra;meta.main<", "<ucd>pos.eq.ra,meta main<"),
    (r"<flag>[^<]*<", "<flag>key<"), (r"<column>\s*<name>[^<]*<", "<column><name>dec<"),
]


def unnoticed(record):
    """The changes of SPOILT that no rule notices, or that change nothing, in a good record (text)."""
    lost = []
    for pattern, by in SPOILT:
        bad = re.sub(pattern, by, record, count=1)
        if bad == record or not problems(bad.encode()):
            lost.append(pattern)
    return lost
