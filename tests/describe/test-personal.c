/* What a person teaches: kept for like columns, as a value, as a text and as a file. */
#include "describe/personal-file.h"
#include "describe/personal-learn.h"
#include "made-table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "describe/finding.h"

#define D NUN_DATATYPE_DOUBLE
#define C NUN_DATATYPE_CHAR

static NunColumn *
column_new (const char *name, NunDatatype type, const char *unit)
{
  NunColumn *self = nun_column_new (name, type, nun_datatype_is_text (type) ? "*" : NULL);

  self->unit = g_strdup (unit);
  return self;
}

/* A vocabulary that was taught one more thing; self is taken. */
static NunPersonal *
teach (NunPersonal *self,
       const char  *name,
       NunDatatype  type,
       const char  *unit,
       const char  *key,
       const char  *value)
{
  g_autoptr (NunPersonal) former = self;
  g_autoptr (NunColumn)   column = column_new (name, type, unit);

  return nun_personal_with (former, column, key, value);
}

static const char *
ask (const NunPersonal *self, const char *name, NunDatatype type, const char *unit, const char *key)
{
  g_autoptr (NunColumn) column = column_new (name, type, unit);

  return nun_personal_get (self, column, key);
}

static void
test_alike (void)
{
  static const struct
  {
    const char *first;
    NunDatatype first_type;
    const char *first_unit, *second;
    NunDatatype second_type;
    const char *second_unit;
    gboolean    alike;
  } cases[] = {
    { "e_Vmag", D, "mag", "E_VMAG", NUN_DATATYPE_FLOAT, "mag", TRUE },
    { "V-Mag", D, "mag", "v mag", D, "mag.", TRUE },
    { "RA(deg)", D, "deg", "ra deg", D, "degrees", TRUE },
    { "pmRA", D, "mas/yr", "pmra", D, "arcsec/yr", TRUE },
    { "n", D, NULL, "n", NUN_DATATYPE_INT, "", TRUE },
    { "n", D, NULL, "n", NUN_DATATYPE_INT, "---", TRUE },
    { "Vmag", D, "mag", "Bmag", D, "mag", FALSE },
    { "Vmag", D, "mag", "Vmag", D, "mJy", FALSE },
    { "Vmag", D, "mag", "Vmag", D, NULL, FALSE },
    { "type", C, NULL, "type", NUN_DATATYPE_INT, NULL, FALSE },
    { "E+", D, "mag", "E-", D, "mag", FALSE },
    { "odd", D, "wibble", "odd", D, "Wibble", TRUE },
    { "odd", D, "wibble", "odd", D, "wobble", FALSE },
    { "+", D, NULL, "-", D, NULL, FALSE },
    { "((", D, NULL, "))", D, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NunColumn) first =
          column_new (cases[i].first, cases[i].first_type, cases[i].first_unit);
      g_autoptr (NunColumn) second =
          column_new (cases[i].second, cases[i].second_type, cases[i].second_unit);

      g_test_message ("%s (%s) and %s (%s)", cases[i].first, cases[i].first_unit, cases[i].second,
                      cases[i].second_unit);
      g_assert_true (nun_personal_alike (first, second) == cases[i].alike);
      g_assert_true (nun_personal_alike (second, first) == cases[i].alike);
    }
}

static void
test_with (void)
{
  g_autoptr (NunPersonal) empty = nun_personal_new ();
  g_autoptr (NunPersonal) one =
      teach (nun_personal_ref (empty), "Vmag", D, "mag", "ucd", "phot.mag;em.opt.V");
  g_autoptr (NunPersonal) two = teach (nun_personal_ref (one), "VMAG", D, "mag", "level", "3");
  g_autoptr (NunPersonal) less = teach (nun_personal_ref (two), "Vmag", D, "mag", "ucd", NULL);
  g_autoptr (NunPersonal) none = teach (nun_personal_ref (less), "Vmag", D, "mag", "level", NULL);

  g_assert_null (ask (empty, "Vmag", D, "mag", "ucd"));
  g_assert_cmpstr (ask (one, "vmag", D, "mag", "ucd"), ==, "phot.mag;em.opt.V");
  g_assert_null (ask (one, "vmag", D, "mag", "level"));
  g_assert_cmpstr (ask (two, "Vmag", D, "mag", "ucd"), ==, "phot.mag;em.opt.V");
  g_assert_cmpstr (ask (two, "Vmag", D, "mag", "level"), ==, "3");
  g_assert_cmpuint (nun_personal_get_n_entries (two), ==, 1);
  g_assert_null (ask (less, "Vmag", D, "mag", "ucd"));
  g_assert_cmpuint (nun_personal_get_n_entries (less), ==, 1);
  g_assert_cmpuint (nun_personal_get_n_entries (none), ==, 0);
}

