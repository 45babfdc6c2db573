#!/usr/bin/python3
"""The publication as a publishing registry: OAI-PMH 2.0 as Registry Interfaces 1.1 wants it, over a socket, every answer
under the official schemas, and harvested by another implementation's client."""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

import observations
import wire
from wire import equal, holds

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "vo"))
import schemas  # noqa: E402  pylint: disable=wrong-import-position

PROGRAM = sys.argv[1]
BASE = "https://vo.observatory.fr/x"
ABOUT = {"title": "Nebulae & <galaxies>", "short_name": "Nebulae", "description": "Bright ones.",
         "creators": "Messier, C.; Mechain, P.", "subjects": "nebulae; galaxies", "contact_name": "Desk",
         "contact_email": "desk@observatory.fr", "publisher": "Observatory & Sons",
         "identifier": "ivo://fr.observatory/m", "licence": "CC-BY-4.0", "created": "2026-01-31",
         "reference_url": "https://observatory.fr/about"}
SCHEMA = schemas.load()


def edit(server, **fields):
    for key, value in fields.items():
        subprocess.run([PROGRAM, "--edit", "%s=%s" % (key, value), os.path.join(server.folder, "p.nuncius")], check=True)


def registry(tables, *options, about=None, **more):
    server = wire.Server(PROGRAM, tables, "--oai", *options, **more)
    edit(server, **(ABOUT if about is None else about))
    return server


def two_tables():
    return {"first.csv": wire.SKY, "second.csv": wire.SKY, "third.csv": wire.SKY}


SERVER = registry(two_tables(), "--oai-page", "2", "--base-url", BASE)


def harvest(server, query, post=False):
    """A valid answer to a query (text or dict)."""
    if not isinstance(query, str):
        query = urllib.parse.urlencode(query)
    if post:
        answer = server.ask("/oai.xml", "POST", query.encode(), Content_Type="application/x-www-form-urlencoded")
    else:
        answer = server.get("/oai.xml?" + query)
    equal((query, answer.status, answer.headers["content-type"]), (query, 200, "text/xml;charset=utf-8"))
    equal((query, schemas.problems(SCHEMA, answer.body)), (query, []))
    return answer


def codes(answer):
    return re.findall(r'<error code="([^"]*)"', answer.text)


def request_of(answer):
    return re.search(r"<request([^>]*)>([^<]*)</request>", answer.text).groups()


def headers(answer):
    """Of each record: identifier, datestamp, sets, whether it is deleted."""
    found = []
    for attributes, text in re.findall(r"<header([^>]*)>(.*?)</header>", answer.text, re.S):
        found.append((re.search("<identifier>(.*?)<", text).group(1), re.search("<datestamp>(.*?)<", text).group(1),
                      re.findall("<setSpec>(.*?)<", text), 'status="deleted"' in attributes))
    return found


def token_of(answer):
    """Text and attributes of the token; None without one."""
    found = re.search(r"<resumptionToken([^>]*?)(?:/>|>([^<]*)</resumptionToken>)", answer.text)
    return found and (found.group(2) or "", dict(re.findall(r'(\w+)="([^"]*)"', found.group(1))))


def harvest_all(server, verb="ListIdentifiers", **arguments):
    """Every header of a list, over all its pages, which must tell their sizes truly."""
    answer = harvest(server, dict(verb=verb, metadataPrefix="ivo_vor", **arguments))
    all_headers = headers(answer)
    while token_of(answer) and token_of(answer)[0]:
        text, attributes = token_of(answer)
        equal(len(all_headers), int(attributes["cursor"]) + len(headers(answer)))
        answer = harvest(server, {"verb": verb, "resumptionToken": text})
        all_headers += headers(answer)
        equal(token_of(answer)[1]["completeListSize"], attributes["completeListSize"])
    if token_of(answer):
        equal(len(all_headers), int(token_of(answer)[1]["completeListSize"]))
    return all_headers


def restart(server, *options):
    """The same publication served anew."""
    server.stop()
    server.process.stdout.close()
    server.process = subprocess.Popen([PROGRAM, "--oai", *options, os.path.join(server.folder, "p.nuncius")],
                                      stdout=subprocess.PIPE, stderr=server.log)
    for line in server.process.stdout:
        if line.startswith(b"port"):
            server.port = int(line.split()[1])
        if line == b"ready\n":
            return
    raise RuntimeError(server.messages())


def next_second():
    now = int(time.time())
    wire.wait_until(lambda: int(time.time()) > now)


