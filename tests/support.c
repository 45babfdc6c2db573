/* Folders that a test has made, and a language that it speaks. */
#include "support.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>

void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_remove (path);
}

/* -- another language ---------------------------------------------------------------------------------- */

void
install_words (const char *folder, const char *domain, const char *messages)
{
  g_autofree char *place = g_build_filename (folder, "xx", "LC_MESSAGES", NULL);
  g_autofree char *po = g_strdup_printf ("%s/%s.po", folder, domain);
  g_autofree char *mo = g_strdup_printf ("%s/%s.mo", place, domain);
  g_autofree char *text = g_strconcat (
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n", messages, NULL);
  const char *const words[] = { "msgfmt", "-o", mo, po, NULL };
  int               status;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, text, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

void
in_another_language (void (*speak) (void))
{
  g_autofree char *msgfmt = g_find_program_in_path ("msgfmt");

  if (g_test_subprocess ())
    {
      g_setenv ("LANGUAGE", "xx", TRUE);
      g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
      speak ();
      g_printerr ("translated\n");
      return;
    }
  if (msgfmt == NULL)
    {
      g_test_skip ("msgfmt is not installed");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*translated*");
}
