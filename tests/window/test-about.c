/* The About step: every question is asked once, and each of its own ways of answering reaches the publication. */
#include <glib/gstdio.h>

#include "app/about/about-authors.h"
#include "app/about/about-chips.h"
#include "app/widgets/field-editor.h"
#include "helpers.h"

/* A number of ISO/IEC 7064's own making, and one with a slip in it. */
#define ORCID "0000-0002-1825-0097"
#define NO_ORCID "0000-0002-1825-0098"

static void
count_editors (GtkWidget *root, const char *key, guint *n)
{
  if (NUN_IS_FIELD_EDITOR (root))
    {
      const NunField *field = nun_field_editor_get_field (NUN_FIELD_EDITOR (root));

      *n += field->scope == NUN_SCOPE_PUBLICATION && g_str_equal (field->key, key);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_editors (child, key, n);
}

static GtkWidget *
about (Bench *bench)
{
  nun_window_show_step (bench->window, NUN_STEP_ABOUT);
  return visible_page (bench);
}

/* What is folded away is no child of its expander. */
static void
unfold (GtkWidget *root)
{
  if (GTK_IS_EXPANDER (root))
    gtk_expander_set_expanded (GTK_EXPANDER (root), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static void
test_every_question (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = about (bench);

  unfold (page);
  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    {
      guint n = 0;

      if (field->scope != NUN_SCOPE_PUBLICATION)
        continue;
      count_editors (page, field->key, &n);
      if (n != 1)
        g_test_fail_printf ("“%s” is asked %u times", field->key, n);
    }
}

/* -- what is missing ------------------------------------------------------------------------------- */

static const char *
focused_key (Bench *bench)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (bench->window));
  GtkWidget *editor = focus != NULL ? gtk_widget_get_ancestor (focus, NUN_TYPE_FIELD_EDITOR) : NULL;

  return editor != NULL ? nun_field_editor_get_field (NUN_FIELD_EDITOR (editor))->key : "";
}

static void
test_missing (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = about (bench), *missing = find_type (page, "NunAboutMissing");
  GtkWidget *chip = find_button (missing, "Contact E-Mail");

  g_assert_true (has_label (missing, "still needed"));
  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
  g_assert_cmpstr (focused_key (bench), ==, "contact_email");

  type_into (find_editor (page, "contact_email"), "cm@observatoire.fr");
  g_assert_null (find_button (missing, "Contact E-Mail"));
  g_assert_nonnull (find_button (missing, "Identifier"));
}

/* A question that is folded away unfolds when somebody is sent there. */
static void
test_jump_unfolds (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = about (bench);
  guint      n = 0;

  count_editors (page, "short_name", &n);
  g_assert_cmpuint (n, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)", NUN_STEP_ABOUT,
                              "", "", "short_name");
  g_assert_true (gtk_widget_get_mapped (find_editor (page, "short_name")));
  g_assert_cmpstr (focused_key (bench), ==, "short_name");
}

/* -- authors --------------------------------------------------------------------------------------- */

/* The n-th entry below the list of authors: name, ORCID, name, ... */
static GtkEditable *
entry_of (GtkWidget *root, guint *n)
{
  if (GTK_IS_ENTRY (root))
    return (*n)-- == 0 ? GTK_EDITABLE (root) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = entry_of (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEditable *
author_entry (GtkWidget *authors, guint n)
{
  return entry_of (authors, &n);
}

static GtkWidget *
button_with_icon (GtkWidget *root, const char *icon, gboolean sensitive)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (root)), icon) == 0 &&
      gtk_widget_get_sensitive (root) == sensitive)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = button_with_icon (child, icon, sensitive);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  Bench      *bench;
  const char *key, *value;
} Expected;

static gboolean
is_said (gpointer data)
{
  const Expected *expected = data;

  return g_str_equal (
      nun_description_get_value (nun_session_get_description (expected->bench->session), NULL, NULL,
                                 expected->key),
      expected->value);
}

/* After the pause in which somebody might go on typing. */
static void
assert_saved (Bench *bench, const char *key, const char *value)
{
  Expected         expected = { bench, key, value };
  g_autofree char *saved = NULL;

  wait_for (value, is_said, &expected);
  wait_for_idle (bench);
  saved = read_saved (bench, NULL, NULL, key);
  g_assert_cmpstr (saved, ==, value);
}

static void
assert_creators (Bench *bench, const char *expected)
{
  assert_saved (bench, "creators", expected);
}