/* What does not fit a field, and fields that are not kept, teach nothing. */
static void
test_with_nonsense (void)
{
  g_autoptr (NunPersonal) self = nun_personal_new ();
  g_autofree char        *endless = g_strnfill (5000, 'x');

  self = teach (g_steal_pointer (&self), "Vmag", D, "mag", "ucd", "no such thing");
  self = teach (g_steal_pointer (&self), "Vmag", D, "mag", "level", "9");
  self = teach (g_steal_pointer (&self), "Vmag", D, "mag", "role", "ra");
  self = teach (g_steal_pointer (&self), "Vmag", D, "mag", "hidden", "yes");
  self = teach (g_steal_pointer (&self), "Vmag", D, "mag", "ucd", NULL);
  self = teach (g_steal_pointer (&self), endless, D, "mag", "level", "2");
  self = teach (g_steal_pointer (&self), "Vmag", D, endless, "level", "2");
  self = teach (g_steal_pointer (&self), "V\nmag", D, "mag", "level", "2");
  g_assert_cmpuint (nun_personal_get_n_entries (self), ==, 0);
}

/* A unit is for numbers in the unit that the file had; all else holds for any unit of the quantity. */
static void
test_unit (void)
{
  g_autoptr (NunPersonal) self = nun_personal_new ();

  self = teach (g_steal_pointer (&self), "RA", D, "deg", "unit", "h");
  self = teach (g_steal_pointer (&self), "RA", D, "deg", "ucd", "pos.eq.ra");
  g_assert_cmpstr (ask (self, "ra", D, "degrees", "unit"), ==, "h");
  g_assert_null (ask (self, "ra", D, "arcsec", "unit"));
  g_assert_cmpstr (ask (self, "ra", D, "arcsec", "ucd"), ==, "pos.eq.ra");
  /* spelt otherwise now: the former unit would be wrong */
  self = teach (g_steal_pointer (&self), "RA", D, "arcsec", "level", "1");
  g_assert_null (ask (self, "ra", D, "arcsec", "unit"));
  g_assert_cmpstr (ask (self, "ra", D, "arcsec", "ucd"), ==, "pos.eq.ra");
  self = teach (g_steal_pointer (&self), "flag", C, NULL, "unit", "");
  g_assert_cmpstr (ask (self, "flag", C, NULL, "unit"), ==, "");
}

static void
test_text (void)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunPersonal) self = nun_personal_new ();
  g_autoptr (NunPersonal) again = NULL;
  g_autofree char        *text = NULL, *second = NULL;

  self = teach (g_steal_pointer (&self), "a \"quoted\\name\"", C, NULL, "description",
                "two\nlines \\ and # more");
  self = teach (g_steal_pointer (&self), "Größe_µ", D, "μas", "ucd", "phys.angSize");
  self = teach (g_steal_pointer (&self), "[x]=", D, "odd = unit", "level", "3");
  self = teach (g_steal_pointer (&self), "none", D, "mag", "unit", "");
  text = nun_personal_to_text (self);
  again = nun_personal_from_text (text, &error);
  g_assert_no_error (error);
  second = nun_personal_to_text (again);
  g_assert_cmpstr (text, ==, second);
  g_assert_cmpuint (nun_personal_get_n_entries (again), ==, 4);
  g_assert_cmpstr (ask (again, "a \"quoted\\name\"", C, NULL, "description"), ==,
                   "two\nlines \\ and # more");
  g_assert_cmpstr (ask (again, "none", D, "mag", "unit"), ==, "");
}

