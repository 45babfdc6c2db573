/* The pages one by one: what is edited there reaches the publication, what is wrong is said there. */
#include <glib/gstdio.h>

#include "app/widgets/field-editor.h"
#include "helpers.h"

/* -- about ----------------------------------------------------------------------------------------- */

static void
test_about_saves (Bench *bench, gconstpointer unused)
{
  g_autofree char *title = NULL, *wavebands = NULL;
  GtkWidget       *check;

  nun_window_show_step (bench->window, NUN_STEP_ABOUT);
  type_into (find_editor (visible_page (bench), "title"), "  Nebulae &   clusters ");
  check = find_type (find_editor (visible_page (bench), "wavebands"), "GtkCheckButton");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_for_idle (bench);

  title = read_saved (bench, NULL, NULL, "title");
  g_assert_cmpstr (title, ==, "Nebulae & clusters");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (bench->window)), ==, "Nebulae & clusters");
  wavebands = read_saved (bench, NULL, NULL, "wavebands");
  g_assert_cmpstr (wavebands, ==, "Radio");
}

static void
test_about_says_what_is_wrong (Bench *bench, gconstpointer unused)
{
  GtkWidget       *editor;
  g_autofree char *email = NULL, *mended = NULL;

  nun_window_show_step (bench->window, NUN_STEP_ABOUT);
  editor = find_editor (visible_page (bench), "contact_email");
  type_into (editor, "nobody at home");
  g_assert_true (has_label (editor, "nobody at home"));
  g_assert_true (gtk_widget_has_css_class (find_type (editor, "GtkEntry"), "error"));
  wait_for_idle (bench);
  email = read_saved (bench, NULL, NULL, "contact_email");
  g_assert_cmpstr (email, ==, "");

  type_into (editor, "nobody@example.org");
  g_assert_false (gtk_widget_has_css_class (find_type (editor, "GtkEntry"), "error"));
  wait_for_idle (bench);
  mended = read_saved (bench, NULL, NULL, "contact_email");
  g_assert_cmpstr (mended, ==, "nobody@example.org");
}

static void
test_undo (Bench *bench, gconstpointer unused)
{
  GtkWidget       *entry;
  g_autofree char *before = NULL, *after = NULL;

  nun_window_show_step (bench->window, NUN_STEP_ABOUT);
  entry = find_type (find_editor (visible_page (bench), "publisher"), "GtkEntry");
  type_into (find_editor (visible_page (bench), "publisher"), "An observatory");
  wait_for_idle (bench);
  g_assert_cmpstr (nun_session_get_undo (bench->session), ==, "Publisher");

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for_idle (bench);
  before = read_saved (bench, NULL, NULL, "publisher");
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.redo", NULL);
  wait_for_idle (bench);
  after = read_saved (bench, NULL, NULL, "publisher");
  g_assert_cmpstr (after, ==, "An observatory");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "An observatory");
}

static void
test_guess_is_accepted_and_taken_back (Bench *bench, gconstpointer unused)
{
  GtkWidget      *editor;
  const NunDatum *datum;

  nun_window_show_step (bench->window, NUN_STEP_ABOUT);
  editor = find_editor (visible_page (bench), "title");
  datum = nun_description_get (nun_session_get_description (bench->session), NULL, NULL, "title");
  g_assert_cmpint (datum->origin, ==, NUN_ORIGIN_GUESS);
  g_assert_true (has_label (editor, datum->reason));

  g_signal_emit_by_name (find_button (editor, "Accept"), "clicked");
  datum = nun_description_get (nun_session_get_description (bench->session), NULL, NULL, "title");
  g_assert_cmpint (datum->origin, ==, NUN_ORIGIN_PERSON);
  g_assert_null (find_button (editor, "Accept"));

  g_signal_emit_by_name (find_button (editor, "Take Back"), "clicked");
  datum = nun_description_get (nun_session_get_description (bench->session), NULL, NULL, "title");
  g_assert_cmpint (datum->origin, ==, NUN_ORIGIN_GUESS);
}

/* -- meaning --------------------------------------------------------------------------------------- */

static guint
find_role (GtkDropDown *drop, NunRole role)
{
  GListModel *labels = gtk_drop_down_get_model (drop);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (labels), i),
                     nun_role_info (role)->label))
      return i;
  g_assert_not_reached ();
}

typedef struct
{
  Bench      *bench;
  const char *column;
} Shown;

