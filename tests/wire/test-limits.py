#!/usr/bin/python3
"""What strangers can do to a server: many, slow, silent and vanishing clients, and too few descriptors."""
import gzip
import random
import re
import resource
import select
import socket
import struct
import sys
import threading
import time

import wire
from wire import equal, holds, names, wait_until

PROGRAM = sys.argv[1]
N_ROWS = 60000
ALL = "/big/scs.xml?RA=0&DEC=0&SR=180&MAXREC=1000000"
SMALL = "/big/scs.xml?RA=10&DEC=10&SR=0.5"


def big_table():
    """60,000 rows of 400 bytes: more than any socket buffers."""
    numbers = random.Random(1)
    lines = ["id,ra,dec,note"]
    for i in range(N_ROWS):
        lines.append("s%d,%.5f,%.5f,%s" % (i, numbers.uniform(0, 360), numbers.uniform(-89, 89), "x" * 400))
    return "\n".join(lines) + "\n"


BIG = {"big.csv": big_table()}


def request(path):
    return ("GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % path).encode()


def stall(server, path=ALL):
    """A client that reads the first bytes of a long answer and then nothing."""
    link = socket.socket()
    link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    link.settimeout(20)
    link.connect(("127.0.0.1", server.port))
    link.sendall(request(path))
    equal(link.recv(12), b"HTTP/1.1 200")
    return link


def vanish(link):
    """Gone by a reset, as a killed client goes."""
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    link.close()


def timed_get(server, path=SMALL):
    begin = time.monotonic()
    answer = server.get(path)
    return answer, time.monotonic() - begin


def settled(server):
    """How many descriptors it has when nothing is going on any more."""
    last, since = server.descriptors(), time.monotonic()
    while time.monotonic() - since < 0.5:
        time.sleep(0.02)
        if server.descriptors() != last:
            last, since = server.descriptors(), time.monotonic()
    return last


def test_3000_connections_lose_no_descriptor():
    # one answer at a time: one connection to the publication, whose descriptors count too
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--answers=1") as server:
        for _ in range(20):
            server.get("/sky/scs.xml?RA=0&DEC=0&SR=1")
        before = settled(server)
        for i in range(3000):
            answer = server.get("/sky/scs.xml?RA=0&DEC=0&SR=1" if i % 3 else "/nothing")
            equal(answer.status, 200 if i % 3 else 404)
        equal(settled(server), before)
        # and as many that hang up at once, in the middle of their request, and before their answer
        for i in range(1000):
            for data in (b"", b"GET /sky/scs.xml?RA", request("/sky/scs.xml?RA=0&DEC=0&SR=180")):
                with server.connect() as link:
                    link.sendall(data)
                    if i % 2:
                        vanish(link)
        equal(settled(server), before)
        equal(server.get("/sky/scs.xml?RA=0&DEC=0&SR=1").status, 200)
        equal(server.stop()[0], 0)
        equal(server.messages(), "")


def test_many_at_once():
    with wire.Server(PROGRAM, BIG) as server:
        alone, results = sorted(names(server.get(SMALL))), []
        holds(alone)

        def client():
            for _ in range(5):
                results.append(names(server.get(SMALL)))

        threads = [threading.Thread(target=client) for _ in range(60)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        equal(len(results), 300)
        holds(all(result == alone for result in results))


def test_long_answers_are_whole_and_cost_no_memory():
    with wire.Server(PROGRAM, BIG) as server:
        plain = server.get(ALL)
        before = server.memory()  # the publication's cache is full by now
        equal(plain.headers["transfer-encoding"], "chunked")
        equal(len(re.findall("<TR>", plain.text)), N_ROWS)
        holds(plain.text.endswith("</VOTABLE>\n"))
        holds(len(plain.body) > 24e6)
        packed = server.get(ALL, Accept_Encoding="gzip")
        holds(len(packed.body) < len(plain.body) / 4)
        text = gzip.decompress(packed.body).decode()
        equal(len(text), len(plain.text))
        old = server.ask(ALL, version="1.0")
        equal(("transfer-encoding" in old.headers, len(old.body)), (False, len(plain.body)))
        grown = server.memory() - before
        holds(grown < 6e6, grown)
        links = [stall(server) for _ in range(8)]
        grown = server.memory() - before
        holds(grown < 20e6, grown)
        for link in links:
            link.close()
        head = server.ask(ALL, "HEAD")
        equal((head.status, head.headers["transfer-encoding"]), (200, "chunked"))


def test_overflow_is_told_behind_the_table():
    with wire.Server(PROGRAM, BIG) as server:
        answer = server.get("/big/scs.xml?RA=0&DEC=0&SR=180")
        equal(len(re.findall("<TR>", answer.text)), 20000)
        holds(re.search(r'</TABLE>\s*<INFO name="QUERY_STATUS" value="OVERFLOW"', answer.text))
        page = server.get("/big/?RA=0&DEC=0&SR=180&MAXREC=100000")
        equal(len(re.findall("<tr><td>", page.text)) > 1000, True)
        holds("1000 rows." in page.text and "more rows" in page.text)


def test_silent_clients_are_cut():
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--request-seconds=1") as server:
        links = [server.connect() for _ in range(3)]
        links[1].sendall(b"GET /sky/ HTTP/1.1\r\n")
        links[2].sendall(b"POST /sky/scs.xml HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n"
                         b"Content-Type: application/x-www-form-urlencoded\r\n\r\nRA")
        begin = time.monotonic()
        for link in links:
            equal(link.recv(1000), b"")
            link.close()
        holds(0.7 < time.monotonic() - begin < 3)


def test_dripping_clients_are_cut():
    """A byte now and then does not buy more time."""
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--request-seconds=1") as server:
        begin = time.monotonic()
        with server.connect() as link:
            try:
                for byte in request("/sky/?" + "x" * 500):
                    link.sendall(bytes([byte]))
                    time.sleep(0.1)
                cut = False
            except ConnectionError:
                cut = True
        holds(cut and time.monotonic() - begin < 4, cut, time.monotonic() - begin)


def test_stalled_readers_give_their_turn_back():
    with wire.Server(PROGRAM, BIG, "--answers=2", "--writing-seconds=1") as server:
        links = [stall(server) for _ in range(2)]
        answer, seconds = timed_get(server)
        equal(answer.status, 200)
        holds(0.3 < seconds < 6, seconds)
        for link in links:
            link.close()


def test_hanging_up_gives_the_turn_back_at_once():
    with wire.Server(PROGRAM, BIG, "--answers=2") as server:
        for leave in (socket.socket.close, vanish):
            links = [stall(server) for _ in range(2)]
            waiting = server.connect()
            waiting.sendall(request(SMALL))
            waiting.settimeout(0.3)
            try:
                holds(False, waiting.recv(1))
            except socket.timeout:
                pass
            begin = time.monotonic()
            for link in links:
                leave(link)
            waiting.settimeout(10)
            equal(wire.Answer(wire.read_all(waiting)).status, 200)
            holds(time.monotonic() - begin < 1, time.monotonic() - begin)
            waiting.close()


def stand_in_line(server, number):
    """That many clients whose requests wait.  Who left before them is gone when the server has seen it, which may take a while
    on a loaded machine; as long as the line is full one of these is refused at once, and all try again."""
    end = time.monotonic() + 20
    while True:
        links = [server.connect() for _ in range(number)]
        for link in links:
            link.sendall(request(SMALL))
        if not select.select(links, [], [], 0.5)[0]:
            return links
        for link in links:
            link.close()
        holds(time.monotonic() < end, "the line stays full")
        time.sleep(0.2)


def test_those_who_leave_the_queue_leave_it():
    with wire.Server(PROGRAM, BIG, "--answers=1", "--waiting=5") as server:
        holder = stall(server)
        for _ in range(20):
            link = server.connect()
            link.sendall(request(SMALL))
            time.sleep(0.01)
            link.close()
        waiting = stand_in_line(server, 5)
        holder.close()
        for link in waiting:
            equal(wire.Answer(wire.read_all(link)).status, 200)
            link.close()


def test_a_full_queue_is_told():
    with wire.Server(PROGRAM, BIG, "--answers=1", "--waiting=2", "--waiting-seconds=1") as server:
        holder = stall(server)
        waiting = [server.connect() for _ in range(2)]
        for link in waiting:
            link.sendall(request(SMALL))
        time.sleep(0.2)
        answer, seconds = timed_get(server)
        equal((answer.status, answer.headers["retry-after"]), (503, "5"))
        holds(seconds < 0.5 and "try again" in answer.text, seconds)
        for link in waiting:  # and those in it do not wait for ever
            equal(wire.Answer(wire.read_all(link)).status, 503)
            link.close()
        holder.close()
        equal(server.get(SMALL).status, 200)


def test_idle_connections_make_room():
    with wire.Server(PROGRAM, {"sky.csv": wire.SKY}, "--connections=64") as server:
        idle = [server.connect() for _ in range(400)]
        for _ in range(50):
            answer, seconds = timed_get(server, "/sky/scs.xml?RA=0&DEC=0&SR=1")
            equal(answer.status, 200)
            holds(seconds < 1, seconds)
        holds(server.descriptors() < 150, server.descriptors())
        for link in idle:
            link.close()


def test_too_many_answers_under_way():
    with wire.Server(PROGRAM, BIG, "--connections=4") as server:
        links = [stall(server) for _ in range(4)]
        answer = server.get(SMALL)
        equal((answer.status, answer.headers["retry-after"]), (503, "5"))
        for link in links:
            link.close()
        holds(wait_until(lambda: server.get(SMALL).status == 200))


def test_too_few_descriptors():
    """accept fails for want of descriptors; it works again when there are some, and does not spin meanwhile."""
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (60, usual[1]))
    try:
        server = wire.Server(PROGRAM, {"sky.csv": wire.SKY})
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
    with server:
        equal(server.get("/sky/scs.xml?RA=0&DEC=0&SR=1").status, 200)
        links = [server.connect() for _ in range(100)]
        time.sleep(0.5)
        holds(server.descriptors() >= 58, server.descriptors())
        begin = cpu(server)
        time.sleep(1)
        holds(cpu(server) - begin < 30, cpu(server) - begin)
        for link in links:
            link.close()
        holds(wait_until(lambda: server.descriptors() < 40), server.descriptors())
        equal(server.get("/sky/scs.xml?RA=0&DEC=0&SR=1").status, 200)
        equal(server.stop()[0], 0)
        equal(server.messages(), "")


def cpu(server):
    """Clock ticks (1/100 s) that it has used."""
    with open("/proc/%d/stat" % server.process.pid, encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def test_sigterm_ends_answers_under_way():
    with wire.Server(PROGRAM, BIG, "--answers=3") as server:
        links = [stall(server) for _ in range(3)] + [server.connect() for _ in range(20)]
        for link in links[10:]:
            link.sendall(request(SMALL))
        status, seconds = server.stop()
        equal(status, 0)
        holds(seconds < 2, seconds)
        equal(server.messages(), "")
        for link in links:
            link.close()


def test_a_broken_csv_is_no_whole_one():
    """A client that is cut off can tell: the chunks do not end."""
    with wire.Server(PROGRAM, BIG) as server:
        link = stall(server, ALL + "&RESPONSEFORMAT=csv")
        equal(server.stop()[0], 0)
        try:
            raw = wire.read_all(link)
        except ConnectionError:
            raw = b""
        link.close()
        holds(not raw.endswith(b"0\r\n\r\n"))


wire.run(wire.tests_of(globals()))
