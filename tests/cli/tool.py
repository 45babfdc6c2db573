"""What the tests of the command line share: running it, serving with it, and TAP for plain functions."""
import os
import subprocess
import sys
import tempfile
import traceback


class Tool:
    """nunciusctl in a folder of its own, and with a user's data folder of its own: what one test teaches is not known
    to another."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = tempfile.TemporaryDirectory(prefix="nun-cli-")
        self.data = tempfile.TemporaryDirectory(prefix="nun-data-")

    def environment(self, more=None):
        return dict(os.environ, XDG_DATA_HOME=self.data.name, **(more or {}))

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        with open(self.path(name), "wb") as stream:
            stream.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def run(self, *arguments, status=0, stdin=None, environment=None, wrapper=()):
        """(stdout, stderr) as text; the exit status must be the one named."""
        done = subprocess.run([*wrapper, self.program, *arguments], capture_output=True, timeout=120,
                              cwd=self.folder.name, input=stdin,
                              env=self.environment(environment))
        out, err = done.stdout.decode(), done.stderr.decode()
        assert done.returncode == status, (
            "%s: status %d, not %d\n%s%s" % (" ".join(arguments), done.returncode, status, out, err))
        return out, err

    def fails(self, *arguments, status=1, **more):
        """One sentence on stderr, nothing on stdout; returns the sentence."""
        out, err = self.run(*arguments, status=status, **more)
        assert out == "", "something on stdout: %r" % out
        assert err.startswith("nunciusctl: "), err
        assert err.count("\n") == 1, "not one line: %r" % err
        return err

    def left(self):
        """What lies in the folder, hidden files too."""
        return sorted(os.listdir(self.folder.name))

    def serve(self, *arguments):
        return Service(self, arguments)


class Service:
    """`nunciusctl serve` as a context manager; services: the printed lines as (id, URL); errors: afterwards, what it
    wrote to its standard error."""

    def __init__(self, tool, arguments):
        self.process = subprocess.Popen([tool.program, "serve", *arguments], cwd=tool.folder.name, env=tool.environment(),
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.services, self.errors = [], ""
        for line in self.process.stdout:
            if line == b"ready\n":
                return
            self.services.append(tuple(line.decode().rstrip("\n").split("\t")))
        raise RuntimeError(self.process.communicate()[1].decode())

    def url(self, name):
        return dict(self.services)[name]

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        if self.process.poll() is None:
            self.process.terminate()
        self.errors = self.process.communicate(timeout=10)[1].decode()


class Skip(Exception):
    """Raised by a test that the machine cannot run; the text says why."""


def run(tests):
    """Runs functions without arguments and prints TAP; a test fails by raising."""
    print("1..%d" % len(tests))
    failed = False
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", "-")
        try:
            test()
        except Skip as reason:
            print("ok %d %s # SKIP %s" % (number, name, reason))
        except Exception:
            failed = True
            for line in traceback.format_exc().splitlines():
                print("# " + line)
            print("not ok %d %s" % (number, name))
        else:
            print("ok %d %s" % (number, name))
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
