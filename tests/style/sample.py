#!/usr/bin/env python3
"""The sample as ./run makes it: usage: sample.py NUNCIUSCTL"""
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request

import tap

TOOL = sys.argv[1]
SAMPLE = os.path.join(tap.ROOT, "data", "sample")
TABLE = os.path.join(SAMPLE, "messier.csv")


def tool(*arguments):
    return subprocess.run([TOOL] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def inspected():
    """What the file is found to be without help."""
    answer = tool("inspect", "--json", TABLE)
    table = json.loads(answer.stdout)["tables"][0]
    problems = [] if table["rows"] == 110 else ["%d rows" % table["rows"]]
    position = table["position"] or {}
    if (position.get("ra"), position.get("dec")) != (["ra_deg"], ["dec_deg"]):
        problems.append("the position is taken to be %r" % position)
    return problems


def made(publication):
    """create and set work, and leave nothing that keeps the publication from being published."""
    problems = []
    made_here = os.path.join(os.path.dirname(publication), "sample")
    subprocess.run([sys.executable, os.path.join(SAMPLE, "observations.py"), made_here], check=True)
    for arguments in (("create", publication, TABLE, os.path.join(made_here, "images"), os.path.join(made_here, "spectra")),
                      ("set", publication, "--no-learn", "--from", os.path.join(SAMPLE, "messier.txt")),
                      ("check", publication)):
        answer = tool(*arguments)
        if answer.returncode:
            problems.append("%s: status %d: %s%s" % (
                arguments[0], answer.returncode, answer.stdout, answer.stderr))
    return problems


def described(publication):
    """Every line of messier.txt stands in the description."""
    text = tool("describe", publication).stdout
    with open(os.path.join(SAMPLE, "messier.txt"), encoding="utf-8") as stream:
        wanted = [line.strip() for line in stream if " = " in line and not line.startswith("#")]
    return ["the description lacks: " + line for line in wanted if line not in text]


def served(publication):
    """A cone of one degree about M31 holds M31, M32 and M110, and nothing else."""
    server = subprocess.Popen([TOOL, "serve", publication, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        lines = []
        for line in server.stdout:
            if line.strip() == "ready":
                break
            lines.append(line.strip())
        address = [line.split("\t")[1] for line in lines if line.startswith("scs\t")]
        if not address:
            return ["no cone search is served: %r" % lines]
        query = address[0] + "RA=10.6846&DEC=41.2692&SR=1&RESPONSEFORMAT=application/x-votable%2Bxml;serialization=TABLEDATA"
        with urllib.request.urlopen(query, timeout=20) as answer:
            found = sorted(re.findall(r"<TD>(M\d+)</TD>", answer.read().decode()))
        problems = [] if found == ["M110", "M31", "M32"] else ["the cone holds %r" % found]
        for kind, query, wanted in (("sia1", "POS=250.42,36.46&SIZE=0.1", "M13_V"),
                                    ("sia2", "POS=CIRCLE 250.42 36.46 0.1", "M13_V"),
                                    ("ssap", "REQUEST=queryData&POS=283.396,33.029&SIZE=0.5&BAND=5e-7", "M57")):
            address = [line.split("\t")[1] for line in lines if line.startswith(kind + "\t")]
            if not address:
                problems.append("no %s is served: %r" % (kind, lines))
                continue
            url = address[0].rstrip("?") + "?" + query.replace(" ", "%20") + "&RESPONSEFORMAT=votable"
            with urllib.request.urlopen(url, timeout=20) as answer:
                if wanted not in answer.read().decode():
                    problems.append("%s does not find %s" % (kind, wanted))
        return problems
    finally:
        server.terminate()
        server.wait(20)


def main():
    with tempfile.TemporaryDirectory() as folder:
        publication = os.path.join(folder, "messier.nuncius")
        tap.run([
            ("the table is understood without help", inspected),
            ("the publication is made and complete", lambda: made(publication)),
            ("what is said of it is kept", lambda: described(publication)),
            ("it is served", lambda: served(publication)),
        ])


if __name__ == "__main__":
    main()
