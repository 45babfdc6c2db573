#!/usr/bin/python3
"""Kills, full disks and folders that cannot be written: one sentence, nothing lost, nothing half-made."""
import os
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import tool
from made import write_many

TOOL = tool.Tool(sys.argv[1])
NOBODY = 65534


def large_csv(n):
    chance = random.Random(5)
    return "id,ra,dec,text\n" + "".join(
        "%d,%.6f,%.6f,%s\n" % (i, chance.uniform(0, 360), chance.uniform(-90, 90), "x" * 60) for i in range(n))


LARGE = TOOL.write("large.csv", large_csv(250000))
SMALL = TOOL.write("small.csv", "id,ra,dec\na,1,2\nb,3,4\n")


def in_namespace(script, *arguments):
    """Runs a shell script with mounts of its own; $1 is the program."""
    probe = subprocess.run(["unshare", "--mount", "true"], capture_output=True)
    if probe.returncode != 0:
        raise tool.Skip("mounts of its own need root")
    return subprocess.run(["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh",
                           TOOL.program, *arguments], capture_output=True, timeout=120, cwd=TOOL.folder.name)


def killed_while_creating():
    for delay in (0.05, 0.2, 0.4, 0.7):
        before = TOOL.left()
        process = subprocess.Popen([TOOL.program, "create", "killed.nuncius", LARGE],
                                   cwd=TOOL.folder.name, stdout=subprocess.PIPE)
        time.sleep(delay)
        process.kill()
        process.communicate()
        assert "killed.nuncius" not in TOOL.left(), "half-made after %s s" % delay
        # what is left is hidden, and the next run sweeps it up
        assert all(name.startswith(".killed.nuncius.part-") for name in set(TOOL.left()) - set(before))
    TOOL.run("create", "killed.nuncius", SMALL)
    assert not [name for name in TOOL.left() if ".part-" in name], TOOL.left()


def interrupted():
    for number in (signal.SIGINT, signal.SIGTERM):
        before = TOOL.left()
        process = subprocess.Popen([TOOL.program, "create", "interrupted.nuncius", LARGE],
                                   cwd=TOOL.folder.name, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.4)
        process.send_signal(number)
        begin = time.monotonic()
        _, err = process.communicate(timeout=30)
        assert time.monotonic() - begin < 2, "it takes too long to end"
        assert process.returncode == 1 and err.count(b"\n") == 1, (process.returncode, err)
        assert TOOL.left() == before, TOOL.left()


def full_disk():
    done = in_namespace("""
        mkdir -p disk && mount -t tmpfs -o size=3m none disk || exit 9
        "$1" create disk/full.nuncius large.csv; echo "status $?"; ls -A disk; umount disk; rmdir disk""")
    if done.returncode == 9:
        raise tool.Skip("no file system can be mounted here")
    out, err = done.stdout.decode(), done.stderr.decode()
    assert out == "status 1\n", out
    assert err.count("\n") == 1 and "disk is full" in err, err


def nearly_full_disk():
    """Room for the rows once, but not for rows and log: it fails, or what it made is whole."""
    done = in_namespace("""
        head -n 40001 large.csv >middle.csv
        for size in 4 5 6 7 8 9 10 11 12 14 16 20; do
          mkdir -p disk && mount -t tmpfs -o size=${size}m none disk || exit 9
          if "$1" create disk/near.nuncius middle.csv >/dev/null 2>&1
          then cp disk/near.nuncius near.copy && "$1" describe near.copy | grep -q "40000 rows" && echo whole || echo broken; rm -f near.copy
          else test -e disk/near.nuncius && echo broken || echo refused; fi
          umount disk; rmdir disk
        done; rm middle.csv""")
    if done.returncode == 9:
        raise tool.Skip("no file system can be mounted here")
    said = done.stdout.decode().split()
    assert len(said) == 12 and set(said) <= {"whole", "refused"}, said
    assert "whole" in said and "refused" in said, said


