#!/usr/bin/env python3
"""Holds src/ to the table of rooms in HACKING.md: who may include whom, and which library appears where."""
import re

import tap

# Which headers belong to which library of the table.
LIBRARIES = {
    "ERFA": r"erfa\w*\.h",
    "chealpix": r"chealpix\.h",
    "wcslib": r"wcslib/.*|wcs\w*\.h",
    "cfitsio": r"(cfitsio/)?(fitsio\w*|longnam)\.h",
    "bzip2": r"bzlib\.h",
    "liblzma": r"lzma(/.*)?\.h",
    "libxml2": r"libxml/.*",
    "json-glib": r"json-glib/.*",
    "SQLite": r"sqlite3\w*\.h",
    "libsoup": r"libsoup/.*",
    "cairo": r"cairo[\w-]*\.h",
    "GTK 4": r"(gtk|gdk|gsk|graphene|pango|gdk-pixbuf)(/.*|.*\.h)",
    "libadwaita": r"adwaita\.h|libadwaita.*",
}
# What every room may use: GLib and the C library.
COMMON = re.compile(
    r"(glib|gio|gobject|gmodule)/.*|(glib|glib-object|glib-unix|gmodule)\.h|(sys|netinet|arpa)/\w+\.h|"
    r"(assert|ctype|dirent|errno|fcntl|fenv|float|fnmatch|ftw|getopt|glob|iconv|inttypes|langinfo|limits|locale|math|netdb|poll|pthread|pwd|regex|sched|signal|"
    r"stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|termios|time|unistd|utime|wchar|wctype)\.h")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
ROW = re.compile(r"^\| `src/(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|", re.MULTILINE)

FOLDER = re.compile(r"^\| `app/(\w+)` \|[^|]*\|([^|]*)\|", re.MULTILINE)


def read_folders(text):
    """{folder of the window: folders it may include}."""
    return {folder: others.split() for folder, others in FOLDER.findall(text)}


def judge_folder(folders, path, text):
    """The includes of a file src/app/FOLDER/... from the window's other folders."""
    parts = path.split("/")
    if parts[:2] != ["src", "app"] or len(parts) == 3:
        return []
    if parts[2] not in folders:
        return ["%s: src/app/%s is no folder of the table" % (path, parts[2])]
    mays = folders[parts[2]] + [parts[2]]
    return ['%s: app/%s may not include "%s"' % (path, parts[2], own) for own, _ in INCLUDE.findall(text)
            if own.startswith("app/") and own.split("/")[1] not in mays]


def read_table(text):
    """{room: (rooms it may include, libraries it may use)}."""
    return {room: (rooms.split(), [name.strip() for name in libraries.split(",") if name.strip()])
            for room, rooms, libraries in ROW.findall(text)}


def judge_table(table):
    """The table itself: in order, without a circle, each library known."""
    problems, above = [], []
    for room, (rooms, libraries) in table.items():
        problems += ["src/%s names %s, which does not stand above it" % (room, other)
                     for other in rooms if other not in above]
        problems += ["src/%s: layers.py does not know the headers of %s" % (room, library)
                     for library in libraries if library not in LIBRARIES]
        above.append(room)
    return problems if table else ["HACKING.md has no table of rooms"]


def library_of(header):
    for library, pattern in LIBRARIES.items():
        if re.fullmatch(pattern, header):
            return library
    return None


def judge_file(table, path, text):
    """The includes of one file src/ROOM/..."""
    room = path.split("/")[1]
    if room not in table:
        return ["%s: src/%s is no room of the table" % (path, room)]
    rooms, libraries = table[room]
    # A room that nobody may include is a program: what its headers include spreads no further.
    program = not any(room in others for others, _ in table.values())
    problems = []
    for own, foreign in INCLUDE.findall(text):
        if own:
            other = own.split("/")[0]
            if "/" not in own or other not in table:
                problems.append('%s: "%s" is not of the form "room/name.h"' % (path, own))
            elif other != room and other not in rooms:
                problems.append('%s: src/%s may not include "%s"' % (path, room, own))
            continue
        library = library_of(foreign)
        if library is None:
            if not COMMON.fullmatch(foreign):
                problems.append("%s: <%s> belongs to no library of the table" % (path, foreign))
        elif library not in libraries:
            problems.append("%s: src/%s may not use %s (<%s>)" % (path, room, library, foreign))
        elif path.endswith(".h") and not program:
            problems.append("%s: %s (<%s>) may not appear in a header" % (path, library, foreign))
    return problems


def main():
    table = read_table(tap.read("HACKING.md"))
    folders = read_folders(tap.read("HACKING.md"))

    def judge(path, text):
        return judge_file(table, path, text) + judge_folder(folders, path, text)

    bad = [("src/sky/a.c", '#include "files/table.h"\n'),
           ("src/sky/a.c", "#include <fitsio.h>\n"),
           ("src/sky/a.h", "#include <erfa.h>\n"),
           ("src/store/a.h", "#include <glib.h>\n#include <sqlite3.h>\n"),
           ("src/files/a.c", '# include "store/store.h"\n'),
           ("src/cli/a.c", '#include "app/window/window.h"\n'),
           ("src/cli/a.c", "#include <gtk/gtk.h>\n"),
           ("src/app/a.c", '#include "cli/verb.h"\n'),
           ("src/app/a.c", "#include <libsoup/soup.h>\n"),
           ("src/app/about/a.c", '#include "app/preview/search.h"\n'),
           ("src/app/about/a.c", '#include "app/watchdog.h"\n'),
           ("src/app/session/a.c", '#include "app/widgets/naming.h"\n'),
           ("src/app/cellar/a.c", "#include <glib.h>\n"),
           ("src/vo/a.c", "#include <libxml/tree.h>\n#include <libsoup/soup.h>\n"),
           ("src/sky/a.c", '#include "angle.h"\n'),
           ("src/sky/a.c", '#include "../files/table.h"\n'),
           ("src/sky/a.c", "#include <curl/curl.h>\n"),
           ("src/attic/a.c", "#include <glib.h>\n")]
    good = [("src/sky/a.c", '#include "sky/angle.h"\n#include <erfa.h>\n#include <math.h>\n'),
            ("src/app/window/a.c", '#include "app/about/page-about.h"\n#include "app/window/window.h"\n'),
            ("src/app/a.h", '#include <adwaita.h>\n#include "store/store.h"\n'),
            ("src/serve/a.c", '#include <libsoup/soup.h>\n#include <glib/gi18n-lib.h>\n')]
    bad_tables = ["", "| `src/a` | x | b | |\n| `src/b` | y | | |\n", "| `src/a` | x | | nosuchlib |\n"]
    tap.run([
        ("table of HACKING.md", lambda: judge_table(table)),
        ("rooms and libraries of src/", tap.each(tap.files(["src"], [".c", ".h"]), judge)),
        ("bad tables are found", lambda: ["no fault found with %r" % text for text in bad_tables
                                          if not judge_table(read_table(text))]),
        ("bad includes are found", tap.must_fail(judge, bad)),
        ("good includes are not", tap.must_pass(judge, good)),
    ])


if __name__ == "__main__":
    main()
