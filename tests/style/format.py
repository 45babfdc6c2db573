#!/usr/bin/env python3
"""Holds the C files to .clang-format.  The format is what version 14 makes of it; others differ."""
import os
import re
import shutil
import subprocess
import tempfile

import tap


def tool():
    """The path of clang-format 14."""
    for name in ("clang-format-14", "clang-format"):
        path = shutil.which(name)
        if path:
            version = subprocess.run([path, "--version"], stdout=subprocess.PIPE, text=True).stdout
            if re.search(r"version 14\.", version):
                return path
    raise tap.Skip("clang-format 14 is not installed")


def judge(paths):
    """The complaints about these files, a line each."""
    result = subprocess.run(
        [tool(), "--dry-run", "-Werror", "--style=file:" + os.path.join(tap.ROOT, ".clang-format")] + paths,
        stderr=subprocess.PIPE, text=True, cwd=tap.ROOT)
    lines = [line for line in result.stderr.splitlines() if "error:" in line]
    if result.returncode and not lines:
        lines = [result.stderr or "clang-format failed"]
    return lines


def sources():
    paths = tap.files(["src", "tests"], [".c", ".h"])
    return judge(paths) if paths else ["there is no file to look at"]


def bad_is_found():
    tool()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bad.c")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("int f(int a){return a;}\n")
        return [] if judge([path]) else ["no fault found with a badly formatted file"]


tap.run([("C files", sources), ("bad format is found", bad_is_found)])