static gboolean
is_column_shown (gpointer data)
{
  Shown *shown = data;

  return visible_page (shown->bench) != NULL &&
         has_label (visible_page (shown->bench), shown->column);
}

static void
show_column (Bench *bench, const char *column, const char *key)
{
  Shown shown = { bench, column };

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)", NUN_STEP_MEANING,
                              "messier", column, key);
  wait_for ("the column", is_column_shown, &shown);
}

static void
test_role_is_chosen (Bench *bench, gconstpointer unused)
{
  GtkWidget       *drop;
  g_autofree char *role = NULL, *other = NULL;

  show_column (bench, "name", "role");
  g_assert_true (has_label (visible_page (bench), "Crab Nebula"));
  drop = find_type (find_editor (visible_page (bench), "role"), "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), find_role (GTK_DROP_DOWN (drop), NUN_ROLE_ID));
  wait_for_idle (bench);

  role = read_saved (bench, "messier", "name", "role");
  g_assert_cmpstr (role, ==, "id");
  /* There is one identifier. */
  other = read_saved (bench, "messier", "number", "role");
  g_assert_cmpstr (other, !=, "id");
}

static void
test_wrong_unit_is_said (Bench *bench, gconstpointer unused)
{
  GtkWidget       *editor;
  g_autofree char *unit = NULL;

  show_column (bench, "distance_kpc", "unit");
  editor = find_editor (visible_page (bench), "unit");
  type_into (editor, "furlongs!!");
  g_assert_true (has_label (editor, "furlongs"));
  type_into (editor, "kpc");
  g_assert_false (has_label (editor, "furlongs"));
  wait_for_idle (bench);
  unit = read_saved (bench, "messier", "distance_kpc", "unit");
  g_assert_cmpstr (unit, ==, "kpc");
}

static void
test_accept_all (Bench *bench, gconstpointer unused)
{
  show_column (bench, "magnitude", "role");
  g_signal_emit_by_name (find_button (visible_page (bench), "Accept Column"), "clicked");
  wait_for_idle (bench);
  for (const NunField *field = nun_fields (); field->key != NULL; field++)
    if (field->scope == NUN_SCOPE_COLUMN)
      {
        const NunDatum *datum = nun_description_get (nun_session_get_description (bench->session),
                                                     "messier", "magnitude", field->key);

        if (datum != NULL)
          g_assert_cmpint (datum->origin, ==, NUN_ORIGIN_PERSON);
      }
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for_idle (bench);
  g_assert_cmpint (nun_description_get (nun_session_get_description (bench->session), "messier",
                                        "magnitude", "role")
                       ->origin,
                   ==, NUN_ORIGIN_GUESS);
}

/* Several edits are one step of undo. */
static void
test_edits_together (Bench *bench, gconstpointer unused)
{
  GVariantBuilder  edits;
  g_autofree char *unit = NULL, *ucd = NULL, *undone = NULL;

  g_variant_builder_init (&edits, G_VARIANT_TYPE ("a(sssms)"));
  g_variant_builder_add (&edits, "(sssms)", "messier", "magnitude", "unit", "mag");
  g_variant_builder_add (&edits, "(sssms)", "messier", "magnitude", "ucd", "phot.mag;em.opt.V");
  gtk_widget_activate_action_variant (GTK_WIDGET (bench->window), "wizard.mend",
                                      g_variant_builder_end (&edits));
  wait_for_idle (bench);
  unit = read_saved (bench, "messier", "magnitude", "unit");
  ucd = read_saved (bench, "messier", "magnitude", "ucd");
  g_assert_cmpstr (unit, ==, "mag");
  g_assert_cmpstr (ucd, ==, "phot.mag;em.opt.V");

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.undo", NULL);
  wait_for_idle (bench);
  undone = read_saved (bench, "messier", "magnitude", "ucd");
  g_assert_cmpstr (undone, !=, "phot.mag;em.opt.V");
}

static const NunCollection *
messier (Bench *bench)
{
  return nun_description_find_collection (nun_session_get_description (bench->session), "messier");
}

static gboolean
is_placed_in_hours (gpointer data)
{
  Bench *bench = data;

  return !nun_session_needs_placing (bench->session, "messier") && messier (bench)->n_placed < 110;
}

static gboolean
is_placed_in_degrees (gpointer data)
{
  Bench *bench = data;

  return !nun_session_needs_placing (bench->session, "messier") && messier (bench)->n_placed == 110;
}

/* Right ascensions beyond 24 are no hours: those rows lose their place, and get it back. */
static void
test_rows_are_sorted_anew (Bench *bench, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (messier (bench)->n_placed, ==, 110);
  g_assert_true (nun_session_set (bench->session, "messier", "ra_deg", "unit", "h", &error));
  g_assert_no_error (error);
  wait_for ("the rows by hours", is_placed_in_hours, bench);
  g_assert_true (nun_session_set (bench->session, "messier", "ra_deg", "unit", "deg", &error));
  g_assert_no_error (error);
  wait_for ("the rows by degrees", is_placed_in_degrees, bench);
}

/* -- preview and hand-over ------------------------------------------------------------------------- */

static gboolean
is_served (gpointer session)
{
  return nun_session_get_host (session) != NULL;
}

static gboolean
is_not_served (gpointer session)
{
  return nun_session_get_host (session) == NULL && !nun_session_is_host_changing (session);
}

static void
test_preview_answers (Bench *bench, gconstpointer unused)
{
  GtkWidget   *page, *view;
  GtkEditable *ra;
  GListModel  *rows;

  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  page = visible_page (bench);
  g_signal_emit_by_name (find_button (page, "Start"), "clicked");
  wait_for ("the server", is_served, bench->session);
  wait_for_button (page, "Whole Sky");
  g_signal_emit_by_name (find_button (page, "Whole Sky"), "clicked");
  wait_for_label (page, "110 rows");
  view = find_type (page, "GtkColumnView");
  rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 110);

  /* What the service says of a wrong question stands where it was asked. */
  ra = GTK_EDITABLE (find_type (find_type (page, "GtkFlowBox"), "GtkEntry"));
  gtk_editable_set_text (ra, "north");
  g_signal_emit_by_name (ra, "activate");
  wait_for_label (page, "The service says: RA=north");

  g_signal_emit_by_name (find_button (page, "Stop"), "clicked");
  wait_for ("the server to stop", is_not_served, bench->session);
}

