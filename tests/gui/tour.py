#!/usr/bin/python3
"""tour.py NUNCIUS PATH FOLDER: goes through every page, dialog and popover with a table, a folder of images or one of spectra,
and keeps a picture of each in FOLDER, for eyes.  A command of its own, by hand:

    NUN_TEST_SCREEN=1280x900x24 sh tests/gui/run-headless.sh tests/gui/tour.py NUNCIUS PATH FOLDER

The looks come from the environment: ADW_DEBUG_HIGH_CONTRAST=1, ADW_DEBUG_COLOR_SCHEME=prefer-dark, NUN_TOUR_DPI=192 (text twice
as large, as a desktop tells it through Xft), NUN_TOUR_MIRROR=1 (from right to left, in Hebrew letters), NUN_TOUR_LOCALE (for
LC_ALL) with NUN_LOCALEDIR (po/ of a build).  Every window fills the screen, as on a telephone or with a window manager that tiles."""
import gettext
import os
import shutil
import subprocess
import sys
import tempfile
import time

import pyatspi

import driver
import mirror


class Back:
    """The way back from a translation to what this tour looks for: whole names, names of two parts, and beginnings."""

    def __init__(self, place, language):
        with open(__file__, encoding="utf-8") as stream:
            wanted = stream.read()
        known = gettext.translation("nuncius", place, [language])._catalog
        self.whole, self.beginnings = {}, {}
        for key, text in known.items():
            key = (key if isinstance(key, str) else key[0]).split("\x04")[-1].replace("_", "")
            text = text.replace("_", "")
            if text not in self.whole or key in wanted:
                self.whole[text] = key
            if "%" in key and len(text.split("%")[0]) > 3:
                self.beginnings[text.split("%")[0]] = key.split("%")[0]

    def name(self, text):
        if text in self.whole:
            return self.whole[text]
        if ": " in text and all(part in self.whole for part in text.split(": ")):
            return ": ".join(self.whole[part] for part in text.split(": "))
        begun = [begin for begin in self.beginnings if text.startswith(begin)]
        longest = max(begun, key=len, default="")
        return self.beginnings[longest] + text[len(longest):] if begun else text


def told(*words):
    return subprocess.run(words, check=False, capture_output=True, text=True).stdout


def ask(*words):
    return told("xdotool", *words).split()


