/* Words of the thesaurus: read from a copy of whatever form, and found by their beginning.  The labels are all that is
 * wanted, so the forms are scanned for them and not understood. */
#include "vocabulary/uat.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_BYTES (64 << 20)
#define MAX_WORDS 100000
#define MAX_LENGTH 200 /* bytes of a word */
#define MAX_CACHE_ENTRIES 2000

struct _NunUat
{
  char      *path;
  GPtrArray *words;  /* of char*, sorted by their folded form */
  GPtrArray *folded; /* of char*, the same in folded case */
};

void
nun_uat_free (NunUat *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->folded);
  g_free (self);
}

guint
nun_uat_get_n (const NunUat *self)
{
  return self->words->len;
}

const char *
nun_uat_get_path (const NunUat *self)
{
  return self->path;
}

/* -- reading --------------------------------------------------------------------------------------- */

static void
add_word (GHashTable *words, char *word)
{
  g_autofree char *tidy = g_strstrip (word);

  if (*tidy != 0 && strlen (tidy) <= MAX_LENGTH && strchr (tidy, ';') == NULL &&
      g_utf8_validate (tidy, -1, NULL) && g_hash_table_size (words) < MAX_WORDS)
    g_hash_table_add (words, g_steal_pointer (&tidy));
}

/* A JSON string behind its opening quote; *end: behind the closing one.  NULL when it does not end.  g_free. */
static char *
dup_json_string (const char *start, const char **end)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char         *p = start;

  for (; *p != 0 && *p != '"' && out->len <= MAX_LENGTH; p++)
    {
      char     hex[5] = { 0 };
      gunichar c;

      if (*p != '\\')
        {
          g_string_append_c (out, *p);
          continue;
        }
      p++;
      if (*p == 0)
        break;
      if (*p != 'u')
        {
          g_string_append_c (out, strchr ("nrtbf", *p) != NULL ? ' ' : *p);
          continue;
        }
      memcpy (hex, p + 1, strnlen (p + 1, 4));
      c = (gunichar) g_ascii_strtoull (hex, NULL, 16);
      if (strlen (hex) < 4 || !g_unichar_validate (c) || c < ' ')
        return NULL;
      g_string_append_unichar (out, c);
      p += 4;
    }
  *end = p;
  return *p == '"' ? g_strdup (out->str) : NULL;
}

/* Every value of that key: "label" of the IVOA's form, "name" of the thesaurus' own. */
static void
scan_json (GHashTable *words, const char *text, const char *key)
{
  for (const char *p = text; (p = strstr (p, key)) != NULL;)
    {
      char *word;

      p += strlen (key);
      p += strspn (p, " \t\r\n");
      if (*p != ':')
        continue;
      p += 1 + strspn (p + 1, " \t\r\n");
      if (*p != '"')
        continue;
      word = dup_json_string (p + 1, &p);
      if (word != NULL)
        add_word (words, word);
    }
}

/* The English names: <skos:prefLabel xml:lang="en">...</skos:prefLabel>. */
static void
scan_skos (GHashTable *words, const char *text)
{
  static const char *const entities[][2] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&apos;", "'" }, { "&quot;", "\"" }, { "&amp;", "&" }
  };

  for (const char *p = text; (p = strstr (p, "prefLabel")) != NULL;)
    {
      const char      *close = strchr (p, '>');
      const char      *end = close != NULL ? strchr (close, '<') : NULL;
      g_autofree char *head = close != NULL ? g_strndup (p, (gsize) (close - p)) : NULL;
      GString         *word;

      if (end == NULL)
        return;
      p = end;
      if (strstr (head, "lang=") != NULL && strstr (head, "\"en") == NULL)
        continue;
      word = g_string_new_len (close + 1, end - close - 1);
      for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
        g_string_replace (word, entities[i][0], entities[i][1], 0);
      add_word (words, g_string_free (word, FALSE));
    }
}

static void
scan_lines (GHashTable *words, const char *text)
{
  for (const char *p = text; *p != 0;)
    {
      gsize length = strcspn (p, "\r\n");

      if (length > 0 && *p != '#')
        add_word (words, g_strndup (p, length));
      p += length + (p[length] != 0);
    }
}

