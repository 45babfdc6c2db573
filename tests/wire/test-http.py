#!/usr/bin/python3
"""HTTP itself: methods, routes, headers, coding, and what a client may get wrong."""
import gzip
import os
import re
import subprocess
import sys
import time

import wire
from wire import equal, holds, names

PROGRAM = sys.argv[1]
SERVER = wire.Server(PROGRAM, {"sky.csv": wire.SKY})
CONE = "/sky/scs.xml?RA=0&DEC=0&SR=180"
FORM = "application/x-www-form-urlencoded"


def test_list_of_services():
    base = "http://127.0.0.1:%d" % SERVER.port
    equal(SERVER.services, [("scs", base + "/sky/scs.xml?"), ("vosi", base + "/sky/capabilities"),
                            ("web", base + "/sky/"), ("port", str(SERVER.port))])


def test_headers_of_an_answer():
    answer = SERVER.get(CONE)
    wanted = {"connection": "close", "access-control-allow-origin": "*", "vary": "Accept-Encoding",
              "x-content-type-options": "nosniff", "cache-control": "no-cache",
              "content-type": "text/xml;content=x-votable", "content-length": str(len(answer.body))}
    for name, value in wanted.items():
        equal((name, answer.headers.get(name)), (name, value))
    holds(answer.headers["server"].startswith("Nuncius/"))


def test_head_is_get_without_the_body():
    for path in (CONE, "/sky/", "/sky/capabilities", "/sky/tables", "/sky/availability", "/nothing", "/"):
        head, get = SERVER.ask(path, "HEAD"), SERVER.get(path)
        equal(head.status, get.status)
        for headers in (head.headers, get.headers):
            headers.pop("date")
        equal(head.headers, get.headers)


def test_routes():
    equal((SERVER.get("/").status, SERVER.get("/").headers["location"]), (302, "sky/"))
    answer = SERVER.get("/sky?RA=1&DEC=%2B2")
    equal((answer.status, answer.headers["location"]), (302, "sky/?RA=1&DEC=%2B2"))
    for path in ("/nothing", "/sky/nothing", "/nothing/scs.xml", "/sky/scs.xml/", "//sky/", "/sky//", "/SKY/",
                 "/sky/scs.XML?RA=1", "/favicon.ico", "/\u2603"):
        answer = SERVER.get(path)
        equal((path, answer.status), (path, 404))
        equal(answer.headers["content-type"], "text/plain;charset=utf-8")
        holds(answer.text.startswith("There is nothing at "), answer.text)
    for path in ("/%73ky/%73cs.xml?RA=0&DEC=0&SR=1", "http://127.0.0.1" + CONE):
        equal((path, SERVER.get(path).status), (path, 200))
    for path in ("/sky/../../etc/passwd", "/sky/%2e%2e/%2e%2e/etc/passwd", "/sky/..%2f..%2fetc/passwd"):
        holds(SERVER.get(path).status in (400, 404), path)


def test_options_is_a_preflight():
    for path in (CONE, "/", "/nothing"):
        answer = SERVER.ask(path, "OPTIONS", Origin="https://example.org", Access_Control_Request_Method="POST")
        equal((answer.status, answer.body), (204, b""))
        equal(answer.headers["access-control-allow-origin"], "*")
        equal(answer.headers["access-control-allow-methods"], "GET, HEAD, POST, OPTIONS")
        equal(answer.headers["access-control-allow-headers"], "*")


def test_other_methods():
    for method in ("DELETE", "PUT", "PATCH", "TRACE", "BREW", "get", "GETS"):
        answer = SERVER.ask(CONE, method)
        equal((method, answer.status, answer.headers["allow"]), (method, 405, "GET, HEAD, POST, OPTIONS"))
    holds(SERVER.exchange(b"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n").split(b" ")[1] in (b"405", b"400", b"404"))


def test_post():
    equal(SERVER.ask("/sky/scs.xml", "POST", b"RA=0", Content_Type="text/plain").status, 415)
    equal(SERVER.ask("/sky/scs.xml", "POST", b"RA=0").status, 415)
    answer = SERVER.ask("/sky/scs.xml", "POST", b"x" * 70000, Content_Type=FORM)
    equal(answer.status, 413)
    answer = SERVER.ask("/sky/scs.xml", "POST", b"x=" + b"y" * 60000 + b"&RA=1", Content_Type=FORM)
    holds("longer than" in wire.error_of(answer))
    answer = wire.Answer(SERVER.exchange(
        b"POST /sky/scs.xml HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n4\r\nRA=1\r\n0\r\n\r\n"))
    equal(answer.status, 411)


