"""A catalogue in which every text of the program stands in Hebrew letters: a translation that nobody understands, but that runs
from right to left."""
import os
import re
import subprocess

LETTERS = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
CAPITAL = "\u05b8"  # a vowel sign under the letter, so that the way back is known
# What a program reads in a text: directives of printf whole ("%'zu", "%<PRId64>", "%2$.6g"), escapes, markup, addresses.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0'I]*[\d*]*(?:\.[\d*]*)?(?:<\w+>|(?:hh?|ll?|[Lqjzt])?[a-zA-Z%])|\\.|<[^>]*>|&[a-z]+;|"
                  r"\{\w+\}|https?://\S+|ivo://\S+")
PO = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "po", "de.po")


def mirror(text):
    def letters(part):
        return re.sub("[a-zA-Z]", lambda found: LETTERS[ord(found.group().lower()) - 97] +
                      (CAPITAL if found.group().isupper() else ""), part)
    ends = [0, *(end for found in KEPT.finditer(text) for end in found.span()), len(text)]
    return "".join(text[a:b] if i % 2 else letters(text[a:b]) for i, (a, b) in enumerate(zip(ends, ends[1:])))


def mirror_back(text):
    def letter(found):
        plain = chr(97 + LETTERS.index(found.group(1)))
        return plain.upper() if found.group(2) else plain
    return re.sub("([%s])(%s?)" % (LETTERS, CAPITAL), letter, text or "")


def entry(block):
    """An entry of a catalogue, with its own text in Hebrew letters for a translation."""
    head = block[:re.search("^msgstr", block, re.M).start()]
    forms = re.findall(r'^msgid(?:_plural)? ((?:".*"\n)+)', head, re.M)
    return head + "".join("msgstr%s %s" % ("[%d]" % number if len(forms) > 1 else "", mirror(form))
                          for number, form in enumerate(forms))


def catalogue():
    """All texts, as a PO file."""
    listed = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", PO], check=True, capture_output=True, encoding="utf-8")
    head, *blocks = listed.stdout.strip().split("\n\n")
    return "\n\n".join([head, *(entry(block + "\n") for block in blocks)]) + "\n"


def write(folder):
    """The catalogue as gettext reads it, below a folder for NUN_LOCALEDIR; no directive of printf may have been touched."""
    place = os.path.join(folder, "he", "LC_MESSAGES")
    os.makedirs(place)
    subprocess.run(["msgfmt", "--use-fuzzy", "--check-format", "--output-file=" + os.path.join(place, "nuncius.mo"), "-"],
                   input=catalogue(), check=True, capture_output=True, encoding="utf-8")