def full_disk_leaves_the_old():
    done = in_namespace("""
        mkdir -p disk && mount -t tmpfs -o size=1m none disk || exit 9
        "$1" create disk/p.nuncius small.csv >/dev/null
        head -c 2000000 /dev/zero >disk/filler 2>/dev/null
        "$1" set disk/p.nuncius "description=$(head -c 60000 /dev/zero | tr '\\0' x)"; echo "status $?"
        rm disk/filler
        "$1" check disk/p.nuncius >/dev/null; echo "check $?"
        "$1" describe --plain disk/p.nuncius | grep -c xxx
        umount disk; rmdir disk""")
    if done.returncode == 9:
        raise tool.Skip("no file system can be mounted here")
    out, err = done.stdout.decode(), done.stderr.decode()
    assert out == "status 1\ncheck 1\n0\n", (out, err)
    assert err.count("\n") == 1 and "disk is full" in err, err


def full_temporary_disk():
    """Rows of a folder wait in a temporary file: without room for it nothing is made, and what there is stays."""
    os.mkdir(TOOL.path("night"))
    write_many(TOOL, "night", 0, 1500)
    done = in_namespace("""
        "$1" create kept.nuncius night/f000000.fits night/f000001.fits >/dev/null
        mkdir -p disk && mount -t tmpfs -o size=512k none disk || exit 9
        export TMPDIR="$PWD/disk"
        "$1" create night.nuncius night; echo "status $?"; ls -A disk; ls -A | grep night.nuncius
        umount disk; rmdir disk; "$1" describe kept.nuncius | grep -c "2 rows"; rm kept.nuncius""")
    if done.returncode == 9:
        raise tool.Skip("no file system can be mounted here")
    out, err = done.stdout.decode(), done.stderr.decode()
    assert out == "status 1\n1\n", (out, err)
    assert err.count("\n") == 1 and "make room there" in err, err


def read_only_folder():
    TOOL.run("create", "shelf.nuncius", SMALL)
    done = in_namespace("""
        mkdir -p shelf && mv shelf.nuncius shelf/ && mount --bind shelf shelf && mount -o remount,ro,bind shelf || exit 9
        "$1" create shelf/new.nuncius small.csv; echo "status $?"
        "$1" set shelf/shelf.nuncius title=x; echo "status $?"
        "$1" check shelf/shelf.nuncius | grep -c no-title
        ls -A shelf; umount shelf""")
    if done.returncode == 9:
        raise tool.Skip("no file system can be mounted here")
    out, err = done.stdout.decode(), done.stderr.decode()
    assert out == "status 1\nstatus 1\n1\nshelf.nuncius\n", (out, err)
    assert err.count("\n") == 2 and "written" in err, err


def served_from_a_read_only_folder():
    if os.geteuid() != 0:
        raise tool.Skip("becoming another user needs root")
    TOOL.run("create", "library.nuncius", SMALL)
    os.chmod(TOOL.folder.name, 0o755)
    os.chmod(TOOL.path("library.nuncius"), 0o444)
    process = subprocess.Popen([TOOL.program, "serve", "library.nuncius"], cwd=TOOL.folder.name,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, user=NOBODY, group=NOBODY)
    line = process.stdout.readline()
    process.terminate()
    out, err = process.communicate(timeout=10)
    if b"ermission denied" in err:
        raise tool.Skip("another user may not run the program where it lies")
    assert line.startswith(b"scs\t"), (line, out, err)


def unreadable_file():
    if os.geteuid() != 0:
        raise tool.Skip("becoming another user needs root")
    secret = TOOL.write("secret.csv", "ra,dec\n1,2\n")
    os.chmod(secret, 0o600)
    done = subprocess.run([TOOL.program, "inspect", "secret.csv"], cwd=TOOL.folder.name,
                          capture_output=True, user=NOBODY, group=NOBODY)
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1, done


def source_changed_meanwhile():
    path = TOOL.write("changing.csv", large_csv(250000))
    process = subprocess.Popen([TOOL.program, "create", "changing.nuncius", path],
                               cwd=TOOL.folder.name, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.15)
    with open(path, "a", encoding="ascii") as stream:
        stream.write("9,9,9,9\n")
    out, err = process.communicate(timeout=60)
    if process.returncode == 0:    # it had been read before the change: then it is whole
        assert b"250000 rows" in out or b"250001 rows" in out, out
    else:
        assert err.count(b"\n") == 1 and "changing.nuncius" not in TOOL.left(), err


tool.run([killed_while_creating, interrupted, full_disk, nearly_full_disk, full_disk_leaves_the_old, full_temporary_disk, read_only_folder,
          served_from_a_read_only_folder, unreadable_file, source_changed_meanwhile])
