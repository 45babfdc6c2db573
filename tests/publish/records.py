#!/usr/bin/python3
"""records.py SCHEMAS WRITE-RECORDS: records made of descriptions, under the official schemas.  Prints TAP."""
import glob
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(sys.argv[1]))
import schemas  # noqa: E402


NAMES = ["bare.xml", "images.xml", "one.xml", "spectra.xml", "two.xml"]
STANDARDS = {"images.xml": ["SIA", "SIA#query-2.0", "DataLink#links-1.1", "SODA#sync-1.0"],
             "spectra.xml": ["SSA", "DataLink#links-1.1"]}


def faults(schema, name, content):
    """What is wrong with a record, or lacks in it."""
    lost = [s for s in STANDARDS.get(name, ["ConeSearch"])
            if b'standardID="ivo://ivoa.net/std/%s"' % s.encode() not in content]
    return schemas.problems(schema, content) + ["no capability " + s for s in lost]


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
        print("1..%d" % (len(paths) + 1))


main()
