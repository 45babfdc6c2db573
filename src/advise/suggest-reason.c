/* Why a column should have a UCD, in a sentence. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "advise/suggest-advice.h"
#include "vocabulary/ucd.h"

/* Longer names are cut in a sentence. */
#define NAME_CHARACTERS 60

static char *
short_name (const NunColumn *column)
{
  const char *name = column->original != NULL ? column->original : column->name;

  return g_utf8_strlen (name, -1) <= NAME_CHARACTERS ? g_strdup (name)
                                                     : g_utf8_substring (name, 0, NAME_CHARACTERS);
}

static gboolean
same_unit (const NunColumn *a, const NunColumn *b)
{
  return a->unit != NULL && *a->unit != 0 && b->unit != NULL && g_str_equal (a->unit, b->unit);
}

/* g_free. */
static char *
relation_sentence (const NunSuggestColumn *self, const char *parent)
{
  const char *by = self->relation_by;

  if (self->named_by_text)
    return g_strdup_printf (_ ("Its description names “%s”, and “%s” stands in the name."), parent,
                            by);
  switch (self->relation)
    {
    case NUN_RELATION_ERROR:
      return g_strdup_printf (_ ("Error of “%s”: its name says “%s”."), parent, by);
    case NUN_RELATION_FLAG:
      return g_strdup_printf (_ ("Flag of “%s”: its name says “%s”."), parent, by);
    case NUN_RELATION_LIMIT:
      return g_strdup_printf (_ ("Limit of “%s”: its name says “%s”."), parent, by);
    case NUN_RELATION_UNIT:
      return g_strdup_printf (_ ("Unit of “%s”: its name says “%s”."), parent, by);
    case NUN_RELATION_REFERENCE:
      return g_strdup_printf (_ ("Reference for “%s”: its name says “%s”."), parent, by);
    case NUN_RELATION_NUMBER:
      return g_strdup_printf (_ ("Number of measurements of “%s”: its name says “%s”."), parent,
                              by);
    case NUN_RELATION_CORRELATION:
      return g_strdup_printf (_ ("Correlation of “%s”: its name says “%s”."), parent, by);
    default: return g_strdup_printf (_ ("Belongs to “%s”: its name says “%s”."), parent, by);
    }
}

static char *
of_parent (const NunSuggestTable *table, const NunSuggestColumn *self)
{
  const NunColumn *parent = table->columns[self->parent].column;
  g_autofree char *name = short_name (parent);

  if (self->relation == NUN_RELATION_ERROR && !self->named_by_text &&
      same_unit (self->column, parent))
    return g_strdup_printf (_ ("Error of “%s”: its name says “%s” and the unit is the same."), name,
                            self->relation_by);
  return relation_sentence (self, name);
}

static gboolean
hangs_on_parent (const NunSuggestColumn *self, const char *ucd)
{
  return self->relation != NUN_RELATION_NONE &&
         (self->relation != NUN_RELATION_ERROR || g_str_has_prefix (ucd, "stat."));
}

char *
nun_suggest_reason (const NunSuggestTable   *table,
                    guint                    place,
                    const NunSuggestRanking *ranking,
                    guint                    k)
{
  const NunSuggestColumn *self = &table->columns[place];
  const char             *ucd = ranking->ranked[k].ucd;
  g_autofree char        *name = short_name (self->column);

  if (self->parent >= 0 && hangs_on_parent (self, ucd))
    return of_parent (table, self);
  if (self->relation == NUN_RELATION_ERROR && hangs_on_parent (self, ucd))
    return g_strdup_printf (_ ("An error: “%s” stands in its name or description."),
                            self->relation_by);
  if (k == 0 && ranking->phrase != NULL && ranking->phrase == self->name.squeezed)
    return g_strdup_printf (_ ("A standard or a large survey calls such columns “%s”."), name);
  if (k == 0 && ranking->phrase != NULL && ranking->in_name)
    return self->quantity != NUN_QUANTITY_NONE && self->quantity != NUN_QUANTITY_UNKNOWN
               ? g_strdup_printf (_ ("The name “%s” says “%s”, and the unit fits."), name,
                                  ranking->phrase)
               : g_strdup_printf (_ ("The name “%s” says “%s”."), name, ranking->phrase);
  if (k == 0 && ranking->phrase != NULL)
    return g_strdup_printf (_ ("The description says “%s”."), ranking->phrase);
  if (self->text.n > 0)
    return g_strdup_printf (
        _ ("Columns with the words of the name “%s” and of its description often are this."), name);
  return g_strdup_printf (_ ("Columns with a name such as “%s” often are this."), name);
}
