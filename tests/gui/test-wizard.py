#!/usr/bin/python3
"""test-wizard.py NUNCIUS SCHEMAS: the whole way through the window, from a CSV file on the command line to
a cone search that is answered and a record that is valid.  Prints TAP.

NUN_TEST_SHOTS=FOLDER keeps a picture of every step."""
import csv
import math
import os
import sys
import urllib.request
import xml.etree.ElementTree as xml

import driver

VOTABLE = "{http://www.ivoa.net/xml/VOTable/v1.3}"
CENTRE, RADIUS = (186.0, 12.5), 6.0  # the Virgo cluster
UCD = "phot.mag;em.opt.V"
NOTE = "Apparent visual magnitude & <nothing else>"
ANSWERS = {
    "Title": "Nebulae and star clusters",
    "Short Name": "Messier",
    "Description": "The hundred and ten objects of Messier's list, with positions for J2000.",
    "Authors": "Messier, C.; Mechain, P.",
    "Subjects": "galaxies; star clusters; nebulae",
    "Contact": "The test",
    "Contact E-Mail": "desk@obs.test",
    "Publisher": "A test bench",
    "Identifier": "ivo://obs.test/messier",
}


def distance_deg(ra1, dec1, ra2, dec2):
    """The great circle between two places, by the half-angle formula."""
    ra1, dec1, ra2, dec2 = map(math.radians, (ra1, dec1, ra2, dec2))
    h = math.sin((dec2 - dec1) / 2) ** 2 + math.cos(dec1) * math.cos(dec2) * math.sin((ra2 - ra1) / 2) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(h))))


