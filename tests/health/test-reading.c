/* Documents as clients read them: what is there, what is not, and what no service may do to whoever reads. */
#include "health/reading.h"

#include <string.h>

static NunHeard *
hear (const char *body, gssize length)
{
  NunHeard *heard = g_new0 (NunHeard, 1);

  heard->status = 200;
  heard->body = g_bytes_new (body, length < 0 ? strlen (body) : (gsize) length);
  return heard;
}

static NunReading *
read_text (const char *body)
{
  g_autoptr (NunHeard) heard = hear (body, -1);

  return nun_reading_new (heard);
}

static const char whole[] =
    "<?xml version='1.0'?>\n<!-- a remark -->\n"
    "<vot:VOTABLE version='1.4' xmlns:vot='http://www.ivoa.net/xml/VOTable/v1.3'>"
    "<vot:RESOURCE type='meta'><TABLE><FIELD name='wrong'/></TABLE></vot:RESOURCE>"
    "<vot:RESOURCE type='results'><INFO name='QUERY_STATUS' value='OK'/><INFO name='publisher' "
    "value='Me &amp; you'/>"
    "<TABLE><FIELD name='a' utype='ssa:Target.Pos' ucd='POS_EQ_RA_MAIN'/><FIELD name='b' "
    "utype='spec:target.pos'/>"
    "<DATA><TABLEDATA><TR><TD> 1.5 -2e3 "
    "x</TD><TD><![CDATA[a<b]]></TD></TR><TR><TD/></TR></TABLEDATA></DATA></TABLE>"
    "<INFO name='QUERY_STATUS' value='OVERFLOW'/></vot:RESOURCE></vot:VOTABLE>";

static void
test_whole (void)
{
  g_autoptr (NunReading) reading = read_text (whole);
  g_autofree char       *text = nun_reading_dup_cell (reading, 0, 1),
                  *none = nun_reading_dup_cell (reading, 1, 1);
  double numbers[3];
  guint  n;

  g_assert_null (reading->problem);
  g_assert_null (reading->error);
  g_assert_true (reading->has_status && reading->is_overflow && !reading->is_binary);
  g_assert_cmpuint (reading->fields->len, ==, 2);
  g_assert_cmpuint (reading->rows->len, ==, 2);
  g_assert_cmpstr (nun_node_namespace (reading->root), ==, "http://www.ivoa.net/xml/VOTable/v1.3");
  g_assert_cmpint (nun_reading_find (reading, "ucd", "pos_eq_ra_main", &n), ==, 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (nun_reading_find (reading, "utype", "Target.Pos", &n), ==, 0);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (nun_reading_find (reading, "name", "c", &n), ==, -1);
  g_assert_cmpstr (nun_reading_info (reading, "publisher"), ==, "Me & you");
  g_assert_null (nun_reading_info (reading, "ivoid"));
  g_assert_cmpstr (text, ==, "a<b");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (nun_reading_get_numbers (reading, 0, 0, numbers, 3), ==, 2);
  g_assert_cmpfloat (numbers[0], ==, 1.5);
  g_assert_cmpfloat (numbers[1], ==, -2000);
  g_assert_cmpuint (nun_reading_get_numbers (reading, 9, -1, numbers, 3), ==, 0);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *body, *error;
  } cases[] = {
    { "<VOTABLE><INFO name='Error' value='no RA'/><RESOURCE/></VOTABLE>", "no RA" },
    { "<VOTABLE><PARAM name='error' value='no RA'/></VOTABLE>", "no RA" },
    { "<VOTABLE><RESOURCE type='results'><INFO name='QUERY_STATUS' value='ERROR'>no "
      "RA</INFO></RESOURCE></VOTABLE>",
      "no RA" },
    { "<VOTABLE><RESOURCE><DESCRIPTION/><INFO ID='x' name='Error' value=''>no "
      "RA</INFO></RESOURCE></VOTABLE>",
      "no RA" },
    { "<VOTABLE><RESOURCE><INFO name='QUERY_STATUS' value='OK'/></RESOURCE></VOTABLE>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunReading) reading = read_text (cases[i].body);

      g_test_message ("%s", cases[i].body);
      g_assert_null (reading->problem);
      g_assert_cmpstr (reading->error, ==, cases[i].error);
    }
}

static void
test_no_votable (void)
{
  static const char *const bodies[] = { "",
                                        "<!-- a remark -->",
                                        "<?xml version='1.0'?>",
                                        "hello",
                                        "<html><body>Welcome</body></html>",
                                        "<VOTABLE>",
                                        "<VOTABLE></RESOURCE>",
                                        "<VOTABLE a='1' a='\xff'/>",
                                        "<VOTABLE>&undefined;</VOTABLE>",
                                        "<VOTABLE/><VOTABLE/>",
                                        "<VOTABLE/><VOTABLE/>x" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (NunReading) reading = read_text (bodies[i]);

      g_test_message ("body %u", i);
      g_assert_nonnull (reading->problem);
      g_assert_cmpuint (reading->fields->len, ==, 0);
      g_assert_cmpuint (reading->rows->len, ==, 0);
    }
}

/* What a stranger sends to whoever examines his service. */
static void
test_bounds (void)
{
  g_autoptr (GString)    deep = g_string_new (NULL), many = g_string_new ("<VOTABLE>");
  g_autoptr (NunReading) too_deep = NULL, too_many = NULL, cut = NULL;
  g_autoptr (NunHeard)   heard = hear (whole, -1);

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  too_deep = read_text (deep->str);
  g_assert_nonnull (too_deep->problem);
  for (guint i = 0; i < 300000; i++)
    g_string_append (many, "<a/>");
  g_string_append (many, "</VOTABLE>");
  too_many = read_text (many->str);
  g_assert_nonnull (too_many->problem);
  heard->is_cut = TRUE;
  cut = nun_reading_new (heard);
  g_assert_nonnull (cut->problem);
}

/* A whole document with bytes changed, taken out and doubled: anything but a crash. */
static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (NunHeard)   heard = NULL;
      g_autoptr (NunReading) reading = NULL;
      g_autofree char       *cell = NULL;

      g_byte_array_append (bytes, (const guint8 *) whole, sizeof whole - 1);
      for (guint k = g_rand_int_range (random, 1, 6); k > 0; k--)
        {
          guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);

          switch (g_rand_int_range (random, 0, 3))
            {
            case 0: bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256); break;
            case 1: g_byte_array_remove_index (bytes, at); break;
            default: g_byte_array_set_size (bytes, MAX (at, 9)); break;
            }
        }
      heard = hear ((const char *) bytes->data, bytes->len);
      reading = nun_reading_new (heard);
      cell = nun_reading_dup_cell (reading, 0, 1);
      g_assert_true ((reading->problem == NULL) ==
                     (reading->root != NULL && strcmp (reading->root->name, "VOTABLE") == 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/whole", test_whole);
  g_test_add_func ("/reading/errors", test_errors);
  g_test_add_func ("/reading/no-votable", test_no_votable);
  g_test_add_func ("/reading/bounds", test_bounds);
  g_test_add_func ("/reading/mutations", test_mutations);
  return g_test_run ();
}