OWN = ["ivo://fr.observatory", "ivo://fr.observatory/registry"]
# What several services of one publication point to.
WHOLE = "ivo://fr.observatory/m"
SERVICES = ["ivo://fr.observatory/m/" + name for name in ("first", "second", "third")]


def test_the_service_is_announced():
    holds(("oai", BASE + "/oai.xml") in SERVER.services, SERVER.services)


def test_identify_tells_who_and_how():
    answer = harvest(SERVER, "verb=Identify")
    equal(request_of(answer), (' verb="Identify"', BASE + "/oai.xml"))
    for name, value in (("repositoryName", "Observatory &amp; Sons Publishing Registry"), ("baseURL", BASE + "/oai.xml"),
                        ("protocolVersion", "2.0"), ("adminEmail", "desk@observatory.fr"), ("deletedRecord", "persistent"),
                        ("granularity", "YYYY-MM-DDThh:mm:ssZ"), ("compression", "gzip")):
        equal(re.findall("<%s>(.*?)</%s>" % (name, name), answer.text), [value])
    description = re.search("<description>(.*)</description>", answer.text, re.S).group(1)
    holds('xsi:type="vg:Registry"' in description, description)
    equal(re.findall("<managedAuthority>(.*?)<", description), ["fr.observatory"])
    holds('xsi:type="vg:Harvest" standardID="ivo://ivoa.net/std/Registry"' in description)
    equal(re.findall("<maxRecords>(.*?)<", description), ["2"])
    equal(re.findall('<accessURL use="base">(.*?)<', description), [BASE + "/oai.xml"])
    earliest = re.search("<earliestDatestamp>(.*?)<", answer.text).group(1)
    equal(min(date for _, date, _, _ in harvest_all(SERVER)), earliest)


def test_gzip_is_what_identify_says():
    answer = SERVER.get("/oai.xml?verb=Identify", Accept_Encoding="gzip")
    equal(answer.headers["content-encoding"], "gzip")


def test_formats_and_sets():
    answer = harvest(SERVER, "verb=ListMetadataFormats")
    equal(re.findall("<metadataPrefix>(.*?)<", answer.text), ["ivo_vor", "oai_dc"])
    equal(answer.text.count("<metadataFormat>"),
          harvest(SERVER, "verb=ListMetadataFormats&identifier=" + SERVICES[0]).text.count("<metadataFormat>"))
    equal(re.findall("<setSpec>(.*?)<", harvest(SERVER, "verb=ListSets").text), ["ivo_managed"])


def test_vosi_of_the_registry():
    for name in ("capabilities", "availability"):
        answer = SERVER.get("/oai-%s.xml" % name)
        equal((name, answer.status, schemas.problems(SCHEMA, answer.body)), (name, 200, []))
    text = harvest(SERVER, "verb=Identify").text
    holds(BASE + "/oai-capabilities.xml" in text and BASE + "/oai-availability.xml" in text, text)


def test_every_record_in_pages():
    for verb in ("ListIdentifiers", "ListRecords"):
        found = harvest_all(SERVER, verb)
        equal(sorted(identifier for identifier, _, _, _ in found), sorted(OWN + [WHOLE] + SERVICES))
        equal({tuple(sets) for _, _, sets, _ in found}, {("ivo_managed",)})
        equal(found, sorted(found, key=lambda header: (header[1], header[0])))
    first = harvest(SERVER, "verb=ListIdentifiers&metadataPrefix=oai_dc")
    equal(len(headers(first)), 2)
    equal(token_of(first)[1], {"completeListSize": "6", "cursor": "0"})


def test_records_are_of_their_types():
    types = {}
    for identifier in OWN + [WHOLE] + SERVICES:
        answer = harvest(SERVER, {"verb": "GetRecord", "metadataPrefix": "ivo_vor", "identifier": identifier})
        record = re.search("<ri:Resource.*?</ri:Resource>", answer.text, re.S).group(0)
        types[identifier] = re.search('xsi:type="(.*?)"', record).group(1)
        equal(re.findall("<identifier>(.*?)<", record), [identifier])
        # the record and the envelope tell the same date
        equal(re.search(' updated="(.*?)"', record).group(1), headers(answer)[0][1])
    equal(types, dict.fromkeys(SERVICES, "vs:CatalogService") |
          {WHOLE: "vs:CatalogResource", OWN[0]: "vg:Authority", OWN[1]: "vg:Registry"})


