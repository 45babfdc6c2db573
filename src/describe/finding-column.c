/* The judge of columns: units and UCDs that are wrong, that do not go together, that a person should look at, that are
 * missing. */
#include <glib/gi18n-lib.h>

#include "advise/suggest.h"
#include "advise/ucd-unit.h"
#include "describe/finding-private.h"
#include "describe/main-ucd.h"
#include "vocabulary/ucd.h"
#include "vocabulary/unit.h"

/* -- for all judges of columns ------------------------------------------------------------------------ */

const NunColumn *
nun_judge_column (const NunCollection *collection, guint i)
{
  return collection->columns->pdata[i];
}

const char *
nun_judge_said (const NunJudge *judge, const NunCollection *collection, guint i, const char *key)
{
  const NunDatum *datum = nun_description_get (judge->description, collection->name,
                                               nun_judge_column (collection, i)->name, key);

  return datum != NULL && nun_description_is_said (datum) ? datum->value : "";
}

gboolean
nun_judge_hides (const NunJudge *judge, const NunCollection *collection, guint i)
{
  return g_str_equal (nun_judge_said (judge, collection, i, "hidden"), "yes");
}

NunFinding *
nun_judge_add_at (NunJudge            *judge,
                  const NunCollection *collection,
                  guint                i,
                  const char          *key,
                  const char          *id,
                  char                *sentence,
                  const char          *mend)
{
  return nun_judge_add (
      judge, id, (NunFindingPlace){ collection->name, nun_judge_column (collection, i)->name, key },
      sentence, mend);
}

void
nun_judge_edit_at (NunFinding          *finding,
                   const NunCollection *collection,
                   guint                i,
                   const char          *key,
                   const char          *value)
{
  nun_finding_add_edit (finding, collection->name, nun_judge_column (collection, i)->name, key,
                        value);
}

/* -- a table and its columns -------------------------------------------------------------------------- */

typedef struct
{
  NunJudge            *judge;
  const NunCollection *collection;
} Table;

static const NunColumn *
column_at (const Table *table, guint i)
{
  return nun_judge_column (table->collection, i);
}

static const NunDatum *
datum_at (const Table *table, guint i, const char *key)
{
  return nun_description_get (table->judge->description, table->collection->name,
                              column_at (table, i)->name, key);
}

static const char *
said_at (const Table *table, guint i, const char *key)
{
  return nun_judge_said (table->judge, table->collection, i, key);
}

static gboolean
is_hidden (const Table *table, guint i)
{
  return nun_judge_hides (table->judge, table->collection, i);
}

/* sentence: taken. */
static NunFinding *
add_at (const Table *table,
        guint        i,
        const char  *key,
        const char  *id,
        char        *sentence,
        const char  *mend)
{
  return nun_judge_add_at (table->judge, table->collection, i, key, id, sentence, mend);
}

static void
add_edit_at (const Table *table, NunFinding *finding, guint i, const char *key, const char *value)
{
  nun_judge_edit_at (finding, table->collection, i, key, value);
}

/* -- one column -------------------------------------------------------------------------------------- */

/* "hh:mm:ss" over such text tells how it is to be read; it is no unit, and no mistake. */
static gboolean
is_form_of_text (const NunColumn *column, const char *unit)
{
  NunUnitAngle angle = nun_unit_angle (unit);

  return nun_datatype_is_text (column->datatype) &&
         (angle == NUN_UNIT_HMS || angle == NUN_UNIT_DMS);
}

static void
judge_unit (const Table *table, guint i)
{
  const char        *unit = said_at (table, i, "unit");
  g_autoptr (GError) problem = NULL;
  g_autofree char   *repaired = NULL;
  NunFinding        *finding;

  if (nun_unit_check (unit, &problem) || is_form_of_text (column_at (table, i), unit))
    return;
  finding =
      add_at (table, i, "unit", "bad-unit",
              g_strdup_printf (_ ("Column “%s”: %s"), column_at (table, i)->name, problem->message),
              _ ("Write the unit as VOUnits does, for example mag, km/s, Jy, arcsec."));
  repaired = nun_unit_repair (unit);
  if (repaired != NULL && nun_unit_check (repaired, NULL))
    add_edit_at (table, finding, i, "unit", repaired);
}

