/* What the world sees: exactly one column for each main UCD, whatever the table is like. */
#include "describe/view.h"
#include "made-table.h"

#define D NUN_DATATYPE_DOUBLE

static guint
count_ucd (GPtrArray *view, const char *ucd)
{
  guint n = 0;

  for (guint i = 0; i < view->len; i++)
    if (g_strcmp0 (((NunViewColumn *) view->pdata[i])->column->ucd, ucd) == 0)
      n++;
  return n;
}

static void
assert_main (const NunDescription *description)
{
  g_autoptr (GPtrArray) old = nun_view_columns (description, "t", NUN_UCD_STYLE_UCD1, 1);
  g_autoptr (GPtrArray) new = nun_view_columns (description, "t", NUN_UCD_STYLE_UCD1PLUS, 3);

  g_assert_cmpuint (count_ucd (old, "ID_MAIN"), ==, 1);
  g_assert_cmpuint (count_ucd (old, "POS_EQ_RA_MAIN"), ==, 1);
  g_assert_cmpuint (count_ucd (old, "POS_EQ_DEC_MAIN"), ==, 1);
  g_assert_cmpuint (count_ucd (old, "pos.eq.ra;meta.main"), ==, 0);
  g_assert_cmpuint (count_ucd (new, "meta.id;meta.main"), ==, 1);
  g_assert_cmpuint (count_ucd (new, "pos.eq.ra;meta.main"), ==, 1);
  g_assert_cmpuint (count_ucd (new, "pos.eq.dec;meta.main"), ==, 1);
}

static void
test_as_it_is (void)
{
  const MadeColumn           columns[] = { { "id", NUN_DATATYPE_INT, NULL, NULL, 1, 20, 20 },
                                           { "ra", NUN_DATATYPE_FLOAT, "deg", NULL, 1, 300, 20 },
                                           { "dec", D, "deg", NULL, -9, 9, 20 },
                                           { NULL } };
  g_autoptr (NunDescription) description = made_description (20, columns);
  g_autoptr (GPtrArray)      view = nun_view_columns (description, "t", NUN_UCD_STYLE_UCD1, 2);
  NunViewColumn             *id, *ra;

  assert_main (description);
  g_assert_cmpuint (view->len, ==, 3);
  id = view->pdata[0];
  ra = view->pdata[1];
  g_assert_true (id->as_text);
  g_assert_cmpint (id->column->datatype, ==, NUN_DATATYPE_CHAR);
  g_assert_cmpstr (id->column->arraysize, ==, "*");
  g_assert_cmpint (ra->source, ==, 1);
  g_assert_cmpint (ra->column->datatype, ==, NUN_DATATYPE_DOUBLE);
  g_assert_cmpstr (ra->column->unit, ==, "deg");
}

static void
test_made (void)
{
  const MadeColumn columns[] = {
    { "ra_icrs", NUN_DATATYPE_CHAR, NULL, "pos.eq.ra;meta.main", 0, 23, 9, TRUE },
    { "de_icrs", NUN_DATATYPE_CHAR, NULL, "pos.eq.dec;meta.main", -9, 9, 9, TRUE },
    { "other", D, NULL, "meta.id;meta.main", 0, 1, 5 },
    { NULL }
  };
  g_autoptr (NunDescription) description = made_description (20, columns);
  g_autoptr (GPtrArray)      view = nun_view_columns (description, "t", NUN_UCD_STYLE_UCD1, 2);

  assert_main (description);
  g_assert_cmpuint (view->len, ==, 6);
  g_assert_cmpint (((NunViewColumn *) view->pdata[0])->source, ==, NUN_VIEW_NUMBER);
  g_assert_cmpint (((NunViewColumn *) view->pdata[1])->source, ==, NUN_VIEW_RA);
  g_assert_cmpstr (((NunViewColumn *) view->pdata[1])->column->name, ==, "ra_icrs_2");
}

static void
test_level_and_hidden (void)
{
  const MadeColumn           columns[] = { { "id", NUN_DATATYPE_INT, NULL, NULL, 1, 20, 20 },
                                           { "ra", D, "deg", NULL, 1, 300, 20 },
                                           { "dec", D, "deg", NULL, -9, 9, 20 },
                                           { "a", D, NULL, NULL, 0, 1, 9 },
                                           { "b", D, NULL, NULL, 0, 1, 9 },
                                           { NULL } };
  g_autoptr (NunDescription) first = made_description (20, columns);
  g_autoptr (NunDescription) second = nun_description_set (first, "t", "a", "level", "3", NULL);
  g_autoptr (NunDescription) third = nun_description_set (second, "t", "ra", "hidden", "yes", NULL);

  for (int verbosity = 1; verbosity <= 3; verbosity++)
    {
      g_autoptr (GPtrArray) view = nun_view_columns (second, "t", NUN_UCD_STYLE_UCD1, verbosity);

      g_assert_cmpuint (view->len, ==, (guint) verbosity + 2);
    }
  /* A hidden position column is replaced: the service needs one. */
  assert_main (third);
}