def test_identifiers_do_not_differ_by_case():
    answer = harvest(SERVER, {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "IVO://FR.Observatory/M/First"})
    equal(headers(answer)[0][0], SERVICES[0])
    equal(re.findall("<dc:creator>(.*?)<", answer.text), ["Messier, C.", "Mechain, P."])
    holds("<dc:title>Nebulae &amp; &lt;galaxies&gt;" in answer.text, answer.text)


def test_post_is_as_good_as_get():
    for query in ("verb=ListSets", "verb=ListRecords&metadataPrefix=oai_dc", "verb=nonsense", "verb=ListRecords"):
        one, other = harvest(SERVER, query), harvest(SERVER, query, post=True)
        equal(re.sub("<responseDate>.*?<", "", one.text), re.sub("<responseDate>.*?<", "", other.text))


def test_errors():
    good = "verb=ListRecords&metadataPrefix=ivo_vor"
    get = "verb=GetRecord&metadataPrefix=ivo_vor&identifier="
    for query, wanted in (
            ("", ["badVerb"]), ("verb=", ["badVerb"]), ("verb=identify", ["badVerb"]), ("Verb=Identify", ["badVerb"]),
            ("verb=Identify&verb=Identify", ["badVerb"]), ("verb=%3Cx%3E", ["badVerb"]),
            ("verb=Identify&x=1", ["badArgument"]), ("verb=Identify&metadataPrefix=ivo_vor", ["badArgument"]),
            ("verb=ListSets&set=ivo_managed", ["badArgument"]), ("verb=ListRecords", ["badArgument"]),
            ("verb=ListIdentifiers&set=ivo_managed", ["badArgument"]), ("verb=GetRecord", ["badArgument"] * 2),
            (good + "&metadataPrefix=ivo_vor", ["badArgument"]), (good + "&from=", ["badArgument"]),
            (good + "&MetadataPrefix=ivo_vor", ["badArgument"]), (good + "&" + "x" * 70 + "=1", ["badArgument"]),
            (good + "&set=a%20b", ["badArgument"]), ("verb=ListRecords&metadataPrefix=%22%3E", ["badArgument"]),
            (good + "&from=2026-13-01", ["badArgument"]), (good + "&from=yesterday", ["badArgument"]),
            (good + "&from=2026-01-31T12:00Z", ["badArgument"]), (good + "&from=2026-01-31T12:00:00", ["badArgument"]),
            (good + "&from=2026-01-31T25:00:00Z", ["badArgument"]), (good + "&until=2026-02-30", ["badArgument"]),
            (good + "&from=0000-01-01", ["badArgument"]), (good + "&from=2026-01-31%0a", ["badArgument"]),
            (good + "&from=2026-01-01&until=2026-01-01T00:00:00Z", ["badArgument"]),
            (good + "&from=2026-01-02&until=2026-01-01", ["badArgument"]),
            (good + "&until=2000-01-01", ["noRecordsMatch"]), (good + "&from=2200-01-01", ["noRecordsMatch"]),
            (good + "&set=other", ["noRecordsMatch"]), (good + "&set=ivo_managed:x", ["noRecordsMatch"]),
            ("verb=ListRecords&metadataPrefix=marc", ["cannotDisseminateFormat"]),
            ("verb=ListIdentifiers&metadataPrefix=IVO_VOR", ["cannotDisseminateFormat"]),
            ("verb=GetRecord&metadataPrefix=marc&identifier=" + SERVICES[0], ["cannotDisseminateFormat"]),
            (get + "ivo://fr.observatory/none", ["idDoesNotExist"]), (get + "%3C%22%20%C3%BC", ["idDoesNotExist"]),
            ("verb=ListMetadataFormats&identifier=x", ["idDoesNotExist"]),
            ("verb=ListSets&resumptionToken=x", ["badResumptionToken"]),
            ("verb=ListRecords&resumptionToken=x", ["badResumptionToken"]),
            ("verb=ListRecords&resumptionToken=", ["badArgument"]),
            ("verb=ListRecords&resumptionToken=x&metadataPrefix=ivo_vor", ["badArgument"]),
            ("verb=Identify&" + "&".join("a%d=" % i for i in range(50)), ["badArgument"] * 10)):
        answer = harvest(SERVER, query)
        equal((query, codes(answer)), (query, wanted))
        if wanted[0] in ("badVerb", "badArgument"):
            equal(request_of(answer), ("", BASE + "/oai.xml"))
        else:
            holds(request_of(answer)[0].startswith(' verb="'), query)


