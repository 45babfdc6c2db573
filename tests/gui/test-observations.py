#!/usr/bin/python3
"""test-observations.py NUNCIUS: a folder of images and spectra, made by astropy, from the command line to a file that a
client gets.  Prints TAP."""
import os
import sys

import numpy
from astropy.io import fits
from astropy.table import Table
import astropy.units as u
import pyatspi

import driver

PLACES = {"andromeda": (10.68, 41.27), "crab": (83.63, 22.01), "whirlpool": (202.47, 47.2)}


def write_image(path, target, place):
    rows, columns = numpy.mgrid[0:48, 0:64]
    pixels = 100 + 900 * numpy.exp(-((rows - 24) ** 2 + (columns - 32) ** 2) / 60)
    header = fits.Header({"OBJECT": target, "EXPTIME": 60.0, "DATE-OBS": "2015-03-04T21:00:00", "OBSNOTE": "A Fine Night"})
    header.update({"CTYPE1": "RA---TAN", "CTYPE2": "DEC--TAN", "CRVAL1": place[0], "CRVAL2": place[1], "CRPIX1": 32.5,
                   "CRPIX2": 24.5, "CDELT1": -0.01, "CDELT2": 0.01, "CUNIT1": "deg", "CUNIT2": "deg"})
    fits.PrimaryHDU(pixels.astype(numpy.float32), header).writeto(path)


def write_spectrum(path):
    wavelength = numpy.linspace(4000, 7000, 1501)
    flux = 1 + 4 * numpy.exp(-((wavelength - 6562.8) / 6) ** 2)
    table = Table({"WAVELENGTH": wavelength * u.AA, "FLUX": flux * u.Unit("erg / (s cm2 AA)")})
    hdus = fits.HDUList([fits.PrimaryHDU(header=fits.Header({"OBJECT": "Crab", "RA": 83.63, "DEC": 22.01})),
                         fits.BinTableHDU(table)])
    hdus.writeto(path)


def has_focus(node):
    return driver.has(node, pyatspi.STATE_FOCUSED)


class Observations(driver.Way):
    """One program, used from the first step to the last."""

    def __init__(self, nuncius):
        super().__init__()
        self.data = os.path.join(self.folder, "observations")
        os.mkdir(self.data)
        for name, place in PLACES.items():
            write_image(os.path.join(self.data, name + ".fits"), name.capitalize(), place)
        write_spectrum(os.path.join(self.data, "line.fits"))
        self.program = driver.Program([nuncius, self.data])

    def files(self):
        """The folder becomes a collection of images and one of spectra."""
        self.program.find_text("3 images", 60)
        self.program.find_text("1 spectrum", 60)
        self.audit()
        self.shot("observations-files")

    def fields(self):
        """Each field has its value, its number of files and its rule."""
        self.program.step("Next", "Meaning")
        cells = driver.wait_for("the fields", lambda: self.program.cells("Fields"))
        assert "3 of 3" in cells, cells
        assert any("OBJECT" in cell for cell in cells), cells
        self.audit()
        self.shot("observations-fields")

    def header(self):
        """The header of a file is found by a word of it."""
        self.program.press("Files", "push button")
        self.program.press("Show the Header…")
        driver.wait_for("the cards", lambda: "OBSNOTE" in self.program.cells("Cards of the Header"))
        driver.type_keys("fine night")
        driver.wait_for("one card", lambda: self.program.find_text("1 card") and
                        "OBSNOTE" in self.program.cells("Cards of the Header"))
        self.audit()
        driver.keys("Escape", "Escape")
        self.program.windows(1, "the header to go")

    def sky(self):
        """The map of the footprints comes near with the keyboard, tells its field, and is left again."""
        self.program.press("Where They Lie on the Sky")
        self.program.find("image", "Map of the sky with 3 footprints")
        self.audit()
        self.program.press("In a Window of Its Own")
        self.program.windows(2, "the window")
        driver.wait_for("the focus", lambda: any(has_focus(node) for node in driver.walk(list(self.program.root)[-1])
                                                 if driver.role_of(node) == "image"))
        driver.keys("Page_Down", "Return")
        driver.wait_for("the field", lambda: self.program.all(
            "label", lambda name: any("%s.fits · %s · Field of" % (place, place.capitalize()) in name for place in PLACES)))
        driver.keys("plus")
        self.audit()
        self.shot("observations-sky")
        driver.keys("0")
        driver.wait_for("the whole sky", lambda: self.program.all(
            "label", lambda name: any(name == "%s.fits · %s" % (place, place.capitalize()) for place in PLACES)))
        driver.keys("Escape")
        self.program.windows(1, "the map to go")

    def image(self):
        """An image is looked at, with its place under the pointer."""
        self.program.press("Files", "push button")
        self.program.press("Look at the Image")
        self.program.windows(2, "the window")
        self.program.find("image", "Image of ")
        driver.wait_for("the focus", lambda: has_focus(self.program.find("image", "Image of ")))
        driver.keys("plus", "plus", "Right")
        self.program.find_text("° +41.")  # where the middle of Andromeda lies
        self.audit()
        self.shot("observations-image")
        driver.keys("Escape")
        self.program.windows(1, "the image to go")

    def rule(self):
        """A rule typed with the keyboard shows what it gives, and fills every file when it is applied."""
        self.program.press("Fields", "push button")
        self.program.press("Change the Rule…")
        self.program.write("Rule", "constant gallery | lowercose")
        self.program.find_text("lowercose")
        driver.keys("ctrl+a")
        driver.type_keys("constant cube")
        self.program.find_text("cube")
        self.audit()
        self.shot("observations-rule")
        driver.keys("Return")
        driver.wait_for("the second scan", lambda: "cube" in self.program.cells("Fields"))

    def walk(self):
        """The next field that needs a look is gone to and accepted by the keyboard alone."""
        decided = "You have decided this."
        driver.wait_for("one decision", lambda: self.program.cells("Fields").count(decided) == 1)
        driver.keys("ctrl+j", "ctrl+Return")
        driver.wait_for("a second one", lambda: self.program.cells("Fields").count(decided) == 2)
        self.audit()

    def search(self):
        """The preview finds the images, shows their pictures and saves one."""
        self.program.step("Next", "About")
        self.program.step("Next", "Preview")
        self.program.press("Start")
        self.program.find_text("Running on port")
        self.program.press("Show All")
        self.program.find_text("3 images found")
        self.audit()
        self.shot("observations-search")
        path = os.path.join(self.folder, "saved.fits")
        self.program.press("Save File…")
        self.program.choose("Save File", path)
        self.program.find_text("File saved")
        self.audit()  # with its toast
        with fits.open(path) as hdus:
            assert hdus[0].data.shape == (48, 64)
        assert self.program.close() == 0

    def points(self):
        return [self.files, self.fields, self.header, self.sky, self.image, self.rule, self.walk, self.search]


sys.exit(Observations(sys.argv[1]).go())
