#!/usr/bin/env python3
"""Writes the rows of a tab-separated file as those of a C table: ucd-words.py FILE.tsv FILE.inc"""
import sys


def quoted(text):
    """A C string of ASCII with the bytes of the text; NULL for none."""
    if not text:
        return "NULL"
    plain = {ord('"'): '\\"', ord("\\"): "\\\\"}
    return '"%s"' % "".join(plain.get(byte, chr(byte)) if 32 <= byte < 127 else "\\%03o" % byte
                            for byte in text.encode())


def word_row(word, place, successor, explanation, everyday):
    return "%s, '%s', %s, %s, %s" % (quoted(word), place, quoted(explanation), quoted(everyday) if everyday else '""',
                                     quoted(successor))


def pair_row(ucd1, ucd, back):
    return "%s, %s, %d" % (quoted(ucd1), quoted(ucd), bool(back))


def main(source, target):
    with open(source, encoding="utf-8") as stream, open(target, "w", encoding="ascii") as out:
        for line in stream:
            if not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                out.write("{ %s },\n" % (word_row if len(cells) == 5 else pair_row)(*cells))


main(*sys.argv[1:])
