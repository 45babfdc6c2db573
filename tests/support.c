/* Folders that a test has made, and a language that it speaks. */
#include "support.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

/* Where glibc's packages keep C.UTF-8. */
#define PLAIN_LOCALE "/usr/lib/locale/C.utf8"

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

/* Translations are for those who have a locale: the C library has not asked for any in C.UTF-8 since glibc 2.39.  No other
 * locale need be installed, but what makes one is its name: the files of C.UTF-8 under another one are another locale. */
static void
speak_elsewhere (void (*speak) (void))
{
  g_autofree char *folder = g_dir_make_tmp ("nun-locale-XXXXXX", NULL);
  g_autofree char *locale = g_build_filename (folder, "xx_XX.utf8", NULL);

  g_assert_cmpint (symlink (PLAIN_LOCALE, locale), ==, 0);
  g_setenv ("LOCPATH", folder, TRUE);
  g_setenv ("LANGUAGE", "xx", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "xx_XX.UTF-8"));
  speak ();
  g_assert_cmpint (g_unlink (locale), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_printerr ("translated\n");
}

void
in_another_language (void (*speak) (void))
{
  g_autofree char *msgfmt = g_find_program_in_path ("msgfmt");

  if (g_test_subprocess ())
    {
      speak_elsewhere (speak);
      return;
    }
  if (msgfmt == NULL)
    {
      g_test_skip ("msgfmt is not installed");
      return;
    }
  if (!g_file_test (PLAIN_LOCALE, G_FILE_TEST_IS_DIR))
    {
      g_test_skip (PLAIN_LOCALE " is not there");
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*translated*");
}
