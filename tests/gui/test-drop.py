#!/usr/bin/python3
"""test-drop.py NUNCIUS DRAG-SOURCE: files and folders are dragged into the window by the mouse, out of another program as out of a
file manager.  Prints TAP."""
import os
import shutil
import subprocess
import sys
import threading

import driver

PLACE = (1140, 760)  # of the other program's window, beside ours


def mouse(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


class Source:
    """The other program; what it said."""

    def __init__(self, program, paths):
        self.said = []
        self.process = subprocess.Popen([program, *paths], stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self.listen, daemon=True).start()
        driver.wait_for("the other program", lambda: "shown" in self.said)
        number = driver.wait_for("its window", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Drag Source$"], capture_output=True, text=True, check=False).stdout.split())
        mouse("windowmove", "--sync", number[-1], *PLACE, "windowraise", number[-1])

    def listen(self):
        for line in self.process.stdout:
            self.said.append(line.strip())

    def drag_to(self, x, y):
        """Goes on moving a little until the one program says that it drags, and the other one that it takes."""
        moves = iter(range(10000))

        def stir(x, y, word):
            mouse("mousemove", x + next(moves) % 2, y)
            return self.said[-1:] == [word]
        mouse("mousemove", PLACE[0] + 60, PLACE[1] + 60, "mousedown", 1)
        driver.wait_for("the drag", lambda: stir(PLACE[0] + 60 - 10 * (next(moves) % 5), PLACE[1] + 60, "begun"))
        driver.wait_for("the window to take it", lambda: stir(x, y, "taken"))
        mouse("mouseup", 1)
        driver.wait_for("the drop", lambda: "ended" in self.said)

    def end(self):
        self.process.kill()
        self.process.wait()


class Drop(driver.Way):
    def __init__(self, nuncius, source):
        super().__init__()
        self.nuncius, self.source = nuncius, source
        self.table = self.take_sample()

    def copy(self, *names):
        path = os.path.join(self.folder, *names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return shutil.copy(self.table, path)

    def drag(self, *paths):
        source = Source(self.source, paths)
        try:
            source.drag_to(400, 300)
        finally:
            source.end()

    def tables(self, *names):
        def look():
            return set(names) <= {driver.plain(node.name) for node in driver.walk(self.program.root) if driver.role_of(node) == "label"}
        driver.wait_for("the tables %s" % (names,), look)

    def welcome(self):
        """A file and a folder that fall on the first page make a publication of both."""
        inner = os.path.dirname(self.copy("more", "inner.csv"))
        self.program = driver.Program([self.nuncius])
        self.program.find("push button", "New Publication…")
        self.drag(self.table, inner)
        self.tables("messier", "inner")
        driver.wait_for("the publication", lambda: os.path.exists(os.path.join(self.folder, "messier.nuncius")))

    def files(self):
        """Two files that fall on the Files page are added."""
        self.drag(self.copy("second.csv"), self.copy("third.csv"))
        self.tables("messier", "inner", "second", "third")
        driver.wait_for("the last of them", lambda: len(self.program.all("label", lambda name: "110 rows" in name)) >= 4)
        assert self.program.close() == 0

    def points(self):
        return [self.welcome, self.files]


sys.exit(Drop(*sys.argv[1:3]).go())
