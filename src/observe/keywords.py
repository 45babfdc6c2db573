#!/usr/bin/env python3
"""Writes the meanings of FITS keywords and their names as C tables: keywords.py FILE.tsv FILE.inc"""
import sys

FEW = {"the", "a", "an"}


def rows(path):
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def quoted(text):
    return '"%s"' % text if text else "NULL"


def tidy(name):
    """The name's kind and the name as it is looked up."""
    if name[0] == "~":
        return "~", " ".join(word for word in name[1:].split() if word not in FEW)
    return ("=", name[1:]) if name[0] == "=" else ("", name)


def meaning(who, sure, ucds, fields, unit):
    pairs = ["{ \"%s\", %d }" % (key, int(fit)) for key, fit in (field.split("=") for field in fields.split())]
    return "{ %s, %d, { %s }, { %s }, %s }," % (
        quoted(who), int(sure), ", ".join(quoted(ucd) for ucd in ucds.split("|")),
        ", ".join(pairs) or "{ NULL, 0 }", quoted(unit))


def main(source, target):
    names = {"": {}, "~": {}, "=": {}}
    lines = []
    for who, sure, ucds, fields, unit, listed in rows(source):
        for name in listed.split(","):
            kind, text = tidy(name)
            if text in names[kind]:
                sys.exit("%s: %s stands twice" % (source, name))
            names[kind][text] = len(lines)
        lines.append(meaning(who, sure, ucds, fields, unit))
    with open(target, "w", encoding="ascii") as out:
        out.write("static const NunKeywordMeaning meanings[] = {\n%s\n};\n" % "\n".join(lines))
        for kind, table in (("", "keywords"), ("~", "comments"), ("=", "parts")):
            out.write("static const Name %s[] = {\n" % table)
            for name in sorted(names[kind]):
                out.write('{ "%s", %d },\n' % (name, names[kind][name]))
            out.write("};\n")


main(*sys.argv[1:])