/* What people write by hand: a byte order mark, other line ends, blanks, the same column twice. */
static void
test_text_by_hand (void)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunPersonal) self = nun_personal_from_text (
      "\xef\xbb\xbf# mine\r\n\r\n[column \"Vmag\"]\r\n  measured_in=mag\r\n ucd = phot.mag\r\n"
      "[column \"empty\"]\nholds = text\n[column \"VMAG\"]\nmeasured_in = mag\n"
      "ucd = PHOT.MAG;em.opt.V\nlevel = 1",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (nun_personal_get_n_entries (self), ==, 1);
  g_assert_cmpstr (ask (self, "vmag", D, "mag", "ucd"), ==, "phot.mag;em.opt.V");
  g_assert_cmpstr (ask (self, "vmag", D, "mag", "level"), ==, "1");
}

static void
test_text_errors (void)
{
  static const struct
  {
    const char *text, *line;
  } cases[] = {
    { "ucd = phot.mag\n", "Line 1:" },
    { "# x\n[column Vmag]\n", "Line 2:" },
    { "[column \"Vmag\"\n", "Line 1:" },
    { "[column \"\"]\n", "Line 1:" },
    { "[column \"a\\\"]\n", "Line 1:" },
    { "[column \"a\tb\"]\n", "Line 1:" },
    { "[table \"Vmag\"]\n", "Line 1:" },
    { "[column \"Vmag\"]\nucd = nonsense.word\n", "Line 2:" },
    { "[column \"Vmag\"]\n\nunit = furlong/fortnight%\n", "Line 3:" },
    { "[column \"Vmag\"]\nlevel = 4\n", "Line 2:" },
    { "[column \"Vmag\"]\nholds = water\n", "Line 2:" },
    { "[column \"Vmag\"]\nrole = ra\n", "Line 2:" },
    { "[column \"Vmag\"]\nucd\n", "Line 2:" },
    { "[column \"Vmag\"]\nucd = \xff\n", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nun_personal_from_text (cases[i].text, &error));
      g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].line));
    }
}

static void
test_merge (void)
{
  g_autoptr (NunPersonal) mine = nun_personal_new ();
  g_autoptr (NunPersonal) yours = nun_personal_new ();
  g_autoptr (NunPersonal) both = NULL;

  mine = teach (g_steal_pointer (&mine), "a", D, NULL, "level", "1");
  mine = teach (g_steal_pointer (&mine), "b", D, NULL, "level", "1");
  mine = teach (g_steal_pointer (&mine), "b", D, NULL, "description", "of mine");
  yours = teach (g_steal_pointer (&yours), "b", D, NULL, "level", "2");
  yours = teach (g_steal_pointer (&yours), "c", D, NULL, "level", "3");
  both = nun_personal_merge (mine, yours);
  g_assert_cmpuint (nun_personal_get_n_entries (both), ==, 3);
  g_assert_cmpstr (ask (both, "a", D, NULL, "level"), ==, "1");
  g_assert_cmpstr (ask (both, "b", D, NULL, "level"), ==, "2");
  g_assert_cmpstr (ask (both, "b", D, NULL, "description"), ==, "of mine");
  g_assert_cmpstr (ask (both, "c", D, NULL, "level"), ==, "3");
  g_assert_cmpstr (ask (mine, "b", D, NULL, "level"), ==, "1");
}

static NunPersonal *
made_of (guint n, const char *description)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;
  NunPersonal        *self;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "[column \"c%u\"]\nlevel = 3\ndescription = %s\n", i,
                            description);
  self = nun_personal_from_text (text->str, &error);
  g_assert_no_error (error);
  return self;
}