def test_dates_are_inclusive_in_both_granularities():
    date = harvest_all(SERVER)[0][1]
    everything = len(OWN + [WHOLE] + SERVICES)
    equal(len(harvest_all(SERVER, **{"from": date, "until": "2199-01-01T00:00:00Z"})), everything)
    equal(len([h for h in harvest_all(SERVER, until=date)]), len([h for h in harvest_all(SERVER) if h[1] == date]))
    equal(len(harvest_all(SERVER, **{"from": date[:10], "until": "2199-01-01"})), everything)
    holds(harvest_all(SERVER, until=date[:10]))


def test_tokens_cannot_be_made_up():
    token, _ = token_of(harvest(SERVER, "verb=ListRecords&metadataPrefix=ivo_vor"))
    equal(re.sub("[A-Za-z0-9._-]", "", token), "")
    second = [headers(harvest(SERVER, {"verb": "ListRecords", "resumptionToken": token})) for _ in range(2)]
    equal(second[0], second[1])
    forged = [token[:-1], token + "A", token[1:], "0" * 32 + token[32:], token[:32], token[:32] + "AAAA", "A" * 1000]
    forged += [token[:i] + ("A" if token[i] != "A" else "B") + token[i + 1:] for i in range(0, len(token) - 4, 7)]
    for other in forged:
        answer = harvest(SERVER, {"verb": "ListRecords", "resumptionToken": other})
        equal((other, codes(answer)), (other, ["badResumptionToken"]))
    equal(codes(harvest(SERVER, {"verb": "ListIdentifiers", "resumptionToken": token})), ["badResumptionToken"])
    equal(codes(harvest(SERVER, {"verb": "ListRecords", "resumptionToken": token, "set": "ivo_managed"})), ["badArgument"])


def test_without_the_switch_there_is_no_registry():
    with wire.Server(PROGRAM, {"first.csv": wire.SKY}) as server:
        for path in ("/oai.xml?verb=Identify", "/oai-capabilities.xml", "/oai-availability.xml"):
            equal((path, server.get(path).status), (path, 404))
        holds("oai" not in dict(server.services))


def test_a_registry_of_nobody_says_what_it_lacks():
    about = {"title": "Stars", "identifier": ABOUT["identifier"], "contact_email": "desk@localhost"}
    with registry({"first.csv": wire.SKY}, about=about) as server:
        answer = server.get("/oai.xml?verb=Identify")
        equal(answer.status, 503)
        holds("Publisher, Contact, Contact E-Mail" in answer.text and "Identifier" not in answer.text, answer.text)


def test_unfinished_records_stay_at_home():
    about = {key: ABOUT[key] for key in ("identifier", "publisher", "contact_name", "contact_email")}
    with registry({"first.csv": wire.SKY}, about=about) as server:
        equal([h[0] for h in harvest_all(server)], OWN)
        equal(server.get("/record.xml").status, 404)
        answer = server.get("/first/record.xml")
        equal(answer.status, 404)
        holds("title" in answer.text, answer.text)
        edit(server, **ABOUT)
        equal([h[0] for h in harvest_all(server)], sorted(OWN + ["ivo://fr.observatory/m"]))


def test_a_preview_promises_nothing():
    with registry({"first.csv": wire.SKY}) as server:
        holds("<deletedRecord>no<" in harvest(server, "verb=Identify").text)
        date = harvest_all(server)[0][1]
        holds(abs(os.stat(os.path.join(server.folder, "p.nuncius")).st_mtime - time.time()) < 600)
        holds(date.startswith(time.strftime("%Y-", time.gmtime())), date)
        edit(server, identifier="ivo://fr.observatory/n")
        equal([h[0] for h in harvest_all(server)], sorted(OWN + ["ivo://fr.observatory/n"]))


def test_dates_move_with_changes_only():
    with registry({"first.csv": wire.SKY, "second.csv": wire.SKY}, "--base-url", BASE) as server:
        before = {h[0]: h[1] for h in harvest_all(server)}
        next_second()
        equal({h[0]: h[1] for h in harvest_all(server)}, before)
        edit(server, title="Another title")
        after = {h[0]: h[1] for h in harvest_all(server)}
        for identifier, date in before.items():
            equal((identifier, after[identifier] > date), (identifier, identifier in SERVICES + [WHOLE]))
        # a harvester that comes again gets what has changed, and nothing else
        changed = [h[0] for h in harvest_all(server, **{"from": after[SERVICES[0]]})]
        equal(sorted(changed), [WHOLE] + SERVICES[:2])
        next_second()
        restart(server, "--base-url", BASE)
        equal({h[0]: h[1] for h in harvest_all(server)}, after)
        next_second()
        restart(server, "--base-url", BASE + "y")
        holds(all(h[1] > after[h[0]] for h in harvest_all(server)))


