"""A proxy in front of a service that makes the mistakes that a correct service does not make by itself."""
import gzip
import http.client
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOP = ("connection", "transfer-encoding", "content-length", "date", "server")


class Answer:
    """What the service said; a mistake changes it."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def edit(self, change):
        """Applies change(text) to the body, packed or not."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        text = (gzip.decompress(self.body) if packed else self.body).decode()
        body = change(text).encode()
        self.body = gzip.compress(body) if packed else body


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, format, *arguments):  # pylint: disable=redefined-builtin
        pass

    def forward(self):
        mistake = self.server.mistake
        path = mistake.ask(self.path) if mistake else self.path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        names = ["Content-Type", "Origin"] + ([] if mistake and mistake.unpacked else ["Accept-Encoding"])
        link = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        link.request(self.command, path, body, {n: self.headers[n] for n in names if n in self.headers})
        reply = link.getresponse()
        answer = Answer(reply.status, {k: v for k, v in reply.getheaders() if k.lower() not in HOP}, reply.read())
        length = reply.getheader("Content-Length")
        link.close()
        if mistake:
            mistake.make(self.command, path, answer)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", length if self.command == "HEAD" and length else str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_OPTIONS = forward


class Proxy(ThreadingHTTPServer):
    """Runs in threads of its own; port: of the service behind it; mistake: the one that is made now, or None."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.port, self.mistake = None, None
        self.url = "http://127.0.0.1:%d" % self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Mistake:
    """Made where the address, path and query, matches the pattern and the method is that one (None: any).  unpacked: the
    proxy does not let through that a client takes packed answers."""

    unpacked = False

    def __init__(self, where, method=None):
        self.where, self.method = re.compile(where), method

    def ask(self, path):
        """The address that the service is asked for instead."""
        return path

    def make(self, method, path, answer):
        if self.where.search(path) and self.method in (None, method):
            self.spoil(answer)

    def spoil(self, answer):
        """What goes wrong."""


class Text(Mistake):
    """Other text in the body."""

    def __init__(self, where, pattern, replacement, method=None):
        super().__init__(where, method)
        self.pattern, self.replacement = re.compile(pattern, re.S), replacement

    def spoil(self, answer):
        answer.edit(lambda text: self.pattern.sub(self.replacement, text))


class Status(Mistake):
    """Another status; body: another one, too."""

    def __init__(self, where, status, method=None, body=None):
        super().__init__(where, method)
        self.status, self.body = status, body

    def spoil(self, answer):
        answer.status = self.status
        if self.body is not None:
            answer.body = self.body


class Header(Mistake):
    """Another header line, or none of that name."""

    def __init__(self, where, name, value=None):
        super().__init__(where)
        self.name, self.value = name, value

    def spoil(self, answer):
        answer.headers.pop(self.name, None)
        if self.value is not None:
            answer.headers[self.name] = self.value


class Asks(Mistake):
    """Another question than what came."""

    def __init__(self, pattern, replacement):
        super().__init__("$^")
        self.pattern, self.replacement = pattern, replacement

    def ask(self, path):
        return re.sub(self.pattern, self.replacement, path)


class Slow(Mistake):
    """Late."""

    def __init__(self, where, seconds):
        super().__init__(where)
        self.seconds = seconds

    def spoil(self, answer):
        time.sleep(self.seconds)


class Unpacked(Mistake):
    unpacked = True

    def __init__(self):
        super().__init__("$^")