static void
test_bounds (void)
{
  g_autofree char        *wide = g_strnfill (1900, 'w');
  g_autoptr (NunPersonal) many = made_of (10003, "");
  g_autoptr (NunPersonal) more = teach (nun_personal_ref (many), "new", D, NULL, "level", "1");
  g_autoptr (NunPersonal) long_ones = made_of (4000, wide);
  g_autofree char        *text = nun_personal_to_text (long_ones);
  g_autoptr (NunPersonal) again = nun_personal_from_text (text, NULL);
  g_autofree char        *endless = g_strnfill (9 * 1024 * 1024, '\n');
  g_autoptr (GError)      error = NULL;

  g_assert_cmpuint (nun_personal_get_n_entries (many), ==, 10000);
  g_assert_null (ask (many, "c2", D, NULL, "level"));
  g_assert_nonnull (ask (many, "c3", D, NULL, "level"));
  g_assert_cmpuint (nun_personal_get_n_entries (more), ==, 10000);
  g_assert_null (ask (more, "c3", D, NULL, "level"));
  g_assert_nonnull (ask (more, "new", D, NULL, "level"));
  /* what it writes it reads */
  g_assert_cmpuint (strlen (text), <, 4200000);
  g_assert_nonnull (again);
  g_assert_cmpuint (nun_personal_get_n_entries (again), ==, nun_personal_get_n_entries (long_ones));
  g_assert_null (nun_personal_from_text (endless, &error));
  g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
}

/* -- the file ---------------------------------------------------------------------------------------- */

static void
remove_all (const char *folder)
{
  static const char *const names[] = { "deep/vocabulary.txt", "deep/vocabulary.txt.lock", "deep",
                                       "link.txt", "link.txt.lock" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static NunPersonal *
count_up (const NunPersonal *now, gpointer number)
{
  g_autofree char      *name = g_strdup_printf ("c%d", GPOINTER_TO_INT (number));
  g_autoptr (NunColumn) column = column_new (name, D, NULL);

  return nun_personal_with (now, column, "level", "3");
}

static gpointer
count_in_thread (gpointer data)
{
  const char *path = ((gpointer *) data)[0];
  int         start = GPOINTER_TO_INT (((gpointer *) data)[1]);

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (NunPersonal) now =
          nun_personal_change_file (path, count_up, GINT_TO_POINTER (start + i), &error);

      g_assert_no_error (error);
    }
  return NULL;
}

/* Writers side by side lose nothing of each other. */
static void
test_file (void)
{
  g_autofree char        *folder = g_dir_make_tmp ("nun-personal-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "deep", "vocabulary.txt", NULL);
  g_autofree char        *link = g_build_filename (folder, "link.txt", NULL);
  gpointer                jobs[3][2] = { { path, GINT_TO_POINTER (0) },
                                         { path, GINT_TO_POINTER (100) },
                                         { path, GINT_TO_POINTER (200) } };
  GThread                *threads[3];
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunPersonal) none = nun_personal_load (path, &error);
  g_autoptr (NunPersonal) all = NULL, linked = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (nun_personal_get_n_entries (none), ==, 0);
  for (guint i = 0; i < 3; i++)
    threads[i] = g_thread_new ("writer", count_in_thread, jobs[i]);
  for (guint i = 0; i < 3; i++)
    g_thread_join (threads[i]);
  all = nun_personal_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nun_personal_get_n_entries (all), ==, 60);
  g_assert_cmpint (symlink (path, link), ==, 0);
  linked = nun_personal_change_file (link, count_up, GINT_TO_POINTER (999), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nun_personal_get_n_entries (linked), ==, 61);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  remove_all (folder);
}

/* A file that cannot be understood is not written over. */
static void
test_broken_file (void)
{
  static const char broken[] = "[column \"a\"]\nlevel = 3\nwrong\n";
  g_autofree char  *folder = g_dir_make_tmp ("nun-personal-XXXXXX", NULL);
  g_autofree char  *path = g_build_filename (folder, "link.txt", NULL);
  g_autofree char  *text = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_assert_true (g_file_set_contents (path, broken, -1, NULL));
      else if (i == 1)
        g_assert_true (g_file_set_contents (path, "a\0b", 3, NULL));
      g_assert_null (
          nun_personal_change_file (i < 2 ? path : folder, count_up, GINT_TO_POINTER (1), &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, folder));
      if (i == 0)
        {
          g_assert_nonnull (strstr (error->message, "Line 3"));
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
          g_assert_cmpstr (text, ==, broken);
        }
    }
  {
    g_autofree char *lock = g_strconcat (folder, ".lock", NULL);

    g_remove (lock);
  }
  remove_all (folder);
}

