/* nunciusctl set: decisions about a publication, from the command line or from a text. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/scan-tool.h"
#include "describe/finding.h"
#include "describe/personal-file.h"
#include "describe/personal-learn.h"

/* Of like columns, in a line. */
#define MOST_NAMED 8

/* -- one assignment ---------------------------------------------------------------------------------- */

/* "COLUMN", "TABLE/COLUMN", "TABLE" or "TABLE/": what a key is about. */
static gboolean
find_place (const NunDescription *description,
            const char           *text,
            char                **table,
            char                **column,
            GError              **error)
{
  const char *slash = strchr (text, '/');
  guint       n = nun_description_get_n_collections (description);

  for (guint i = 0; i < n; i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);
      gsize                length = strlen (collection->name);

      if (n == 1 && nun_collection_find_column (collection, text) >= 0)
        *column = g_strdup (text);
      else if (g_str_equal (text, collection->name))
        *column = NULL;
      else if (slash != NULL && length == (gsize) (slash - text) &&
               strncmp (text, collection->name, length) == 0)
        *column = slash[1] != 0 ? g_strdup (slash + 1) : NULL;
      else
        continue;
      *table = g_strdup (collection->name);
      return TRUE;
    }
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_PLACE,
               n > 1
                   ? _ ("“%s” is not found; where there are several tables, write TABLE/COLUMN as "
                        "`nunciusctl describe` lists them.")
                   : _ ("“%s” is neither a table nor a column; `nunciusctl describe` lists them."),
               text);
  return FALSE;
}

static gboolean
set_one (NunDescription **description,
         const char      *place,
         const char      *key,
         const char      *value,
         GError         **error)
{
  g_autofree char *table = NULL, *column = NULL;
  NunDescription  *next;

  if (place != NULL && !find_place (*description, place, &table, &column, error))
    return FALSE;
  next = nun_description_set (*description, table, column, key, value, error);
  if (next == NULL)
    return FALSE;
  nun_description_unref (*description);
  *description = next;
  return TRUE;
}

/* "[PLACE:]KEY=VALUE"; the key holds neither colon nor equals sign, a column's name may hold a colon. */
static gboolean
set_argument (NunDescription **description, const char *argument, GError **error)
{
  const char      *equals = strchr (argument, '=');
  g_autofree char *left = NULL;
  char            *colon;

  if (equals == NULL)
    {
      g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_TEXT,
                   _ ("“%s”: write KEY=VALUE, COLUMN:KEY=VALUE or TABLE/COLUMN:KEY=VALUE."),
                   argument);
      return FALSE;
    }
  left = g_strndup (argument, (gsize) (equals - argument));
  colon = strrchr (left, ':');
  if (colon == NULL)
    return set_one (description, NULL, left, equals + 1, error);
  *colon = 0;
  return set_one (description, left, colon + 1, equals + 1, error);
}

/* "[PLACE:]KEY": the decision is taken back. */
static gboolean
forget_argument (NunDescription **description, const char *argument, GError **error)
{
  g_autofree char *left = g_strdup (argument);
  char            *colon = strrchr (left, ':');

  if (colon == NULL)
    return set_one (description, NULL, left, NULL, error);
  *colon = 0;
  return set_one (description, left, colon + 1, NULL, error);
}

/* -- from a text ------------------------------------------------------------------------------------- */

static gboolean
set_from (NunDescription **description, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  NunDescription  *next;

  if (!g_file_get_contents (g_str_equal (path, "-") ? "/dev/stdin" : path, &text, NULL, error))
    return FALSE;
  next = nun_description_apply_text (*description, text, error);
  if (next == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  nun_description_unref (*description);
  *description = next;
  return TRUE;
}

/* -- like columns, now and later --------------------------------------------------------------------- */

static gboolean
is_decided_anew (const NunDescription *before,
                 const NunDescription *after,
                 const char           *table,
                 const char           *column,
                 const char           *key)
{
  const NunDatum *former = nun_description_get_decision (before, table, column, key);
  const NunDatum *now = nun_description_get_decision (after, table, column, key);

  return now != NULL && (former == NULL || !g_str_equal (former->value, now->value));
}

/* "2 columns like “Vmag” ...: other/Vmag, third/VMAG" */
static void
tell_alike (GPtrArray *edits, const char *column, const char *key, gboolean done, GString *told)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < edits->len && i < MOST_NAMED; i++)
    {
      const NunEdit *one = edits->pdata[i];

      g_string_append_printf (places, "%s%s/%s", i > 0 ? ", " : "", one->table, one->column);
    }
  if (edits->len > MOST_NAMED)
    g_string_append (places, ", …");
  g_string_append_printf (
      told,
      done ? g_dngettext (GETTEXT_PACKAGE, "%u column like “%s” has the same %s now: %s\n",
                          "%u columns like “%s” have the same %s now: %s\n", edits->len)
           : g_dngettext (GETTEXT_PACKAGE,
                          "%u column like “%s” has another %s: %s; --alike gives it the same\n",
                          "%u columns like “%s” have another %s: %s; --alike gives them the same\n",
                          edits->len),
      edits->len, column, key, places->str);
}

