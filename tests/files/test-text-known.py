#!/usr/bin/python3
"""Has astropy write tables in the formats that describe their columns, test-fits-dump read them, and compares with what
astropy reads back."""
import io
import os
import subprocess
import sys
import tempfile

import numpy as np
from astropy.io import ascii as text
from astropy.table import MaskedColumn, Table

number = 0


def check(name, ok, detail=""):
    global number
    number += 1
    print("%s %d - %s" % ("ok" if ok else "not ok", number, name))
    if not ok:
        print("# %s" % (detail,))


def dump(path):
    out = subprocess.run([sys.argv[1], path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    return [line.split("\t") for line in out.stdout.splitlines()]


def make_table():
    """Numbers of every size, signs, holes, text with blanks."""
    random = np.random.default_rng(8)
    n = 200
    table = Table()
    table["Name"] = ["NGC %d" % i if i % 7 else "a b-c d" for i in range(n)]
    table["Seq"] = np.arange(n) * 37 - 1000
    table["Big"] = random.integers(-2**62, 2**62, n)
    table["RAdeg"] = random.uniform(0, 360, n)
    table["RAdeg"].unit = "deg"
    table["RAdeg"].description = "Right ascension"
    table["DEdeg"] = random.uniform(-90, 90, n)
    table["DEdeg"].unit = "deg"
    table["Flux"] = MaskedColumn(10 ** random.uniform(-30, 30, n), mask=np.arange(n) % 5 == 3, unit="mJy")
    table["Count"] = MaskedColumn(np.arange(n), mask=np.arange(n) % 11 == 0)
    return table


def is_same(cell, value):
    if value is np.ma.masked or (isinstance(value, str) and value in ("", "--")):
        return cell == "<null>"
    if isinstance(value, str):
        return cell == value.strip()
    if isinstance(value, (bool, np.bool_)):
        return cell == ("T" if value else "F")
    if cell == "<null>":
        return bool(np.isnan(value))
    if isinstance(value, np.float32):
        return np.float32(cell) == value
    return float(cell) == float(value) if isinstance(value, (float, np.floating)) else int(cell) == int(value)


def compare(name, path, want):
    lines = dump(path)
    columns = [line[1:] for line in lines if line[0] == "column"]
    rows = [line[1:] for line in lines if line[0] == "row"]
    check("%s: the columns" % name, [c[0] for c in columns] == want.colnames, (lines[:3], want.colnames))
    check("%s: the number of rows" % name, len(rows) == len(want), len(rows))
    bad = [(i, c, row[k], want[c][i]) for i, row in enumerate(rows) for k, c in enumerate(want.colnames)
           if not is_same(row[k], want[c][i])]
    check("%s: %d cells" % (name, len(rows) * len(columns)), not bad, bad[:3])
    check("%s: no warning" % name, not [line for line in lines if line[0] in ("warning", "error")], lines[:3])
    return {c[0]: c for c in columns}


def write(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(content)
    return path


def written(table, **options):
    out = io.StringIO()
    table.write(out, **options)
    return out.getvalue()


def main():
    table = make_table()
    with tempfile.TemporaryDirectory() as folder:
        content = written(table, format="ascii.mrt")
        path = write(folder, "mrt.txt", content)
        columns = compare("MRT", path, text.read(content, format="cds"))
        check("MRT: unit and words", columns["RAdeg"][3] == "deg" and "Right ascension" in columns["RAdeg"][6], columns["RAdeg"])

        content = written(table, format="ascii.ipac")
        path = write(folder, "ipac.tbl", content)
        columns = compare("IPAC", path, text.read(content, format="ipac"))
        check("IPAC: unit", columns["RAdeg"][3] == "deg", columns["RAdeg"])

        for name, kind in (("int8", "i1"), ("uint8", "u1"), ("uint16", "u2"), ("uint32", "u4"), ("float32", "f4"), ("bool", "?")):
            table[name] = np.arange(len(table)).astype(kind)
        table["words, \"quoted\""] = ["x, \"%d\" 'y'" % i if i % 3 else "" for i in range(len(table))]
        for delimiter in (" ", ","):
            content = written(table, format="ascii.ecsv", delimiter=delimiter)
            path = write(folder, "table.ecsv", content)
            columns = compare("ECSV parted by %r" % delimiter, path, text.read(content, format="ecsv"))
            check("ECSV: types", [columns[c][1] for c in ("Seq", "RAdeg", "int8", "uint8", "uint16", "uint32", "float32", "bool")] ==
                  ["long", "double", "short", "unsignedByte", "int", "long", "float", "boolean"], columns)
            check("ECSV: unit and words", columns["RAdeg"][3] == "deg" and columns["RAdeg"][6] == "Right ascension")
        table.remove_columns(table.colnames[-1:] + ["bool"])

        for kind in ("fixed_width_two_line", "rst"):
            content = written(table, format="ascii." + kind)
            compare(kind, write(folder, kind + ".txt", content), text.read(content, format=kind))
    print("1..%d" % number)


main()
