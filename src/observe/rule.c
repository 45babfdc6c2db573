/* Rules as text: reading, writing, and going through their parts. */

#include "observe/rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "observe/rule-private.h"

G_DEFINE_QUARK (nun - observe - error - quark, nun_observe_error)

#define MAX_BYTES 4000
#define MAX_PARTS 40
#define MAX_VALUE 65536

typedef struct
{
  const NunRuleAction *action;
  char                *argument;
} Part;

/* A source and its steps. */
typedef struct
{
  GArray *parts; /* of Part */
} Way;

struct _NunRule
{
  GPtrArray *ways; /* of Way: the first that gives a value counts */
};

/* -- words ------------------------------------------------------------------------------------------- */

static const NunRuleWord *
words_of (const NunRuleAction *actions, GArray **store)
{
  static GMutex mutex;

  g_mutex_lock (&mutex);
  if (*store == NULL)
    {
      *store = g_array_new (TRUE, TRUE, sizeof (NunRuleWord));
      for (guint i = 0; actions[i].word.name != NULL; i++)
        g_array_append_val (*store, actions[i].word);
    }
  g_mutex_unlock (&mutex);
  return (const NunRuleWord *) (gpointer) (*store)->data;
}

const NunRuleWord *
nun_rule_sources (void)
{
  static GArray *store;

  return words_of (nun_rule_source_actions (), &store);
}

const NunRuleWord *
nun_rule_steps (void)
{
  static GArray *store;

  return words_of (nun_rule_step_actions (), &store);
}

/* -- reading ----------------------------------------------------------------------------------------- */

static void
part_clear (gpointer data)
{
  g_free (((Part *) data)->argument);
}

static void
way_free (gpointer data)
{
  Way *way = data;

  g_array_unref (way->parts);
  g_free (way);
}

/* Like g_strsplit, but for what stands in double quotes. */
static GPtrArray *
split (const char *text, const char *separator)
{
  GPtrArray  *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;
  gboolean    quoted = FALSE;

  for (const char *p = text; *p != 0; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      if (quoted || !g_str_has_prefix (p, separator))
        continue;
      g_ptr_array_add (pieces, g_strstrip (g_strndup (start, (gsize) (p - start))));
      start = p + strlen (separator);
      p = start - 1;
    }
  g_ptr_array_add (pieces, g_strstrip (g_strdup (start)));
  return pieces;
}

static const NunRuleAction *
find_action (const NunRuleAction *actions, const char *text, const char **argument)
{
  for (; actions->word.name != NULL; actions++)
    {
      gsize length = strlen (actions->word.name);

      if (strncmp (text, actions->word.name, length) == 0 &&
          (text[length] == 0 || text[length] == ' '))
        {
          *argument = text + length;
          while (**argument == ' ')
            ++*argument;
          return actions;
        }
    }
  return NULL;
}

static char *
known_words (const NunRuleAction *actions)
{
  GString *out = g_string_new (actions->word.name);

  for (actions++; actions->word.name != NULL; actions++)
    g_string_append_printf (out, ", %s", actions->word.name);
  return g_string_free (out, FALSE);
}

static gboolean
read_part (Way *way, const char *text, const NunRuleAction *actions, GError **error)
{
  const char          *argument = "", *problem = "";
  const NunRuleAction *action = find_action (actions, text, &argument);
  g_autofree char     *known = NULL;
  Part                 part = { action, NULL };

  if (action == NULL)
    {
      known = known_words (actions);
      g_set_error (error, NUN_OBSERVE_ERROR, NUN_OBSERVE_ERROR_RULE,
                   _ ("“%s” is no part of a rule; it must begin with one of %s."), text, known);
      return FALSE;
    }
  if (!action->check (argument, &problem))
    {
      g_set_error (error, NUN_OBSERVE_ERROR, NUN_OBSERVE_ERROR_RULE, _ ("“%s”: %s."), text,
                   problem);
      return FALSE;
    }
  part.argument = g_strdup (argument);
  g_array_append_val (way->parts, part);
  return TRUE;
}

static Way *
read_way (const char *text, GError **error)
{
  g_autoptr (GPtrArray) pieces = split (text, "|");
  Way                  *way = g_new0 (Way, 1);

  way->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (way->parts, part_clear);
  for (guint i = 0; i < pieces->len; i++)
    if (!read_part (way, pieces->pdata[i],
                    i == 0 ? nun_rule_source_actions () : nun_rule_step_actions (), error))
      {
        way_free (way);
        return NULL;
      }
  return way;
}