class Way(driver.Way):
    """The steps of the test; each is a point of the TAP output."""

    def __init__(self, nuncius, schemas):
        super().__init__()
        self.schemas = schemas
        self.table = self.take_sample()
        with open(self.table, encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(line for line in stream if not line.startswith("#"))
            self.expected = sorted(row["number"] for row in rows
                                   if distance_deg(float(row["ra_deg"]), float(row["dec_deg"]), *CENTRE) <= RADIUS)
        self.program = driver.Program([nuncius, self.table])

    def step(self, name):
        self.program.step("Next", name)

    # -- the points ------------------------------------------------------------------------------------

    def files(self):
        """The table of the command line is read into a publication beside it."""
        self.program.find_text("110 rows")
        self.program.find_text("every row has a position")
        self.program.find("list item", "Files: Done")
        assert os.path.exists(os.path.join(self.folder, "messier.nuncius"))
        self.audit()
        self.shot("files")

    def meaning(self):
        """The columns are listed with their roles; a description is written and a suggestion accepted."""
        self.step("Meaning")
        table = self.program.find("tree table", "Columns")
        names = [driver.plain(node.name) for node in driver.walk(table, closed=())
                 if driver.role_of(node) == "table row"]
        for column in ("ra_deg", "dec_deg", "magnitude"):
            assert any(name.startswith(column) for name in names), names
        assert {"Right ascension", "Declination", "Identifier"} <= set(self.program.cells("Columns"))
        # The down key moves the selection; the pane beside the list follows.
        row = next(i for i, name in enumerate(n for n in names if n != "Column Headers")
                   if name.startswith("magnitude"))
        self.program.press_list(table, row)
        self.program.find_text("magnitude")
        self.program.write("Description", NOTE)
        self.program.press("Accept This Column")
        driver.wait_for("the decision", lambda: self.program.all("label", lambda name: name == "your choice"))
        self.program.find("image", "Distribution of the values from 1.6 to 10.2")
        self.audit()
        self.shot("meaning")
        # Shift and the arrow take the next one too; a move without it lets go of it.
        self.program.press_list(table, row)
        driver.keys("shift+Down")
        driver.keys("shift+Down")
        self.program.find_text("3 columns")
        self.audit()
        self.shot("meaning-several")
        driver.keys("Up")
        driver.wait_for("one column", lambda: not self.program.all("label", lambda name: name == "3 columns"))
        self.program.press_list(table, row)

    def ucd(self):
        """A UCD is chosen by an everyday word and a detail by its own, by the keyboard alone."""
        driver.keys("ctrl+u")
        self.program.find_text("What the column most likely is")
        self.audit()
        self.shot("meaning-ucd")
        driver.type_keys("surface brightness")
        driver.wait_for("the words", lambda: self.program.all("list item", lambda name: "phot.mag.sb" in name)
                        or self.program.find_text("phot.mag.sb"))
        driver.keys("ctrl+a")
        driver.type_keys("magnitude")
        driver.keys("Return")
        driver.wait_for("the word", lambda: self.chosen() == "phot.mag")
        driver.keys("alt+d")
        self.program.find_text("Add words that say more")
        driver.type_keys("em.opt.V")
        driver.keys("Return")
        driver.wait_for("the detail", lambda: self.chosen() == UCD)
        self.audit()
        self.shot("meaning-ucd-detail")
        driver.keys("Return")
        self.program.windows(1, "the dialog to go")
        driver.wait_for("the UCD", lambda: self.program.read("UCD") == UCD)

    def learned(self):
        """What was chosen is kept in the personal vocabulary."""
        self.program.press("Main Menu")
        self.program.press("Personal Vocabulary", "menu item")
        self.program.find_text("UCD: %s" % UCD)
        self.program.find("push button", "Forget “magnitude”")
        self.audit()
        self.shot("vocabulary")
        driver.keys("Escape")
        self.program.windows(1, "the dialog to go")

    def chosen(self):
        """What stands in the dialog, which is the last window of the program."""
        dialog = list(self.program.root)[-1]
        node = next(node for node in driver.walk(dialog)
                    if driver.role_of(node) == "text" and driver.plain(node.name) == "UCD")
        text = node.queryText()
        return text.getText(0, text.characterCount)

    def position(self):
        """Where the rows lie is shown behind the position."""
        self.program.press("Position: ra_deg, dec_deg")
        self.program.find("image", "Map of the sky with 110 rows")
        self.program.find_text("110 of 110 rows")
        self.audit()
        self.shot("meaning-position")
        self.program.press("Position: ra_deg, dec_deg")

    def about(self):
        """The questions are answered; a wrong answer is said to be wrong where it stands."""
        self.step("About")
        self.program.write("Contact E-Mail", "nobody at home")
        self.program.find_text("“nobody at home”")
        self.program.press("More: Short Name, Audience")
        for label, text in ANSWERS.items():
            self.program.write(label, text)
        self.program.find("list item", "About: ")
        driver.wait_for("the step to be complete",
                        lambda: not self.program.all("list item", lambda name: name.startswith("About: To do")))
        # The window is called like the publication.
        driver.wait_for("the title", lambda: any(plain == ANSWERS["Title"] for plain in
                                                 (driver.plain(frame.name) for frame in self.program.root)))
        self.audit()
        self.shot("about")

    def preview(self):
        """The server starts, and a search in the form gives the rows that the sphere says."""
        self.step("Preview")
        self.audit()
        self.program.press("Start")
        self.program.find_text("Running on port")
        self.program.unfold("Addresses")
        address = self.program.find_text("/scs.xml?")
        self.url = address.name
        for label, value in (("Right Ascension (°)", CENTRE[0]), ("Declination (°)", CENTRE[1]),
                             ("Radius (°)", RADIUS)):
            self.program.write(label, repr(value))
        self.program.press("Search")
        self.program.find_text("%d rows" % len(self.expected))
        cells = self.program.cells("Rows of the Answer")
        assert set(self.expected) <= set(cells), cells
        self.audit()
        self.shot("preview")

    def service(self):
        """The same question over HTTP gives the same rows, and the description that was written."""
        question = "RA=%r&DEC=%r&SR=%r&RESPONSEFORMAT=votable" % (*CENTRE, RADIUS)
        with urllib.request.urlopen(self.url + question + "&serialization=TABLEDATA", timeout=20) as answer:
            root = xml.fromstring(answer.read())
        fields = {field.get("name"): field for field in root.iter(VOTABLE + "FIELD")}
        place = list(fields).index("number")
        if root.find(".//" + VOTABLE + "TABLEDATA") is not None:
            found = sorted(row[place].text for row in root.iter(VOTABLE + "TR"))
            assert found == self.expected, (found, self.expected)
        else:
            raise AssertionError("no TABLEDATA in the answer")
        assert fields["magnitude"].findtext(VOTABLE + "DESCRIPTION") == NOTE
        assert fields["magnitude"].get("ucd") == UCD, fields["magnitude"].attrib
        assert fields["ra_deg"].get("ucd") == "POS_EQ_RA_MAIN", fields["ra_deg"].attrib

    def record(self):
        """The record is shown, saved through the file chooser, and valid."""
        self.step("Hand Over")
        self.program.write("Web Address of the Future Service", "https://vo.example.org/messier/")
        text = self.program.find("text", "The Record")
        driver.wait_for("the record",
                        lambda: "ConeSearch" in text.queryText().getText(0, text.queryText().characterCount))
        self.audit()
        self.shot("handover")
        path = os.path.join(self.folder, "record.xml")
        self.program.press("Save Record…")
        self.program.choose("Save Record", path)
        self.program.find_text("Record saved")
        with open(path, "rb") as stream:
            document = stream.read()
        self.check_record(document)

    def check_record(self, document):
        root = xml.fromstring(document)
        assert root.findtext("title") == ANSWERS["Title"]
        assert root.findtext("identifier") == ANSWERS["Identifier"]
        assert [node.text for node in root.iter("subject")] == ANSWERS["Subjects"].split("; ")
        assert [node.text for node in root.findall("curation/creator/name")] == ANSWERS["Authors"].split("; ")
        urls = [node.text for node in root.iter("accessURL")]
        assert any(url.startswith("https://vo.example.org/messier/messier/scs.xml") for url in urls), urls
        driver.check_valid(self.schemas, document)

    def again(self):
        """The program ends when it is told to, and a new one opens what the first has saved."""
        assert self.program.close() == 0
        path = os.path.join(self.folder, "messier.nuncius")
        assert not os.path.exists(path + "-wal"), "the publication was not closed"
        with open(self.table, "a", encoding="utf-8") as stream:
            stream.write("M999,999,83.5,21.0,galaxy,7.5,7,Tau,2.0,\n")
        self.program = driver.Program([self.program.argv[0], path])
        self.program.find_text("110 rows")
        driver.wait_for("the title", lambda: any(plain == ANSWERS["Title"] for plain in
                                                 (driver.plain(frame.name) for frame in self.program.root)))

    def changed(self):
        """A file that has changed is marked, read again on demand, and what it changed is told."""
        self.program.find("image", "The file has changed since it was read.")
        self.audit()
        self.shot("files-changed")
        self.program.press("Read “messier” Again From Its File")
        self.program.find("list item", "What Has Changed in “messier”")
        self.program.find_text("Rows: 110 before, 111 now.")
        self.audit()
        self.shot("files-report")
        self.program.press("Dismiss: What Has Changed in “messier”")
        driver.wait_for("the report to go",
                        lambda: not self.program.all("list item", lambda name: name.startswith("What Has Changed")))
        assert self.program.close() == 0

    def points(self):
        return [self.files, self.meaning, self.ucd, self.learned, self.position, self.about, self.preview, self.service,
                self.record, self.again, self.changed]


sys.exit(Way(*sys.argv[1:3]).go())