def test_what_is_gone_is_told_as_deleted():
    with registry({"first.csv": wire.SKY}, "--base-url", BASE) as server:
        gone = "ivo://fr.observatory/m"
        date = {h[0]: h[1] for h in harvest_all(server)}[gone]
        next_second()
        edit(server, identifier="ivo://fr.observatory/n")
        deleted = {h[0]: h for h in harvest_all(server, "ListRecords", set="ivo_managed")}
        equal([i for i, h in deleted.items() if h[3]], [gone])
        holds(deleted[gone][1] > date, deleted)
        answer = harvest(server, "verb=GetRecord&metadataPrefix=ivo_vor&identifier=" + gone)
        holds("<metadata>" not in answer.text and headers(answer)[0][3], answer.text)
        equal(codes(harvest(server, "verb=ListMetadataFormats&identifier=" + gone)), ["noMetadataFormats"])
        next_second()
        edit(server, identifier=gone)
        back = {h[0]: h for h in harvest_all(server)}
        equal((back[gone][3], back["ivo://fr.observatory/n"][3]), (False, True))
        # records of an authority that this registry no longer manages are not among those that it manages
        edit(server, identifier="ivo://org.other/m")
        equal(sorted(h[0] for h in harvest_all(server, set="ivo_managed")),
              ["ivo://org.other", "ivo://org.other/m", "ivo://org.other/registry"])
        equal(sorted(h[0] for h in harvest_all(server) if h[3]), sorted(OWN + [gone, "ivo://fr.observatory/n"]))


def test_a_publication_is_withdrawn_and_comes_back():
    with registry({"first.csv": wire.SKY}, "--base-url", BASE) as server:
        edit(server, status="deleted")
        equal([(h[0], h[3]) for h in sorted(harvest_all(server, "ListRecords"))],
              [(OWN[0], False), ("ivo://fr.observatory/m", True), (OWN[1], False)])
        answer = server.get("/first/record.xml")
        holds(answer.status == 200 and ' status="deleted"' in answer.text, answer.text)
        edit(server, status="inactive")
        text = harvest(server, "verb=GetRecord&metadataPrefix=ivo_vor&identifier=ivo://fr.observatory/m").text
        holds(' status="inactive"' in text, text)
        edit(server, status="active")
        equal([h[3] for h in harvest_all(server)], [False] * 3)


def test_a_service_may_be_called_as_the_registry_would_be():
    for about in (ABOUT, {key: ABOUT[key] for key in ("publisher", "contact_name", "contact_email")}):
        with registry({"first.csv": wire.SKY}, about=dict(about, identifier="ivo://fr.observatory/registry")) as server:
            found = [h[0] for h in harvest_all(server)]
            holds("ivo://fr.observatory/oai-registry" in found, found)
            equal("ivo://fr.observatory/registry" in found, about is ABOUT)
            holds("<identifier>ivo://fr.observatory/oai-registry<" in harvest(server, "verb=Identify").text)


def test_what_a_stranger_wrote_into_the_memory():
    with registry({"first.csv": wire.SKY}, "--base-url", BASE) as server:
        harvest_all(server)
        file = sqlite3.connect(os.path.join(server.folder, "p.nuncius"))
        with file:
            file.execute("INSERT INTO harvest VALUES ('<&\"', NULL, -9e18, 9e18), ('ivo://fr.observatory/x y', 'a', 1, 2),"
                         " (x'ff00', NULL, 1, 1), ('', NULL, 1, 1), ('ivo://fr.observatory/line' || char (10), NULL, 1, 1)")
            file.executemany("INSERT INTO harvest VALUES (?, NULL, 1, 1)",
                             (("ivo://fr.observatory/%d" % i,) for i in range(50000)))
        file.close()
        for verb in ("ListIdentifiers", "ListRecords", "Identify"):
            begin = time.monotonic()
            answer = harvest(server, {"verb": verb} if verb == "Identify" else {"verb": verb, "metadataPrefix": "ivo_vor"})
            holds(time.monotonic() - begin < 10, "many lines take their square of time")
            holds("%0A" not in answer.text and "observatory/line" not in answer.text)
        holds(server.process.poll() is None)