static void
judge_ucd (const Table *table, guint i)
{
  const char                 *ucd = said_at (table, i, "ucd");
  g_autoptr (NunUcdJudgement) judgement = *ucd != 0 ? nun_ucd_judge (ucd) : NULL;
  NunFinding                 *finding;

  if (judgement == NULL || judgement->verdict == NUN_UCD_GOOD)
    return;
  finding = add_at (
      table, i, "ucd", "bad-ucd",
      g_strdup_printf (_ ("Column “%s”: %s"), column_at (table, i)->name, judgement->sentence),
      _ ("Choose a UCD of the list."));
  if (judgement->verdict == NUN_UCD_MENDABLE)
    add_edit_at (table, finding, i, "ucd", judgement->repair);
}

/* Whether without the decision about `key` the two would go together. */
static gboolean
goes_without (const Table *table, guint i, const char *key)
{
  const char                *name = table->collection->name;
  const char                *column = column_at (table, i)->name;
  const NunDescription      *now = table->judge->description;
  g_autoptr (NunDescription) without = NULL;
  const char                *ucd;

  if (nun_description_get_decision (now, name, column, key) == NULL)
    return FALSE;
  without = nun_description_with_decision (now, name, column, key, NULL);
  ucd = nun_description_get_value (without, name, column, "ucd");
  return *ucd != 0 &&
         nun_ucd_fits_unit (ucd, nun_description_get_value (without, name, column, "unit"));
}

static void
judge_unit_against_ucd (const Table *table, guint i)
{
  const char      *ucd = said_at (table, i, "ucd"), *unit = said_at (table, i, "unit");
  g_autofree char *explained = NULL;
  NunFinding      *finding;

  if (*ucd == 0 || *unit == 0 || nun_ucd_fits_unit (ucd, unit))
    return;
  explained = nun_ucd_explain (ucd);
  finding = add_at (
      table, i, "ucd", "unit-against-ucd",
      g_strdup_printf (_ ("Column “%s” is said to be %s (%s), which cannot be measured in "
                          "%s."),
                       column_at (table, i)->name, explained != NULL ? explained : ucd, ucd, unit),
      _ ("Choose another UCD for it, or mend its unit."));
  if (goes_without (table, i, "ucd"))
    add_edit_at (table, finding, i, "ucd", NULL);
  else if (goes_without (table, i, "unit"))
    add_edit_at (table, finding, i, "unit", NULL);
}

/* -- the table: one finding with a count, since three hundred of them would hide the rest ------------- */

/* Guesses that services say already, but that are no more than likely. */
static void
judge_guessed_ucds (const Table *table)
{
  NunFinding *finding = NULL;
  guint       n = 0;

  for (guint i = 0; i < table->collection->columns->len; i++)
    {
      const NunDatum *datum = datum_at (table, i, "ucd");

      if (datum == NULL || datum->origin != NUN_ORIGIN_GUESS || *datum->value == 0 ||
          datum->confidence >= NUN_SUGGEST_SURE || !nun_description_is_said (datum) ||
          is_hidden (table, i))
        continue;
      if (finding == NULL)
        finding = add_at (table, i, "ucd", "guessed-ucd", NULL,
                          _ ("Look at each: choose another one, or accept what is right by setting "
                             "it; all that are shown can be accepted at once."));
      add_edit_at (table, finding, i, "ucd", datum->value);
      n++;
    }
  if (finding != NULL)
    finding->sentence = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%u column of table “%s”: the UCD is a guess that needs a look.",
                     "%u columns of table “%s”: the UCD is a guess that needs a look.", n),
        n, table->collection->name);
}

/* What the file itself says and cannot be said: `verdict` tells the mended from the lost. */
static void
judge_file_ucds (const Table *table, NunUcdVerdict verdict, const char *id, const char *mend)
{
  NunFinding *finding = NULL;
  guint       n = 0;

  for (guint i = 0; i < table->collection->columns->len; i++)
    {
      const NunColumn            *column = column_at (table, i);
      const NunDatum             *datum = datum_at (table, i, "ucd");
      gboolean                    decided = datum != NULL && datum->origin == NUN_ORIGIN_PERSON;
      g_autoptr (NunUcdJudgement) judgement = NULL;

      if (column->ucd == NULL || *column->ucd == 0 || decided || nun_ucd_is_ucd1 (column->ucd))
        continue;
      judgement = nun_ucd_judge (column->ucd);
      if (judgement->verdict != verdict)
        continue;
      if (finding == NULL)
        finding = add_at (table, i, "ucd", id, g_strdup (judgement->sentence), mend);
      if (verdict == NUN_UCD_MENDABLE)
        add_edit_at (table, finding, i, "ucd", judgement->repair);
      n++;
    }
  if (finding != NULL)
    {
      g_autofree char *first = finding->sentence;

      finding->sentence = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u column of table “%s” has a UCD in the file that is none. “%s”: %s",
                       "%u columns of table “%s” have UCDs in the file that are none. The first is "
                       "“%s”: %s",
                       n),
          n, table->collection->name, finding->column, first);
    }
}

