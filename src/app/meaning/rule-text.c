/* Rules written to a text file, and read from one. */
#include "app/meaning/rule-text.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/chooser.h"
#include "describe/decided-rules.h"

/* A longer file is not one of rules. */
#define MAX_BYTES (1 << 20)

/* What is asked while the file chooser is open; the owner keeps the newest. */
typedef struct
{
  NunSession *session;
  char       *table;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->session);
  g_free (wish->table);
  g_free (wish);
}

static void
keep_wish (GtkWidget *owner, NunSession *session, const char *table)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->session = g_object_ref (session);
  wish->table = g_strdup (table);
  g_object_set_data_full (G_OBJECT (owner), "rule-text", wish, wish_free);
}

static void
fail (gpointer owner, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (owner), "wizard.fail", "s", error->message);
}

/* -- out --------------------------------------------------------------------------------------------- */

static void
on_written (GObject *file, GAsyncResult *result, gpointer owner)
{
  g_autoptr (GtkWidget) keep = owner;
  g_autoptr (GError)    error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    fail (owner, error);
  else
    gtk_widget_activate_action (keep, "wizard.toast", "s", _ ("Rules saved"));
}

static void
on_export_chosen (const char *const *paths, gpointer owner)
{
  Wish             *wish = g_object_get_data (owner, "rule-text");
  g_autoptr (GFile) file = g_file_new_for_path (paths[0]);
  char *text = nun_rules_to_text (nun_session_get_description (wish->session), wish->table);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       on_written, g_object_ref (owner));
}

void
nun_rule_text_export (GtkWidget *owner, NunSession *session, const char *table)
{
  g_autofree char *name = g_strdup_printf ("%s-rules.txt", table);

  keep_wish (owner, session, table);
  nun_choose_save (owner, _ ("Save the Rules"), name, on_export_chosen);
}

/* -- in ---------------------------------------------------------------------------------------------- */

static const char *
decided (const NunDescription *description, const char *table, const char *column)
{
  const NunDatum *datum = nun_description_get_decision (description, table, column, "rule");

  return datum != NULL ? datum->value : NULL;
}

GVariant *
nun_rule_text_edits (NunDescription *description,
                     const char     *table,
                     const char     *text,
                     GError        **error)
{
  g_autoptr (NunDescription) next = nun_rules_apply_text (description, table, text, error);
  const NunCollection       *collection = nun_description_find_collection (description, table);
  GVariantBuilder            edits;

  if (next == NULL)
    return NULL;
  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  for (guint i = 0; collection != NULL && i < collection->columns->len; i++)
    {
      const char *name = ((const NunColumn *) g_ptr_array_index (collection->columns, i))->name;
      const char *rule = decided (next, table, name);

      if (g_strcmp0 (decided (description, table, name), rule) != 0)
        g_variant_builder_add (&edits, "(sssms)", table, name, "rule", rule);
    }
  return g_variant_ref_sink (g_variant_builder_end (&edits));
}

static void
on_loaded (GObject *file, GAsyncResult *result, gpointer owner)
{
  g_autoptr (GtkWidget) keep = owner;
  Wish                 *wish = g_object_get_data (owner, "rule-text");
  g_autoptr (GError)    error = NULL;
  g_autofree char      *text = NULL;
  g_autoptr (GVariant)  edits = NULL;
  gsize                 length;

  if (!g_file_load_contents_finish (G_FILE (file), result, &text, &length, NULL, &error))
    {
      fail (owner, error);
      return;
    }
  if (length > MAX_BYTES || !g_utf8_validate (text, (gssize) length, NULL))
    {
      gtk_widget_activate_action (keep, "wizard.fail", "s",
                                  _ ("The file is no text of rules; choose one that was saved "
                                     "here."));
      return;
    }
  edits =
      nun_rule_text_edits (nun_session_get_description (wish->session), wish->table, text, &error);
  if (edits == NULL)
    fail (owner, error);
  else if (g_variant_n_children (edits) == 0)
    gtk_widget_activate_action (keep, "wizard.toast", "s", _ ("All rules are so already"));
  else
    nun_session_set_all (wish->session, edits, _ ("Take Rules From a Text"));
}

static void
on_import_chosen (const char *const *paths, gpointer owner)
{
  g_autoptr (GFile) file = g_file_new_for_path (paths[0]);

  g_file_load_contents_async (file, NULL, on_loaded, g_object_ref (owner));
}

void
nun_rule_text_import (GtkWidget *owner, NunSession *session, const char *table)
{
  keep_wish (owner, session, table);
  nun_choose_open (owner, _ ("Take Rules From a Text"), FALSE, on_import_chosen);
}
