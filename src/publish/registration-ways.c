/* What is said of each way into the registry, in the order in which it is read; "{name}" stands for a value of the
 * publication.  What the foreign services ask for rests on their own pages: the IVOA's "Getting into the registry",
 * the proxy's and the forms' help; addresses of theirs stand only in the links. */

#include "publish/registration-ways.h"

#include <glib/gi18n-lib.h>

#define REGTAP "http://reg.g-vo.org/tap"
#define STILTS(query) "stilts tapquery sync=true tapurl=" REGTAP " adql=\"" query "\""

static const char find_by_identifier[] =
    STILTS ("SELECT ivoid, res_title, updated FROM rr.resource WHERE ivoid = '{identifier_lower}'");
static const char find_by_address[] =
    STILTS ("SELECT ivoid, res_title, updated FROM rr.resource NATURAL JOIN rr.interface WHERE "
            "access_url LIKE '{base}/{table}/%'");
static const char find_authority[] =
    STILTS ("SELECT ivoid, res_title FROM rr.resource WHERE ivoid = 'ivo://{authority_lower}' OR "
            "ivoid LIKE 'ivo://{authority_lower}/%'");
static const char write_record[] =
    "nunciusctl record {publication} --table {table} --base-url {base} -o {record_file}";

/* What more than one way says. */
#define RUNS_FOR_GOOD                                                                              \
  N_ ("The service runs for good at an address that everybody can reach: {base} is what "          \
      "the record says.")
#define ASK_A_REGISTRY                                                                             \
  N_ ("A day or two later, ask a searchable registry for the identifier. One line back means "     \
      "that it is there.")

/* -- by the host ----------------------------------------------------------------------------------- */

