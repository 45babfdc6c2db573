#!/usr/bin/python3
"""schemas.py FILE...: validates VO documents against the official schemas, without any network.

One joint schema of all, since xsi:type mixes them; every import is taken from the folder of Debian's
package python3-gavo.  Prints "FILE: valid" or what is wrong, and ends with status 1 when anything is."""
import os
import sys

from lxml import etree

SCHEMATA = "/usr/lib/python3/dist-packages/gavo/resources/schemata"
XS = "http://www.w3.org/2001/XMLSchema"
NAMES = """VOResource RegistryInterface VODataService ConeSearch SIA SSA-v1.2 VOSICapabilities VOSITables
VOSIAvailability VORegistry OAI-PMH oai_dc VOTable stc xlink xml""".split()


class Local(etree.Resolver):
    """Every address is the file of its last part in the folder; what is not there is an error."""

    def resolve(self, url, pubid, context):
        name = url.split("/")[-1]
        # newer packages ask for a version of STC that they do not carry under its name
        path = os.path.join(SCHEMATA, "stc.xsd" if name.startswith("stc-v") else name)
        if os.path.exists(path):
            return self.resolve_filename(path, context)
        if os.path.exists(url):
            return None
        raise IOError("no local copy of " + url)


def driver():
    """A schema that imports all the others."""
    root = etree.Element("{%s}schema" % XS, nsmap={"xs": XS}, targetNamespace="urn:joint")
    for name in NAMES:
        path = os.path.join(SCHEMATA, name + ".xsd")
        space = etree.parse(path, etree.XMLParser(no_network=True)).getroot().get("targetNamespace")
        etree.SubElement(root, "{%s}import" % XS, namespace=space, schemaLocation=name + ".xsd")
    return etree.ElementTree(root)


def load():
    """The joint schema."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    # libxml2 takes its documents from the parser that is the default when the driver is made
    etree.set_default_parser(parser)
    try:
        schema = etree.XMLSchema(driver())
    finally:
        etree.set_default_parser()
    lost = [e.message for e in schema.error_log if e.type_name != "SCHEMAP_WARN_SKIP_SCHEMA"]
    if lost:
        raise RuntimeError("; ".join(lost))
    return schema


def problems(schema, document):
    """What is wrong with a document (bytes), a list of sentences."""
    try:
        tree = etree.fromstring(document, etree.XMLParser(no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        return ["not well-formed: %s" % error]
    if schema.validate(tree):
        return []
    return ["line %d: %s" % (e.line, e.message) for e in schema.error_log]


def main():
    schema, bad = load(), 0
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            found = problems(schema, file.read())
        bad += bool(found)
        print("%s: %s" % (path, "INVALID" if found else "valid"))
        for problem in found[:20]:
            print("  " + problem)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