def test_post_that_waits_to_be_asked():
    with SERVER.connect() as link:
        body = b"RA=0&DEC=0&SR=1"
        link.sendall(b"POST /sky/scs.xml HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                     b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body))
        equal(link.recv(1000).split(b"\r\n")[0], b"HTTP/1.1 100 Continue")
        link.sendall(body)
        equal(names(wire.Answer(wire.read_all(link))), ["almost", "zero"])


def test_gzip_when_asked():
    plain = SERVER.get(CONE)
    holds("content-encoding" not in plain.headers)
    for header in ("gzip", "gzip, deflate, br", "deflate;q=0.5,gzip;q=0.8", "GZIP", "*", "x-gzip", "*;q=0.1",
                   "identity;q=0.5, gzip", "gzip ; q=0.001"):
        answer = SERVER.get(CONE, Accept_Encoding=header)
        equal((header, answer.headers.get("content-encoding")), (header, "gzip"))
        text = gzip.decompress(answer.body).decode()
        date = r'request_date" value="[^"]*"'
        equal(re.sub(date, "", text), re.sub(date, "", plain.text))
    for header in ("", "identity", "gzip;q=0", "gzip;q=0.0, *", "deflate, br", "*;q=0", "gzip;q=0.2, identity;q=0.9",
                   "gzipx", ";;,,;q=,gzip;q=0", "," * 3000):
        answer = SERVER.get(CONE, Accept_Encoding=header)
        equal((header, answer.headers.get("content-encoding")), (header, None))
    # what is too short to gain anything goes as it is
    holds("content-encoding" not in SERVER.get("/nothing", Accept_Encoding="gzip").headers)


def test_range_is_ignored():
    answer = SERVER.get(CONE, Range="bytes=0-3," + ",".join("%d-" % i for i in range(500)))
    equal((answer.status, "content-range" in answer.headers), (200, False))


def test_old_http():
    answer = SERVER.ask(CONE, version="1.0")
    equal((answer.status, len(names(answer))), (200, 6))
    answer = wire.Answer(SERVER.exchange(b"GET /sky/scs.xml?RA=0&DEC=0&SR=1 HTTP/1.0\r\n\r\n"))
    # without a Host there is no way to tell path and query apart for libsoup: an answer, whatever it is
    holds(answer.status in (200, 404), answer.status)


def test_requests_that_are_none():
    for request in (b"\r\n\r\n\r\n", b"hello\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                    b"GET / HTTP/1.1\r\n\r\n", b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                    b"GET /sky/scs.xml?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /sky/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                    b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", b"GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 40
                    + b"\r\n\r\n"):
        raw = SERVER.exchange(request)
        if raw:
            answer = wire.Answer(raw)
            holds(400 <= answer.status < 600, request, raw)
            holds(answer.text.strip(), request, raw)
    answer = wire.Answer(SERVER.exchange(b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"))
    equal((answer.status, answer.text),
          (400, "This request cannot be understood; look at its address and its headers\n"))
    equal(answer.headers["access-control-allow-origin"], "*")


def test_long_addresses_and_heads():
    answer = SERVER.get("/sky/scs.xml?x=" + "y" * 9000)
    equal(answer.status, 414)
    holds("too long" in answer.text)
    # endless header lines are not collected: the connection ends
    with SERVER.connect() as link:
        try:
            link.sendall(b"GET / HTTP/1.1\r\n")
            for _ in range(100):
                link.sendall(b"X-Junk: " + b"x" * 8000 + b"\r\n")
            raw = wire.read_all(link)
        except ConnectionError:
            raw = b""
    holds(raw == b"" or raw.split(b" ")[1].startswith(b"4"), raw[:100])


def test_bytes_behind_the_request():
    """What follows a request is no second request, and does not spoil the answer to the first."""
    request = ("GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % CONE).encode()
    for junk in (request, request * 50, b"\0" * 100000, b"GET "):
        answer = wire.Answer(SERVER.exchange(request + junk))
        equal((answer.status, len(names(answer))), (200, 6))


def test_half_requests():
    for part in (b"", b"G", b"GET / HTT", b"GET / HTTP/1.1\r\nHost:", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"):
        with SERVER.connect() as link:
            link.sendall(part)
            link.shutdown(1)
            link.recv(1000)
    equal(SERVER.get("/sky/").status, 200)


def test_slow_writer_is_served():
    with SERVER.connect() as link:
        for byte in ("GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % CONE).encode():
            link.sendall(bytes([byte]))
            time.sleep(0.001)
        equal(len(names(wire.Answer(wire.read_all(link)))), 6)


def test_page():
    answer = SERVER.get("/sky/")
    equal((answer.status, answer.headers["content-type"]), (200, "text/html;charset=utf-8"))
    holds("default-src 'none'" in answer.headers["content-security-policy"])
    for part in ("<!DOCTYPE html>", "<title>sky</title>", '<form method="get" action="./">', 'name="RA"', 'name="SR"',
                 "http://127.0.0.1:%d/sky/scs.xml?" % SERVER.port, 'href="capabilities"'):
        holds(part in answer.text, part)
    holds("<script" not in answer.text)


def test_page_with_a_result():
    answer = SERVER.get("/sky/?RA=200&DEC=-90&SR=1")
    equal(answer.status, 200)
    holds("<td>a, &quot;b&quot; &lt;c&gt;</td>" in answer.text)
    holds("<p>1 row. " in answer.text, answer.text)
    holds('href="scs.xml?RA=200&amp;DEC=-90&amp;SR=1&amp;VERB=2"' in answer.text)
    holds('value="200"' in answer.text)
    answer = SERVER.get("/sky/?RA=0&DEC=0&SR=180&MAXREC=2")
    holds("2 rows." in answer.text and "more rows" in answer.text)


def test_page_with_a_wrong_question():
    answer = SERVER.get("/sky/?RA=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&DEC=0&SR=1")
    equal(answer.status, 400)
    holds("<script" not in answer.text and "&lt;script&gt;" in answer.text)
    holds('role="alert"' in answer.text and "is not a decimal number" in answer.text)
    # an empty field of the form is one that was not filled in
    equal(SERVER.get("/sky/?RA=0&DEC=0&SR=1&VERB=&MAXREC=").status, 200)


def test_several_tables():
    plain = "a,b\n1,x\n2,y\n"
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY, "plain.csv": plain}) as server:
        equal([name for name, _ in server.services].count("vosi"), 2)
        answer = server.get("/")
        equal(answer.status, 200)
        holds('href="sky/"' in answer.text and 'href="plain/"' in answer.text)
        holds("no positions" in server.get("/plain/").text)
        equal(server.get("/plain/capabilities").status, 200)


def test_base_url():
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--base-url", "https://example.org/vo/x/") as server:
        equal(server.services[0], ("scs", "https://example.org/vo/x/sky/scs.xml?"))
        for prefix in ("", "/vo/x"):
            equal(server.get(prefix + "/sky/").status, 200)
            holds("https://example.org/vo/x/sky/scs.xml?" in server.get(prefix + "/sky/capabilities").text)
        equal(server.get("/vo/xsky/").status, 404)
        for path, location in (("/vo/x", "x/"), ("/vo/x/", "sky/"), ("/vo/x/sky", "sky/"), ("/", "sky/")):
            equal((path, server.get(path).headers["location"]), (path, location))


def test_on_the_network():
    """Every address instead of the loopback only; by IPv6 too where the machine has it."""
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--network") as server:
        equal(server.get("/sky/").status, 200)
        listening = open("/proc/net/tcp", encoding="ascii").read() + open("/proc/net/tcp6", encoding="ascii").read()
        holds(re.search(r" 0+:%04X 0+:0000 0A " % server.port, listening), listening)
    listening = open("/proc/net/tcp", encoding="ascii").read()
    holds(re.search(r" 0100007F:%04X 00000000:0000 0A " % SERVER.port, listening), listening)


def test_an_edit_is_seen():
    """Another process changes the publication while it is served."""
    path = os.path.join(SERVER.folder, "p.nuncius")
    for title in ("Stars & dust", "Other <stars>"):
        subprocess.run([PROGRAM, "--edit", "title=" + title, path], check=True)
        holds("<h1>%s</h1>" % title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
              in SERVER.get("/sky/").text, title)


def test_ports():
    for port, words in ((SERVER.port, "is in use"), (70000, "does not exist")):
        done = subprocess.run([PROGRAM, "--port", str(port), os.path.join(SERVER.folder, "p.nuncius")],
                              capture_output=True, text=True, check=False)
        equal((done.returncode, done.stdout), (1, ""))
        holds("Port %d " % port in done.stderr and words in done.stderr, done.stderr)
    done = subprocess.run([PROGRAM, os.path.join(SERVER.folder, "none.nuncius")], capture_output=True, text=True,
                          check=False)
    equal((done.returncode, done.stdout, len(done.stderr.splitlines())), (1, "", 1))


def test_it_ends_cleanly():
    wire.ends_cleanly(SERVER)


wire.run(wire.tests_of(globals()))