/* A guess below a half is offered to people, but not said to the world. */
static void
test_hunches (void)
{
  static const struct
  {
    const char *key, *value;
    NunOrigin   origin;
    double      confidence;
    gboolean    said;
  } cases[] = {
    { "ucd", "phys.mass", NUN_ORIGIN_GUESS, 0.49, FALSE },
    { "ucd", "phys.mass", NUN_ORIGIN_GUESS, 0.5, TRUE },
    { "ucd", "phys.mass", NUN_ORIGIN_FILE, 0.1, TRUE },
    { "unit", "solMass", NUN_ORIGIN_GUESS, 0.3, FALSE },
    { "unit", "solMass", NUN_ORIGIN_FILE, 0.3, TRUE },
    { "description", "How heavy it is", NUN_ORIGIN_GUESS, 0.4, FALSE },
    { "description", "How heavy it is", NUN_ORIGIN_PERSON, 1.0, TRUE },
  };
  const MadeColumn columns[] = { { "m", D, NULL, NULL, 0, 1, 5 }, { NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
      g_autoptr (NunDescription) fresh = nun_description_new ();
      g_autoptr (NunDatum)       datum =
          nun_datum_new (cases[i].value, cases[i].origin, cases[i].confidence, "why");
      g_autoptr (GPtrArray) view = NULL;
      const NunColumn      *shown;

      nun_description_load_collection (fresh, collection);
      nun_description_load_datum (fresh, "t", "m", cases[i].key,
                                  cases[i].origin == NUN_ORIGIN_PERSON, datum);
      view = nun_view_columns (fresh, "t", NUN_UCD_STYLE_UCD1PLUS, 3);
      shown = ((NunViewColumn *) view->pdata[view->len - 1])->column;
      g_assert_cmpstr (shown->name, ==, "m");
      g_assert_cmpstr (g_str_equal (cases[i].key, "ucd")    ? shown->ucd
                       : g_str_equal (cases[i].key, "unit") ? shown->unit
                                                            : shown->description,
                       ==, cases[i].said ? cases[i].value : NULL);
    }
}

static void
test_precision (void)
{
  const MadeColumn           columns[] = { { "a", D, NULL, NULL, 0, 1, 5 },
                                           { "b", D, NULL, NULL, 0, 1, 5 },
                                           { "c", D, NULL, NULL, 0, 1, 5 },
                                           { NULL } };
  g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunDescription) now = NULL, decided = NULL, none = NULL;
  g_autoptr (GPtrArray)      view = NULL;

  ((NunColumn *) collection->columns->pdata[0])->precision = g_strdup ("F3");
  ((NunColumn *) collection->columns->pdata[1])->precision = g_strdup ("E5");
  ((NunColumn *) collection->columns->pdata[2])->precision = g_strdup ("F1");
  now = nun_description_with_collection (empty, collection, NULL);
  g_assert_cmpstr (nun_description_get_value (now, "t", "a", "precision"), ==, "3");
  g_assert_cmpint (nun_description_get (now, "t", "a", "precision")->origin, ==, NUN_ORIGIN_FILE);
  g_assert_null (nun_description_get (now, "t", "b", "precision"));
  decided = nun_description_set (now, "t", "a", "precision", " 02", NULL);
  none = nun_description_set (decided, "t", "c", "precision", "", NULL);
  view = nun_view_columns (none, "t", NUN_UCD_STYLE_UCD1PLUS, 3);
  g_assert_cmpstr (((NunViewColumn *) view->pdata[view->len - 3])->column->precision, ==, "F2");
  g_assert_cmpstr (((NunViewColumn *) view->pdata[view->len - 2])->column->precision, ==, "E5");
  g_assert_null (((NunViewColumn *) view->pdata[view->len - 1])->column->precision);
}

static void
test_time (void)
{
  static const struct
  {
    const char *first, *second;
    gboolean    is_time;
  } cases[] = {
    { "2020-01-31T12:00:00", "2020-01-31T12:00:00.25Z", TRUE },
    { "2020-01-31", NULL, TRUE },
    { "2020-01-31", "unknown", FALSE },
    { "2020-01-31 12:00:00", NULL, FALSE },
    { "2020-01-31T12:00", NULL, FALSE },
    { NULL, NULL, FALSE },
  };
  const MadeColumn columns[] = { { "t", NUN_DATATYPE_CHAR, NULL, NULL, 0, 0, 5 }, { NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunCollection)  collection = made_collection ("t", 20, columns);
      g_autoptr (NunDescription) empty = nun_description_new ();
      g_autoptr (NunDescription) now = NULL;
      g_autoptr (GPtrArray)      view = NULL;

      collection->profile->columns[0].samples[0] = g_strdup (cases[i].first);
      collection->profile->columns[0].samples[1] = g_strdup (cases[i].second);
      now = nun_description_with_collection (empty, collection, NULL);
      view = nun_view_columns (now, "t", NUN_UCD_STYLE_UCD1PLUS, 3);
      g_assert_cmpstr (((NunViewColumn *) view->pdata[view->len - 1])->column->xtype, ==,
                       cases[i].is_time ? "timestamp" : NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/as-it-is", test_as_it_is);
  g_test_add_func ("/view/made", test_made);
  g_test_add_func ("/view/level-and-hidden", test_level_and_hidden);
  g_test_add_func ("/view/hunches", test_hunches);
  g_test_add_func ("/view/precision", test_precision);
  g_test_add_func ("/view/time", test_time);
  return g_test_run ();
}
