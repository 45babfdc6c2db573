/* What the adviser says of the headers of images and spectra. */
#include "cli/suggest-keywords.h"

#include <glib/gi18n-lib.h>

#include "cli/suggest-json.h"
#include "cli/tool.h"
#include "files/image.h"
#include "observe/keyword.h"

/* A value in a line of text; the JSON form has all of it. */
#define LONGEST_SHOWN 40

static void
print_suggestion (const NunSuggestion *suggestion, int width)
{
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("    %-*s %s  %s\n", width, suggestion->value,
           g_ascii_formatd (confidence, sizeof confidence, "%.2f", suggestion->confidence),
           suggestion->reason != NULL ? suggestion->reason : "");
}

static void
print_cards (const NunCard *cards, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) ucds = nun_keyword_suggest (&cards[i]);
      g_autofree char      *value = nun_tool_clip (cards[i].value, LONGEST_SHOWN);

      if (ucds->len == 0)
        continue;
      g_print ("%-24s %-24s %s\n", cards[i].keyword, value,
               cards[i].comment != NULL ? cards[i].comment : "");
      for (guint j = 0; j < ucds->len; j++)
        print_suggestion (ucds->pdata[j], 38);
    }
}

static void
print_fields (const NunCard *cards, guint n)
{
  for (const NunObservationField *field = nun_observation_fields (); field->key != NULL; field++)
    {
      g_autoptr (GPtrArray) keywords = nun_keyword_for_field (cards, n, field->key);

      if (keywords->len == 0)
        continue;
      g_print ("%-24s %s\n", field->key, _ (field->label));
      for (guint i = 0; i < keywords->len && i < NUN_SUGGEST_MAX; i++)
        print_suggestion (keywords->pdata[i], 24);
    }
}

static void
print_header (const char *path, const NunImage *image, gboolean json)
{
  guint          n;
  const NunCard *cards = nun_header_get_cards (image->header, &n);

  if (json)
    {
      g_autofree char *utf8_path = g_filename_display_name (path);
      g_autofree char *line = nun_suggest_keywords_json (utf8_path, image->hdu, cards, n);

      g_print ("%s\n", line);
      return;
    }
  g_print (_ ("HDU %d, keywords\n\n"), image->hdu);
  print_cards (cards, n);
  g_print (_ ("\nHDU %d, fields of an observation\n\n"), image->hdu);
  print_fields (cards, n);
}

gboolean
nun_suggest_keywords (const char *path, gboolean json, GError **error)
{
  GCancellable       *cancellable = nun_tool_cancellable ();
  g_autoptr (NunFile) file = nun_file_open (path, cancellable, error);

  if (file == NULL)
    return FALSE;
  if (nun_file_get_n_images (file) == 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_UNKNOWN,
                   _ ("%s: there is no image or spectrum in it whose keywords could be read; leave "
                      "--keywords out for a table."),
                   path);
      return FALSE;
    }
  for (guint i = 0; i < nun_file_get_n_images (file); i++)
    {
      g_autoptr (NunImage) image = nun_image_read (file, i, cancellable, error);

      if (image == NULL)
        return FALSE;
      print_header (path, image, json);
    }
  return TRUE;
}