/* -- learning ---------------------------------------------------------------------------------------- */

static const MadeColumn first[] = {
  { "id", C, NULL, NULL, 0, 0, 50 },      { "Vmag", D, "mag", NULL, 3, 20, 40 },
  { "V_MAG", D, "mag", NULL, 3, 20, 40 }, { "v-mag", D, "mmag", NULL, 3, 20, 40 },
  { "Bmag", D, "mag", NULL, 3, 20, 40 },  { NULL }
};
static const MadeColumn second[] = { { "id", C, NULL, NULL, 0, 0, 50 },
                                     { "V mag", NUN_DATATYPE_FLOAT, "mag", NULL, 3, 20, 40 },
                                     { "v_mag", C, NULL, NULL, 3, 20, 40 },
                                     { NULL } };

static NunDescription *
made (const NunPersonal *personal)
{
  g_autoptr (NunDescription) empty = nun_description_new ();
  g_autoptr (NunCollection)  a = made_collection ("one", 50, first);
  g_autoptr (NunCollection)  b = made_collection ("two", 50, second);
  g_autoptr (NunDescription) half = nun_description_with_collection (empty, a, personal);

  return nun_description_with_collection (half, b, personal);
}

/* before, with one more decision. */
static NunDescription *
decide (NunDescription *before,
        const char     *table,
        const char     *column,
        const char     *key,
        const char     *value)
{
  g_autoptr (NunDescription) former = before;
  g_autoptr (GError)         error = NULL;
  NunDescription            *now = nun_description_set (former, table, column, key, value, &error);

  g_assert_no_error (error);
  return now;
}

static void
test_offer (void)
{
  g_autoptr (NunDescription) now = made (NULL);
  g_autoptr (NunDescription) all = NULL;
  g_autoptr (GPtrArray)      nothing = nun_personal_offer (now, "one", "V_MAG", "ucd");
  g_autoptr (GPtrArray)      ucds = NULL, units = NULL, titles = NULL, left = NULL, wrong = NULL;

  g_assert_cmpuint (nothing->len, ==, 0);
  now = decide (g_steal_pointer (&now), "one", "V_MAG", "ucd", "phot.mag;em.opt.R");
  now = decide (g_steal_pointer (&now), "one", "V_MAG", "unit", "dex");
  now = decide (g_steal_pointer (&now), "one", "V_MAG", "hidden", "yes");
  ucds = nun_personal_offer (now, "one", "V_MAG", "ucd");
  g_assert_cmpuint (ucds->len, ==, 2);
  g_assert_cmpstr (((NunEdit *) ucds->pdata[0])->column, ==, "v-mag");
  g_assert_cmpstr (((NunEdit *) ucds->pdata[1])->table, ==, "two");
  g_assert_cmpstr (((NunEdit *) ucds->pdata[1])->column, ==, "V mag");
  units = nun_personal_offer (now, "one", "V_MAG", "unit");
  g_assert_cmpuint (units->len, ==, 1); /* not of the one in mmag */
  titles = nun_personal_offer (now, "one", "V_MAG", "hidden");
  g_assert_cmpuint (titles->len, ==, 0);
  wrong = nun_personal_offer (now, "one", "none", "ucd");
  g_assert_cmpuint (wrong->len, ==, 0);
  /* what has a decision of its own is left alone */
  now = decide (g_steal_pointer (&now), "two", "V mag", "ucd", "phot.mag");
  left = nun_personal_offer (now, "one", "V_MAG", "ucd");
  g_assert_cmpuint (left->len, ==, 1);
  all = nun_edits_apply (now, left, NULL);
  g_assert_cmpstr (nun_description_get_value (all, "one", "v-mag", "ucd"), ==, "phot.mag;em.opt.R");
}

