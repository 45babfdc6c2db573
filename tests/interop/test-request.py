#!/usr/bin/python3
"""What `nunciusctl request` says that clients send, against what they send: its commands are run as they stand, with pyVO,
STILTS and curl, against our own server behind a small one that writes down what comes in; and what it says that clients
read, against what they read."""
import contextlib
import http.server
import io
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
import warnings

sys.path[:0] = [os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", name) for name in ("wire", "cli")]
import observations  # noqa: E402  pylint: disable=wrong-import-position
import tool  # noqa: E402  pylint: disable=wrong-import-position
import wire  # noqa: E402  pylint: disable=wrong-import-position
from wire import equal, holds  # noqa: E402  pylint: disable=wrong-import-position

TOOL = tool.Tool(sys.argv[1])
warnings.simplefilter("ignore")
SHELL = tempfile.TemporaryDirectory(prefix="nun-request-")


class Recorder(http.server.BaseHTTPRequestHandler):
    """Passes requests on and keeps their paths."""
    heard, behind = [], ""

    def do_GET(self):  # pylint: disable=invalid-name
        Recorder.heard.append(self.path)
        request = urllib.request.Request(Recorder.behind + self.path)
        try:
            answer = urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        body = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.headers.get("Content-Type", "text/plain"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *unused):  # pylint: disable=arguments-differ
        pass


def start():
    """A publication with a table, images and spectra, served; the recorder before it is what the documents name."""
    os.makedirs(TOOL.path("im"))
    os.makedirs(TOOL.path("sp"))
    for folder, made in (("im", observations.make_images()), ("sp", observations.make_spectra())):
        for name, content in observations.files_of(made).items():
            TOOL.write(os.path.join(folder, os.path.basename(name)), content)
    TOOL.run("create", "p.nuncius", TOOL.write("sky.csv", wire.SKY), TOOL.path("im"), TOOL.path("sp"))
    recorder = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=recorder.serve_forever, daemon=True).start()
    base = "http://127.0.0.1:%d" % recorder.server_address[1]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    Recorder.behind = "http://127.0.0.1:%d" % port
    return base, TOOL.serve("p.nuncius", "--base-url", base, "--port", str(port))


BASE, SERVICE = start()
TABLES = {kind: urllib.parse.unquote(urllib.parse.urlsplit(SERVICE.url(service)).path.split("/")[1])
          for kind, service in (("sky", "scs"), ("im", "sia1"), ("sp", "ssap"))}


def ask(kind, *arguments):
    """{(service, client): (url or None, command, points)} as the verb prints them."""
    out, err = TOOL.run("request", "p.nuncius", TABLES[kind], "--base-url", BASE, *arguments)
    equal(err, "")
    found, service = {}, None
    for line in out.splitlines():
        client = re.match(r"  (pyvo|stilts|topcat|aladin|curl)\t(\S+)$", line)
        if client:
            entry = found[service, client.group(1)] = [client.group(2), [], []]
            if entry[0] == "-":
                entry[0] = None
        elif not line.startswith(" "):
            service = line.rsplit(", ", 1)[1]
        elif re.match(r"    (answer|error): |    [ !] \S", line) or entry[2]:
            entry[2].append(line[4:])
        elif not line.startswith("    note: "):
            entry[1].append(line[4:])
    return {key: (url, "\n".join(text).strip() + "\n", points) for key, (url, text, points) in found.items()}


def parameters(url):
    """The path and its parameters, as far as their order and spelling do not count."""
    parts = urllib.parse.urlsplit(url)
    return parts.path, sorted(urllib.parse.parse_qsl(parts.query, keep_blank_values=True))


class Done:
    """How a program of Python ended that was run without a process of its own."""

    def __init__(self, program):
        out, self.stderr, self.returncode = io.StringIO(), "", 0
        place = os.getcwd()
        os.chdir(SHELL.name)
        try:
            with contextlib.redirect_stdout(out):
                exec(compile(program, "program", "exec"), {})  # pylint: disable=exec-used
        except Exception as error:  # pylint: disable=broad-except
            self.stderr, self.returncode = "%s: %s" % (type(error).__name__, error), 1
        os.chdir(place)
        self.stdout = out.getvalue()


def run(client, command):
    """Runs a command as it stands; what it sent, and whether it went well."""
    del Recorder.heard[:]
    done = Done(command) if client == "pyvo" else subprocess.run(["sh", "-c", command], cwd=SHELL.name, capture_output=True,
                                                                 text=True, check=False)
    return [path for path in Recorder.heard if not path.endswith("/capabilities")], done


def did(kind, name):
    """An identifier of the collection's, as the service hands it out."""
    service = "sia2" if kind == "im" else "ssap.xml?REQUEST=queryData"
    text = urllib.request.urlopen("%s/%s/%s" % (BASE, TABLES[kind], service)).read().decode()
    return re.search(r"<TD>(ivo://[^<]*%s)</TD>" % name, text).group(1)


def check(kind, *arguments, status=0):
    """Every command of every client sends what is said that it sends."""
    n = 0
    for (service, client), (url, command, _) in ask(kind, *arguments).items():
        if url is None or client in ("topcat", "aladin"):
            continue
        sent, done = run(client, command)
        holds((done.returncode == 0) == (status == 0), service, client, command, done.stderr[-500:])
        equal((client, [parameters(path) for path in sent]), (client, [parameters(url[len(BASE):])]))
        if client == "stilts" or (client == "curl" and service != "SODA cutouts"):
            equal(sent, [url[len(BASE):]])
        n += 1
    holds(n > 0)
    return n


