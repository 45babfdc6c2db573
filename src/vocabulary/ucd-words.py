#!/usr/bin/env python3
"""Writes the rows of a tab-separated file as those of a C table: ucd-words.py FILE.tsv FILE.inc

ucd-words.py --messages writes the texts of ucd-words.tsv to po/ucd/messages.c, where xgettext finds them; needed when a
name or an explanation has changed.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MESSAGES = os.path.join(HERE, "..", "..", "po", "ucd", "messages.c")
MESSAGES_HEAD = """/* What the words of UCD1+ are called in a sentence and what they mean: the texts of src/vocabulary/ucd-words.tsv for
 * xgettext, never compiled.  Written by `python3 src/vocabulary/ucd-words.py --messages`. */

#include <glib/gi18n-lib.h>

"""


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


def pair_row(ucd1, ucd):
    return "%s, %s" % (quoted(ucd1), quoted(ucd))


def messages(rows):
    """The text of po/ucd/messages.c; before each message stand its words, for the translator."""
    words_of = {}
    for word, _, successor, explanation, everyday in rows:
        if not successor:
            words_of.setdefault(everyday.split("; ")[0], []).append("what %s is called in a sentence" % word)
            words_of.setdefault(explanation, []).append("what %s means" % word)
    words_of.pop("", None)
    return MESSAGES_HEAD + "".join('/* %s */\nN_ ("%s");\n' % ("; ".join(words), text.replace('"', '\\"'))
                                   for text, words in words_of.items())


def rows_of(path):
    with open(path, encoding="utf-8") as stream:
        return [line.rstrip("\n").split("\t") for line in stream if not line.startswith("#")]


def write_messages():
    with open(MESSAGES, "w", encoding="utf-8") as out:
        out.write(messages(rows_of(os.path.join(HERE, "ucd-words.tsv"))))


def main(source, target):
    with open(target, "w", encoding="ascii") as out:
        for cells in rows_of(source):
            out.write("{ %s },\n" % (word_row if len(cells) == 5 else pair_row)(*cells))


if __name__ == "__main__":
    if sys.argv[1:] == ["--messages"]:
        write_messages()
    else:
        main(*sys.argv[1:])
