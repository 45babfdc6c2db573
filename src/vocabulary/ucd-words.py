#!/usr/bin/env python3
"""Writes the rows of a tab-separated file as those of a C table: ucd-words.py FILE.tsv FILE.inc

ucd-words.py --messages writes the texts of ucd-words.tsv to po/ucd, a file for each first atom, where xgettext finds them;
needed when a name or an explanation has changed.
"""
import glob
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
MESSAGES = os.path.join("po", "ucd")
MESSAGES_NOTE = "Written by `python3 src/vocabulary/ucd-words.py --messages`."
MESSAGES_HEAD = """/* What the words of UCD1+ that begin with %s are called in a sentence and what they mean: the texts of
 * src/vocabulary/ucd-words.tsv for xgettext, never compiled.  %s */

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
    """The files of po/ucd by their paths; a message of several words stands with the first of them, and before each message
    stand its words, for the translator."""
    words_of, atom_of = {}, {}
    for word, _, successor, explanation, everyday in rows:
        for text, what in ((everyday.split("; ")[0], "what %s is called in a sentence"), (explanation, "what %s means")):
            if text and not successor:
                words_of.setdefault(text, []).append(what % word)
                atom_of.setdefault(text, word.split(".")[0])
    files = {}
    for text, words in words_of.items():
        atom = atom_of[text]
        path = os.path.join(MESSAGES, atom + ".c")
        files[path] = files.get(path, MESSAGES_HEAD % (atom, MESSAGES_NOTE)) + '/* %s */\nN_ ("%s");\n' % (
            "; ".join(words), text.replace('"', '\\"'))
    files[os.path.join(MESSAGES, "POTFILES.in")] = "".join(line + "\n" for line in ["# " + MESSAGES_NOTE] + list(files))
    return files


def rows_of(path):
    with open(path, encoding="utf-8") as stream:
        return [line.rstrip("\n").split("\t") for line in stream if not line.startswith("#")]


def write_messages():
    for path in glob.glob(os.path.join(ROOT, MESSAGES, "*.c")):
        os.remove(path)
    for path, text in messages(rows_of(os.path.join(HERE, "ucd-words.tsv"))).items():
        with open(os.path.join(ROOT, path), "w", encoding="utf-8") as out:
            out.write(text)


def main(source, target):
    with open(target, "w", encoding="ascii") as out:
        for cells in rows_of(source):
            out.write("{ %s },\n" % (word_row if len(cells) == 5 else pair_row)(*cells))


if __name__ == "__main__":
    if sys.argv[1:] == ["--messages"]:
        write_messages()
    else:
        main(*sys.argv[1:])
