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
# What the main thread may do in a turn of the main loop, between two looks at what there is to do.  More is allowed only as far as
# the machine was measured to be slow or loaded.  Slow: right after a long turn the program times a fixed piece of work of a like
# kind (src/app/watchdog.h), which takes USUAL_PACE_MS on a machine that has nothing else to do.  Loaded: the processors are
# busy for more than USUAL_BUSY of the time, which the program, its display and its bus need for themselves; who
# shares processors shares their caches, memory and clocks: the same turn takes 38 ms alone and 57 beside another.
LONGEST_TURN_MS = 50
USUAL_PACE_MS = 0.6
USUAL_BUSY = 0.5
# Until the window has drawn its first frame.  An empty window of libadwaita needs 170 ms of that, this one 180 to 220.
LONGEST_START_MS = 300
# What a turn waits for besides (the display, the bus, a disk) is others' work, and they wait for a processor, too: so much more for
# each second that the main thread was kept from its own in a second of work.
MORE_WHEN_LOADED = 10

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


def processor_ticks():
    """What all processors have idled, and that with what they have worked (proc(5))."""
    with open("/proc/stat", encoding="ascii") as stream:
        ticks = [int(word) for word in stream.readline().split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)


class Program:
    """A running Nuncius."""

    def __init__(self, argv, environment=None):
        self.argv = argv
        # in the middle of the screen it would lie on the option of a list that opens there, and choose it
        subprocess.run(["xdotool", "mousemove", "100000", "100000"], check=True)
        handle, self.watched = tempfile.mkstemp(prefix="nuncius-watchdog-")
        os.close(handle)
        self.ticks = processor_ticks()
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

    def unfold(self, row):
        """Shows what is folded away below a row, which only older toolkits have in the tree before."""
        tab_to("the row “%s”" % row, self.find("list item", row))
        keys("Return")

    def option(self):
        """What a listener hears of the list of options that is open: the name of the one that has the focus, or ""."""
        named = [plain(node.name) for node in walk(self.root, closed=())
                 if role_of(node) == "list item" and has(node, pyatspi.STATE_FOCUSED)]
        return named[0] if named else ""

    def settle(self):
        """Does what a window manager does, which the display has none of: the window in front has the keys.  Once a dialog has
        gone, nobody has them otherwise, and to whom the display gives them then depends on where the pointer is."""
        def settled():
            shown = display("search", "--onlyvisible", "--name", ".")  # from back to front, with a menu that has yet to go
            if len(shown) != len(self.root):
                return False
            display("windowfocus", shown[-1])
            return display("getwindowfocus") == shown[-1:]
        wait_for("the window in front to have the keys", settled)

    def windows(self, count, what):
        """Waits until the program has that many windows, the one in front with the keys."""
        wait_for(what, lambda: len(self.root) == count)
        self.settle()

    def choose(self, title, path):
        """Answers the file chooser of that title with a path."""
        def chooser():
            return next((window for window in self.root if plain(window.name) == title), None)

        def entry():
            return [node for node in walk(chooser()) if role_of(node) == "text" and has(node, pyatspi.STATE_FOCUSED)]
        wait_for("the file chooser “%s”" % title, chooser)
        self.settle()
        for left in range(3, -1, -1):
            if not chooser():
                break
            if title.startswith(("Open", "Add")):
                keys("ctrl+l")
            # letter by letter, what GTK 4.18 completes would come between
            assert wait_for("the place for the path", entry)[0].queryEditableText().setTextContents(path), path
            keys("Return")
            try:
                wait_for("the file chooser to go", lambda: not chooser(), 8 if left else 20)
            except Missing:  # while it still reads its folder, it takes no answer
                if left == 0:
                    raise
        self.settle()

    def close(self):
        """Ends it kindly, and says how it ended."""
        self.process.terminate()
        status = self.process.wait(20)
        self.judge_waits()
        return status

    def busy(self):
        """Which part of the processors' time somebody has used since the program was started."""
        idle, whole = (now - then for now, then in zip(processor_ticks(), self.ticks))
        return 1 - idle / max(1, whole)

    def judge_waits(self):
        """No turn of the main loop may take long, neither what the main thread computes nor what it waits for."""
        with open(self.watched, encoding="ascii") as stream:
            lines = [line.split() for line in stream]
        os.unlink(self.watched)
        told = [(line[0], [float(word) for word in line[1:]]) for line in lines]
        ends = [numbers for what, numbers in told if what == "end"]
        if not ends:
            return
        _at, _wall, used, aside, n_turns = ends[-1]
        turns = [numbers[1:] for what, numbers in told if what == "turn"]
        busy = self.busy()
        start = max([numbers[2] for what, numbers in told if what == "start"], default=0)
        print("# main loop: start %.0f ms of work; of %.0f turns the longest %s; kept from the processor for %.0f %% of its time; %.0f %% of the machine busy" % (
            start, n_turns, ["%.0f ms, %.0f of work, pace %.2f" % (wall - away, cpu, pace) for wall, cpu, away, pace in
                             sorted(turns, key=lambda turn: turn[2] - turn[0])[:4]], 100 * aside / used, 100 * busy), flush=True)
        loaded = 1 + max(0, busy - USUAL_BUSY) / (1 - USUAL_BUSY)
        assert start <= LONGEST_START_MS * loaded * max([1.0] + [turn[3] / USUAL_PACE_MS for turn in turns]), "started with %.0f ms" % start
        for wall, cpu, away, pace in turns:
            most = LONGEST_TURN_MS * loaded * max(1.0, pace / USUAL_PACE_MS)
            assert cpu <= most, "a turn of the main loop took %.0f ms of work, %.0f are allowed" % (cpu, most)
            most *= 1 + MORE_WHEN_LOADED * aside / used
            assert wall - away <= most, "a turn of the main loop took %.0f ms, %.0f are allowed" % (wall - away, most)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if os.path.exists(self.watched):
            os.unlink(self.watched)


def keys(*names):
    """Real keys, to the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def display(*command):
    """The words that the display answers; none when a window goes meanwhile."""
    return subprocess.run(["xdotool", *command], check=False, capture_output=True, text=True).stdout.split()


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