static gboolean
is_plain_alone (gpointer session)
{
  NunDescription *description = nun_session_get_description (session);

  return nun_description_get_n_collections (description) == 1 &&
         nun_description_find_collection (description, "plain") != NULL;
}

/* A table without positions has no cone search: the form says so. */
static void
test_preview_without_positions (Bench *bench, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (bench->folder, "plain.csv", NULL);
  GtkWidget       *page;

  g_assert_true (g_file_set_contents (path, "a,b\n1,x\n2,y\n", -1, NULL));
  nun_session_import (bench->session, path);
  nun_session_remove (bench->session, "messier");
  wait_for ("the plain table", is_plain_alone, bench->session);
  wait_for_idle (bench);
  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  page = visible_page (bench);
  g_signal_emit_by_name (find_button (page, "Start"), "clicked");
  wait_for ("the server", is_served, bench->session);
  wait_for_button (page, "Whole Sky");
  g_signal_emit_by_name (find_button (page, "Search"), "clicked");
  wait_for_label (page, "This table has no positions");
}

static void
test_handover_lists_what_is_missing (Bench *bench, gconstpointer unused)
{
  GtkWidget *page, *base, *row;

  nun_window_show_step (bench->window, NUN_STEP_HANDOVER);
  page = visible_page (bench);
  base = find_type (page, "AdwEntryRow");
  gtk_editable_set_text (GTK_EDITABLE (base), "no address");
  g_assert_true (has_label (page, "must begin with http"));
  g_assert_null (find_button (page, "Save Record…"));

  /* The first finding is one of the About step: its row goes there. */
  row = find_type (find_type (page, "NunFindingList"), "AdwActionRow");
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (visible_page (bench)), ==, "NunPageAbout");
}

static gboolean
has_record (gpointer page)
{
  return find_button (page, "Save Record…") != NULL && !has_label (page, "cannot be written");
}

static gboolean
is_address_saved (gpointer data)
{
  Bench          *bench = data;
  const NunDatum *datum =
      nun_description_get (nun_session_get_description (bench->session), NULL, NULL, "service_url");

  return datum != NULL && datum->origin == NUN_ORIGIN_PERSON &&
         g_str_equal (datum->value, "https://data.observatoire.fr/m");
}