/* For every column that was decided about: the ones like it are told of, or (apply) decided about as well. */
static gboolean
share_alike (const NunDescription *before,
             NunDescription      **description,
             gboolean              apply,
             GString              *told,
             GError              **error)
{
  g_autoptr (NunDescription) edited = nun_description_ref (*description);

  for (guint i = 0; i < nun_description_get_n_collections (edited); i++)
    {
      const NunCollection *table = nun_description_get_collection (edited, i);

      for (guint j = 0; j < table->columns->len; j++)
        for (const NunField *field = nun_fields (); field->key != NULL; field++)
          {
            const char           *column = ((NunColumn *) table->columns->pdata[j])->name;
            g_autoptr (GPtrArray) edits = NULL;
            NunDescription       *next;

            if (field->scope != NUN_SCOPE_COLUMN || !nun_personal_is_key (field->key) ||
                !is_decided_anew (before, edited, table->name, column, field->key))
              continue;
            edits = nun_personal_offer (*description, table->name, column, field->key);
            if (edits->len == 0)
              continue;
            tell_alike (edits, column, field->key, apply, told);
            next = apply ? nun_edits_apply (*description, edits, error)
                         : nun_description_ref (*description);
            if (next == NULL)
              return FALSE;
            nun_description_unref (*description);
            *description = next;
          }
    }
  return TRUE;
}

/* What was decided stands, whether it can be remembered or not. */
static void
learn (const NunDescription *before, const NunDescription *after)
{
  g_autofree char        *path = nun_personal_path ();
  g_autoptr (GError)      error = NULL;
  g_autoptr (NunPersonal) now = nun_personal_learn_to_file (path, before, after, &error);

  if (now == NULL)
    g_printerr (_ ("nunciusctl: decided, but not remembered for later tables: %s\n"),
                error->message);
}

/* -- the verb ---------------------------------------------------------------------------------------- */

typedef struct
{
  char    *from;
  char   **forget;
  gboolean alike, no_learn;
} Wish;

static gboolean
edit (const Wish *wish, char **arguments, NunDescription **description, GError **error)
{
  if (wish->from != NULL && !set_from (description, wish->from, error))
    return FALSE;
  for (guint i = 0; wish->forget != NULL && wish->forget[i] != NULL; i++)
    if (!forget_argument (description, wish->forget[i], error))
      return FALSE;
  for (guint i = 0; arguments[i] != NULL; i++)
    if (!set_argument (description, arguments[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
set_all (const Wish *wish, const char *path, char **arguments, GError **error)
{
  g_autoptr (NunStore)       store = nun_store_open (path, FALSE, error);
  g_autoptr (NunDescription) before = NULL;
  g_autoptr (NunDescription) description = NULL;
  g_autoptr (GString)        told = g_string_new (NULL);

  if (store == NULL)
    return FALSE;
  before = nun_store_get_description (store);
  description = nun_description_ref (before);
  if (!edit (wish, arguments, &description, error) ||
      !share_alike (before, &description, wish->alike, told, error) ||
      !nun_store_apply (store, description, _ ("Command Line"), error) ||
      !nun_tool_rescan_all (store, error) || !nun_tool_place_all (store, error))
    return FALSE;
  g_print ("%s", told->str);
  if (!wish->no_learn)
    learn (before, description);
  return TRUE;
}

static char *
list_fields (void)
{
  static const char *const headings[] = { N_ ("Of the publication:"), N_ ("Of a table:"),
                                          N_ ("Of a column:") };
  GString                 *out =
      g_string_new (_ ("KEY=VALUE speaks of the publication, COLUMN:KEY=VALUE of a column, "
                       "TABLE/:KEY=VALUE of a table,\nTABLE/COLUMN:KEY=VALUE of a column "
                       "where there are several tables."));
  int scope = -1;

  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    {
      if ((int) field->scope != scope)
        g_string_append_printf (out, "\n\n%s", _ (headings[field->scope]));
      scope = (int) field->scope;
      g_string_append_printf (out, "\n  %-14s %s", field->key, _ (field->help));
      if (field->kind == NUN_FIELD_LEVEL)
        g_string_append (out, " (1, 2, 3)");
    }
  return g_string_free (out, FALSE);
}

static int
run (int argc, char **argv)
{
  g_autofree char   *from = NULL, *fields = list_fields ();
  g_auto (GStrv)     forget = NULL;
  g_autoptr (GError) error = NULL;
  Wish               wish = { NULL };
  NunVerb            verb = nun_verb_set;
  GOptionEntry       entries[] = {
          { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
            N_ ("Read a text as `describe` prints it; - for standard input"), N_ ("FILE") },
          { "forget", 0, 0, G_OPTION_ARG_STRING_ARRAY, &forget,
            N_ ("Take a decision back, so that the guess shows again"), N_ ("[PLACE:]KEY") },
          { "alike", 0, 0, G_OPTION_ARG_NONE, &wish.alike,
            N_ ("Decide the same of the columns like these, in all tables, where nothing is decided"),
            NULL },
          { "no-learn", 0, 0, G_OPTION_ARG_NONE, &wish.no_learn,
            N_ ("Do not remember it for later tables (see `nunciusctl vocabulary`)"), NULL },
          { NULL }
  };

  nun_tool_cancellable ();
  verb.details = fields;
  if (!nun_tool_options (&verb, entries, &argc, &argv, 1, -1))
    return NUN_EXIT_USAGE;
  if (argc == 2 && from == NULL && forget == NULL)
    return nun_tool_usage (_ ("nothing to set; `nunciusctl set --help` tells how"));
  wish.from = from;
  wish.forget = forget;
  return set_all (&wish, argv[1], argv + 2, &error) ? 0 : nun_tool_fail (error);
}

const NunVerb nun_verb_set = { "set", "PUB [--from FILE] [PLACE:]KEY=VALUE…",
                               N_ ("decide what is said of a publication"), NULL, run };
