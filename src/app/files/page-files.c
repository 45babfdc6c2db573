/* The Files step: tables, images and spectra in, and out again. */
#include "app/files/page-files.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/files/remarks-window.h"
#include "app/widgets/chooser.h"
#include "app/widgets/empty.h"
#include "app/widgets/finding-list.h"
#include "app/widgets/naming.h"
#include "app/widgets/task-row.h"
#include "app/widgets/wrap-box.h"
#include "observe/scan.h"

/* Sentences of a report that are shown. */
#define MAX_SENTENCES 12

struct _NunPageFiles
{
  NunPage         parent_instance;
  GtkWidget      *empty;
  GtkListBox     *task_list;
  GtkWidget      *tables_group;
  GtkListBox     *table_list;
  NunFindingList *findings;
  AdwActionRow   *place_row;
  char           *ragged_table; /* whose rows of the wrong length are to be treated otherwise */
  NunRagged       ragged;
  guint           ragged_idle;
  char           *shown;    /* what the list of tables shows, to leave an unchanged list alone */
  int             focus_at; /* of the row that had the focus when the list was made anew, else -1 */
};

G_DEFINE_FINAL_TYPE (NunPageFiles, nun_page_files, NUN_TYPE_PAGE)

/* -- files in -------------------------------------------------------------------------------------- */

/* A publication that is dropped is opened; anything else is read. */
static void
add_paths (NunPageFiles *self, const char *const *paths)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  g_auto (GStrv)           files = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    if (nun_is_publication (paths[i]))
      gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", paths[i]);
    else
      g_strv_builder_add (others, paths[i]);
  files = g_strv_builder_end (others);
  nun_session_import_all (nun_page_get_session (NUN_PAGE (self)), (const char *const *) files);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, NunPageFiles *self)
{
  g_auto (GStrv) paths = nun_paths_of_drop (value);

  if (paths[0] == NULL || nun_session_is_read_only (nun_page_get_session (NUN_PAGE (self))))
    return FALSE;
  add_paths (self, (const char *const *) paths);
  return TRUE;
}

static void
on_chosen (const char *const *paths, gpointer owner)
{
  add_paths (NUN_PAGE_FILES (owner), paths);
}

static void
on_add (NunPageFiles *self)
{
  nun_choose_open (GTK_WIDGET (self), _ ("Add Files"), TRUE, on_chosen);
}

static void
on_add_folder (NunPageFiles *self)
{
  nun_choose_folder (GTK_WIDGET (self), _ ("Add a Folder"), on_chosen);
}

static void
on_show_folder (NunPageFiles *self)
{
  const char       *path = nun_session_get_path (nun_page_get_session (NUN_PAGE (self)));
  g_autofree char  *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char  *uri = g_file_get_uri (file);

  nun_show_uri (GTK_WIDGET (self), uri);
}

/* -- the list of tables ---------------------------------------------------------------------------- */

static void
on_remove (GtkButton *button, NunPageFiles *self)
{
  nun_session_remove (nun_page_get_session (NUN_PAGE (self)),
                      g_object_get_data (G_OBJECT (button), "what"));
}

static void
on_again (GtkButton *button, NunPageFiles *self)
{
  nun_session_read_again (nun_page_get_session (NUN_PAGE (self)),
                          g_object_get_data (G_OBJECT (button), "what"));
}

static void
on_dismiss (GtkButton *button, NunPageFiles *self)
{
  g_autofree char *table = g_strdup (g_object_get_data (G_OBJECT (button), "what"));

  nun_session_dismiss_report (nun_page_get_session (NUN_PAGE (self)), table);
}

static void
on_remarks (GtkButton *button, NunPageFiles *self)
{
  const char *table = g_object_get_data (G_OBJECT (button), "what");
  GPtrArray  *remarks = nun_session_get_remarks (nun_page_get_session (NUN_PAGE (self)), table);
  g_autofree char *title = g_strdup_printf (_ ("Remarks on “%s”"), table);

  if (remarks != NULL)
    nun_remarks_window_present (GTK_WIDGET (self), title, remarks);
}

