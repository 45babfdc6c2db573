#!/usr/bin/python3
"""records.py SCHEMAS WRITE-RECORDS: records made of descriptions, under the official schemas.  Prints TAP."""
import glob
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(sys.argv[1]))
import schemas  # noqa: E402


def main():
    schema = schemas.load()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[2], folder], check=True)
        paths = sorted(glob.glob(os.path.join(folder, "*.xml")))
        names = [os.path.basename(path) for path in paths]
        print("%s 1 all are there" % ("ok" if names == ["bare.xml", "one.xml", "two.xml"] else "not ok"))
        for i, path in enumerate(paths):
            with open(path, "rb") as file:
                problems = schemas.problems(schema, file.read())
            print("%s %d %s is valid" % ("not ok" if problems else "ok", i + 2, names[i]))
            for problem in problems:
                print("# " + problem)
        print("1..%d" % (len(paths) + 1))


main()
