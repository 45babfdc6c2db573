/* What each client is said to make of an answer, against what was seen of pyVO 1.2.1 and 1.9 and of STILTS 3.4.7 with these very
 * documents. */
#include "health/client-reading.h"

#include <string.h>

#define HEAD                                                                                       \
  "<?xml version=\"1.0\"?><VOTABLE version=\"1.3\" "                                               \
  "xmlns=\"http://www.ivoa.net/xml/VOTable/v1.3\">"                                                \
  "<RESOURCE type=\"results\">"
#define TAIL "</RESOURCE></VOTABLE>"
#define TABLE                                                                                      \
  "<TABLE><FIELD name=\"id\" ucd=\"ID_MAIN\" datatype=\"char\" arraysize=\"*\"/>"                  \
  "<FIELD name=\"e_ra\" ucd=\"stat.error;pos.eq.ra\" datatype=\"double\"/>"                        \
  "<FIELD name=\"ra\" ucd=\"POS_EQ_RA_MAIN\" datatype=\"double\"/>"                                \
  "<FIELD name=\"dec\" ucd=\"POS_EQ_DEC_MAIN\" datatype=\"double\"/>"                              \
  "<FIELD name=\"acref\" ucd=\"VOX:Image_AccessReference\" utype=\"ssa:Access.Reference\" "        \
  "datatype=\"char\" "                                                                             \
  "arraysize=\"*\"/>"                                                                              \
  "<DATA><TABLEDATA><TR><TD>i0</TD><TD>1</TD><TD>10</TD><TD>20</TD><TD>http://127.0.0.1:1/</TD></" \
  "TR>"                                                                                            \
  "<TR><TD>i1</TD><TD>1</TD><TD>11</TD><TD>21</TD><TD/></TR></TABLEDATA></DATA></TABLE>"
#define STATUS(value, text) "<INFO name=\"QUERY_STATUS\" value=\"" value "\">" text "</INFO>"
#define ERROR_INFO "<INFO name=\"Error\" value=\"Sentence of the service\"/>"

static NunClientReading *
read_as (NunAsk ask, guint status, const char *text)
{
  NunHeard          heard = { .status = status,
                              .body = g_bytes_new_static (text, strlen (text)),
                              .length = -1 };
  NunClientReading *reading;

  heard.n_bytes = (gint64) strlen (text);
  reading = nun_client_reading_new (ask, "http://h/", &heard);
  g_bytes_unref (heard.body);
  return reading;
}

static const NunClientPoint *
find (const NunClientReading *reading, NunClient client, const char *label)
{
  for (guint i = 0; i < reading->points->len; i++)
    {
      const NunClientPoint *point = reading->points->pdata[i];

      if (point->client == client && g_str_equal (point->label, label))
        return point;
    }
  return NULL;
}

typedef struct
{
  const char *document;
  guint       status;
  NunAsk      ask;
  const char *pyvo, *stilts; /* what they show */
  gboolean    pyvo_remarks, stilts_remarks;
} Case;

#define TWO "2 rows"
#define MISSING "DALFormatError: VOTable response missing results table"
#define RAISED "DALQueryError: Sentence of the service"
#define SENTENCE "Sentence of the service"

static const Case cases[] = {
  { HEAD STATUS ("OK", "") TABLE TAIL, 200, NUN_ASK_SIA1, TWO, TWO, FALSE, FALSE },
  { HEAD STATUS ("OK", "") TABLE STATUS ("OVERFLOW", "") TAIL, 200, NUN_ASK_CONE, TWO, TWO, TRUE,
    TRUE },
  { HEAD STATUS ("OK", "") TABLE STATUS ("OVERFLOW", "") TAIL, 200, NUN_ASK_SSAP, TWO, TWO, TRUE,
    TRUE },
  { HEAD STATUS ("OVERFLOW", "too many") TABLE TAIL, 200, NUN_ASK_SIA2, TWO, TWO, TRUE, FALSE },
  { HEAD STATUS ("OVERFLOW", "too many") TABLE TAIL, 200, NUN_ASK_CONE, TWO, TWO, TRUE, TRUE },
  { HEAD STATUS ("ERROR", SENTENCE) TAIL, 200, NUN_ASK_CONE, MISSING,
    "No TABLE or error param in returned stream", FALSE, TRUE },
  { HEAD STATUS ("ERROR", SENTENCE) TAIL, 200, NUN_ASK_SIA1, RAISED, SENTENCE, FALSE, FALSE },
  { HEAD STATUS ("ERROR", SENTENCE) TAIL, 400, NUN_ASK_SIA2, RAISED,
    "Server returned HTTP response code: 400", FALSE, TRUE },
  { HEAD ERROR_INFO TAIL, 200, NUN_ASK_CONE, RAISED, SENTENCE, FALSE, FALSE },
  { HEAD ERROR_INFO TAIL, 200, NUN_ASK_SSAP, MISSING, "No TABLE element found", FALSE, TRUE },
  { HEAD STATUS ("ERROR", SENTENCE) ERROR_INFO TAIL, 200, NUN_ASK_CONE, RAISED, SENTENCE, FALSE,
    FALSE },
  { HEAD STATUS ("OK", "") TABLE STATUS ("ERROR", SENTENCE) TAIL, 200, NUN_ASK_SIA2, RAISED, TWO,
    FALSE, FALSE },
  { "Plain sentence", 400, NUN_ASK_CONE, "DALServiceError: 400",
    "Server returned HTTP response code: 400", FALSE, TRUE },
};