/* words: what it does, in full. */
static GtkWidget *
prepare_button (NunPageFiles *self,
                GtkWidget    *button,
                const char   *words,
                const char   *what,
                GCallback     callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  nun_name_button (GTK_WIDGET (button), words);
  g_object_set_data_full (G_OBJECT (button), "what", g_strdup (what), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

static GtkWidget *
make_button (NunPageFiles *self,
             const char   *icon,
             const char   *words,
             const char   *what,
             GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  return prepare_button (self, button, words, what, callback);
}

/* "41 images · 7 without a position". */
static char *
describe_observations (const NunCollection *collection)
{
  gint64           n = collection->n_rows, lost = n - collection->n_placed;
  gboolean         images = collection->kind == NUN_COLLECTION_IMAGES;
  g_autofree char *count =
      images ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " image",
                                             "%'" PRId64 " images", (gulong) n),
                                n)
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " spectrum",
                                             "%'" PRId64 " spectra", (gulong) n),
                                n);
  g_autofree char *places =
      lost > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " without a position",
                                               "%'" PRId64 " without a position", (gulong) lost),
                                  lost)
               : g_strdup (_ ("all have a position on the sky"));

  return g_strjoin (" · ", count, places, NULL);
}

/* "FITS · 1,234 rows · 12 columns · 3 rows without a position". */
static char *
describe_table (const NunCollection *collection)
{
  g_autofree char *rows =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " row", "%'" PRId64 " rows",
                                    (gulong) collection->n_rows),
                       collection->n_rows);
  g_autofree char *columns = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u column", "%u columns", collection->columns->len),
      collection->columns->len);
  gint64           lost = collection->n_rows - collection->n_placed;
  g_autofree char *places = NULL;

  if (collection->n_placed == 0)
    places = g_strdup (_ ("no positions on the sky yet"));
  else if (lost > 0)
    places = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " row without a position",
                                           "%'" PRId64 " rows without a position", (gulong) lost),
                              lost);
  else
    places = g_strdup (_ ("every row has a position"));
  return g_strjoin (" · ", collection->format, rows, columns, places, NULL);
}

static char *
describe (const NunCollection *collection)
{
  return collection->kind == NUN_COLLECTION_TABLE ? describe_table (collection)
                                                  : describe_observations (collection);
}

/* What has become of the place where it came from; NULL for nothing. */
static const char *
describe_state (const NunCollection *collection, NunSourceState state)
{
  gboolean is_table = collection->kind == NUN_COLLECTION_TABLE;

  switch (state)
    {
    case NUN_SOURCE_CHANGED:
      return is_table ? _ ("The file has changed since it was read.")
                      : _ ("Files have come, gone or changed since they were read.");
    case NUN_SOURCE_GONE:
      return is_table ? _ ("The file is not there any more; its rows are kept here.")
                      : _ ("The folder is not there any more; what was read of it is kept here.");
    case NUN_SOURCE_SAME:
    default: return NULL;
    }
}

/* "What was read, from where, and how that file stands to it now." */
static char *
dup_plain (const NunCollection *collection, NunSourceState state)
{
  g_autofree char *facts = describe (collection);
  g_autofree char *only = nun_scan_only_file (collection->source, collection->scanned);
  g_autofree char *source = nun_path_for_people (only != NULL ? only : collection->source);

  return g_strjoin ("\n", facts, source, describe_state (collection, state), NULL);
}

static GtkWidget *
make_warning (const char *words)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return icon;
}

/* A file that has changed asks for it in words. */
static GtkWidget *
make_again (NunPageFiles *self, const char *name, NunSourceState state)
{
  g_autofree char *words = g_strdup_printf (_ ("Read “%s” Again From Its File"), name);

  if (state == NUN_SOURCE_CHANGED)
    return prepare_button (self, gtk_button_new_with_label (_ ("Read Again")), words, name,
                           G_CALLBACK (on_again));
  return make_button (self, "view-refresh-symbolic", words, name, G_CALLBACK (on_again));
}

/* What reading the table again has changed. */
static GtkWidget *
make_report (NunPageFiles *self, const char *name, const char *sentences)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *plain = g_strdup_printf (_ ("What Has Changed in “%s”"), name);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *subtitle = g_markup_escape_text (sentences, -1);
  g_autofree char *words = g_strdup_printf (_ ("Dismiss: %s"), plain);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentences, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             prepare_button (self, gtk_button_new_with_label (_ ("Dismiss")), words,
                                             name, G_CALLBACK (on_dismiss)));
  return row;
}