static void
answer (Bench *bench)
{
  static const char *const answers[][2] = {
    { "title", "Nebulae of Messier" },
    { "description", "The hundred and ten objects of Messier's list." },
    { "creators", "Messier, C." },
    { "contact_email", "cm@observatoire.fr" },
    { "identifier", "ivo://fr.observatoire.vo/messier" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    g_assert_true (
        nun_session_set (bench->session, NULL, NULL, answers[i][0], answers[i][1], NULL));
}

/* Five answers make a record; the address that follows from the identifier is said to be a guess. */
static void
test_handover_address (Bench *bench, gconstpointer unused)
{
  GtkWidget *page, *base;

  answer (bench);
  nun_window_show_step (bench->window, NUN_STEP_HANDOVER);
  page = visible_page (bench);
  base = find_type (page, "AdwEntryRow");
  wait_for ("the record", has_record, page);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (base)), ==,
                   "https://vo.observatoire.fr/messier");
  g_assert_true (has_label (page, "Ask the data centre for the real one"));
  g_assert_true (has_label (page, "but for a guess"));

  gtk_editable_set_text (GTK_EDITABLE (base), "https://data.observatoire.fr/m/");
  wait_for ("the address", is_address_saved, bench);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (base)), ==,
                   "https://data.observatoire.fr/m/");
  g_assert_true (has_label (page, "everything that a registry wants"));
  g_assert_null (find_button (page, "Accept"));
}

/* The ways are there in the publication's own words, and the preview is an endpoint when it is told to. */
static void
test_handover_registration (Bench *bench, gconstpointer unused)
{
  GtkWidget *page, *panel, *oai;

  answer (bench);
  nun_window_show_step (bench->window, NUN_STEP_HANDOVER);
  page = visible_page (bench);
  wait_for ("the record", has_record, page);
  panel = find_type (page, "NunRegistrationPanel");
  g_assert_true (has_label (panel, "registers nothing by itself"));
  g_assert_true (has_label (panel, "The data centre registers it · suggested"));
  for (GtkWidget *it = find_type (panel, "GtkExpander"); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    gtk_expander_set_expanded (GTK_EXPANDER (it), TRUE);
  /* The last one has folded the others away. */
  wait_for_label (panel, "(now fr.observatoire.vo)");
  g_assert_false (has_label (panel, "A data centre that takes the data"));

  oai = find_type (panel, "GtkSwitch");
  g_assert_false (has_label (panel, "/oai.xml"));
  nun_session_start_host (bench->session);
  wait_for ("the server", is_served, bench->session);
  gtk_switch_set_active (GTK_SWITCH (oai), TRUE);
  wait_for_label (panel, "/oai.xml");
  g_assert_true (is_served (bench->session));
}

static void
test_withdraw (Bench *bench, gconstpointer unused)
{
  GtkWidget       *page;
  g_autofree char *deleted = NULL, *active = NULL;

  nun_window_show_step (bench->window, NUN_STEP_HANDOVER);
  page = visible_page (bench);
  g_signal_emit_by_name (find_button (page, "Mark as Deleted"), "clicked");
  wait_for_idle (bench);
  deleted = read_saved (bench, NULL, NULL, "status");
  g_assert_cmpstr (deleted, ==, "deleted");
  g_signal_emit_by_name (find_button (page, "List It Again"), "clicked");
  wait_for_idle (bench);
  active = read_saved (bench, NULL, NULL, "status");
  g_assert_cmpstr (active, ==, "active");
}

#define OPEN(path, test) g_test_add (path, Bench, NULL, bench_set_up_open, test, bench_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  OPEN ("/pages/about/saves", test_about_saves);
  OPEN ("/pages/about/says-what-is-wrong", test_about_says_what_is_wrong);
  OPEN ("/pages/about/undo", test_undo);
  OPEN ("/pages/about/guess", test_guess_is_accepted_and_taken_back);
  OPEN ("/pages/meaning/role", test_role_is_chosen);
  OPEN ("/pages/meaning/unit", test_wrong_unit_is_said);
  OPEN ("/pages/meaning/accept-all", test_accept_all);
  OPEN ("/pages/meaning/edits-together", test_edits_together);
  OPEN ("/pages/meaning/sorted-anew", test_rows_are_sorted_anew);
  OPEN ("/pages/preview", test_preview_answers);
  OPEN ("/pages/preview/without-positions", test_preview_without_positions);
  OPEN ("/pages/handover", test_handover_lists_what_is_missing);
  OPEN ("/pages/handover/address", test_handover_address);
  OPEN ("/pages/handover/registration", test_handover_registration);
  OPEN ("/pages/handover/withdraw", test_withdraw);
  return g_test_run ();
}