static void
test_what_is_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunClientReading) reading =
          read_as (cases[i].ask, cases[i].status, cases[i].document);
      const NunClientPoint *pyvo = find (reading, NUN_CLIENT_PYVO, "shows");
      const NunClientPoint *stilts = find (reading, NUN_CLIENT_STILTS, "shows");
      const NunClientPoint *topcat = find (reading, NUN_CLIENT_TOPCAT, "shows");

      g_test_message ("case %u", i);
      g_assert_cmpstr (pyvo->value, ==, cases[i].pyvo);
      g_assert_cmpstr (stilts->value, ==, cases[i].stilts);
      g_assert_cmpstr (topcat->value, ==, cases[i].stilts);
      g_assert_cmpint (pyvo->remark != NULL, ==, cases[i].pyvo_remarks);
      g_assert_cmpint (stilts->remark != NULL, ==, cases[i].stilts_remarks);
      g_assert_cmpuint (reading->status, ==, cases[i].status);
    }
}

static void
has_value (const NunClientReading *reading,
           NunClient               client,
           const char             *label,
           const char             *value,
           gboolean                is_missing)
{
  const NunClientPoint *point = find (reading, client, label);

  g_assert_nonnull (point);
  g_assert_cmpstr (point->value, ==, value);
  g_assert_cmpint (point->is_missing, ==, is_missing);
  g_assert_cmpint (point->remark != NULL, ==, is_missing);
}

static void
test_columns (void)
{
  g_autoptr (NunClientReading) cone = read_as (NUN_ASK_CONE, 200, HEAD TABLE TAIL);
  g_autoptr (NunClientReading) sia = read_as (NUN_ASK_SIA1, 200, HEAD TABLE TAIL);
  g_autoptr (NunClientReading) ssap = read_as (NUN_ASK_SSAP, 200, HEAD TABLE TAIL);

  g_assert_cmpint (cone->n_rows, ==, 2);
  g_assert_cmpuint (cone->n_columns, ==, 5);
  has_value (cone, NUN_CLIENT_PYVO, "record.pos.ra", "ra: 10", FALSE);
  has_value (cone, NUN_CLIENT_PYVO, "record.id", "id: i0", FALSE);
  has_value (cone, NUN_CLIENT_TOPCAT, "right ascension", "ra: 10", FALSE);
  has_value (cone, NUN_CLIENT_ALADIN, "declination", "dec: 20", FALSE);
  has_value (sia, NUN_CLIENT_PYVO, "record.title", "", TRUE);
  has_value (sia, NUN_CLIENT_PYVO, "record.acref", "acref: http://127.0.0.1:1/", FALSE);
  has_value (sia, NUN_CLIENT_TOPCAT, "address to open", "acref: http://127.0.0.1:1/", FALSE);
  has_value (sia, NUN_CLIENT_ALADIN, "form of the data", "", TRUE);
  has_value (ssap, NUN_CLIENT_PYVO, "record.acref", "acref: http://127.0.0.1:1/", FALSE);
  has_value (ssap, NUN_CLIENT_ALADIN, "address to open", "acref: http://127.0.0.1:1/", FALSE);
  g_assert_null (find (cone, NUN_CLIENT_PYVO, "record.title"));
}