static char *
dup_report (NunSession *session, const char *table)
{
  GPtrArray *report = nun_session_get_report (session, table);
  GString   *out;

  if (report == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < MIN (report->len, MAX_SENTENCES); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (report, i));
  if (report->len > MAX_SENTENCES)
    {
      guint n = report->len - MAX_SENTENCES;

      g_string_append_c (out, '\n');
      g_string_append_printf (
          out, g_dngettext (GETTEXT_PACKAGE, "… and %u change more", "… and %u changes more", n),
          n);
    }
  return g_string_free (out, FALSE);
}

/* Later than the choice itself: the list, and the choice with it, is made anew. */
static gboolean
take_ragged (gpointer data)
{
  NunPageFiles    *self = data;
  NunSession      *session = nun_page_get_session (NUN_PAGE (self));
  g_autofree char *table = g_steal_pointer (&self->ragged_table);

  self->ragged_idle = 0;
  g_clear_pointer (&self->shown, g_free);
  if (nun_description_find_collection (nun_session_get_description (session), table) == NULL)
    return G_SOURCE_REMOVE;
  if (self->ragged == NUN_RAGGED_REFUSE)
    nun_session_remove (session, table);
  else
    nun_session_read_again_as (session, table, self->ragged);
  return G_SOURCE_REMOVE;
}

static void
on_ragged (GtkDropDown *choices, GParamSpec *unused, NunPageFiles *self)
{
  g_free (self->ragged_table);
  self->ragged_table = g_strdup (g_object_get_data (G_OBJECT (choices), "what"));
  self->ragged = (NunRagged) gtk_drop_down_get_selected (choices);
  if (self->ragged_idle == 0)
    self->ragged_idle = g_idle_add (take_ragged, self);
}

static GtkWidget *
make_ragged_choice (NunPageFiles *self, const char *name, NunRagged choice)
{
  const char *const words[] = { _ ("Fill or Cut Them"), _ ("Leave Them Out"), _ ("Refuse the File"),
                                NULL };
  GtkWidget        *choices = gtk_drop_down_new_from_strings (words);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choices), choice);
  gtk_widget_set_valign (choices, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows of the Wrong Length"), -1);
  g_object_set_data_full (G_OBJECT (choices), "what", g_strdup (name), g_free);
  g_signal_connect_object (choices, "notify::selected", G_CALLBACK (on_ragged), self, 0);
  return choices;
}

/* How many rows have too few or too many values, and where; NULL for a table that was read without such a question. */
static char *
dup_ragged (const NunCollection *collection)
{
  NunRaggedRows    ragged;
  g_autofree char *lines = NULL;

  if (!nun_ragged_read (collection->notes, &ragged))
    return NULL;
  if (ragged.n == 0)
    return g_strdup (_ ("No row has too few or too many values."));
  lines = nun_ragged_dup_lines (&ragged);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'" PRId64 " row has too few or too many values: line %s.",
                   "%'" PRId64 " rows have too few or too many values: lines %s.",
                   (gulong) ragged.n),
      ragged.n, lines);
}

static GtkWidget *
make_ragged (NunPageFiles *self, const NunCollection *collection, const char *sentence)
{
  NunSession      *session = nun_page_get_session (NUN_PAGE (self));
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *plain =
      g_strdup_printf (_ ("Rows of the Wrong Length in “%s”"), collection->name);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  NunRaggedRows    ragged;

  nun_ragged_read (collection->notes, &ragged);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  if (!nun_session_is_read_only (session) &&
      nun_session_get_source_state (session, collection->name) != NUN_SOURCE_GONE)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_ragged_choice (self, collection->name, ragged.choice));
  return row;
}

static GtkWidget *
make_remarks (NunPageFiles *self, const char *name)
{
  guint            n = nun_session_get_remarks (nun_page_get_session (NUN_PAGE (self)), name)->len;
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u Remark…", "%'u Remarks…", n), n);
  g_autofree char *words = g_strdup_printf (_ ("Show the Remarks on “%s”"), name);

  return prepare_button (self, gtk_button_new_with_label (label), words, name,
                         G_CALLBACK (on_remarks));
}