class Tour:
    """One program, led through all its places; what does not come is told and left out."""

    def __init__(self, nuncius, path, shots):
        self.folder = tempfile.mkdtemp(prefix="nuncius-tour-")
        self.shots = shots
        self.number = 0
        self.nuncius = nuncius
        self.path = os.path.join(self.folder, os.path.basename(path.rstrip("/")))
        (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, self.path)
        self.environment = {"LC_ALL": os.environ.get("NUN_TOUR_LOCALE", "C.UTF-8")}
        self.mirrored = bool(os.environ.get("NUN_TOUR_MIRROR"))
        if self.mirrored:
            words = os.path.join(self.folder, "words")
            mirror.write(words)
            self.environment.update(LANGUAGE="he", NUN_LOCALEDIR=words)
            plain = driver.plain
            driver.plain = lambda name: plain(mirror.mirror_back(name))
        elif os.environ.get("NUN_LOCALEDIR") and os.environ.get("NUN_TOUR_LOCALE"):
            language = os.environ["NUN_TOUR_LOCALE"].split("_")[0]
            self.environment["LANGUAGE"] = language
            words = os.path.join(self.folder, "words")
            self.environment["NUN_LOCALEDIR"] = words
            for part in ("", "ucd"):  # a build keeps them apart, an installation does not
                inner = os.path.join(os.environ["NUN_LOCALEDIR"], part, language)
                if os.path.isdir(inner):
                    shutil.copytree(inner, os.path.join(words, language), dirs_exist_ok=True)
            back = Back(words, language)
            plain = driver.plain
            driver.plain = lambda name: back.name(plain(name))
        if os.environ.get("NUN_TOUR_DPI"):
            # GTK reads it there when no desktop runs
            subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER",
                            "Xft.dpi:\t%s\n" % os.environ["NUN_TOUR_DPI"]], check=True)
        self.program = None

    def start(self, *arguments):
        if self.program is not None:
            self.program.kill()
        self.program = driver.Program([self.nuncius, *arguments], self.environment)
        # A pointer in the middle would bring tips over what is to be seen.
        ask("mousemove", "0", "0")

    def fill(self):
        """Every window of the program as large as the screen."""
        width, height = ask("getdisplaygeometry")
        for window in ask("search", "--onlyvisible", "--name", "."):
            if "Override Redirect State: yes" in told("xwininfo", "-id", window):
                continue  # popovers and tips have the size that their words need
            ask("windowmove", window, "0", "0")
            ask("windowsize", window, width, height)

    def shot(self, name, fill=True):
        if fill:
            self.fill()
        time.sleep(0.7)
        self.number += 1
        subprocess.run(["import", "-window", "root", os.path.join(self.shots, "%02d-%s.png" % (self.number, name))], check=True)

    def press(self, name, role="push button", seconds=6, last=False):
        node = self.program.find(role, name, seconds)
        if last:
            node = self.program.all(role, lambda its: its == name)[-1]
        node = next(each for each in driver.walk(node) if driver.role_of(each) == role and driver.actions(each) > 0)
        node.queryAction().doAction(0)

    def check(self, name):
        """By the keyboard: a check box of GTK 4.8 has no action."""
        driver.tab_to(name, self.program.find("check box", name, 5), 40)
        driver.keys("space")

    def gone(self):
        """Escape, until the main window is alone."""
        for _ in range(3):
            if len(self.program.root) == 1:
                return
            driver.keys("Escape")
            time.sleep(0.4)

    def step(self, title):
        self.program.step("Next", title)

    def wheel(self, button, clicks):
        """Turns it at the rim of the page, where no list inside it takes the turn."""
        width, height = map(int, ask("getdisplaygeometry"))
        ask("mousemove", "9" if self.mirrored else str(width - 9), str(int(height * 0.7)))
        ask("click", "--repeat", str(clicks), "--delay", "10", str(button))

    def scroll(self, name, most, clicks=1):
        """Pictures of a page from its top to its end, at most so many."""
        self.wheel(4, 120)
        shown = None
        for i in range(most):
            time.sleep(0.3)
            before, shown = shown, subprocess.run(["import", "-window", "root", "rgb:-"], check=True, capture_output=True).stdout
            if shown == before:
                break
            self.shot("%s-%d" % (name, i + 1), fill=False)
            self.wheel(5, clicks)

    def point_at(self, across, down):
        """The pointer over a part of the screen, so that what it meets is told."""
        width, height = map(int, ask("getdisplaygeometry"))
        ask("mousemove", str(int(width * across) - 3), str(int(height * down)))
        ask("mousemove", str(int(width * across)), str(int(height * down)))

    def try_each(self, points):
        for point in points:
            try:
                point()
                print("# %s" % point.__name__, flush=True)
            except Exception as problem:
                print("# %s: %s" % (point.__name__, problem), flush=True)
                try:
                    self.gone()
                except Exception:
                    pass

    # -- the places ------------------------------------------------------------------------------------

    def welcome(self):
        self.start()
        self.program.find("push button", "New Publication…")
        self.shot("welcome")

    def files(self):
        self.start(self.path)
        driver.wait_for("the table to be read", lambda: self.program.all("list item", lambda name: name == "Files: Done"), 120)
        self.shot("files")

    def menu(self):
        driver.keys("F10")
        self.shot("menu", fill=False)
        driver.keys("Escape")
        time.sleep(0.3)

    def window(self, keys, name):
        driver.keys(keys)
        driver.wait_for(name, lambda: len(self.program.root) == 2, 5)
        self.shot(name)
        self.gone()

    def shortcuts(self):
        self.window("ctrl+question", "shortcuts")

    def preferences(self):
        self.window("ctrl+comma", "preferences")

    def from_menu(self, item, name):
        self.press("Main Menu")
        self.press(item, "menu item")
        driver.wait_for(name, lambda: len(self.program.root) == 2, 5)
        self.shot(name)
        self.gone()

    def about_window(self):
        self.from_menu("About Nuncius", "about-nuncius")

    def vocabulary(self):
        self.from_menu("Personal Vocabulary", "vocabulary")

    def accesses(self):
        self.from_menu("What Clients Asked", "accesses")

    def meaning(self):
        self.step("Meaning")
        self.shot("meaning")

    def missing(self):
        found = self.program.all("push button", lambda name: "missing" in name.lower() or "needs" in name.lower())
        found += self.program.all("toggle button", lambda name: "thing" in name)
        for node in found:
            print("#   ", node.getRoleName(), node.name)

    def table(self):
        return self.program.all("tree table", lambda name: name in ("Columns", "Fields"))[0]

    def details(self):
        self.program.press_list(self.table(), 2)
        self.shot("meaning-details")
        if not self.program.all("push button", lambda name: name == "Accept Column"):
            driver.keys("Return")
            self.shot("meaning-details-folded")
        self.scroll("meaning-details", 4)

    def several(self):
        self.program.press_list(self.table(), 1)
        driver.keys("shift+Down", "shift+Down")
        self.shot("meaning-several")
        self.scroll("meaning-several", 3)
        self.program.press_list(self.table(), 2)

    def ucd(self):
        driver.keys("ctrl+u")
        driver.wait_for("the chooser", lambda: len(self.program.root) == 2, 5)
        self.shot("ucd")
        driver.type_keys("proper motion")
        self.shot("ucd-words")
        driver.keys("alt+d")
        self.shot("ucd-detail")
        self.gone()
        self.gone()

    def position(self):
        self.press("Position:")
        self.program.find("image", "Map of the sky", 5)
        self.shot("position", fill=False)
        self.press("In a Window of Its Own")
        driver.wait_for("the map", lambda: len(self.program.root) == 2, 5)
        self.shot("sky-window")
        self.gone()
        driver.keys("Escape")
        time.sleep(0.3)

    def fields(self):
        self.program.find("tree table", "Fields", 5)
        self.program.press_list(self.table(), 1)
        self.shot("fields")
        self.press("Change the Rule…")
        driver.wait_for("the editor", lambda: len(self.program.root) == 2, 5)
        self.shot("rule")
        self.press("What a Rule Can Say")
        self.shot("rule-words", fill=False)
        driver.keys("Escape")
        self.gone()

    def grid(self):
        self.press("Files", "push button", 3)
        self.shot("grid")
        self.press("Where They Lie on the Sky")
        self.shot("grid-sky", fill=False)
        self.press("In a Window of Its Own")
        driver.wait_for("the map", lambda: len(self.program.root) == 2, 5)
        self.shot("sky-window")
        self.gone()

    def header(self):
        self.press("Show the Header…")
        driver.wait_for("the header", lambda: len(self.program.root) == 2, 5)
        self.shot("header")
        self.gone()

    def image(self):
        self.press("Look at the Image", seconds=2)
        driver.wait_for("the image", lambda: len(self.program.root) == 2, 5)
        self.program.find("image", "Image of ")
        driver.keys("Right")
        self.fill()
        self.point_at(0.45, 0.5)
        self.shot("image")
        self.gone()

    def about(self):
        self.step("About")
        self.shot("about")
        for text in ("Title", "Description", "Authors"):
            self.program.write(text, {"Authors": "Messier, Charles; Méchain, Pierre"}.get(text, "Stars and nebulae of the winter sky"))
        self.program.write("Subjects", "variable stars; supernova remnants; nebulae")
        self.program.write("Contact E-Mail", "desk@obs.test")
        self.program.write("Identifier", "ivo://obs.test/winter")
        for name in self.program.all("push button", lambda name: "One by one" in name or "More:" in name or
                                     name.startswith(("What ", "Which ", "When ", "How ")) and name.endswith("?")):
            name.queryAction().doAction(0)
        self.scroll("about", 12)

    def preview(self):
        self.step("Preview")
        self.press("Start")
        self.program.find_text("Running on port")
        self.program.find("push button", "Check Again", 60)
        self.shot("preview")
        self.press("Show All" if self.program.all("push button", lambda name: name == "Show All") else "Whole Sky")
        time.sleep(1.5)
        self.scroll("preview", 8)

    def preview_table(self):
        for side in ("Table", "Columns", "Response"):
            self.press(side, "push button", 3, last=True)  # the choice of the table has that name, too
            self.shot("preview-" + side.lower())

    def preview_map(self):
        self.press("The Search on the Map of the Sky")
        time.sleep(0.5)
        self.shot("preview-map", fill=len(self.program.root) == 2)
        self.gone()

    def plot(self):
        self.press("Pictures", seconds=3)
        image = self.program.all("push button", lambda name: name == "Look At")
        self.press("Look At" if image else "Plot", seconds=3)
        driver.wait_for("the picture", lambda: len(self.program.root) == 2, 5)
        time.sleep(0.5)
        if image:
            self.fill()
            self.point_at(0.45, 0.5)
            self.shot("image-fetched")
            self.gone()
            return
        self.check("Known Lines at Redshift")
        self.fill()
        self.point_at(0.4, 0.4)
        self.shot("plot")
        self.gone()

    def clients(self):
        self.press("What Clients See")
        time.sleep(0.4)
        self.press("What Will Be Found")
        self.scroll("clients", 8)

    def handover(self):
        self.step("Hand Over")
        self.program.write("Web Address of the Future Service", "https://vo.example.org/messier")
        self.shot("handover")
        for node in self.program.all("push button", lambda name: "suggested" in name):
            node.queryAction().doAction(0)
        self.scroll("handover", 8)

    def run(self):
        try:
            self.try_each([self.welcome, self.files, self.menu, self.shortcuts, self.preferences, self.about_window, self.vocabulary,
                           self.meaning, self.missing])
            tables = self.program.all("tree table", lambda name: name == "Columns")
            self.try_each([self.details, self.several, self.ucd, self.position] if tables else
                          [self.fields, self.grid, self.header, self.image])
            self.try_each([self.about, self.preview, self.plot, self.preview_table, self.preview_map, self.clients, self.accesses, self.handover])
        finally:
            if self.program is not None:
                self.program.kill()
            shutil.rmtree(self.folder, ignore_errors=True)


if __name__ == "__main__":
    Tour(*sys.argv[1:4]).run()
