#!/usr/bin/python3
"""test-journeys.py NUNCIUS SCHEMAS [PATH...]: from a file or a folder to a report without a must and a saved, valid record,
with as few clicks and typed fields as there may be.  Prints both for each journey.  Without paths it goes with the sample: a text
table, a FITS table, a folder of images and one of spectra.  Prints TAP."""
import os
import shutil
import subprocess
import sys

import driver

MOST_CLICKS, MOST_FIELDS = 12, 6
SAMPLE = os.environ.get("NUN_TEST_SAMPLE", "")
ANSWERS = {
    "Title": "Objects of a winter's nights",
    "Authors": "Messier, Charles",
    "Description": "What was seen from the roof of an observatory in a winter of clear nights, measured again for a test of "
                   "this program, with positions for J2000; beware of the faint ones.",
    "Contact E-Mail": "bureau@observatoire.fr",
    "Identifier": "ivo://fr.observatoire/winter",
}


class Journey(driver.Way):
    """One way through a program of its own; every click and every field is counted."""

    def __init__(self, nuncius, schemas, make):
        super().__init__()
        self.nuncius, self.schemas, self.make = nuncius, schemas, make
        self.clicks = self.fields = 0

    def press(self, *words):
        self.program.press(*words)
        self.clicks += 1

    def next(self, title):
        self.program.step("Next", title)
        self.clicks += 1

    def write(self, label, text):
        self.program.write(label, text)
        self.fields += 1

    def shot(self, name):
        super().shot("%s-%s" % (os.path.basename(self.path).split(".")[0], name))

    def about(self):
        for label, text in ANSWERS.items():
            self.write(label, text)
        self.choose_licence()

    def choose_licence(self):
        """By the keyboard: Tab to the list, open it, go down in it, and take what is there.  That counts as the two clicks that it
        saves."""
        driver.tab_to("the licence", self.program.find("push button", "Licence"))
        driver.keys("space")
        driver.wait_for("the list", self.program.option)
        driver.keys("Down", "Return")
        self.clicks += 2

    def report(self):
        """The health report comes by itself once the server runs, and there is no must in it."""
        self.press("Start")
        self.program.find_text("questions to the preview", 60)
        self.shot("preview")
        must = self.program.all("push button", lambda name: name.startswith("Must be mended"))
        assert not must, self.program.tree()

    def record(self):
        path = os.path.join(self.folder, "record.xml")
        self.press("Save Record…")
        self.program.choose("Save Record", path)
        self.clicks += 1
        self.program.find_text("Record saved")
        return path

    def valid(self, path):
        with open(path, "rb") as stream:
            driver.check_valid(self.schemas, stream.read())

    def run(self):
        self.path = self.make(self.folder)
        # dropping a file on the icon is a click, too
        self.program = driver.Program([self.nuncius, self.path])
        self.clicks += 1
        driver.wait_for("the table to be read", lambda: self.program.all("list item", lambda name: name == "Files: Done"), 120)
        self.shot("files")
        self.next("Meaning")
        self.shot("meaning")
        self.next("About")
        self.about()
        self.shot("about")
        self.next("Preview")
        self.report()
        self.next("Hand Over")
        self.shot("handover")
        self.valid(self.record())
        assert self.program.close() == 0
        print("# %s: %d clicks, %d typed fields" % (os.path.basename(self.path), self.clicks, self.fields))
        assert self.clicks <= MOST_CLICKS, self.clicks
        assert self.fields <= MOST_FIELDS, self.fields


def sample_table(folder):
    path = os.path.join(folder, "messier.csv")
    shutil.copy(os.path.join(SAMPLE, "messier.csv"), path)
    return path


def sample_fits(folder):
    """The same rows as a FITS table."""
    from astropy.table import Table
    path = os.path.join(folder, "messier.fits")
    Table.read(os.path.join(SAMPLE, "messier.csv"), format="ascii.csv", comment="#").write(path)
    return path


def sample_folder(kind):
    def make(folder):
        subprocess.run([sys.executable, os.path.join(SAMPLE, "observations.py"), folder], check=True)
        return os.path.join(folder, kind)
    return make


def given(path):
    def make(folder):
        target = os.path.join(folder, os.path.basename(path.rstrip("/")))
        if os.path.isdir(path):
            shutil.copytree(path, target)
        else:
            shutil.copy(path, target)
        return target
    return make


def main():
    nuncius, schemas, *paths = sys.argv[1:]
    made = {path: given(path) for path in paths} or {
        "a text table": sample_table, "a FITS table": sample_fits,
        "a folder of images": sample_folder("images"), "a folder of spectra": sample_folder("spectra")}
    journeys = [Journey(nuncius, schemas, make) for make in made.values()]
    points = []
    for name, journey in zip(made, journeys):
        def point(journey=journey):
            journey.run()
        point.__doc__ = "From %s to a saved record" % name
        points.append(point)
    current = lambda: next((j.program for j in reversed(journeys) if j.program is not None), None)  # noqa: E731
    try:
        return 0 if driver.run_points(points, current, os.environ.get("NUN_TEST_SHOTS")) else 1
    finally:
        for journey in journeys:
            journey.end()


if __name__ == "__main__":
    sys.exit(main())
