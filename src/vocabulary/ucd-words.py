#!/usr/bin/env python3
"""Writes the rows of a tab-separated file as those of a C table: ucd-words.py FILE.tsv FILE.inc"""
import sys


def quoted(text):
    """A C string of ASCII with the bytes of the text; NULL for none."""
    if text is None:
        return "NULL"
    plain = {ord('"'): '\\"', ord("\\"): "\\\\"}
    return '"%s"' % "".join(plain.get(byte, chr(byte)) if 32 <= byte < 127 else "\\%03o" % byte
                            for byte in text.encode())


def rows(path):
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def main(source, target):
    with open(target, "w", encoding="ascii") as out:
        for word, place, successor, explanation, everyday in rows(source):
            out.write("{ %s, '%s', %s, %s, %s },\n" % (
                quoted(word), place, quoted(explanation), quoted(everyday), quoted(successor or None)))


main(*sys.argv[1:])
