"""Drives the window from outside through the accessibility tree, as a screen reader meets it.

One rule keeps these tests steady: nothing sleeps, everything waits for what it needs to see."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import pyatspi

# Names of roles changed with at-spi 2.53.
ALIASES = {"button": "push button", "toggle button": "push button", "grouping": "panel", "filler": "panel",
           "text box": "text", "entry": "text", "img": "image"}
# Tables keep hundreds of live cells; a search does not go into them.
CLOSED = {"tree table", "table", "scroll bar"}
# A turn of the main loop should take 50 ms at most, and mostly does; the same turn takes 35 ms or 55 as caches and clocks will, and
# some have taken 80.  More is allowed only as far as the machine is measured to be slow or loaded: in the same minutes the
# program's own watchdog times a fixed piece of work, which takes USUAL_WORK_US where the bounds were set, and tells how
# late an idle thread woke; where that was late, others were at the processors, and more so in some moments than on the
# whole.
LONGEST_TURN_MS, LONGEST_TURN_LOADED_MS = 120, 240
# Until the main loop runs for the first time.  An empty window of libadwaita needs 150 ms of work where this one needs 180 to 220.
LONGEST_START_MS, LONGEST_START_LOADED_MS = 400, 600
USUAL_WORK_US = 100.0
# An idle machine wakes an idle thread within that.
LATE_MS = 5
# A wait can be somebody else's turn at the processor.
LONGEST_WAIT_MS = 1000

# GTK 4.8 falls when it is asked for a child of the application behind its last window on screen while a hidden window is
# the last of all; a test asks so when a window closes between len() and the next look.  The program keeps no hidden
# window therefore; whoever adds one must know (test-doors.py holds it to that).


class Missing(AssertionError):
    """What was waited for has not come."""


def wait_for(what, look, seconds=20.0):
    """Calls look() until it returns something true."""
    end = time.monotonic() + seconds
    problem = None
    while time.monotonic() < end:
        try:
            found = look()
            if found:
                return found
        except Exception as error:  # a node may vanish while it is read
            problem = error
        time.sleep(0.03)
    raise Missing("waited %.0f seconds for %s (%s)" % (seconds, what, problem))


def role_of(node):
    role = node.getRoleName()
    return ALIASES.get(role, role)


def plain(name):
    """The name as it is read: GTK 4.8 calls a button with a mnemonic "_Next Next"."""
    words = (name or "").split()
    half = len(words) // 2
    first, second = " ".join(words[:half]), " ".join(words[half:])
    return second if second and first.replace("_", "") == second else " ".join(words)


def walk(node, closed=CLOSED):
    """The node and all below it."""
    yield node
    if node.getRoleName() in closed:
        return
    for child in node:
        if child is not None:
            yield from walk(child, closed)


def actions(node):
    try:
        return node.queryAction().nActions
    except NotImplementedError:
        return 0


def has(node, state):
    return node.getState().contains(state)


class Program:
    """A running Nuncius."""

    def __init__(self, argv, environment=None):
        self.argv = argv
        handle, self.watched = tempfile.mkstemp(prefix="nuncius-watchdog-")
        os.close(handle)
        self.process = subprocess.Popen(argv, env=dict(os.environ, NUN_WATCHDOG=self.watched, **(environment or {})))
        self.root = wait_for("the program in the accessibility tree", self._find_root)

    def _find_root(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def all(self, role, test=lambda name: True):
        return [node for node in walk(self.root) if role_of(node) == role and test(plain(node.name))]

    def find(self, role, name, seconds=20.0):
        """The first node of that role whose name is, or begins with, the given one."""
        def look():
            found = self.all(role, lambda its: its == name) or self.all(role, lambda its: its.startswith(name))
            return found[0] if found else None
        return wait_for("%s “%s”" % (role, name), look, seconds)

    def find_text(self, part, seconds=20.0):
        """A label that contains the words."""
        def look():
            found = self.all("label", lambda name: part in name)
            return found[0] if found else None
        return wait_for("a label with “%s”" % part, look, seconds)

    def press(self, name, role="push button"):
        button = self.find(role, name)
        # A menu button has the same name as the button inside it, which is the one that can be pressed.
        button = next(node for node in walk(button) if role_of(node) == role and actions(node) > 0)
        wait_for("“%s” to be enabled" % name, lambda: has(button, pyatspi.STATE_SENSITIVE))
        assert button.queryAction().doAction(0), name

    def step(self, button, title):
        """Back or Next, to the page of that title."""
        self.press(button)
        wait_for("the page “%s”" % title, lambda: self.all("panel", lambda name: name == title))
        time.sleep(0.3)  # a button that was just pressed by its action is deaf for a quarter of a second

    def write(self, name, text):
        node = self.find("text", name)
        assert node.queryEditableText().setTextContents(text), name

    def read(self, name):
        text = self.find("text", name).queryText()
        return text.getText(0, text.characterCount)

    def tree(self):
        lines = []

        def add(node, depth):
            lines.append("%s%s “%s”" % ("  " * depth, node.getRoleName(), node.name))
            if node.getRoleName() not in CLOSED:
                for child in node:
                    if child is not None:
                        add(child, depth + 1)
        add(self.root, 0)
        return "\n".join(lines)

    def cells(self, table):
        """The words in the live cells of a table."""
        node = self.find("tree table", table)
        return [plain(cell.name) for cell in walk(node, closed=()) if role_of(cell) == "label"]

    def press_list(self, table, row):
        """Selects a row of a list from the keyboard: Tab until it has the focus, Home, and Down."""
        tab_to("the list", table, 40)
        keys("Home", *["Down"] * row)

    def choose(self, title, path):
        """Answers the file chooser of that title with a path."""
        def chooser():
            return [window for window in self.root if plain(window.name) == title]
        wait_for("the file chooser “%s”" % title, chooser)
        time.sleep(0.3)  # it takes the focus a moment after it is there, and nothing in the tree says when
        if title.startswith(("Open", "Add")):
            keys("ctrl+l")
        keys("ctrl+a")
        type_keys(path)
        keys("Return")
        wait_for("the file chooser to go", lambda: not chooser())

    def close(self):
        """Ends it kindly, and says how it ended."""
        self.process.terminate()
        status = self.process.wait(20)
        self.judge_waits()
        return status

    def judge_waits(self):
        """No turn of the main loop may take long, neither what the main thread computes nor what it waits for.  The bounds
        widen on a slow machine, and where it keeps even an idle thread from waking in time."""
        with open(self.watched, encoding="ascii") as stream:
            lines = [line.split() for line in stream]
        os.unlink(self.watched)
        ends = [line for line in lines if line[0] == "worst"]
        if not ends:
            return
        wait, cpu, late, usual = (int(ends[-1][i]) for i in (1, 2, 6, 8))
        start = max(int(line[2]) for line in lines if line[0] == "start")
        work = sorted((int(line[2]) for line in lines if line[0] == "blocked"), reverse=True)
        print("# main loop: longest wait %d ms; start %d ms of work, longest turns %s of %s; an idle thread woke %d ms late, "
              "the same work took %d us" % (wait, start, work[:5], ends[-1][4], late, usual), flush=True)
        slow, loaded = max(1.0, usual / USUAL_WORK_US), late > LATE_MS
        most_start = slow * (LONGEST_START_LOADED_MS if loaded else LONGEST_START_MS)
        most_work = slow * (LONGEST_TURN_LOADED_MS if loaded else LONGEST_TURN_MS)
        for what, is_ms, most_ms in (("started with %d ms of work", start, most_start),
                                     ("was blocked for %d ms of work", cpu, most_work),
                                     ("was blocked for %d ms", wait, LONGEST_WAIT_MS * (1 + late / 5))):
            assert is_ms <= most_ms, "the main loop " + what % is_ms + ", %d are allowed" % most_ms

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if os.path.exists(self.watched):
            os.unlink(self.watched)


def keys(*names):
    """Real keys, to the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def type_keys(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "5", text], check=True)