static void
scan (GHashTable *words, const char *text)
{
  gsize start = strspn (text, " \t\r\n");

  if (text[start] == '{' || text[start] == '[')
    {
      scan_json (words, text, "\"label\"");
      if (g_hash_table_size (words) == 0)
        scan_json (words, text, "\"name\"");
    }
  else if (text[start] == '<')
    scan_skos (words, text);
  else
    scan_lines (words, text);
}

static int
compare_folded (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_utf8_casefold (*(const char *const *) a, -1);
  g_autofree char *second = g_utf8_casefold (*(const char *const *) b, -1);

  return strcmp (first, second);
}

static NunUat *
make (const char *path, GHashTable *words)
{
  NunUat        *self = g_new0 (NunUat, 1);
  GHashTableIter iter;
  gpointer       word;

  self->path = g_strdup (path);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (self->words, g_strdup (word));
  g_ptr_array_sort (self->words, compare_folded);
  for (guint i = 0; i < self->words->len; i++)
    g_ptr_array_add (self->folded, g_utf8_casefold (self->words->pdata[i], -1));
  return self;
}

NunUat *
nun_uat_load (const char *path, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char       *text = NULL;
  GStatBuf               state;

  if (g_stat (path, &state) != 0 || !S_ISREG (state.st_mode) || state.st_size > MAX_BYTES)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   _ ("%s: this is no file of a thesaurus; it must be a file below 64 MiB"), path);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  scan (words, text);
  if (g_hash_table_size (words) > 0)
    return make (path, words);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
               _ ("%s: no words of a thesaurus were found in it"), path);
  return NULL;
}

/* -- where copies lie ------------------------------------------------------------------------------ */

static NunUat *
load_from (const char *folder)
{
  static const char *const names[] = { "uat.json", "uat.desise", "uat.rdf", "uat.skos", "uat.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, "nuncius", names[i], NULL);
      NunUat *self = g_file_test (path, G_FILE_TEST_EXISTS) ? nun_uat_load (path, NULL) : NULL;

      if (self != NULL)
        return self;
    }
  return NULL;
}

/* astropy keeps what it fetched as url/HASH/contents, with the address beside it. */
static NunUat *
load_from_cache (void)
{
  g_autofree char *folder =
      g_build_filename (g_get_home_dir (), ".astropy", "cache", "download", "url", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  NunUat          *self = NULL;
  const char      *name;

  for (guint n = 0; dir != NULL && self == NULL && n < MAX_CACHE_ENTRIES &&
                    (name = g_dir_read_name (dir)) != NULL;
       n++)
    {
      g_autofree char *address = g_build_filename (folder, name, "url", NULL);
      g_autofree char *contents = g_build_filename (folder, name, "contents", NULL);
      g_autofree char *url = NULL;
      GStatBuf         state;

      if (g_stat (address, &state) == 0 && S_ISREG (state.st_mode) && state.st_size < 4096 &&
          g_file_get_contents (address, &url, NULL, NULL) &&
          strstr (url, "ivoa.net/rdf/uat") != NULL)
        self = nun_uat_load (contents, NULL);
    }
  return self;
}

NunUat *
nun_uat_find (void)
{
  NunUat *self = load_from (g_get_user_data_dir ());

  for (const char *const *folder = g_get_system_data_dirs (); self == NULL && *folder != NULL;
       folder++)
    self = load_from (*folder);
  return self != NULL ? self : load_from_cache ();
}

/* -- finding words --------------------------------------------------------------------------------- */

/* 0: begins with it; 1: a word of it does; 2: holds it; 3: none of these. */
static guint
rank (const char *folded, const char *text)
{
  const char *at = strstr (folded, text);

  if (at == NULL)
    return 3;
  if (at == folded)
    return 0;
  for (; at != NULL; at = strstr (at + 1, text))
    if (strchr (" -(/", at[-1]) != NULL)
      return 1;
  return 2;
}

const char *
nun_uat_find_word (const NunUat *self, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < self->folded->len; i++)
    if (g_str_equal (self->folded->pdata[i], folded))
      return self->words->pdata[i];
  return NULL;
}

const char **
nun_uat_complete (const NunUat *self, const char *text, guint n_max)
{
  g_autofree char      *folded = g_utf8_casefold (text, -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint want = 0; want < 3 && *folded != 0; want++)
    for (guint i = 0; i < self->folded->len && found->len < n_max; i++)
      if (rank (self->folded->pdata[i], folded) == want)
        g_ptr_array_add (found, self->words->pdata[i]);
  g_ptr_array_add (found, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
