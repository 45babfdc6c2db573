/* Completion of subjects: the thesaurus is read in a thread, and its words are offered below the input. */
#include "app/about/about-subjects.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/about/about-chips.h"
#include "app/session/thread.h"
#include "vocabulary/uat.h"

#define MOST_WORDS 8
#define LEAST_LETTERS 2

/* One for the whole program: it does not change. */
static NunUat  *thesaurus;
static gboolean is_looking, has_looked;
static GSList  *waiting; /* of NunFieldEditor that would like to show it; counted references */

static void
find (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, nun_uat_find (), (GDestroyNotify) nun_uat_free);
}

/* The last part of "galaxies; pho": what is being typed.  Borrowed. */
static const char *
last_part (const char *list)
{
  const char *semicolon = strrchr (list, ';');
  const char *part = semicolon != NULL ? semicolon + 1 : list;

  return part + strspn (part, " ");
}

static void
update (NunFieldEditor *editor, NunAboutChips *chips)
{
  g_autofree char        *list = nun_field_editor_dup_value (editor);
  const char             *part = last_part (list);
  g_autofree const char **words = NULL;
  const char             *word;

  if (thesaurus == NULL || strlen (part) < LEAST_LETTERS)
    {
      nun_about_chips_set (chips, NULL, NULL);
      return;
    }
  word = nun_uat_find_word (thesaurus, part);
  words = nun_uat_complete (thesaurus, part, MOST_WORDS);
  /* What is complete needs no help. */
  if (word != NULL && strcmp (word, part) == 0)
    nun_about_chips_set (chips, NULL, NULL);
  else
    nun_about_chips_set (chips, words,
                         *words != NULL ? _ ("In the Unified Astronomy Thesaurus:") : NULL);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer unused)
{
  thesaurus = g_task_propagate_pointer (G_TASK (result), NULL);
  has_looked = TRUE;
  for (GSList *l = waiting; l != NULL; l = l->next)
    g_signal_emit_by_name (l->data, "typed");
  g_clear_slist (&waiting, g_object_unref);
}

static void
look (NunFieldEditor *editor)
{
  if (has_looked)
    return;
  waiting = g_slist_prepend (waiting, g_object_ref (editor));
  if (is_looking)
    return;
  is_looking = TRUE;
  nun_thread_run (find, NULL, NULL, NULL, on_found, NULL);
}

static void
on_chosen (NunFieldEditor *editor, const char *word)
{
  g_autofree char *list = nun_field_editor_dup_value (editor);
  g_autofree char *before = g_strndup (list, (gsize) (last_part (list) - list));
  g_autofree char *longer = g_strconcat (before, word, NULL);

  nun_field_editor_write (editor, longer);
  nun_field_editor_focus (editor);
}

void
nun_about_subjects_add (NunFieldEditor *editor)
{
  GtkWidget *chips = nun_about_chips_new (_ ("Subjects of the thesaurus"));

  nun_field_editor_add_part (editor, chips);
  g_signal_connect_object (chips, "chosen", G_CALLBACK (on_chosen), editor, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "typed", G_CALLBACK (update), chips, 0);
  g_signal_connect (editor, "map", G_CALLBACK (look), NULL);
}
