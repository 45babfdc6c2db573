#!/usr/bin/python3
"""documents.py WRITE-DOCUMENTS: records and VOSI documents under the official schemas, and what they say.

Hundreds of generated services, few of their facts known, full of odd characters, must all be valid; one that
is known by heart must say exactly that.  Prints TAP."""
import glob
import os
import subprocess
import sys
import tempfile

from lxml import etree

import schemas
from tap import plan, report

SPACES = {"ri": "http://www.ivoa.net/xml/RegistryInterface/v1.0",
          "vosi": "http://www.ivoa.net/xml/VOSIAvailability/v1.0",
          "xsi": "http://www.w3.org/2001/XMLSchema-instance"}
SCS = "ivo://ivoa.net/std/ConeSearch"
VOSI = "ivo://ivoa.net/std/VOSI#"
CONE = "capability[@standardID='%s']" % SCS

# in the record: an XPath, and the texts that it must find, in order
RECORD = [
    ("@xsi:type", ["vs:CatalogService"]),
    ("@created", ["2026-01-31T00:00:00Z"]),
    ("@updated", ["2026-02-01T12:00:00Z"]),
    ("@status", ["active"]),
    ("title", ["Nebulae & galaxies"]),
    ("shortName", ["Messier"]),
    ("identifier", ["ivo://example.org/m"]),
    ("curation/publisher", ["Observatory"]),
    ("curation/publisher/@ivo-id", ["ivo://example.org/o"]),
    ("curation/creator/name", ["Messier, C.", "Mechain, P."]),
    ("curation/date[@role='Created']", ["2026-01-31"]),
    ("curation/date[@role='Updated']", ["2026-02-01T12:00:00Z"]),
    ("curation/version", ["1.0"]),
    ("curation/contact/name", ["Desk"]),
    ("curation/contact/email", ["desk@example.org"]),
    ("content/subject", ["nebulae", "galaxies"]),
    ("content/description", ["Two\n\nparagraphs"]),
    ("content/source[@format='doi']", ["10.1234/abc"]),
    ("content/referenceURL", ["https://example.org/about"]),
    ("content/type", ["Catalog"]),
    ("content/contentLevel", ["Research"]),
    ("rights", ["CC0"]),
    ("rights/@rightsURI", ["https://spdx.org/licenses/CC0-1.0.html"]),
    ("coverage/spatial", ["3/1-4 10 4/77"]),
    ("coverage/waveband", ["Optical", "UV"]),
    ("tableset/schema/table/name", ["m"]),
    ("tableset/schema/table/title", ["Objects"]),
    ("tableset/schema/table/description", ["One row each"]),
    ("tableset/schema/table/nrows", ["110"]),
    ("tableset//column/name", ["id", "ra", "n"]),
    ("tableset//column/ucd", ["meta.id;meta.main", "pos.eq.ra;meta.main"]),
    ("tableset//column/unit", ["deg"]),
    ("tableset//column/dataType", ["char", "double", "int"]),
    ("tableset//column/dataType/@xsi:type", ["vs:VOTableType"] * 3),
    ("tableset//column/dataType/@arraysize", ["*", "3*"]),
    ("tableset//column[name='id']/flag", ["primary"]),
    ("tableset//column[name='ra']/flag", ["indexed"]),
]
# in the record and in VOSI's capabilities
CAPABILITIES = [
    ("capability/@standardID", [SCS, VOSI + "capabilities", VOSI + "availability", VOSI + "tables"]),
    (CONE + "/@xsi:type", ["cs:ConeSearch"]),
    (CONE + "/interface/@xsi:type", ["vs:ParamHTTP"]),
    (CONE + "/interface/@role", ["std"]),
    (CONE + "/interface/accessURL[@use='base']", ["http://example.org/m/scs.xml?"]),
    (CONE + "/interface/queryType", ["GET"]),
    (CONE + "/interface/resultType", ["application/x-votable+xml"]),
    (CONE + "/interface/param[@use='required']/name", ["RA", "DEC", "SR"]),
    (CONE + "/interface/param[@use='optional']/name", ["VERB", "MAXREC", "RESPONSEFORMAT"]),
    (CONE + "/interface/testQuery", ["RA=83.633&DEC=22.0145&SR=0.001"]),
    (CONE + "/maxSR", ["180"]),
    (CONE + "/maxRecords", ["1000"]),
    (CONE + "/verbosity", ["true"]),
    (CONE + "/testQuery/*", ["83.633", "22.0145", "0.001"]),
    ("capability[@standardID='%scapabilities']/interface/accessURL" % VOSI,
     ["http://example.org/m/capabilities"]),
    ("capability[@standardID='%savailability']/interface/accessURL" % VOSI,
     ["http://example.org/m/availability"]),
    ("capability[@standardID='%stables']/interface/accessURL" % VOSI, ["http://example.org/m/tables"]),
    ("capability/interface[@xsi:type='vr:WebBrowser']/accessURL[@use='full']", ["http://example.org/m/"]),
]
SIA1, SIA2, SSA = ("capability[@standardID='ivo://ivoa.net/std/%s']" % s for s in ("SIA", "SIA#query-2.0", "SSA"))
OBSERVATIONS = [
    ("capability/@standardID", ["ivo://ivoa.net/std/SIA", "ivo://ivoa.net/std/SIA#query-2.0", "ivo://ivoa.net/std/SSA",
                                VOSI + "capabilities"]),
    (SIA1 + "/@xsi:type", ["sia:SimpleImageAccess"]),
    (SIA1 + "/interface/@xsi:type", ["vs:ParamHTTP", "vr:WebBrowser"]),
    (SIA1 + "/interface/@role", ["std"]),
    (SIA1 + "/interface/@version", ["1.0"]),
    (SIA1 + "/interface/accessURL", ["http://example.org/i/sia1.xml?", "http://example.org/i/"]),
    (SIA1 + "/interface/testQuery", ["POS=1,2&SIZE=0.1"]),
    (SIA1 + "/imageServiceType", ["Pointed"]),
    (SIA1 + "/testQuery/*/*", ["1", "2", "0.1", "0.1"]),
    (SIA2 + "/@xsi:type", []),
    (SIA2 + "/interface/accessURL", ["http://example.org/i/sia2"]),
    (SSA + "/@xsi:type", ["ssap:SimpleSpectralAccess"]),
    (SSA + "/complianceLevel", ["full"]),
    (SSA + "/dataSource", ["survey"]),
    (SSA + "/supportedFrame", ["ICRS", "FK5", "FK4"]),
    (SSA + "/maxRecords", ["1000"]),
    (SSA + "/defaultMaxRecords", ["10"]),
    (SSA + "/testQuery/size", ["0.1"]),
]
AVAILABILITY = [("vosi:available", ["true"]), ("vosi:upSince", ["2026-02-01T12:00:00Z"]),
                ("vosi:note", ["All is well"])]