def test_cone_searches():
    equal(check("sky"), 3)
    check("sky", "--place", "10.68470833 41.26875 2.5")
    check("sky", "--ra", "10.5", "--dec", "-0.00001", "--size", "20", "--verb", "3")
    check("sky", "--place", "0 90 0.00001", "--maxrec", "2")


def test_images():
    equal(check("im", "--place", "83.6 22 3"), 6)
    check("im", "--place", "83.6 22 3", "--format", "image/fits")
    check("im", "--service", "sia1", "--place", "360 22 3", "--maxrec", "4")
    check("im", "--service", "sia2", "--band", "400-700 nm", "--time", "2009/2011")
    check("im", "--service", "sia2", "--place", "0 0 5", "--time", "55000.5", "--band", "V")


def test_spectra():
    equal(check("sp", "--place", "74 -64 5"), 3)
    check("sp", "--place", "74 -64 5", "--band", "4000-7000 Angstrom", "--time", "2009/2011", "--maxrec", "3")
    check("sp", "--place", "74 -64 5", "--format", "votable")
    check("sp", "--band", "500 nm", "--client", "pyvo")


def test_links_and_cutouts():
    image, spectrum = did("im", "image_000.fits"), did("sp", "spectrum_03.fits")
    equal(check("im", "--id", image, "--service", "datalink"), 3)
    check("sp", "--id", spectrum)
    check("im", "--id", "a \"b\" 'c' $d \\ &e=ü", "--service", "datalink")
    equal(check("im", "--id", image, "--service", "soda", "--place", "0 0 0.1"), 2)
    with open(os.path.join(SHELL.name, "cutout.fits"), "rb") as file:
        equal(file.read(9), b"SIMPLE  =")
    check("im", "--id", "ivo://nowhere/x", "--service", "soda", status=1)


def test_the_answer_is_what_pyvo_reads():
    """Each attribute of pyVO's first record, by the program that is printed."""
    n = 0
    for kind, arguments in (("sky", ["--place", "10.68 41.27 1"]), ("im", ["--place", "83.6 22 3"]), ("sp", ["--place", "74 -64 5"])):
        for (service, client), (_, command, points) in ask(kind, "--client", "pyvo", "--answer", *arguments).items():
            equal(client, "pyvo")
            told = dict(re.match(r"[ !] (.*?)\t(.*)$", line).groups() for line in points if "\t" in line)
            rows = int(re.match(r"(\d+) row", told.pop("shows")).group(1))
            labels = sorted(label for label in told if label.startswith("record."))
            program = command + "print('ROWS', len(result))\nrecord = result[0]\n" + "".join(
                "try:\n    print('IS', *repr((%s)).split())\nexcept Exception as error:\n    print('IS None')\n" % label
                for label in labels)
            _, done = run("pyvo", program)
            equal((service, re.findall(r"^ROWS (\d+)$", done.stdout, re.M)), (service, [str(rows)]))
            for label, shown in zip(labels, re.findall(r"^IS (.*)$", done.stdout, re.M)):
                column, _, cell = told[label].partition(": ")
                if told[label].startswith(" ("):
                    equal((service, label, shown in ("None", "(None, None)")), (service, label, True))
                elif "no value" not in told[label]:
                    wanted = re.findall(r"[^\s]+", cell)[0] if not re.match(r"[-+.\deE ]+$", cell) else "%.5g" % float(cell.split()[0])
                    numbers = ["%.5g" % float(t) for t in re.findall(r"-?\d+\.?\d*(?:e[-+]?\d+)?", shown)]
                    holds(wanted in shown or wanted in numbers, service, label, column, cell, shown)
                n += 1
    holds(n > 30, n)


def test_errors_are_shown_as_clients_show_them():
    """A band that no service can read: what STILTS prints and pyVO raises is what is told."""
    for kind, service in (("sky", "scs"), ("im", "sia2"), ("sp", "ssap")):
        arguments = {"scs": ["--verb", "7"], "sia2": ["--maxrec", "99999999999"], "ssap": ["--maxrec", "99999999999"]}[service]
        for (_, client), (url, command, points) in ask(kind, "--service", service, "--answer", "--place", "10 10 1", *arguments).items():
            shows = [line.split("\t")[1] for line in points if line[2:].startswith("shows\t")]
            if url is not None and (client == "pyvo" or (client == "stilts" and service != "scs")):
                _, done = run(client, command)
                text = re.sub(r" \(.*", "", shows[0])
                holds(text[:60] in done.stderr or text[:60].split(": ")[-1] in done.stderr or re.match(r"\d+ row", text),
                      client, service, text, done.stderr[-600:])
                equal((client, service, done.returncode == 0), (client, service, re.match(r"\d+ row", text) is not None))


def test_overflow():
    told = ask("im", "--service", "sia2", "--place", "0 0 90", "--maxrec", "1", "--answer")
    for client in ("pyvo", "stilts"):
        text = "\n".join(told["Simple Image Access 2", client][2])
        holds("and there are more" in text and "1 row (" in text, client, text)


def test_a_host_of_its_own():
    out, _ = TOOL.run("request", "p.nuncius", TABLES["sky"], "--answer", "--client", "curl")
    holds("answer: status 200" in out and "rows: 1" in out, out)


def test_bad_questions():
    for arguments in (["--ra", "1"], ["--place", "1"], ["--client", "x"], ["--service", "x"], ["--band", "optical"]):
        done = subprocess.run([TOOL.program, "request", "p.nuncius", TABLES["sky"], *arguments], cwd=TOOL.folder.name,
                              capture_output=True, text=True, check=False)
        holds(done.returncode in (1, 2) and done.stderr.startswith("nunciusctl: ") and done.stderr.count("\n") == 1, done.stderr)


try:
    wire.run(wire.tests_of(globals()))
finally:
    SERVICE.__exit__(None, None, None)
