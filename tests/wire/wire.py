"""What the tests of the wire share: a server of their own, HTTP over a bare socket, and TAP."""
import atexit
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback

SKY = """name,ra,dec,mag,note
north,10,90,1.5,pole
south,200,-90,2.5,"a, ""b"" <c>"
zero,0,0,3.5,
almost,359.9999,0.0001,4.5,\u00fc
M31,10.6847,41.269,3.44,Andromeda
M33,23.4621,30.6599,,Triangulum
"""


class Server:
    """serve-publication in a folder of its own; a context manager.  tables: {file name: text or bytes};
    observations: the same of images and spectra, which become collections of their own."""

    def __init__(self, program, tables, *options, observations=None):
        self.folder = tempfile.mkdtemp(prefix="nun-wire-")
        atexit.register(self.close)
        arguments = [program, *options]
        for name, text in tables.items():
            path = os.path.join(self.folder, name)
            with open(path, "wb") as file:
                file.write(text.encode() if isinstance(text, str) else text)
            arguments += ["--create", path]
        if observations:
            data = os.path.join(self.folder, "data")
            for name, content in observations.items():
                path = os.path.join(data, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(content)
            arguments += ["--scan", data]
        self.log = open(os.path.join(self.folder, "log"), "w+b")
        self.process = subprocess.Popen([*arguments, os.path.join(self.folder, "p.nuncius")],
                                        stdout=subprocess.PIPE, stderr=self.log)
        self.services = []
        for line in self.process.stdout:
            if line == b"ready\n":
                break
            self.services.append(tuple(line.decode().rstrip("\n").split("\t")))
        else:
            self.log.seek(0)
            raise RuntimeError("the server does not start: %r" % self.log.read())
        self.port = int(dict(self.services)["port"])

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def close(self):
        """Ends it the hard way, if it still runs, and takes its folder away."""
        if not os.path.exists(self.folder):
            return
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()
        shutil.rmtree(self.folder)

    def stop(self, within=5):
        """SIGTERM; the exit status and the seconds that it took."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within), time.monotonic() - begin

    def messages(self):
        """What it has written to its standard error."""
        self.log.seek(0)
        return self.log.read().decode()

    def descriptors(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))

    def memory(self):
        """Resident bytes."""
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) * 1024

    def connect(self, timeout=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def exchange(self, request, timeout=20):
        """Bytes out, all bytes in."""
        with self.connect(timeout) as link:
            link.sendall(request)
            return read_all(link)

    def ask(self, path, method="GET", body=b"", version="1.1", **headers):
        """An Answer; header names with _ for -."""
        lines = ["%s %s HTTP/%s" % (method, path, version), "Host: 127.0.0.1"]
        lines += ["%s: %s" % (name.replace("_", "-"), value) for name, value in headers.items()]
        if body:
            lines.append("Content-Length: %d" % len(body))
        return Answer(self.exchange(("\r\n".join(lines) + "\r\n\r\n").encode() + body), method)

    def get(self, path, **headers):
        return self.ask(path, **headers)


def read_all(link):
    parts = []
    while True:
        part = link.recv(65536)
        if not part:
            return b"".join(parts)
        parts.append(part)


class Answer:
    """One answer taken apart, strictly: a body that is not whole is an error."""

    def __init__(self, raw, method="GET"):
        head, gap, rest = raw.partition(b"\r\n\r\n")
        if not gap:
            raise ValueError("no whole head: %r" % raw[:200])
        lines = head.decode("latin-1").split("\r\n")
        self.version, status, self.reason = lines[0].split(" ", 2)
        self.status = int(status)
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            if name.lower() in self.headers:
                raise ValueError("header twice: " + name)
            self.headers[name.lower()] = value
        if method == "HEAD":
            if rest:
                raise ValueError("a body behind HEAD: %r" % rest[:100])
            self.body = b""
        elif self.headers.get("transfer-encoding") == "chunked":
            self.body = unchunk(rest)
        else:
            self.body = rest
            length = self.headers.get("content-length")
            if length is not None and len(rest) != int(length):
                raise ValueError("%d bytes of %s" % (len(rest), length))
        self.text = self.body.decode("utf-8", "replace")


def unchunk(rest):
    parts = []
    while True:
        size, gap, rest = rest.partition(b"\r\n")
        if not gap:
            raise ValueError("cut within the chunks")
        length = int(size, 16)
        if rest[length:length + 2] != b"\r\n":
            raise ValueError("cut within a chunk")
        if length == 0:
            if rest != b"\r\n":
                raise ValueError("bytes behind the last chunk: %r" % rest[:100])
            return b"".join(parts)
        parts.append(rest[:length])
        rest = rest[length + 2:]


def names(answer):
    """The first cell of every row of a TABLEDATA answer, sorted."""
    return sorted(re.findall(r"<TR><TD>([^<]*)</TD>", answer.text))


def error_of(answer):
    """The sentence of the one INFO name="Error", which stands directly under VOTABLE; None without."""
    found = re.findall(r'<INFO[^>]*name="Error" value="([^"]*)"', answer.text)
    if len(found) > 1:
        raise ValueError("several errors")
    if found and not re.search(r'<VOTABLE[^>]*>\s*<INFO[^>]*name="Error"', answer.text):
        raise ValueError("the error is not directly under VOTABLE")
    return found[0] if found else None


def wait_until(check, within=10):
    """Whether check() comes true in that time."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(0.02)
    return bool(check())


def tests_of(module):
    """Its functions test_..., in order."""
    found = [value for name, value in module.items() if name.startswith("test_")]
    return sorted(found, key=lambda function: function.__code__.co_firstlineno)


def run(tests):
    """Runs functions as a TAP document; each fails by an exception."""
    print("1..%d" % len(tests), flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", " ")
        try:
            test()
            print("ok %d - %s" % (number, name), flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print("not ok %d - %s" % (number, name), flush=True)
            for line in traceback.format_exc()[-4000:].splitlines()[-24:]:
                print("# " + line, flush=True)
    sys.exit(1 if failed else 0)


def equal(found, wanted):
    if found != wanted:
        raise AssertionError("%.2000r instead of %.2000r" % (found, wanted))


def holds(condition, *facts):
    if not condition:
        raise AssertionError("not so: %.2000r" % (facts,))


def ends_cleanly(server):
    """At the end of all tests: it goes at once, and had nothing to complain of."""
    status, seconds = server.stop()
    equal(status, 0)
    holds(seconds < 2, seconds)
    equal(server.messages(), "")
