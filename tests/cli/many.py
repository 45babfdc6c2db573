"""Very many small images: what a scan holds in memory does not grow with their number, and what breaks off leaves nothing."""
import os
import signal
import sqlite3
import subprocess
import sys

import tool
from made import write_many

TOOL = tool.Tool(sys.argv[1])
FEW, MANY = 1500, 5500

# SQLite's cache and sorter are bounded, but not yet full with the few; a row is some 700 bytes, a path 30.
MOST_KIB = 1536


def largest(*arguments):
    """The largest memory of a run, in KiB."""
    process = subprocess.Popen([TOOL.program, *arguments], cwd=TOOL.folder.name, env=TOOL.environment(),
                               stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return used.ru_maxrss


def count(publication):
    with sqlite3.connect(TOOL.path(publication)) as database:
        return database.execute("SELECT n_rows, n_placed FROM collection").fetchone()


def memory_is_flat():
    os.mkdir(TOOL.path("night"))
    write_many(TOOL, "night", 0, FEW)
    few = largest("create", "few.nuncius", "night")
    assert count("few.nuncius") == (FEW, FEW)
    write_many(TOOL, "night", FEW, MANY)
    many = largest("create", "many.nuncius", "night")
    assert count("many.nuncius") == (MANY, MANY)
    print("# %d files: %d KiB, %d files: %d KiB" % (FEW, few, MANY, many))
    assert many - few < MOST_KIB, (few, many)


def memory_is_flat_when_read_again():
    """What a second scan compares is not held either."""
    os.utime(TOOL.path("night/f000000.fits"), (1e9, 1e9))
    again = largest("update", "many.nuncius")
    os.mkdir(TOOL.path("part"))
    write_many(TOOL, "part", 0, FEW)
    TOOL.run("create", "part.nuncius", "part")
    os.utime(TOOL.path("part/f000000.fits"), (1e9, 1e9))
    few = largest("update", "part.nuncius")
    print("# again %d files: %d KiB, %d files: %d KiB" % (FEW, few, MANY, again))
    assert again - few < MOST_KIB, (few, again)


def exact_numbers():
    """Columns with more values than are counted in memory are counted all the same."""
    with sqlite3.connect(TOOL.path("many.nuncius")) as database:
        counted = dict(database.execute("SELECT name, n_distinct FROM file_column"))
        for name in ("obs_id", "s_ra", "s_dec", "target_name", "product_path", "t_exptime"):
            number, = database.execute("SELECT number FROM file_column WHERE name = ?", (name,)).fetchone()
            distinct, = database.execute("SELECT count(DISTINCT c%d) FROM rows_1" % number).fetchone()
            assert counted[name] == distinct, (name, counted[name], distinct)
    assert counted["target_name"] == MANY and counted["t_exptime"] == 7, counted


def interrupted_update():
    """The rows stay as they were, and nothing is left behind."""
    with sqlite3.connect(TOOL.path("many.nuncius")) as database:
        before = list(database.iterdump())
    os.unlink(TOOL.path("night/f000001.fits"))
    for delay in (0.1, 0.5):
        process = subprocess.Popen([TOOL.program, "update", "many.nuncius"], cwd=TOOL.folder.name, env=TOOL.environment(),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        if process.returncode == 0:
            break
        with sqlite3.connect(TOOL.path("many.nuncius")) as database:
            assert list(database.iterdump()) == before, "changed after %s s" % delay
    out, _ = TOOL.run("update", "many.nuncius")
    assert process.returncode == 0 or "gone: 1 (f000001.fits)" in out, out
    assert count("many.nuncius") == (MANY - 1, MANY - 1)


tool.run([memory_is_flat, memory_is_flat_when_read_again, exact_numbers, interrupted_update])
