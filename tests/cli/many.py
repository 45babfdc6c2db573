"""Very many small images: what a scan holds in memory does not grow with their number, and what breaks off leaves nothing."""
import os
import signal
import sqlite3
import statistics
import subprocess
import sys

import tool
from made import write_many

TOOL = tool.Tool(sys.argv[1])
FEW, MANY = 1500, 9500

# SQLite's cache and sorter are bounded, but not yet full with the few; a row is some 700 bytes, a path 30. What the threads of a
# run hold at once differs by 2 MiB from run to run, hence many files and the middle one of several runs.
MOST_BYTES_A_FILE = 393
RUNS = 3


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


def created(publication, folder, number):
    """The largest memory of the middle one of several runs that read the folder, in KiB."""
    runs = []
    for run in range(RUNS):
        name = publication if run == 0 else "again-%d-%s" % (run, publication)
        runs.append(largest("create", name, folder))
        assert count(name) == (number, number)
    return statistics.median(runs)


def updated(publication, folder):
    """The same for runs that find one file changed."""
    runs = []
    for run in range(RUNS):
        os.utime(TOOL.path(folder + "/f000000.fits"), (1e9 + run, 1e9 + run))
        runs.append(largest("update", publication))
    return statistics.median(runs)


def judge(what, few, many):
    print("# %s %d files: %d KiB, %d files: %d KiB" % (what, FEW, few, MANY, many))
    assert (many - few) * 1024 < MOST_BYTES_A_FILE * (MANY - FEW), (few, many)


def memory_is_flat():
    for folder, number in (("part", FEW), ("night", MANY)):
        os.mkdir(TOOL.path(folder))
        write_many(TOOL, folder, 0, number)
    judge("read", created("few.nuncius", "part", FEW), created("many.nuncius", "night", MANY))


def memory_is_flat_when_read_again():
    """What a second scan compares is not held either."""
    judge("again", updated("few.nuncius", "part"), updated("many.nuncius", "night"))


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
