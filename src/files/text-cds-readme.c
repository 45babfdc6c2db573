/* The ReadMe of CDS that lies beside the tables it describes. */

#include "files/text-cds-readme.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "files/text-cds-block.h"
#include "files/text-head.h"

/* So many names of a folder are looked at; a folder of tables has fewer. */
#define MAX_NAMES 20000

/* Endings that packing adds to a name. */
static const char *const packed[] = { ".gz", ".bz2", ".xz", ".Z" };

static char *
plain_name (const char *path)
{
  char *name = g_path_get_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    if (g_str_has_suffix (name, packed[i]))
      {
        name[strlen (name) - strlen (packed[i])] = '\0';
        break;
      }
  return name;
}

/* The part before "ReadMe" of the name of one ("" for the plain name), which the tables then have before their
 * names too: people keep several catalogues in one folder like this.  NULL when it is no ReadMe. */
static char *
readme_prefix (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, ".txt"))
    lower[strlen (lower) - 4] = '\0';
  if (!g_str_has_suffix (lower, "readme"))
    return NULL;
  return g_strndup (name, strlen (lower) - 6);
}

/* The head of a plain file, as lines; NULL when it is something else than text. */
static GPtrArray *
read_lines (const char *path)
{
  NunTextLayout      layout = { 0 };
  NunInput           input = { .path = path, .local_path = path };
  g_autofree char   *head = g_malloc (65536);
  g_autofree guint8 *unused = NULL;
  FILE              *file;
  struct stat        st;
  gsize              n;

  /* Opening a pipe would wait for ever. */
  if (g_stat (path, &st) != 0 || !S_ISREG (st.st_mode) || !(file = g_fopen (path, "rbe")))
    return NULL;
  n = fread (head, 1, 65536, file);
  fclose (file);
  if (!nun_text_find_encoding ((const guint8 *) head, n, &layout.encoding))
    return NULL;
  layout.cr_only = memchr (head, '\r', n) && !memchr (head, '\n', n);
  return nun_text_read_head (&input, &layout);
}

/* The words behind a heading may go on in further lines, up to the rule. */
static gboolean
block_names_file (GPtrArray *lines, guint heading, const char *name)
{
  g_autoptr (GString) words = g_string_new (nun_cds_heading (g_ptr_array_index (lines, heading)));

  for (guint i = heading + 1; i < MIN (lines->len, heading + 20); i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (nun_text_is_rule (line, strlen (line), 6))
        break;
      g_string_append_printf (words, " %s", line);
    }
  return nun_cds_names_file (words->str, name);
}

/* The paragraph behind "Keyword:" up to the next line that is not indented. */
static char *
find_section (GPtrArray *lines, const char *keyword)
{
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (text && *line && *line != ' ' && *line != '\t')
        break;
      if (text && text->len < 16384)
        {
          const char *p = line + strspn (line, " \t");

          if (*p && text->len > 0 && text->str[text->len - 1] != '\n')
            g_string_append_c (text, ' ');
          g_string_append (text, *p ? p : text->len > 0 ? "\n\n" : "");
        }
      else if (!text && g_str_has_prefix (line, keyword))
        {
          const char *colon = strchr (line, ':');

          text = colon ? g_string_new (colon + 1 + strspn (colon + 1, " \t")) : NULL;
        }
    }
  return text ? g_strstrip (g_string_free (g_steal_pointer (&text), FALSE)) : NULL;
}

/* The first line: designation, title, and the first author with the year in brackets. */
static void
take_title (NunTextDialect *self, GPtrArray *lines)
{
  const char      *line = lines->len > 0 ? g_ptr_array_index (lines, 0) : "";
  const char      *start = strchr (line, ' ');
  g_autofree char *title = NULL;
  char            *open;

  if (!start)
    return;
  title = g_strstrip (g_strdup (start));
  open = strrchr (title, '(');
  if (open && open > title && g_str_has_suffix (title, ")"))
    *open = '\0';
  nun_text_dialect_note (self, "title", title, _ ("the first line of the ReadMe"));
}

/* The people: the indented lines between the first two rules, up to the journal in angle brackets. */
static void
take_people (NunTextDialect *self, GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *people = NULL;
  guint               rules = 0;

  for (guint i = 0; i < MIN (lines->len, 60) && rules < 2; i++)
    {
      const char *line = g_ptr_array_index (lines, i), *p = line + strspn (line, " \t");

      if (nun_text_is_rule (line, strlen (line), 20))
        rules++;
      else if (rules == 1 && (*p == '<' || *p == '='))
        break;
      else if (rules == 1 && p > line && *p)
        g_string_append_printf (text, "%s%s", text->len ? " " : "", p);
    }
  people = nun_cds_people (text->str);
  nun_text_dialect_note (self, "creators", people, _ ("the ReadMe"));
}

/* What the ReadMe says of the whole catalogue. */
static void
take_notes (NunTextDialect *self, GPtrArray *lines)
{
  static const char *const sections[][2] = { { "Description", "description" },
                                             { "Keywords", "subjects" } };

  take_title (self, lines);
  take_people (self, lines);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *text = find_section (lines, sections[i][0]);

      if (text)
        nun_text_dialect_note (self, sections[i][1], text, _ ("the ReadMe"));
    }
  for (guint i = 0; i < MIN (lines->len, 30); i++)
    {
      const char *p = g_ptr_array_index (lines, i);

      /* The bibcode stands behind an equals sign on a line of its own. */
      p += strspn (p, " \t");
      if (*p == '=' && strcspn (p + 1, " \t\r") == 19)
        {
          g_autofree char *bibcode = g_strndup (p + 1, 19);

          nun_text_dialect_note (self, "source", bibcode, _ ("the ReadMe"));
          break;
        }
    }
}

/* Whether this ReadMe names the file; then its columns are taken. */
static gboolean
try_readme (const char *path, const char *name, NunTextDialect *self, GError **error)
{
  g_autoptr (GPtrArray) lines = read_lines (path);
  guint                 end;

  for (guint i = 0; lines && i < lines->len; i++)
    if (nun_cds_heading (g_ptr_array_index (lines, i)) && block_names_file (lines, i, name))
      {
        self->fields = nun_cds_read_block (path, lines, i, &end, error);
        if (self->fields)
          take_notes (self, lines);
        return TRUE;
      }
  return FALSE;
}

gboolean
nun_cds_find_readme (const NunInput *input,
                     NunTextDialect *self,
                     GCancellable   *cancellable,
                     GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (input->path);
  g_autofree char *name = plain_name (input->path), *own = g_path_get_basename (input->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *entry;

  for (guint n = 0; dir && n < MAX_NAMES && (entry = g_dir_read_name (dir)); n++)
    {
      g_autofree char *prefix = readme_prefix (entry);
      g_autofree char *path = prefix ? g_build_filename (folder, entry, NULL) : NULL;

      if (prefix && !g_str_equal (entry, own) && g_str_has_prefix (name, prefix) &&
          try_readme (path, name + strlen (prefix), self, error))
        return TRUE;
    }
  return FALSE;
}