def tab_to(what, node, most=80):
    """Goes on by the Tab key until the node, or one in it, has the focus."""
    for _ in range(most):
        if any(has(part, pyatspi.STATE_FOCUSED) for part in walk(node, closed=())):
            return
        keys("Tab")
        time.sleep(0.05)
    raise Missing("the focus never came to %s" % what)


def nameless(program):
    """Every node that the keyboard can reach and that has no name a listener would understand."""
    found = []
    for node in walk(program.root, closed={"scroll bar"}):
        if not has(node, pyatspi.STATE_FOCUSABLE) or not has(node, pyatspi.STATE_SENSITIVE):
            continue
        name = plain(node.name)
        if not name or name.startswith(("Gtk", "Adw", "Nun")):
            found.append("%s “%s” in %s" % (node.getRoleName(), node.name, path_of(node)))
    return found


def path_of(node):
    names = []
    while node is not None and node.getRoleName() != "application":
        names.append("%s “%s”" % (node.getRoleName(), plain(node.name)))
        node = node.parent
    return " < ".join(names[:5])


def picture(path):
    """The whole display as a PNG file, once the window has drawn what it last was told."""
    time.sleep(0.5)
    subprocess.run(["import", "-window", "root", path], check=True)


def check_valid(reader, document):
    """Holds a record (bytes) against the schemas; reader: the path of tests/vo/schemas.py.  Says so where they are not here."""
    sys.path.insert(0, os.path.dirname(reader))
    try:
        import schemas
        schema = schemas.load()
    except (ImportError, OSError) as reason:
        print("# the schemas are not here: %s" % reason)
        return
    problems = schemas.problems(schema, document)
    assert not problems, problems


class Way:
    """A way through the program, with a folder of its own; points: the steps, each a point of the TAP output."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="nuncius-gui-")
        self.shots = os.environ.get("NUN_TEST_SHOTS")
        self.program = None

    def take_sample(self):
        """The path of a copy of the sample's table in the folder."""
        return shutil.copy(os.path.join(os.environ["NUN_TEST_SAMPLE"], "messier.csv"), self.folder)

    def shot(self, name):
        if self.shots:
            picture(os.path.join(self.shots, name + ".png"))

    def audit(self):
        found = nameless(self.program)
        assert not found, "nameless: " + "; ".join(found)

    def end(self):
        if self.program is not None:
            self.program.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def go(self):
        """The exit status of the test."""
        try:
            return 0 if run_points(self.points(), lambda: self.program, self.shots) else 1
        finally:
            self.end()


def run_points(points, program, shots):
    """Runs functions as the points of a TAP test; each has a sentence for its name.  What follows a failure is
    skipped: it would fail for the same reason."""
    print("1..%d" % len(points))
    failed = False
    for number, point in enumerate(points, 1):
        name = point.__doc__.split("\n")[0].strip().rstrip(".").replace("#", "")
        if failed:
            print("not ok %d %s" % (number, name))
            continue
        try:
            point()
            print("ok %d %s" % (number, name), flush=True)
        except Exception:
            failed = True
            print("not ok %d %s" % (number, name))
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            for line in safe_tree(program()).splitlines():
                print("#   " + line)
            if shots:
                picture(os.path.join(shots, "failed.png"))
        sys.stdout.flush()
    return not failed


def safe_tree(program):
    try:
        return program.tree() if program is not None else ""
    except Exception as error:
        return "no tree: %s" % error
