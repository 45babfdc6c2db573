"""What the style tests share: the files of the tree, and the printing of TAP."""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def files(folders, endings):
    """Paths below the given folders of the tree, relative to it, sorted."""
    found = []
    for folder in folders:
        for place, inner, names in os.walk(os.path.join(ROOT, folder)):
            inner[:] = [name for name in inner if name != "__pycache__"]
            found += [os.path.relpath(os.path.join(place, name), ROOT)
                      for name in names if name.endswith(tuple(endings))]
    return sorted(found)


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as stream:
        return stream.read()


class Skip(Exception):
    """What a check raises when the machine lacks its tool; the text says which."""


def run(checks):
    """Runs the checks, (name, function that returns a list of problems), and prints TAP."""
    print("1..%d" % len(checks))
    failed = False
    for number, (name, check) in enumerate(checks, 1):
        try:
            problems = check()
        except Skip as reason:
            print("ok %d %s # SKIP %s" % (number, name, reason))
            continue
        except Exception as error:  # a check that breaks is a check that fails; the others still run
            problems = ["%s: %s" % (type(error).__name__, error)]
        for problem in problems:
            for line in str(problem).splitlines():
                print("# " + line)
        failed = failed or bool(problems)
        print("%s %d %s" % ("not ok" if problems else "ok", number, name))
    sys.exit(1 if failed else 0)


def each(paths, judge):
    """A check that asks judge (path, text) about every file; no file at all is a problem too."""
    def check():
        if not paths:
            return ["there is no file to look at"]
        return [problem for path in paths for problem in judge(path, read(path))]
    return check


def must_fail(judge, bad):
    """A check that a judge finds fault with each of the made-up (path, text), and with none of the good."""
    def check():
        return ["no fault found with %s: %r" % (path, text)
                for path, text in bad if not judge(path, text)]
    return check


def must_pass(judge, good):
    def check():
        return ["%s: %s" % (path, problem) for path, text in good for problem in judge(path, text)]
    return check
