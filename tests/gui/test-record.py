#!/usr/bin/python3
"""test-record.py NUNCIUS SCHEMAS: from a file on the command line to a saved record, with few answers: five are typed and one is
chosen; the rest is prefilled.  Counts clicks and typed fields, and holds the record against the schemas.  Prints TAP.

NUN_TEST_SHOTS=FOLDER keeps a picture of every step."""
import os
import sys
import urllib.request
import xml.etree.ElementTree as xml

import driver

MOST_CLICKS, MOST_FIELDS = 12, 6
ANSWERS = {
    "Title": "Nebulae and star clusters of Messier",
    "Description": "The hundred and ten nebulae, star clusters and galaxies of Messier's list, with positions for J2000, "
                   "visual magnitudes and distances, compiled for teaching. One row is one object.",
    "Authors": "Messier, C. (0000-0002-1825-0097); Mechain, P.",
    "Contact E-Mail": "messier@observatoire.fr",
    "Identifier": "ivo://fr.observatoire/messier",
}


class Way(driver.Way):
    """The steps of the test; each is a point of the TAP output."""

    def __init__(self, nuncius, schemas):
        super().__init__()
        self.schemas = schemas
        self.clicks, self.fields = 1, 0  # the file was dropped
        self.program = driver.Program([nuncius, self.take_sample()])

    def click(self, name):
        self.clicks += 1
        self.program.press(name)

    def step(self, name):
        self.clicks += 1
        self.program.step("Next", name)

    def write(self, name, text):
        self.fields += 1
        self.program.write(name, text)

    def says(self, part):
        return self.program.all("label", lambda name: part in name)

    # -- the points ------------------------------------------------------------------------------------

    def missing(self):
        """The About step says how many answers are needed and which."""
        self.program.find_text("110 rows")
        self.step("Meaning")
        self.step("About")
        self.program.find_text("answers are still needed")
        self.program.find("list item", "About: To do · 7 needed")
        for label in ("Title", "Authors", "Contact E-Mail", "Identifier"):
            self.program.find("push button", "Go to “%s”" % label)
        self.audit()

    def answers(self):
        """Five answers and a licence are all that it needs; the rest follows from them, with its reason."""
        for label, text in ANSWERS.items():
            self.write(label, text)
        self.choose_licence()
        self.program.find_text("Everything that a registry needs is answered")
        self.program.find_text("Questions go to the first author")
        assert self.program.read("Contact") == "Messier, C.", self.program.read("Contact")
        self.audit()
        self.shot("record-about")

    def choose_licence(self):
        """By the keyboard alone: Tab to the list, open it, go down in it, and take what is there."""
        driver.tab_to("the licence", self.program.find("push button", "Licence"))
        self.clicks += 2
        licence = "Creative Commons Attribution 4.0"
        driver.keys("space")
        driver.wait_for("the list", self.program.option)
        for _ in range(12):
            option = self.program.option()
            if option == licence:
                break
            driver.keys("Down")
            driver.wait_for("the option behind “%s”" % option, lambda: self.program.option() not in ("", option))
        driver.keys("Return")
        driver.wait_for("the licence", lambda: self.says(licence))

    def health(self):
        """The report comes by itself with the preview, and has no “must”."""
        self.step("Preview")
        self.click("Start")
        self.program.find_text("questions to the preview", seconds=60)
        assert not self.says("must be mended"), [node.name for node in self.says("must be mended")]
        self.audit()
        self.shot("record-health")

    def report(self):
        """The report is saved as a page."""
        path = os.path.join(self.folder, "report.html")
        self.program.press("Save Report")
        self.program.press("As a Web Page…", "menu item")
        self.program.choose("Save Report", path)
        self.program.find_text("Report saved")
        with open(path, encoding="utf-8") as stream:
            page = stream.read()
        assert ANSWERS["Title"] in page and "<script" not in page

    def clients(self):
        """What pyVO sends can be read, and is answered as it stands there."""
        self.program.press("What Clients See")
        url = driver.wait_for("the request", lambda: [node.name for node in self.says("scs.xml?RA=")])[0]
        with urllib.request.urlopen(url, timeout=20) as answer:
            assert b"VOTABLE" in answer.read()
        self.program.press("Ask, and Read as pyVO")
        self.program.find_text("record.pos.ra")
        self.audit()

    def found(self):
        """A colleague's words find the record, others do not."""
        self.program.press("What Will Be Found")
        self.program.write("Words", "nebulae")
        self.program.find_text("finds the record")
        self.program.write("Author", "Herschel")
        self.program.find_text("misses the record")
        self.audit()
        self.shot("record-found")

    def record(self):
        """The record is there without another word, and is saved."""
        self.step("Hand Over")
        self.program.find_text("The record is complete, but for a guess")
        self.program.find_text("Nuncius registers nothing by itself")
        self.audit()
        self.shot("record-handover")
        path = os.path.join(self.folder, "record.xml")
        self.click("Save Record…")
        self.clicks += 1
        self.program.choose("Save Record", path)
        self.program.find_text("Record saved")
        with open(path, "rb") as stream:
            self.document = stream.read()
        print("# clicks %d, typed fields %d" % (self.clicks, self.fields))
        assert self.clicks <= MOST_CLICKS and self.fields <= MOST_FIELDS, (self.clicks, self.fields)

    def valid(self):
        """The record is valid, and says what was answered."""
        root = xml.fromstring(self.document)
        assert root.findtext("title") == ANSWERS["Title"]
        assert root.findtext("identifier").startswith(ANSWERS["Identifier"]), root.findtext("identifier")
        assert root.findtext("curation/contact/email") == ANSWERS["Contact E-Mail"]
        assert "creativecommons.org/licenses/by/4.0" in self.document.decode()
        urls = [node.text for node in root.iter("accessURL")]
        assert any(url.startswith("https://observatoire.fr/messier/messier/scs.xml") for url in urls), urls
        driver.check_valid(self.schemas, self.document)

    def ways(self):
        """The ways into the registry are named, and the program ends."""
        for way in ("The data centre registers it", "A proxy fetches", "A registry's web form", "A registry endpoint of your own"):
            self.program.find("push button", way)
        assert self.program.close() == 0

    def points(self):
        return [self.missing, self.answers, self.health, self.report, self.clients, self.found, self.record, self.valid, self.ways]


sys.exit(Way(*sys.argv[1:3]).go())