/* The row of the list that has the focus or holds what has it, or NULL. */
static GtkListBoxRow *
focused_row (NunPageFiles *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus == NULL ? NULL
                   : GTK_IS_LIST_BOX_ROW (focus)
                       ? focus
                       : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->table_list))
             ? GTK_LIST_BOX_ROW (row)
             : NULL;
}

/* Del takes a table out, as its button does. */
static gboolean
on_delete (GtkWidget *list, GVariant *unused, gpointer user_data)
{
  NunPageFiles    *self = NUN_PAGE_FILES (user_data);
  NunSession      *session = nun_page_get_session (NUN_PAGE (self));
  GtkListBoxRow   *row = focused_row (self);
  g_autofree char *table =
      row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "what")) : NULL;

  if (table == NULL || nun_session_is_read_only (session))
    return FALSE;
  nun_session_remove (session, table);
  return TRUE;
}

static void
take_delete_key (NunPageFiles *self)
{
  static const guint  keyvals[] = { GDK_KEY_Delete, GDK_KEY_KP_Delete };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keyvals); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (keyvals[i], 0),
                          gtk_callback_action_new (on_delete, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->table_list), keys);
}

static GtkWidget *
make_row (NunPageFiles *self, const NunCollection *collection)
{
  NunSession      *session = nun_page_get_session (NUN_PAGE (self));
  NunSourceState   state = nun_session_get_source_state (session, collection->name);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *buttons = nun_wrap_box_new ();
  g_autofree char *plain = dup_plain (collection, state);
  g_autofree char *title = g_markup_escape_text (collection->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (plain, -1);
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), collection->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  collection->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, plain, -1);
  if (state == NUN_SOURCE_CHANGED)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               make_warning (describe_state (collection, state)));
  g_object_set_data_full (G_OBJECT (row), "what", g_strdup (collection->name), g_free);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  if (nun_session_get_remarks (session, collection->name) != NULL)
    nun_wrap_box_append (NUN_WRAP_BOX (buttons), make_remarks (self, collection->name));
  if (nun_session_is_read_only (session))
    return row;
  if (state != NUN_SOURCE_GONE)
    nun_wrap_box_append (NUN_WRAP_BOX (buttons), make_again (self, collection->name, state));
  nun_wrap_box_append (
      NUN_WRAP_BOX (buttons),
      make_button (self, "user-trash-symbolic", remove, collection->name, G_CALLBACK (on_remove)));
  return row;
}

static void
show_tables (NunPageFiles *self, NunDescription *description)
{
  NunSession         *session = nun_page_get_session (NUN_PAGE (self));
  guint               n = nun_description_get_n_collections (description);
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkListBoxRow      *focused;
  int                 at;

  for (guint i = 0; i < n; i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);
      g_autofree char     *plain =
          dup_plain (collection, nun_session_get_source_state (session, collection->name));
      g_autofree char *report = dup_report (session, collection->name);
      g_autofree char *ragged = dup_ragged (collection);
      GPtrArray       *remarks = nun_session_get_remarks (session, collection->name);

      g_string_append_printf (shown, "%s\n%s\n%s\n%s\n%u\n", collection->name, plain,
                              report != NULL ? report : "", ragged != NULL ? ragged : "",
                              remarks != NULL ? remarks->len : 0);
    }
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  focused = focused_row (self);
  at = focused != NULL ? gtk_list_box_row_get_index (focused) : -1;

  nun_empty_list (self->table_list);
  for (guint i = 0; i < n; i++)
    {
      const NunCollection *collection = nun_description_get_collection (description, i);
      g_autofree char     *report = dup_report (session, collection->name);
      g_autofree char     *ragged = dup_ragged (collection);

      gtk_list_box_append (self->table_list, make_row (self, collection));
      if (ragged != NULL)
        gtk_list_box_append (self->table_list, make_ragged (self, collection, ragged));
      if (report != NULL)
        gtk_list_box_append (self->table_list, make_report (self, collection->name, report));
    }
  self->focus_at = at;
}