def read(path):
    with open(path, "rb") as file:
        return file.read()


def check_valid(schema, folder, kind, least):
    paths, faults = sorted(glob.glob(os.path.join(folder, "*.%s.xml" % kind))), []
    for path in paths:
        faults += ["%s: %s" % (os.path.basename(path), p) for p in schemas.problems(schema, read(path))]
    if len(paths) < least:
        faults.append("only %d documents" % len(paths))
    report("%d documents of kind %s are valid" % (len(paths), kind), faults)


def check_golden(folder, kind, wanted, name="golden"):
    root = etree.parse(os.path.join(folder, "%s.%s.xml" % (name, kind))).getroot()
    faults = []
    for xpath, texts in wanted:
        found = [str(f) if isinstance(f, str) else f.text for f in root.xpath(xpath, namespaces=SPACES)]
        if found != texts:
            faults.append("%s: %r instead of %r" % (xpath, found, texts))
    report("the %s %s says what it must" % (name, kind), faults)


def check_broken(schema, folder):
    """The schema is really at work: a record without one of its parts must not pass."""
    faults = []
    for part in ("title", "identifier", "curation/publisher", "content/subject[1]", "content/description"):
        root = etree.parse(os.path.join(folder, "golden.record.xml")).getroot()
        for element in root.xpath(part.replace("[1]", "")):
            element.getparent().remove(element)
        if not schemas.problems(schema, etree.tostring(root)):
            faults.append("valid without " + part)
    report("the schema refuses a record without its parts", faults)


def main():
    schema, n = schemas.load(), 300
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder, str(n)], check=True)
        for kind in ("record", "capabilities", "tables", "availability"):
            check_valid(schema, folder, kind, n + 1)
        check_golden(folder, "record", RECORD + CAPABILITIES)
        check_golden(folder, "capabilities", CAPABILITIES)
        check_golden(folder, "tables", [(x.replace("tableset", "."), t) for x, t in RECORD
                                        if x.startswith("tableset")])
        check_golden(folder, "availability", AVAILABILITY)
        check_golden(folder, "capabilities", OBSERVATIONS, "observations")
        check_golden(folder, "record", OBSERVATIONS + [("content/type", ["Archive"])], "observations")
        check_broken(schema, folder)
    plan()


main()
