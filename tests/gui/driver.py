"""Drives the window from outside through the accessibility tree, as a screen reader meets it.

One rule keeps these tests steady: nothing sleeps, everything waits for what it needs to see."""
import os
import subprocess
import time

import pyatspi

# Names of roles changed with at-spi 2.53.
ALIASES = {"button": "push button", "grouping": "panel", "filler": "panel", "text box": "text", "entry": "text"}
# Tables keep hundreds of live cells; a search does not go into them.
CLOSED = {"tree table", "table", "scroll bar"}


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
    words = (name or "").replace("_", " ").split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else " ".join(words)


def is_hidden(node):
    return not node.getState().contains(pyatspi.STATE_VISIBLE)


def walk(node, closed=CLOSED):
    """The node and all below it."""
    yield node
    if node.getRoleName() in closed:
        return
    for child in node:
        if child is not None:
            yield from walk(child, closed)


def has(node, state):
    return node.getState().contains(state)


class Program:
    """A running Nuncius."""

    def __init__(self, argv, environment=None):
        self.process = subprocess.Popen(argv, env=dict(os.environ, **(environment or {})))
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
        wait_for("“%s” to be enabled" % name, lambda: has(button, pyatspi.STATE_SENSITIVE))
        assert button.queryAction().doAction(0), name

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

    def close(self):
        """Ends it kindly, and says how it ended."""
        self.process.terminate()
        return self.process.wait(20)


def keys(*names):
    """Real keys, to the window that has the focus."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def type_keys(text):
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "5", text], check=True)


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