static const NunWayLine host_lines[] = {
  { NUN_WAY_NEED,
    N_ ("A data centre that takes the data: the one of your institute, or one that takes "
        "other people's data too."),
    NULL, NULL },
  { NUN_WAY_NEED, N_ ("The finished record of “{title}”, in the file {record_file}."), NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("Ask the data centre under which identifier and at which address the service will "
        "be. Identifiers belong to whoever owns their authority: now it says {identifier}."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("Write the answer into the publication (Identifier in the About step, the address "
        "here), and save the record anew."),
    write_record, NULL },
  { NUN_WAY_STEP,
    N_ ("Send the package for the host together with {record_file}. The record tells the host "
        "what to register; {contact} is the address at which it can ask back."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("The data centre publishes the record through its own registry. Do not register it on "
        "another way too: a service with two records confuses everybody."),
    NULL, NULL },
  { NUN_WAY_AFTERWARDS,
    N_ ("The searchable registries fetch what is new from the data centre's registry, about once a "
        "day. Then TOPCAT, Aladin and pyVO find the service."),
    NULL, NULL },
  { NUN_WAY_CHECK, ASK_A_REGISTRY, find_by_identifier, NULL },
  { NUN_WAY_WITHDRAW,
    N_ ("Ask the data centre. It marks its record as deleted, and registries drop the service "
        "with their next visit."),
    NULL, NULL },
  { NUN_WAY_WITHDRAW, NULL, NULL, NULL },
};

/* -- by a proxy ------------------------------------------------------------------------------------ */

static const NunWayLine proxy_lines[] = {
  { NUN_WAY_NEED, RUNS_FOR_GOOD, NULL, NULL },
  { NUN_WAY_NEED,
    N_ ("The record lies at such an address too: this program serves it at {record_url}; "
        "{record_file} on any web server does as well."),
    "{record_url}", NULL },
  { NUN_WAY_NEED,
    N_ ("Somebody reads the mail of {contact}, the contact in the record: the proxy "
        "writes there, and only there."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("From another network, open the record's address in a browser: the XML of “{title}” must "
        "come."),
    "curl -fsS {record_url}", NULL },
  { NUN_WAY_STEP,
    N_ ("Open the page of the proxy (purx, run by the German Virtual Observatory), choose to "
        "enrol a record and enter the record's address."),
    "{record_url}", "http://dc.g-vo.org/PURX" },
  { NUN_WAY_STEP,
    N_ ("The proxy fetches and validates the record, and says at once what it does not like. Mend "
        "that in the publication and enter the address again."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("A message comes to {contact}; open the address in it within a day. Only then is the "
        "record enrolled."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("The proxy gives the record an identifier of its own authority. Note it: in the "
        "registry the service goes by that name, not by {identifier}."),
    NULL, NULL },
  { NUN_WAY_AFTERWARDS,
    N_ ("The proxy looks at the record's address about once a day and takes it anew when "
        "its date of update is newer; the searchable registries follow a day later."),
    NULL, NULL },
  { NUN_WAY_AFTERWARDS,
    N_ ("You need not tell anybody of changes, but the address must stay reachable."), NULL, NULL },
  { NUN_WAY_CHECK,
    N_ ("Two days later, ask a searchable registry for the service's address: its identifier "
        "comes back."),
    find_by_address, NULL },
  { NUN_WAY_WITHDRAW,
    N_ ("Set the status of the publication to deleted (in the About step): the record at the same "
        "address then says so with a new date. Leave it there for a week at least, so that "
        "the proxy and the registries see it."),
    "nunciusctl set {publication} status=deleted", NULL },
  { NUN_WAY_WITHDRAW,
    N_ ("If the service is still listed after a week, write to those who run the proxy; their "
        "address is on its page."),
    NULL, "http://dc.g-vo.org/PURX" },
  { NUN_WAY_WITHDRAW, NULL, NULL, NULL },
};

/* -- by a form ------------------------------------------------------------------------------------- */

static const NunWayLine form_lines[] = {
  { NUN_WAY_NEED, RUNS_FOR_GOOD, NULL, NULL },
  { NUN_WAY_NEED,
    N_ ("An account at one of the registries with a form; either will do, and one is enough."),
    NULL, NULL },
  { NUN_WAY_NEED,
    N_ ("An authority, the first part of the identifier (now {authority}). The registry sets it up "
        "for your institute when nobody has it yet."),
    find_authority, NULL },
  { NUN_WAY_STEP,
    N_ ("Choose: the Euro-VO registry of the European Space Agency takes records of "
        "everybody."),
    NULL, "http://registry.euro-vo.org/" },
  { NUN_WAY_STEP,
    N_ ("Or: the publishing wizard of the Space Telescope Science Institute does too; its help "
        "page "
        "tells how to get an account."),
    NULL, "http://vao.stsci.edu/vo-directory/publishing/help.html" },
  { NUN_WAY_STEP,
    N_ ("Ask for an account and, in the same message, for the authority {authority} "
        "in the name of {publisher}."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("If you get another authority, write the new identifier into the About step and save the "
        "record anew."),
    write_record, NULL },
  { NUN_WAY_STEP,
    N_ ("Log in and make a new resource. Where the form takes a whole record, give it "
        "{record_file}; else copy the values from it field by field."),
    NULL, NULL },
  { NUN_WAY_STEP,
    N_ ("Let the registry validate the resource before you publish it, and mend what it names "
        "both here and there, so that the two remain the same."),
    NULL, NULL },
  { NUN_WAY_AFTERWARDS,
    N_ ("The registry publishes the record at once; other searchable registries have it about a "
        "day later."),
    NULL, NULL },
  { NUN_WAY_AFTERWARDS,
    N_ ("Nobody fetches changes by itself: after a change log in again and change the "
        "resource there too."),
    NULL, NULL },
  { NUN_WAY_CHECK, ASK_A_REGISTRY, find_by_identifier, NULL },
  { NUN_WAY_WITHDRAW,
    N_ ("Log in and delete the resource in the form. The registry tells the others that it is "
        "gone."),
    NULL, NULL },
  { NUN_WAY_WITHDRAW, NULL, NULL, NULL },
};

/* -- by an own endpoint ---------------------------------------------------------------------------- */

static const NunWayLine own_lines[] = {
  { NUN_WAY_NEED,
    N_ ("A machine that serves this publication for good at {base}; registries come by every day."),
    NULL, NULL },
  { NUN_WAY_NEED,
    N_ ("An authority (now {authority}) that is managed by no other registry. Look whether "
        "anybody has it: no line back means that it is free."),
    find_authority, NULL },
  { NUN_WAY_NEED,
    N_ ("Publisher and contact (now {publisher}, {contact}): the endpoint writes the records of "
        "the authority and of the registry itself from them."),
    NULL, NULL },
  { NUN_WAY_STEP, N_ ("Run the server with the endpoint, and see that it starts with the machine."),
    "nunciusctl serve {publication} --network --oai --base-url {base}", NULL },
  { NUN_WAY_STEP,
    N_ ("From another network, ask the endpoint who it is: the name of the registry and {contact} "
        "must come."),
    "curl -fsS '{oai_url}?verb=Identify'", NULL },
  { NUN_WAY_STEP,
    N_ ("Open the Registry of Registries, choose to validate a registry and enter the endpoint's "
        "address. Mend what it names until nothing is left."),
    "{oai_url}", "http://rofr.ivoa.net/" },
  { NUN_WAY_STEP,
    N_ ("Only then choose to register it, on the same page. From then on {authority} is yours to "
        "manage: do not let its records be published by anybody else."),
    NULL, "http://rofr.ivoa.net/" },
  { NUN_WAY_AFTERWARDS,
    N_ ("The searchable registries learn of the endpoint from the Registry of Registries and "
        "fetch what has changed since their last visit, about once a day, without being asked."),
    NULL, NULL },
  { NUN_WAY_AFTERWARDS,
    N_ ("A record that is not complete is not handed out: it appears when the last question "
        "is answered."),
    NULL, NULL },
  { NUN_WAY_CHECK, N_ ("See which records the endpoint hands out."),
    "curl -fsS '{oai_url}?verb=ListIdentifiers&metadataPrefix=ivo_vor&set=ivo_managed'", NULL },
  { NUN_WAY_CHECK,
    N_ ("A day or two later, ask a searchable registry for the authority: its own record, the "
        "registry's and the service's must come."),
    find_authority, NULL },
  { NUN_WAY_WITHDRAW,
    N_ ("Set the status of the publication to deleted (in the About step) and leave the endpoint "
        "running: it tells every visitor that the records are deleted."),
    "nunciusctl set {publication} status=deleted", NULL },
  { NUN_WAY_WITHDRAW,
    N_ ("Before the machine itself goes, wait half a year and write to the IVOA's Registry Working "
        "Group (registry@ivoa.net), so that the endpoint is taken from the Registry of "
        "Registries."),
    NULL, NULL },
  { NUN_WAY_WITHDRAW, NULL, NULL, NULL },
};

const NunWay nun_registration_ways[NUN_N_REGISTRATION_WAYS] = {
  [NUN_REGISTRATION_HOST] = { "host", N_ ("The data centre registers it"),
                              N_ ("For data that a data centre will serve for you: the easiest "
                                  "way, "
                                  "and the one that lasts longest."),
                              host_lines },
  [NUN_REGISTRATION_PROXY] = { "proxy", N_ ("A proxy fetches the record from a web address"),
                               N_ ("For a service on a machine of your own and no registry at "
                                   "hand; "
                                   "changes reach the registry by themselves."),
                               proxy_lines },
  [NUN_REGISTRATION_FORM] = { "form", N_ ("A registry's web form"),
                              N_ ("For one or two services that hardly ever change."), form_lines },
  [NUN_REGISTRATION_OWN] = { "own", N_ ("A registry endpoint of your own"),
                             N_ ("For an institute that will publish more and keeps a machine "
                                 "running: the server answers registries itself (OAI-PMH)."),
                             own_lines },
};
