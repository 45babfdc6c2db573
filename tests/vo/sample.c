/* A small description for the tests of documents and records. */

#include "sample.h"

const char sample_about[] = "[publication]\n"
                            "title = Nebulae & <galaxies>\n"
                            "short_name = Messier\n"
                            "description = First paragraph.\\n\\nSecond one.\n"
                            "creators = Messier, C.; Mechain, P.\n"
                            "subjects = nebulae; galaxies\n"
                            "contact_name = Desk\n"
                            "contact_email = desk@obs.test\n"
                            "publisher = Observatory\n"
                            "identifier = ivo://obs.test/m\n"
                            "licence = CC-BY-4.0\n"
                            "reference_url = https://obs.test/about\n"
                            "source = 1850CDT..1784..227M\n"
                            "wavebands = Optical; UV\n"
                            "content_level = Research\n"
                            "version = 1.0\n"
                            "created = 2026-01-31\n";

static NunColumn *
column_new (const char *name, NunDatatype datatype, const char *arraysize, const char *unit)
{
  NunColumn *column = nun_column_new (name, datatype, arraysize);

  column->unit = g_strdup (unit);
  return column;
}

static NunProfile *
profile_new (guint n_columns)
{
  NunProfile *profile = g_new0 (NunProfile, 1);

  profile->n_rows = 110;
  profile->n_columns = n_columns;
  profile->columns = g_new0 (NunColumnProfile, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      profile->columns[i].n_distinct = 110;
      profile->columns[i].has_range = i > 0;
      profile->columns[i].minimum = 1;
      profile->columns[i].maximum = 80;
      profile->columns[i].longest = 4;
    }
  return profile;
}

static NunCollection *
collection_new (const char *name, gboolean placed)
{
  NunCollection *self = nun_collection_new (name);

  g_ptr_array_add (self->columns, column_new ("id", NUN_DATATYPE_CHAR, "*", NULL));
  g_ptr_array_add (self->columns, column_new (placed ? "ra" : "a", NUN_DATATYPE_DOUBLE, NULL,
                                              placed ? "deg" : "mag"));
  g_ptr_array_add (self->columns, column_new (placed ? "dec" : "b", NUN_DATATYPE_DOUBLE, NULL,
                                              placed ? "deg" : "mag"));
  g_ptr_array_add (self->columns, column_new ("vmag", NUN_DATATYPE_FLOAT, NULL, "mag"));
  self->profile = profile_new (self->columns->len);
  self->source = g_strdup ("objects.csv");
  self->format = g_strdup ("text");
  self->n_rows = 110;
  self->n_placed = placed ? 110 : 0;
  self->moc = placed ? g_strdup ("3/1-4 10 4/77") : NULL;
  self->has_test = placed;
  self->test_ra_deg = 83.633;
  self->test_dec_deg = 22.0145;
  self->test_sr_deg = 0.001;
  return self;
}

static NunDescription *
with_table (NunDescription *description, const char *name, gboolean placed)
{
  g_autoptr (NunDescription) before = description;
  g_autoptr (NunCollection)  collection = collection_new (name, placed);

  return nun_description_with_collection (before, collection, NULL);
}

NunDescription *
sample_description (gboolean two_tables, const char *text)
{
  g_autoptr (NunDescription) description = with_table (nun_description_new (), "first", TRUE);
  g_autoptr (GError)         error = NULL;
  NunDescription            *result;

  if (two_tables)
    description = with_table (g_steal_pointer (&description), "second", FALSE);
  result = nun_description_apply_text (description, text, &error);
  g_assert_no_error (error);
  return result;
}