static gboolean
plays_main_role (const Table *table, guint i)
{
  return nun_description_get_role (table->judge->description, table->collection->name,
                                   column_at (table, i)->name) != NUN_ROLE_DATA;
}

/* Columns that all say to be the main one of a kind: the one with a role stays it, else the first. */
static void
judge_kind (const Table *table, GArray *columns)
{
  guint       stays = g_array_index (columns, guint, 0);
  NunFinding *finding;

  if (columns->len < 2)
    return;
  for (guint i = columns->len; i-- > 0;)
    if (plays_main_role (table, g_array_index (columns, guint, i)))
      stays = g_array_index (columns, guint, i);
  finding = add_at (
      table, stays, "ucd", "several-main",
      g_strdup_printf (_ ("%u columns of table “%s” all say to be the main one of their kind; “%s” "
                          "looks like it."),
                       columns->len, table->collection->name, column_at (table, stays)->name),
      _ ("Take meta.main out of the UCDs of the others."));
  for (guint i = 0; i < columns->len; i++)
    {
      guint            column = g_array_index (columns, guint, i);
      g_autofree char *without = nun_main_ucd_without (said_at (table, column, "ucd"));

      if (column != stays)
        add_edit_at (table, finding, column, "ucd", without);
    }
}

static void
judge_main (const Table *table)
{
  g_autoptr (GHashTable) kinds =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) in_order = g_ptr_array_new ();

  for (guint i = 0; i < table->collection->columns->len; i++)
    {
      char   *kind = nun_main_ucd_kind (said_at (table, i, "ucd"));
      GArray *columns;

      if (kind == NULL || is_hidden (table, i))
        {
          g_free (kind);
          continue;
        }
      columns = g_hash_table_lookup (kinds, kind);
      if (columns == NULL)
        {
          columns = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (in_order, columns);
          g_hash_table_insert (kinds, g_strdup (kind), columns);
        }
      g_array_append_val (columns, i);
      g_free (kind);
    }
  for (guint i = 0; i < in_order->len; i++)
    judge_kind (table, in_order->pdata[i]);
}

/* n: how many columns say nothing there; NULL, and n is 0, when all do. */
static NunFinding *
find_gaps (const Table *table, const char *key, const char *id, const char *mend, guint *n)
{
  NunFinding *finding = NULL;

  *n = 0;
  for (guint i = 0; i < table->collection->columns->len; i++)
    if (*said_at (table, i, key) == 0)
      {
        if (finding == NULL)
          finding = add_at (table, i, key, id, NULL, mend);
        ++*n;
      }
  return finding;
}

static void
judge_gaps (const Table *table)
{
  guint       all = table->collection->columns->len, n;
  NunFinding *finding =
      find_gaps (table, "ucd", "no-ucd",
                 _ ("Choose a UCD for each; what is no more than a hunch is offered there."), &n);

  if (finding != NULL)
    finding->sentence = g_strdup_printf (
        _ ("%u of the %u columns of “%s” have no UCD: programs cannot tell what they hold."), n,
        all, table->collection->name);
  finding =
      find_gaps (table, "description", "no-column-description", _ ("Write a line for each."), &n);
  if (finding != NULL)
    finding->sentence = g_strdup_printf (
        _ ("%u of the %u columns of “%s” have no description: people cannot tell what they hold."),
        n, all, table->collection->name);
}

void
nun_judge_columns (NunJudge *judge, const NunCollection *collection)
{
  Table table = { judge, collection };

  for (guint i = 0; i < collection->columns->len; i++)
    {
      judge_unit (&table, i);
      judge_ucd (&table, i);
      judge_unit_against_ucd (&table, i);
    }
  judge_main (&table);
  judge_file_ucds (&table, NUN_UCD_BAD, "file-ucd-lost", _ ("Choose a UCD for each."));
  judge_file_ucds (&table, NUN_UCD_MENDABLE, "file-ucd-mended",
                   _ ("Accept the repaired ones, or choose others."));
  judge_guessed_ucds (&table);
  judge_gaps (&table);
}