static void
test_authors (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = about (bench), *editor = find_editor (page, "creators");
  GtkWidget *authors = find_type (editor, "NunAboutAuthors");

  gtk_expander_set_expanded (GTK_EXPANDER (find_type (authors, "GtkExpander")), TRUE);
  type_into (editor, "Messier, C.; Mechain, P. (" ORCID ")");
  g_assert_cmpstr (gtk_editable_get_text (author_entry (authors, 0)), ==, "Messier, C.");
  g_assert_cmpstr (gtk_editable_get_text (author_entry (authors, 3)), ==, ORCID);

  g_signal_emit_by_name (find_button (authors, "Add Author"), "clicked");
  gtk_editable_set_text (author_entry (authors, 4), "Lacaille; N.");
  assert_creators (bench, "Messier, C.; Mechain, P. (" ORCID "); Lacaille, N.");

  /* The first that can go up is the second. */
  g_signal_emit_by_name (button_with_icon (authors, "go-up-symbolic", TRUE), "clicked");
  assert_creators (bench, "Mechain, P. (" ORCID "); Messier, C.; Lacaille, N.");
  g_signal_emit_by_name (button_with_icon (authors, "list-remove-symbolic", TRUE), "clicked");
  assert_creators (bench, "Messier, C.; Lacaille, N.");
}

static void
test_orcid (Bench *bench, gconstpointer unused)
{
  GtkWidget   *page = about (bench), *editor = find_editor (page, "creators");
  GtkWidget   *authors = find_type (editor, "NunAboutAuthors");
  GtkEditable *orcid;

  gtk_expander_set_expanded (GTK_EXPANDER (find_type (authors, "GtkExpander")), TRUE);
  type_into (editor, "Messier, C.");
  orcid = author_entry (authors, 1);
  gtk_editable_set_text (orcid, NO_ORCID);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (orcid), "error"));
  g_assert_true (has_label (authors, "last digit does not fit"));
  assert_creators (bench, "Messier, C.");

  gtk_editable_set_text (orcid, "https://orcid.org/" ORCID);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (orcid), "error"));
  assert_creators (bench, "Messier, C. (" ORCID ")");
}

/* -- other ways to answer -------------------------------------------------------------------------- */

static void
test_other_licence (Bench *bench, gconstpointer unused)
{
  GtkWidget       *editor = find_editor (about (bench), "licence");
  GtkDropDown     *drop = GTK_DROP_DOWN (find_type (editor, "GtkDropDown"));
  GtkWidget       *other = find_type (editor, "GtkEntry");
  g_autofree char *saved = NULL, *usual = NULL;

  g_assert_false (gtk_widget_get_mapped (other));
  gtk_drop_down_set_selected (drop, g_list_model_get_n_items (gtk_drop_down_get_model (drop)) - 1);
  g_assert_true (gtk_widget_get_mapped (other));
  gtk_editable_set_text (GTK_EDITABLE (other), "https://example.org/terms");
  g_signal_emit_by_name (other, "activate");
  wait_for_idle (bench);
  saved = read_saved (bench, NULL, NULL, "licence");
  g_assert_cmpstr (saved, ==, "https://example.org/terms");

  gtk_drop_down_set_selected (drop, 1);
  g_assert_false (gtk_widget_get_mapped (other));
  wait_for_idle (bench);
  usual = read_saved (bench, NULL, NULL, "licence");
  g_assert_cmpstr (usual, ==, "CC0-1.0");
}

/* A copy of the thesaurus is there since before the program began. */
static void
test_subjects (Bench *bench, gconstpointer unused)
{
  GtkWidget *editor = find_editor (about (bench), "subjects");
  GtkWidget *chips = find_type (editor, "NunAboutChips");

  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
  gtk_editable_set_text (GTK_EDITABLE (find_type (editor, "GtkEntry")), "nebulae; clu");
  wait_for_button (chips, "Galaxy clusters");
  g_assert_null (find_button (chips, "Comets"));
  g_signal_emit_by_name (find_button (chips, "Galaxy clusters"), "clicked");
  g_assert_false (gtk_widget_get_mapped (chips));
  assert_saved (bench, "subjects", "nebulae; Galaxy clusters");
}

/* Half an address is no alarm while it is typed, and one when the field is left. */
static void
test_hint (Bench *bench, gconstpointer unused)
{
  GtkWidget *page = about (bench), *editor = find_editor (page, "contact_email");
  GtkWidget *entry = find_type (editor, "GtkEntry");

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "cm@");
  wait_for_label (editor, "is not an e-mail address");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  gtk_widget_grab_focus (find_type (find_editor (page, "title"), "GtkEntry"));
  spin (50);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

static void
write_thesaurus (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "nuncius", NULL);
  g_autofree char *path = g_build_filename (folder, "uat.txt", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "Comets\nGalaxy clusters\nStar clusters\n", -1, NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  write_thesaurus ();
  OPEN ("/about/every-question", test_every_question);
  OPEN ("/about/missing", test_missing);
  OPEN ("/about/jump-unfolds", test_jump_unfolds);
  OPEN ("/about/authors", test_authors);
  OPEN ("/about/orcid", test_orcid);
  OPEN ("/about/other-licence", test_other_licence);
  OPEN ("/about/subjects", test_subjects);
  OPEN ("/about/hint", test_hint);
  return g_test_run ();
}