def test_a_change_that_cannot_be_noted_is_not_told():
    with registry({"first.csv": wire.SKY}, "--base-url", BASE) as server:
        before = harvest_all(server)
        edit(server, title="Another title")
        other = sqlite3.connect(os.path.join(server.folder, "p.nuncius"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        answer = server.get("/oai.xml?verb=Identify")
        equal((answer.status, answer.headers["retry-after"]), (503, "10"))
        other.execute("ROLLBACK")
        other.close()
        holds(harvest_all(server) != before)


def test_a_list_goes_on_while_records_change():
    with registry({"first.csv": wire.SKY, "second.csv": wire.SKY}, "--base-url", BASE, "--oai-page", "1") as server:
        answer = harvest(server, "verb=ListIdentifiers&metadataPrefix=ivo_vor")
        seen = [h[0] for h in headers(answer)]
        next_second()
        edit(server, title="Another title")
        while token_of(answer) and token_of(answer)[0]:
            answer = harvest(server, {"verb": "ListIdentifiers", "resumptionToken": token_of(answer)[0]})
            seen += [h[0] for h in headers(answer)]
        holds(set(OWN + SERVICES[:2]) <= set(seen), seen)


def test_tokens_end_with_their_server():
    with registry({"first.csv": wire.SKY}, "--base-url", BASE, "--oai-page", "1") as server:
        token, _ = token_of(harvest(server, "verb=ListRecords&metadataPrefix=ivo_vor"))
        restart(server, "--base-url", BASE, "--oai-page", "1")
        equal(codes(harvest(server, {"verb": "ListRecords", "resumptionToken": token})), ["badResumptionToken"])


def test_the_record_at_its_own_address():
    for table in ("/first", "/second", ""):
        answer = SERVER.get("%s/record.xml" % table)
        equal((answer.status, answer.headers["content-type"], schemas.problems(SCHEMA, answer.body)),
              (200, "text/xml", []))
        listed = harvest(SERVER, "verb=GetRecord&metadataPrefix=ivo_vor&identifier=ivo://fr.observatory/m" + table).text
        record = re.search("<ri:Resource.*?</ri:Resource>", listed, re.S).group(0)
        holds(record.replace(' xmlns=""', "", 1) in answer.text, record, answer.text)
        again = SERVER.get("%s/record.xml" % table, If_Modified_Since=answer.headers["last-modified"])
        equal((again.status, again.body), (304, b""))
        equal(SERVER.get("%s/record.xml" % table, If_None_Match=answer.headers["etag"]).status, 304)
        equal(SERVER.get("%s/record.xml" % table, If_Modified_Since="Thu, 01 Jan 1970 00:00:10 GMT").status, 200)


def test_images_and_spectra_too():
    data = observations.files_of(observations.make_images(3) + observations.make_spectra(3))
    with registry({"stars.csv": wire.SKY}, observations=data) as server:
        found = harvest_all(server, "ListRecords")
        equal(len(found), len(OWN) + 4)
        for identifier in (h[0] for h in found):
            harvest(server, "verb=GetRecord&metadataPrefix=ivo_vor&identifier=" + identifier)
        harvest(server, "verb=ListRecords&metadataPrefix=oai_dc")


CLIENT = """
import sys
from gavo.protocols import oaiclient
url = sys.argv[1]
print(sorted(r["id"] for r in oaiclient.getIdentifiers(url, set="ivo_managed")))
print(sorted(r["title"] for r in oaiclient.getRecords(url, set="ivo_managed") if "title" in r))
print(oaiclient.getServerProperties(url).deletedRecord)
"""


def test_another_harvester_gets_all_of_it():
    # DaCHS 2.11 asks for its database as soon as it is loaded, but for when that is still to be made
    with tempfile.TemporaryDirectory() as home:
        run = subprocess.run(["/usr/bin/python3", "-W", "ignore", "-c", CLIENT, "http://127.0.0.1:%d/oai.xml" % SERVER.port],
                             env=dict(os.environ, HOME=home, GAVO_INIT_RUNNING="yes"), capture_output=True, text=True, timeout=60, check=False)
    equal((run.returncode, run.stderr if run.returncode else ""), (0, ""))
    identifiers, titles, policy = run.stdout.splitlines()
    equal(identifiers, repr(sorted(OWN + [WHOLE] + SERVICES)))
    holds("Observatory & Sons Publishing Registry" in titles and titles.count("Nebulae & <galaxies>") == 4, titles)
    equal(policy, "persistent")


wire.run(wire.tests_of(globals()))
