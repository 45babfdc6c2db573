#!/usr/bin/python3
"""test-doors.py NUNCIUS: the ways into the program: the welcome page, New, Open, and files that are none.  Prints
TAP."""
import http.server
import os
import re
import sys
import threading
import urllib.request

import pyatspi

import driver


def start_resolver():
    """A name resolver that knows one object; and the list of what it was asked."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = b"#=S=Simbad\n%J 250.4234750 +36.4613194 = 16:41:41.63 +36:27:40.7\n%I.0 M  13\n"
            if "13" not in self.path:
                body = b"#!SIMBAD: No known catalog could be found\n"
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, asked


class Doors(driver.Way):
    """Each point starts a program of its own."""

    def __init__(self, nuncius):
        super().__init__()
        self.nuncius = nuncius
        self.table = self.take_sample()

    def start(self, *arguments, environment=None):
        if self.program is not None:
            self.program.kill()
        self.program = driver.Program([self.nuncius, *arguments], environment)
        return self.program

    def welcome(self):
        """The welcome page can be understood without eyes."""
        program = self.start()
        program.find("push button", "New Publication…")
        self.audit()
        self.shot("welcome")

    def new(self):
        """New asks for a place and makes an empty publication; its steps are open, and say what to do."""
        path = os.path.join(self.folder, "made.nuncius")
        self.program.press("New Publication…")
        self.program.choose("New Publication", path)
        self.program.find_text("Drop Files or a Folder Here")
        assert os.path.exists(path)
        self.audit()
        for step in ("Meaning", "About", "Preview", "Hand Over"):
            self.program.step("Next", step)
            self.audit()

    def add(self):
        """A table comes in through the chooser of the Files page."""
        for step in ("Preview", "About", "Meaning", "Files"):
            self.program.step("Back", step)
        self.program.press("Add Files…")
        self.program.choose("Add Files", self.table)
        self.program.find_text("110 rows")
        assert self.program.close() == 0

    def opened(self):
        """Open takes a table from the welcome page."""
        program = self.start()
        program.press("Open…")
        program.choose("Open a Publication or a Table", self.table)
        program.find_text("110 rows")
        assert os.path.exists(os.path.join(self.folder, "messier.nuncius"))

    def delete(self):
        """Del removes the table that has the focus, which then goes where work goes on; undo brings the table back."""
        program = self.program
        assert driver.has(program.find("push button", "Next"), pyatspi.STATE_FOCUSED) or any(
            driver.has(node, pyatspi.STATE_FOCUSED) for node in driver.walk(program.find("push button", "Next")))
        row = program.find("list item", "messier")
        driver.tab_to("the table", row)
        driver.keys("Delete")
        program.find_text("“messier” removed")
        driver.wait_for("the table to go", lambda: not program.all("label", lambda name: "110 rows" in name))
        driver.wait_for("the focus", lambda: any(driver.has(node, pyatspi.STATE_FOCUSED) for node in driver.walk(program.root)))
        driver.keys("ctrl+z")
        program.find_text("110 rows")

    def past_the_end(self):
        """A screen reader that asks for a window that has just gone does not end the program."""
        for index in (1, 2, 9):
            try:
                self.program.root.getChildAtIndex(index)
            except Exception as reason:  # "no such child" is as good an answer as any
                print("# child %d: %s" % (index, reason))
        driver.keys("ctrl+question")
        self.program.windows(2, "the shortcuts")
        driver.keys("Escape")
        self.program.windows(1, "the shortcuts to go")
        assert self.program.process.poll() is None

    def preferences(self):
        """The preferences can be read by ear, and are kept."""
        driver.keys("ctrl+comma")
        self.program.windows(2, "the preferences")
        self.program.find_text("As the desktop")
        self.audit()
        self.shot("preferences")
        driver.wait_for("the resolver's switch", lambda: any(
            driver.plain(node.name) == "Names of Objects to Positions" for node in driver.walk(list(self.program.root)[-1])))
        driver.keys("Escape")
        self.program.windows(1, "the preferences to go")
        driver.keys("F10")
        self.program.find("menu item", "Preferences")
        self.audit()
        driver.keys("Escape")
        driver.wait_for("the menu to go", lambda: not self.program.all("menu item"))
        self.program.settle()

    def about_window(self):
        """What the program is can be read by ear, each page of it."""
        self.program.press("Main Menu")
        self.program.press("About Nuncius", "menu item")
        self.program.windows(2, "what it is")
        self.program.find("push button", "Version ")
        self.audit()
        for row, text in (("Details", "Turn tables, images and spectra"), ("Legal", "warranty")):
            driver.tab_to(row, self.program.find("list item", row))
            driver.keys("Return")
            self.program.find_text(text)
            self.audit()
            driver.keys("alt+Left")
        self.shot("about-nuncius")
        driver.keys("Escape")
        self.program.windows(1, "that to go")

    def accesses(self):
        """What clients ask of the preview server is listed while they ask."""
        for step in ("Meaning", "About", "Preview"):
            self.program.step("Next", step)
        self.program.press("Start")
        self.program.unfold("Addresses")
        url = driver.wait_for("the server", self.address)
        self.program.press("Main Menu")
        self.program.press("What Clients Asked", "menu item")
        self.program.windows(2, "the list")
        with urllib.request.urlopen(url + "capabilities") as answer:
            assert answer.status == 200
        driver.wait_for("the request", lambda: any("GET /messier/capabilities" in driver.plain(node.name)
                                                   for node in self.program.all("list item")))
        self.audit()
        self.shot("accesses")
        driver.keys("Escape")
        self.program.windows(1, "the list to go")
        for step in ("About", "Meaning", "Files"):
            self.program.step("Back", step)

    def address(self):
        """Of the table's services, as the preview page tells it."""
        for node in driver.walk(self.program.root):
            found = re.search(r"http://127\.0\.0\.1:\d+/messier/", driver.plain(node.name))
            if found:
                return found.group()
        return None

    def again(self):
        """A table that has a publication opens that one, with what was decided; a new one is a click away."""
        self.program.step("Next", "Meaning")
        self.program.step("Next", "About")
        self.program.write("Title", "Decided before")
        driver.wait_for("the title", lambda: any(driver.plain(frame.name) == "Decided before"
                                                 for frame in self.program.root))
        assert self.program.close() == 0
        program = self.start(self.table)
        program.find_text("This publication was made of messier.csv before")
        driver.wait_for("the title", lambda: any(driver.plain(frame.name) == "Decided before"
                                                 for frame in program.root))
        second = os.path.join(self.folder, "messier 2.nuncius")
        assert not os.path.exists(second)
        program.press("Make a New One")
        driver.wait_for("the other publication", lambda: os.path.exists(second))

    def foreign(self):
        """A file that only looks like a publication is refused in words, and left alone."""
        path = os.path.join(self.folder, "foreign.nuncius")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("This is a letter.\n" * 100)
        program = self.start(path)
        program.find_text("foreign.nuncius")
        program.find("push button", "Open…")
        with open(path, encoding="utf-8") as stream:
            assert stream.read() == "This is a letter.\n" * 100

    def missing(self):
        """So is one that is not there."""
        self.start(os.path.join(self.folder, "nowhere.nuncius")).find_text("nowhere.nuncius")

    def broken(self):
        """A table that cannot be read is named on the Files page, and nothing of it is in the publication."""
        path = os.path.join(self.folder, "empty.csv")
        open(path, "w", encoding="utf-8").close()
        program = self.start(path)
        program.find_text("empty.csv could not be added")
        self.audit()
        program.press("Dismiss")
        program.find_text("Drop Files or a Folder Here")
        # the publication that was made for it goes with the window
        assert os.path.exists(os.path.join(self.folder, "empty.nuncius"))
        assert program.close() == 0
        assert not os.path.exists(os.path.join(self.folder, "empty.nuncius"))

    def resolver(self):
        """A name becomes a position, but nobody is asked before the person agrees."""
        server, asked = start_resolver()
        settings = os.path.join(self.folder, "config", "glib-2.0", "settings")
        os.makedirs(settings)
        with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as stream:
            stream.write("[org/nuncius/Nuncius]\nresolver-url='http://127.0.0.1:%d/sesame'\n" % server.server_port)
        program = self.start(os.path.join(self.folder, "messier.nuncius"), environment={
            "GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": os.path.join(self.folder, "config")})
        for step in ("Meaning", "About", "Preview"):
            program.step("Next", step)
        program.press("Start")
        program.write("Name of an object", "M 13")
        program.press("Find Position")
        program.find_text("learns the name and your address")
        assert not asked, asked
        self.audit()
        self.shot("resolver-asks")
        program.press("Ask It")
        driver.wait_for("the position", lambda: program.read("Right Ascension (°)") == "250.4234750")
        assert program.read("Declination (°)") == "36.4613194"
        assert asked == ["/sesame?M%2013"], asked
        self.shot("resolver-found")
        program.write("Name of an object", "Nosuch")
        program.press("Find Position")
        program.find_text("Nobody knows an object called “Nosuch”")
        server.shutdown()

    def points(self):
        return [self.welcome, self.new, self.add, self.opened, self.delete, self.past_the_end, self.preferences, self.about_window,
                self.accesses,
                self.again, self.foreign, self.missing, self.broken, self.resolver]


sys.exit(Doors(sys.argv[1]).go())
