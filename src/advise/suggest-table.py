#!/usr/bin/python3
"""Turns a table of tab separated fields into an array of C strings.

usage: suggest-table.py NAME N_FIELDS TABLE.tsv OUTPUT.c

Lines that are empty or begin with "# " are passed over; fields that are missing at the end of a line are "".  The
array is `const char *const nun_suggest_NAME[][N_FIELDS]`, `nun_suggest_n_NAME` its length (suggest-knowledge.h).
"""
import sys


def quoted(text):
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        out.append(char if 32 <= byte < 127 and char not in '"\\?' else "\\%03o" % byte)
    return '"%s"' % "".join(out)


def main():
    name, n_fields, source, target = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    rows = []
    with open(source, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("# "):
                continue
            fields = line.split("\t")
            if len(fields) > n_fields:
                sys.exit("%s, line %d: %d fields; %d are expected" % (source, number, len(fields), n_fields))
            rows.append(fields + [""] * (n_fields - len(fields)))
    with open(target, "w", encoding="utf-8") as out:
        out.write('/* Made by suggest-table.py. */\n#include "advise/suggest-knowledge.h"\n\n')
        out.write("const char *const nun_suggest_%s[][%d] = {\n" % (name, n_fields))
        for fields in rows or [[""] * n_fields]:
            out.write("  { %s },\n" % ", ".join(quoted(field) for field in fields))
        out.write("};\nconst guint nun_suggest_n_%s = %d;\n" % (name, len(rows)))


main()