/* The list was made anew: the focus goes to what stands where it was, or to what adds files. */
static void
keep_focus (NunPageFiles *self)
{
  GtkListBoxRow *row = NULL;

  for (int at = self->focus_at; at >= 0 && row == NULL; at--)
    row = gtk_list_box_get_row_at_index (self->table_list, at);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else if (self->focus_at >= 0)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  self->focus_at = -1;
}

/* -- the page -------------------------------------------------------------------------------------- */

/* Whether a task may still bring something: what has failed will not. */
static gboolean
is_anything_coming (NunSession *session)
{
  GListModel *tasks = nun_session_get_tasks (session);

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (NunTask) task = g_list_model_get_item (tasks, i);

      if (nun_task_get_state (task) != NUN_TASK_FAILED)
        return TRUE;
    }
  return FALSE;
}

static void
nun_page_files_refresh (NunPage *page)
{
  NunPageFiles    *self = NUN_PAGE_FILES (page);
  NunSession      *session = nun_page_get_session (page);
  NunDescription  *description = nun_session_get_description (session);
  guint            n_tables = nun_description_get_n_collections (description);
  guint            n_tasks = g_list_model_get_n_items (nun_session_get_tasks (session));
  gboolean         is_empty = n_tables == 0 && !is_anything_coming (session);
  g_autofree char *place = nun_path_for_people (nun_session_get_path (session));
  g_autofree char *escaped = g_markup_escape_text (place, -1);
  g_autofree char *markup =
      nun_session_is_read_only (session)
          ? g_strdup_printf ("%s\n%s", escaped, _ ("To change it, copy it to a folder of yours."))
          : g_steal_pointer (&escaped);

  show_tables (self, description);
  gtk_widget_set_visible (self->empty, is_empty);
  gtk_widget_set_visible (self->tables_group, !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->table_list), n_tables > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->task_list), n_tasks > 0);
  adw_action_row_set_subtitle (self->place_row, markup);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row),
                                 nun_session_is_read_only (session)
                                     ? _ ("Cannot Be Changed")
                                     : _ ("Everything Is Saved by Itself"));
  if (n_tables > 0)
    nun_finding_list_set (self->findings, nun_session_get_findings (session), NUN_STEP_FILES);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->findings), FALSE);
  keep_focus (self);
}

static GtkWidget *
make_task_row (gpointer task, gpointer session)
{
  return nun_task_row_new (session, task);
}

static void
nun_page_files_attach (NunPage *page)
{
  NunPageFiles *self = NUN_PAGE_FILES (page);
  NunSession   *session = nun_page_get_session (page);

  gtk_list_box_bind_model (self->task_list, nun_session_get_tasks (session), make_task_row,
                           g_object_ref (session), g_object_unref);
}

static void
nun_page_files_finalize (GObject *object)
{
  NunPageFiles *self = NUN_PAGE_FILES (object);

  g_clear_handle_id (&self->ragged_idle, g_source_remove);
  g_free (self->ragged_table);
  g_free (self->shown);
  G_OBJECT_CLASS (nun_page_files_parent_class)->finalize (object);
}

static void
nun_page_files_class_init (NunPageFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (NUN_TYPE_FINDING_LIST);
  G_OBJECT_CLASS (klass)->finalize = nun_page_files_finalize;
  NUN_PAGE_CLASS (klass)->attach = nun_page_files_attach;
  NUN_PAGE_CLASS (klass)->refresh = nun_page_files_refresh;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/nuncius/Nuncius/page-files.ui");
  gtk_widget_class_bind_template_child (widget_class, NunPageFiles, empty);
  gtk_widget_class_bind_template_child (widget_class, NunPageFiles, task_list);
  gtk_widget_class_bind_template_child (widget_class, NunPageFiles, tables_group);
  gtk_widget_class_bind_template_child (widget_class, NunPageFiles, table_list);
  gtk_widget_class_bind_template_child (widget_class, NunPageFiles, findings);
  gtk_widget_class_bind_template_child (widget_class, NunPageFiles, place_row);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_folder);
  gtk_widget_class_bind_template_callback (widget_class, on_show_folder);
}

static void
nun_page_files_init (NunPageFiles *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->focus_at = -1;
  nun_name_parts (self->empty, "GtkScrolledWindow", _ ("No Table Yet"));
  take_delete_key (self);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