/* The main position wins over another one before it, UCD over name: as `stilts coneskymatch` guessed them. */
static void
test_positions (void)
{
  static const struct
  {
    const char *fields, *topcat, *pyvo;
  } tables[] = {
    { "<FIELD name=\"a\" ucd=\"pos.eq.ra;meta.main\"/>", "a: 1", "" },
    { "<FIELD name=\"a\" ucd=\"pos.eq.ra\"/><FIELD name=\"b\" ucd=\"pos.eq.ra;meta.main\"/>",
      "b: 2", "" },
    { "<FIELD name=\"RA\"/><FIELD name=\"b\" ucd=\"pos.eq.ra;meta.main\"/>", "b: 2", "" },
    { "<FIELD name=\"RAJ2000\"/>", "RAJ2000: 1", "" },
    { "<FIELD name=\"ra_deg\"/>", "", "" },
    { "<FIELD name=\"x\" ucd=\"stat.error;pos.eq.ra\"/>", "", "" },
    { "<FIELD name=\"x\" ucd=\"meta.id\"/><FIELD name=\"b\" ucd=\"meta.main; POS_EQ_RA_MAIN\"/>",
      "", "b: 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *text = g_strdup_printf (
          HEAD
          "<TABLE>%s<DATA><TABLEDATA><TR><TD>1</TD><TD>2</TD></TR></TABLEDATA></DATA></TABLE>" TAIL,
          tables[i].fields);
      g_autoptr (NunClientReading) reading = read_as (NUN_ASK_CONE, 200, text);

      g_assert_cmpstr (find (reading, NUN_CLIENT_TOPCAT, "right ascension")->value, ==,
                       tables[i].topcat);
      g_assert_cmpstr (find (reading, NUN_CLIENT_PYVO, "record.pos.ra")->value, ==, tables[i].pyvo);
    }
}

static void
test_odd_answers (void)
{
  static const char *const odd[] = { "",
                                     "<",
                                     "<html/>",
                                     "<VOTABLE/>",
                                     "<VOTABLE><RESOURCE/></VOTABLE>",
                                     HEAD "<TABLE/>" TAIL,
                                     HEAD "<TABLE><DATA><BINARY/></DATA></TABLE>" TAIL,
                                     HEAD "<INFO/><INFO name=\"Error\"/>" TAIL,
                                     "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint ask = 0; ask < NUN_N_ASKS; ask++)
      for (guint status = 0; status <= 500; status += 100)
        {
          g_autoptr (NunClientReading) reading = read_as (ask, status, odd[i]);

          g_assert_cmpint (reading->n_rows, <=, 0);
          for (guint k = 0; k < reading->points->len; k++)
            g_assert_true (
                g_utf8_validate (((NunClientPoint *) reading->points->pdata[k])->value, -1, NULL));
        }
}

static void
test_long_cells (void)
{
  g_autofree char *cell = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf (
      HEAD "<TABLE><FIELD name=\"id\" "
           "ucd=\"ID_MAIN\"/><DATA><TABLEDATA><TR><TD>%s</TD></TR></TABLEDATA></DATA></TABLE>" TAIL,
      cell);
  g_autoptr (NunClientReading) reading = read_as (NUN_ASK_CONE, 200, text);

  g_assert_cmpint (g_utf8_strlen (find (reading, NUN_CLIENT_PYVO, "record.id")->value, -1), <, 250);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Nobody answers at a port of ours that is closed; cancelling is an error of its own. */
static void
test_asking (void)
{
  g_autoptr (GAsyncResult)     result = NULL;
  g_autoptr (GError)           error = NULL;
  g_autoptr (NunClientReading) reading = NULL;
  g_autoptr (GCancellable)     cancelled = g_cancellable_new ();

  nun_client_ask_async (NUN_ASK_CONE, "http://127.0.0.1:1/x", NULL, on_asked, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  reading = nun_client_ask_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->status, ==, 0);
  g_assert_nonnull (reading->error);
  g_cancellable_cancel (cancelled);
  g_assert_null (nun_client_ask (NUN_ASK_CONE, "http://127.0.0.1:1/x", cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health/client-reading/what-is-shown", test_what_is_shown);
  g_test_add_func ("/health/client-reading/columns", test_columns);
  g_test_add_func ("/health/client-reading/positions", test_positions);
  g_test_add_func ("/health/client-reading/odd-answers", test_odd_answers);
  g_test_add_func ("/health/client-reading/long-cells", test_long_cells);
  g_test_add_func ("/health/client-reading/asking", test_asking);
  return g_test_run ();
}