/* One table has one main column: it is not offered to others of it. */
static void
test_offer_main (void)
{
  const MadeColumn           columns[] = { { "ID", C, NULL, NULL, 0, 0, 50 },
                                           { "id_", C, NULL, NULL, 0, 0, 50 },
                                           { NULL } };
  g_autoptr (NunCollection)  other = made_collection ("one", 50, columns);
  g_autoptr (NunDescription) start = made (NULL);
  g_autoptr (NunDescription) now = nun_description_with_collection (start, other, NULL);
  g_autoptr (GPtrArray)      offer = NULL;

  now = decide (g_steal_pointer (&now), "two", "id", "ucd", "meta.id.assoc");
  now = decide (g_steal_pointer (&now), "one", "ID", "ucd", "meta.id;meta.main");
  offer = nun_personal_offer (now, "one", "ID", "ucd");
  g_assert_cmpuint (offer->len, ==, 0);
}

static void
test_learn (void)
{
  g_autoptr (NunPersonal)    empty = nun_personal_new ();
  g_autoptr (NunDescription) before = made (NULL);
  g_autoptr (NunDescription) after = nun_description_ref (before);
  g_autoptr (NunDescription) undone = NULL;
  g_autoptr (NunDescription) gone = NULL;
  g_autoptr (NunDescription) next = NULL;
  g_autoptr (NunPersonal)    learned = NULL, same = NULL, less = NULL, kept = NULL;

  after = decide (g_steal_pointer (&after), "one", "Bmag", "ucd", "phot.mag;em.opt.R");
  after = decide (g_steal_pointer (&after), "one", "Bmag", "description", "as seen in red");
  after = decide (g_steal_pointer (&after), "one", "Bmag", "role", "data");
  after = decide (g_steal_pointer (&after), "one", NULL, "title", "x");
  learned = nun_personal_learn (empty, before, after);
  g_assert_cmpuint (nun_personal_get_n_entries (learned), ==, 1);
  g_assert_cmpstr (ask (learned, "bmag", D, "mag", "ucd"), ==, "phot.mag;em.opt.R");
  same = nun_personal_learn (learned, before, after);
  g_assert_true (same == learned);

  /* a later table is guessed by it, with a reason */
  next = made (learned);
  g_assert_cmpstr (nun_description_get_value (next, "one", "Bmag", "ucd"), ==, "phot.mag;em.opt.R");
  g_assert_cmpstr (nun_description_get_value (next, "one", "Bmag", "description"), ==,
                   "as seen in red");
  g_assert_cmpint (nun_description_get (next, "one", "Bmag", "ucd")->origin, ==, NUN_ORIGIN_GUESS);
  g_assert_cmpfloat (nun_description_get (next, "one", "Bmag", "ucd")->confidence, >=, 0.9);

  /* taken back, forgotten; a table taken out is nothing taken back */
  undone = nun_description_set (after, "one", "Bmag", "ucd", NULL, NULL);
  less = nun_personal_learn (learned, after, undone);
  g_assert_null (ask (less, "bmag", D, "mag", "ucd"));
  g_assert_nonnull (ask (less, "bmag", D, "mag", "description"));
  gone = nun_description_without_collection (after, "one");
  kept = nun_personal_learn (learned, after, gone);
  g_assert_true (kept == learned);
}

/* Nobody writes into the pipe: to open it for reading would wait for ever. */
static void
test_pipe (void)
{
  g_autofree char        *folder = g_dir_make_tmp ("nuncius-pipe-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "vocabulary.txt", NULL);
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunPersonal) personal = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  personal = nun_personal_load (path, &error);
  g_assert_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/personal/alike", test_alike);
  g_test_add_func ("/personal/with", test_with);
  g_test_add_func ("/personal/with-nonsense", test_with_nonsense);
  g_test_add_func ("/personal/unit", test_unit);
  g_test_add_func ("/personal/text", test_text);
  g_test_add_func ("/personal/text-by-hand", test_text_by_hand);
  g_test_add_func ("/personal/text-errors", test_text_errors);
  g_test_add_func ("/personal/merge", test_merge);
  g_test_add_func ("/personal/bounds", test_bounds);
  g_test_add_func ("/personal/file", test_file);
  g_test_add_func ("/personal/broken-file", test_broken_file);
  g_test_add_func ("/personal/pipe", test_pipe);
  g_test_add_func ("/personal/offer", test_offer);
  g_test_add_func ("/personal/offer-main", test_offer_main);
  g_test_add_func ("/personal/learn", test_learn);
  return g_test_run ();
}
