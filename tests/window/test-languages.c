/* test-languages LANGUAGE WORDS: other people's words are longer: with the translations in the folder WORDS, too, each page and
 * dialog lies inside a window as narrow as a telephone. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#include "app/meaning/column-details.h"
#include "inside.h"

static const Mode telephone = { "telephone", 360, 640, USUAL_DPI, GTK_TEXT_DIR_LTR };

static gboolean
has_two (gpointer session)
{
  return nun_description_get_n_collections (nun_session_get_description (session)) == 2 &&
         g_list_model_get_n_items (nun_session_get_tasks (session)) == 0;
}

/* A second table, of a long name and without positions; and the longest of the choices. */
static void
lengthen (Bench *bench)
{
  g_autofree char *path =
      g_build_filename (bench->folder, "magnitudes_of_very_many_stars_in_five_bands.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "star,mag\n1,5.5\n2,6.5\n", -1, &error);
  g_assert_no_error (error);
  nun_session_import (bench->session, path);
  wait_for ("the second table", has_two, bench->session);
  nun_session_set (bench->session, "messier", "magnitude", "level", "3", &error);
  g_assert_no_error (error);
}

static void
look_at_columns (Bench *bench, const Mode *mode)
{
  static const char *const columns[] = { "number", "ngc", "constellation", "magnitude" };
  GtkWidget               *details;

  look_at_step (bench, mode, NUN_STEP_MEANING);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s, %s", mode->name, columns[i]);

      gtk_widget_activate_action (GTK_WIDGET (bench->window), "wizard.jump", "(isss)",
                                  NUN_STEP_MEANING, "messier", columns[i], "ucd");
      assert_inside (GTK_WIDGET (bench->window), mode->width_px, what);
    }
  details = find_type (visible_page (bench), "NunColumnDetails");
  nun_column_details_choose_ucd (NUN_COLUMN_DETAILS (details));
  look_at_dialog_of ("NunUcdChooser", mode);
}

/* All that can be reached without a word of the program's. */
static void
test_language (Bench *bench, gconstpointer data)
{
  const Mode *mode = data;

  g_assert_cmpstr (_ ("Columns"), !=, "Columns"); /* the translations are there */
  lengthen (bench);
  fit (GTK_WIDGET (bench->window), mode);
  look_at_step (bench, mode, NUN_STEP_FILES);
  look_at_columns (bench, mode);
  look_at_step (bench, mode, NUN_STEP_ABOUT);
  start_host (bench);
  nun_window_show_step (bench->window, NUN_STEP_PREVIEW);
  wait_for ("the report", is_examined, bench->session);
  look_at_step (bench, mode, NUN_STEP_PREVIEW);
  look_at_step (bench, mode, NUN_STEP_HANDOVER);
  look_at_windows (bench, mode);
}

/* gtk_test_init leaves the locale "C", in which nothing is translated; with glibc 2.41 nothing is in "C.UTF-8" either, and no other
 * may be installed.  The same one by another name will do. */
static void
be_translated (void)
{
  g_autofree char *folder = g_dir_make_tmp ("nuncius-locale-XXXXXX", NULL);
  g_autofree char *link = g_build_filename (folder, "words.UTF-8", NULL);

  g_assert_cmpint (symlink ("/usr/lib/locale/C.utf8", link), ==, 0);
  g_setenv ("LOCPATH", folder, TRUE);
  g_assert_nonnull (setlocale (LC_MESSAGES, "words.UTF-8"));
  g_unsetenv ("LOCPATH");
  g_unlink (link);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_assert_cmpint (argc, >=, 3);
  g_setenv ("LANGUAGE", argv[1], TRUE); /* before there is a thread */
  gtk_test_init (&argc, &argv, NULL);
  be_translated ();
  bindtextdomain (GETTEXT_PACKAGE, argv[2]);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dress ();
  g_test_add ("/languages/telephone", Bench, &telephone, set_up_inside, test_language,
              tear_down_inside);
  return g_test_run ();
}