NunRule *
nun_rule_parse (const char *text, GError **error)
{
  g_autoptr (NunRule)   self = g_new0 (NunRule, 1);
  g_autoptr (GPtrArray) ways = NULL;
  guint                 n_parts = 0;

  self->ways = g_ptr_array_new_with_free_func (way_free);
  if (strlen (text) > MAX_BYTES || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, NUN_OBSERVE_ERROR, NUN_OBSERVE_ERROR_RULE,
                   _ ("The rule is longer than %d bytes, or no text; make it shorter."), MAX_BYTES);
      return NULL;
    }
  ways = split (text, " else ");
  for (guint i = 0; i < ways->len; i++)
    {
      Way *way = read_way (ways->pdata[i], error);

      if (way == NULL)
        return NULL;
      g_ptr_array_add (self->ways, way);
      n_parts += way->parts->len;
    }
  if (n_parts <= MAX_PARTS)
    return g_steal_pointer (&self);
  g_set_error (error, NUN_OBSERVE_ERROR, NUN_OBSERVE_ERROR_RULE,
               _ ("The rule has more than %d parts; make it simpler."), MAX_PARTS);
  return NULL;
}

char *
nun_rule_to_text (const NunRule *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->ways->len; i++)
    {
      const Way *way = self->ways->pdata[i];

      if (i > 0)
        g_string_append (out, " else ");
      for (guint k = 0; k < way->parts->len; k++)
        {
          const Part *part = &g_array_index (way->parts, Part, k);

          g_string_append_printf (out, "%s%s%s%s", k > 0 ? " | " : "", part->action->word.name,
                                  *part->argument != 0 ? " " : "", part->argument);
        }
    }
  return g_string_free (out, FALSE);
}

void
nun_rule_free (NunRule *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ways);
  g_free (self);
}

/* -- evaluating -------------------------------------------------------------------------------------- */

/* One way from its source on; argument: of the source. */
static char *
go (const Way *way, const char *argument, const NunDataset *dataset, char **why)
{
  char *value = NULL;

  for (guint i = 0; i < way->parts->len; i++)
    {
      const Part      *part = &g_array_index (way->parts, Part, i);
      g_autofree char *before = value;

      value = part->action->apply (dataset, i == 0 ? argument : part->argument, before, why);
      if (value == NULL)
        return NULL;
      g_strstrip (value);
      if (*value == 0 || strlen (value) > MAX_VALUE)
        {
          *why = g_strdup (*value == 0 ? _ ("The value is empty.") : _ ("The value is too long."));
          g_free (value);
          return NULL;
        }
    }
  return value;
}

/* Of several keywords the next has its turn when the steps can make nothing of the value of one, as of a date that no
 * calendar has.  The source looks through keywords with a unit itself. */
static char *
try_keywords (const Way *way, const NunDataset *dataset, char **why)
{
  const Part *source = &g_array_index (way->parts, Part, 0);
  gboolean    several = way->parts->len > 1 && g_str_equal (source->action->word.name, "keyword") &&
                     strstr (source->argument, " in ") == NULL;
  g_auto (GStrv) names = g_strsplit (several ? source->argument : "", ",", -1);
  char          *value = NULL;

  if (g_strv_length (names) < 2)
    return go (way, source->argument, dataset, why);
  for (guint i = 0; value == NULL && names[i] != NULL; i++)
    {
      g_autofree char *reason = NULL;

      value = go (way, g_strstrip (names[i]), dataset, &reason);
      if (value == NULL && *why == NULL)
        *why = g_steal_pointer (&reason);
    }
  if (value != NULL)
    g_clear_pointer (why, g_free);
  return value;
}

char *
nun_rule_evaluate (const NunRule *self, const NunDataset *dataset, char **why)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < self->ways->len; i++)
    {
      g_autofree char *reason = NULL;
      char            *value = try_keywords (self->ways->pdata[i], dataset, &reason);

      if (value != NULL)
        return value;
      if (first == NULL)
        first = g_steal_pointer (&reason);
    }
  if (why != NULL)
    *why = g_steal_pointer (&first);
  return NULL;
}
