#!/usr/bin/env python3
"""How fast a table is taken in and how fast cones are answered.

usage: tests/bench/cone.py [--rows N] [--cones N] [--tool build/src/cli/nunciusctl] [--keep FOLDER]

Makes a table of N places spread evenly over the sphere (always the same ones), times `create`, then starts
`serve` and asks cones of several radii at places of their own, one after the other over fresh connections.
Prints seconds, file size and milliseconds an answer, and compares the number of rows of each answer with what
the area of the cone lets expect, so that a fast wrong answer is seen.
"""
import argparse
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RADII_DEG = (0.01, 0.1, 1.0, 5.0)


def place(chance):
    return 360 * chance.random(), math.degrees(math.asin(2 * chance.random() - 1))


def make_table(path, rows):
    chance = random.Random(1610)
    with open(path, "w", encoding="ascii") as stream:
        stream.write("id,ra,dec,mag\n")
        for number in range(rows):
            stream.write("%d,%.7f,%.7f,%.3f\n" % ((number,) + place(chance) + (chance.gauss(18, 2),)))


def start(tool, publication):
    """The server and the address of its cone search."""
    server = subprocess.Popen([tool, "serve", publication, "--port", "0"], stdout=subprocess.PIPE, text=True)
    address = None
    for line in server.stdout:
        if line.startswith("scs\t"):
            address = line.split("\t")[1].strip()
        if line.startswith("ready"):
            return server, address
    sys.exit("the server ended with status %d" % server.wait())


def ask(address, radius_deg, cones):
    """Milliseconds and rows of each answer."""
    chance = random.Random(int(radius_deg * 1000))
    times, rows = [], 0
    for _ in range(cones):
        ra, dec = place(chance)
        then = time.perf_counter()
        query = "%sRA=%.6f&DEC=%.6f&SR=%g&MAXREC=1000000" % (address, ra, dec, radius_deg)
        with urllib.request.urlopen(query) as answer:
            text = answer.read()
        times.append(1000 * (time.perf_counter() - then))
        rows += text.count(b"<TR>")
    return times, rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1000000)
    parser.add_argument("--cones", type=int, default=50)
    parser.add_argument("--tool", default=os.path.join(ROOT, "build", "src", "cli", "nunciusctl"))
    parser.add_argument("--keep", help="folder for the table and the publication, used again when there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        os.makedirs(folder, exist_ok=True)
        table = os.path.join(folder, "bench-%d.csv" % options.rows)
        publication = table[:-4] + ".nuncius"
        if not os.path.exists(table):
            make_table(table, options.rows)
        if not os.path.exists(publication):
            then = time.perf_counter()
            subprocess.run([options.tool, "create", publication, table], check=True)
            seconds = time.perf_counter() - then
            print("create: %.1f s, %.0f rows/s, %.1f MB" % (
                seconds, options.rows / seconds, os.path.getsize(publication) / 1e6))
        server, address = start(options.tool, publication)
        try:
            for radius_deg in RADII_DEG:
                times, rows = ask(address, radius_deg, options.cones)
                expected = options.rows * options.cones * (1 - math.cos(math.radians(radius_deg))) / 2
                print("%5g deg: median %.1f ms, longest %.1f ms, %d rows (expected about %.0f)" % (
                    radius_deg, statistics.median(times), max(times), rows, expected))
                if abs(rows - expected) > 6 * math.sqrt(expected) + 6:
                    sys.exit("The number of rows is not what the area of the cones lets expect.")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
