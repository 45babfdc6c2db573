#!/usr/bin/python3
"""records.py SCHEMAS WRITE-RECORDS: records made of descriptions, under the official schemas and the rules of registries.
Prints TAP."""
import glob
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(sys.argv[1]))
import schemas  # noqa: E402
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import registry_rules  # noqa: E402


NAMES = ["bare.xml", "images.xml", "one.xml", "spectra.xml", "two.xml", "whole.xml", "withdrawn.xml"]
STANDARDS = {"images.xml": ["SIA", "SIA#query-2.0", "DataLink#links-1.1", "SODA#sync-1.0"],
             "spectra.xml": ["SSA", "DataLink#links-1.1"], "whole.xml": []}
SAID = {
    "one.xml": ["<altIdentifier>https://orcid.org/0000-0002-1825-0097</altIdentifier>",
                "<altIdentifier>doi:10.5281/zenodo.1</altIdentifier>", "<relationshipType>IsDerivedFrom<",
                'relatedResource ivo-id="ivo://other.test/x"', "<facility>Hotel de Cluny</facility>",
                "<instrument>Refractor</instrument>", '<date role="Created">2026-01-31</date>',
                '<date role="Updated">2026-06-30</date>', "<rights>All the glory is ours</rights>",
                "<rights>We thank the comets</rights>", "<temporal>58000 58010.5</temporal>",
                "<spectral>3.3107e-19 3.9729e-19</spectral>", "<waveband>Optical</waveband>", 'status="active"'],
    "whole.xml": ['xsi:type="vs:CatalogResource"', "<relationshipType>IsServedBy<",
                  'relatedResource ivo-id="ivo://obs.test/m/first"', "<name>first</name>", "<name>second</name>"],
    "two.xml": ["<relationshipType>IsServiceFor<", 'relatedResource ivo-id="ivo://obs.test/m"'],
    "withdrawn.xml": ['status="deleted"'],
}


def faults(schema, name, content):
    """What is wrong with a record, or lacks in it."""
    lost = [s for s in STANDARDS.get(name, ["ConeSearch"])
            if b'standardID="ivo://ivoa.net/std/%s"' % s.encode() not in content]
    text = content.decode()
    unsaid = ["it does not say " + s for s in SAID.get(name, []) if s not in text]
    return schemas.problems(schema, content) + registry_rules.problems(content) + unsaid + \
        ["no capability " + s for s in lost]


def main():
    schema = schemas.load()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[2], folder], check=True)
        paths = sorted(glob.glob(os.path.join(folder, "*.xml")))
        names = [os.path.basename(path) for path in paths]
        print("%s 1 all are there" % ("ok" if names == NAMES else "not ok"))
        for i, path in enumerate(paths):
            with open(path, "rb") as file:
                problems = faults(schema, names[i], file.read())
            print("%s %d %s is valid" % ("not ok" if problems else "ok", i + 2, names[i]))
            for problem in problems:
                print("# " + problem)
        with open(os.path.join(folder, "one.xml"), encoding="utf-8") as file:
            lost = registry_rules.unnoticed(file.read())
        print("%s %d every rule notices what breaks it" % ("not ok" if lost else "ok", len(paths) + 2))
        for pattern in lost:
            print("# unnoticed: " + pattern)
        print("1..%d" % (len(paths) + 2))


main()
