/* Probes of what rows of images and spectra lead to: a few of them are followed to the end, on the service's own host only. */
#include "health/probe-product.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "describe/embargo.h"
#include "vo/observation.h"

/* Datasets whose addresses are tried. */
#define MAX_TRIED 20
#define MAX_LINKS 10

/* Bytes of a VOTable; all of a longer one would be more elements than a document may have. */
#define LONG_SPECTRUM (2 << 20)

typedef struct
{
  NunProbe         *probe;
  const NunReading *reading;
  guint             row;
  char             *did, *url, *type;
} Dataset;

static void
dataset_init (Dataset *self, NunProbe *probe, const NunReading *reading, guint row)
{
  *self = (Dataset){ .probe = probe, .reading = reading, .row = row };
  self->did = nun_reading_dup_cell (reading, row,
                                    nun_reading_find (reading, "name", "obs_publisher_did", NULL));
  self->url =
      nun_reading_dup_cell (reading, row, nun_reading_find (reading, "name", "access_url", NULL));
  self->type = nun_reading_dup_cell (reading, row,
                                     nun_reading_find (reading, "name", "access_format", NULL));
}

static void
dataset_clear (Dataset *self)
{
  g_free (self->did);
  g_free (self->url);
  g_free (self->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dataset, dataset_clear)

/* -- the file itself -------------------------------------------------------------------------------------- */

static void
judge_gone (const Dataset *self, const NunHeard *heard)
{
  const char *id = heard->status == 410 ? "product-changed" : "product-missing";

  if (heard->status == 403)
    nun_probe_add_embargo (self->probe,
                           nun_embargo_of (self->probe->description, self->probe->table));
  else if (heard->status == 410)
    nun_probe_add (
        self->probe, id, NULL,
        g_strdup_printf (_ ("The file of %s in “%s” is another one than when it was read."),
                         self->did, self->probe->table),
        _ ("Update the table, so that files are read again, or put the old file back."));
  else
    nun_probe_add (
        self->probe, id, NULL,
        g_strdup_printf (_ ("The file of %s in “%s” cannot be fetched: status %u."), self->did,
                         self->probe->table, heard->status),
        _ ("Put the file back where it was, or update the table, so that it is left out."));
}

/* Without its parameters, small. */
static char *
plain_type (const char *type)
{
  char *plain = g_ascii_strdown (type != NULL ? type : "", -1);

  plain[strcspn (plain, ";")] = 0;
  return g_strstrip (plain);
}

static gboolean
is_packing (const char *type)
{
  return strstr (type, "gzip") != NULL || strstr (type, "compress") != NULL ||
         strstr (type, "bzip") != NULL || strstr (type, "xz") != NULL;
}

static void
judge_type (const Dataset *self, const NunHeard *heard)
{
  g_autofree char *said = plain_type (self->type), *sent = plain_type (heard->content_type);

  if (strcmp (said, sent) != 0)
    nun_probe_add (
        self->probe, "product-type-differs", NULL,
        g_strdup_printf (_ ("The row of %s in “%s” promises %s, but its address gives %s."),
                         self->did, self->probe->table, *said != 0 ? said : "?",
                         *sent != 0 ? sent : "?"),
        is_packing (sent)
            ? _ ("Unpack the files and read the folder again, so that every client can open them.")
            : _ ("Behind a proxy, let the Content-Type through as Nuncius sends it."));
}

/* access_estsize counts in thousands of bytes, or in 1024 of them: both are met. */
static void
judge_size (const Dataset *self, const NunHeard *heard)
{
  int    column = nun_reading_find (self->reading, "name", "access_estsize", NULL);
  double said_kb, sent_kb = (double) heard->length / 1000;

  if (heard->length < 0 || heard->content_encoding != NULL ||
      nun_reading_get_numbers (self->reading, self->row, column, &said_kb, 1) == 0)
    return;
  if (fabs (said_kb - sent_kb) > 1 + 0.1 * sent_kb)
    nun_probe_add (self->probe, "product-size-differs", NULL,
                   g_strdup_printf (
                       _ ("The row of %s in “%s” promises %.0f kB, but its address gives %.0f kB."),
                       self->did, self->probe->table, said_kb, sent_kb),
                   _ ("Update the table, so that files are read again."));
}

/* TRUE when the file is there. */
static gboolean
try_head (const Dataset *self)
{
  NunQuestion          question = { .method = "HEAD", .url = self->url };
  g_autoptr (NunHeard) heard = nun_probe_ask (self->probe, &question);

  if (self->probe->is_silent)
    return FALSE;
  if (!nun_heard_is_good (heard))
    judge_gone (self, heard);
  else
    {
      judge_type (self, heard);
      judge_size (self, heard);
    }
  return nun_heard_is_good (heard);
}

/* The first card of a FITS file, and the last of its first header. */
static gboolean
is_fits (GBytes *body)
{
  gsize       length;
  const char *data = g_bytes_get_data (body, &length);

  if (length < 2880 || memcmp (data, "SIMPLE  =", 9) != 0)
    return FALSE;
  for (gsize i = 80; i + 80 <= length; i += 80)
    if (memcmp (data + i, "END     ", 8) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_packed (GBytes *body)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (body, &length);

  return length > 2 && ((data[0] == 0x1f && (data[1] == 0x8b || data[1] == 0x9d)) ||
                        (data[0] == 'B' && data[1] == 'Z'));
}

static void
try_file (const Dataset *self)
{
  g_autoptr (NunHeard) heard = nun_probe_get (self->probe, g_strdup (self->url));

  if (!nun_heard_is_good (heard) || strstr (self->type, "fits") == NULL ||
      is_packed (heard->body) || is_fits (heard->body))
    return;
  nun_probe_add (
      self->probe, "product-unreadable", NULL,
      g_strdup_printf (
          _ ("What the address of %s in “%s” gives is said to be FITS, but does not begin with a "
             "FITS header."),
          self->did, self->probe->table),
      _ ("Look at the file, and at whatever stands between the service and its clients."));
}

/* -- previews, spectra, cutouts ---------------------------------------------------------------------------- */

static void
try_preview (const Dataset *self)
{
  g_autoptr (NunHeard) heard =
      nun_probe_get (self->probe, nun_vo_access_url (self->probe->base_url, self->probe->table,
                                                     self->did, NUN_VO_ACCESS_PREVIEW));
  gsize       length;
  const char *data = g_bytes_get_data (heard->body, &length);

  if (self->probe->is_silent ||
      (nun_heard_is_good (heard) && length > 8 && memcmp (data + 1, "PNG", 3) == 0))
    return;
  nun_probe_add (self->probe, "no-preview", NULL,
                 g_strdup_printf (_ ("There is no preview of %s in “%s”: status %u."), self->did,
                                  self->probe->table, heard->status),
                 _ ("Look whether the file holds values at all; nothing else is hurt by it."));
}

/* A long one is not read to its end: that it begins as it should, with a row, has to do. */
static gboolean
is_spectrum (const NunHeard *heard)
{
  g_autoptr (NunReading) reading = NULL;

  if (!nun_heard_is_good (heard))
    return FALSE;
  if (heard->n_bytes > LONG_SPECTRUM)
    {
      g_autofree char *text = nun_heard_dup_text (heard);

      return strstr (text, "<VOTABLE") != NULL && strstr (text, "<FIELD") != NULL &&
             strstr (text, "<TR>") != NULL;
    }
  reading = nun_reading_new (heard);
  return reading->problem == NULL && reading->error == NULL && reading->fields->len >= 2 &&
         reading->rows->len > 0;
}

static void
try_spectrum (const Dataset *self)
{
  g_autoptr (NunHeard) heard =
      nun_probe_get (self->probe, nun_vo_access_url (self->probe->base_url, self->probe->table,
                                                     self->did, NUN_VO_ACCESS_SPECTRUM));

  if (self->probe->is_silent || is_spectrum (heard))
    return;
  nun_probe_add (
      self->probe, "spectrum-unreadable", NULL,
      g_strdup_printf (_ ("The spectrum %s in “%s” cannot be had as a VOTable with values."),
                       self->did, self->probe->table),
      _ ("Look whether the file opens in the Files step, and what its columns hold."));
}

static void
try_cutout (const Dataset *self)
{
  double               place[2], field = 0;
  char                 text[3][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char     *soda = nun_vo_soda_url (self->probe->base_url, self->probe->table);
  g_autofree char     *id = g_uri_escape_string (self->did, "/:", FALSE);
  g_autoptr (NunHeard) heard = NULL;

  if (nun_reading_get_numbers (self->reading, self->row,
                               nun_reading_find (self->reading, "name", "s_ra", NULL), &place[0],
                               1) == 0 ||
      nun_reading_get_numbers (self->reading, self->row,
                               nun_reading_find (self->reading, "name", "s_dec", NULL), &place[1],
                               1) == 0)
    return;
  nun_reading_get_numbers (self->reading, self->row,
                           nun_reading_find (self->reading, "name", "s_fov", NULL), &field, 1);
  g_ascii_dtostr (text[0], sizeof text[0], place[0]);
  g_ascii_dtostr (text[1], sizeof text[1], place[1]);
  g_ascii_dtostr (text[2], sizeof text[2], field > 0 ? MIN (field / 10, 1) : 0.01);
  heard = nun_probe_get (self->probe, g_strdup_printf ("%s?ID=%s&CIRCLE=%s+%s+%s", soda, id,
                                                       text[0], text[1], text[2]));
  if (self->probe->is_silent || (nun_heard_is_good (heard) && is_fits (heard->body)))
    return;
  nun_probe_add (
      self->probe, "cutout-fails", NULL,
      g_strdup_printf (_ ("A piece cannot be cut out of the middle of %s in “%s”: status %u."),
                       self->did, self->probe->table, heard->status),
      _ ("Look whether the file has coordinates and pixels that can be read; else tell the makers "
         "of Nuncius."));
}

/* -- links ------------------------------------------------------------------------------------------------- */

static void
try_link (const Dataset *self, const NunReading *links, guint row)
{
  g_autofree char *url =
      nun_reading_dup_cell (links, row, nun_reading_find (links, "name", "access_url", NULL));
  g_autofree char *error =
      nun_reading_dup_cell (links, row, nun_reading_find (links, "name", "error_message", NULL));
  g_autofree char *what =
      nun_reading_dup_cell (links, row, nun_reading_find (links, "name", "semantics", NULL));
  g_autofree char *said = NULL;

  if (*error != 0)
    said = g_strdup (error);
  else if (*url != 0 && nun_probe_is_ours (self->probe, url))
    {
      NunQuestion          question = { .method = "HEAD", .url = url };
      g_autoptr (NunHeard) heard = nun_probe_ask (self->probe, &question);

      if (!nun_heard_is_good (heard) && !self->probe->is_silent)
        said = nun_heard_dup_failure (heard);
    }
  if (said != NULL)
    nun_probe_add (
        self->probe, "broken-link", NULL,
        g_strdup_printf (_ ("In the list of links of %s in “%s”, the entry %s leads nowhere: %s."),
                         self->did, self->probe->table, what, said),
        _ ("Look whether the file is still what it was when the table was read; update the table "
           "else."));
}

static void
try_links (const Dataset *self)
{
  static const char *const wanted[] = { "ID",        "access_url",  "service_def", "error_message",
                                        "semantics", "content_type" };
  g_autoptr (NunHeard)     heard =
      nun_probe_get (self->probe, nun_vo_access_url (self->probe->base_url, self->probe->table,
                                                     self->did, NUN_VO_ACCESS_LINKS));
  g_autoptr (NunReading) links = nun_reading_new (heard);
  gboolean is_good = nun_heard_is_good (heard) && links->problem == NULL && links->error == NULL;

  if (self->probe->is_silent)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    is_good = is_good && nun_reading_find (links, "name", wanted[i], NULL) >= 0;
  if (!is_good || links->rows->len == 0)
    {
      nun_probe_add (
          self->probe, "bad-links", NULL,
          g_strdup_printf (_ ("The list of links (DataLink) of %s in “%s” cannot be read."),
                           self->did, self->probe->table),
          _ ("Behind a proxy, let all parameters and answers through unchanged."));
      return;
    }
  nun_probe_set_rows (self->probe, links->rows->len);
  for (guint row = 0; row < MIN (links->rows->len, MAX_LINKS); row++)
    try_link (self, links, row);
}

/* -- all rows ---------------------------------------------------------------------------------------------- */

static void
judge_identifiers (NunProbe *self, const NunReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int                    column = nun_reading_find (reading, "name", "obs_publisher_did", NULL);

  for (guint row = 0; row < reading->rows->len; row++)
    {
      g_autofree char *did = nun_reading_dup_cell (reading, row, column);

      if (g_str_has_prefix (did, "ivo://nuncius.local/"))
        nun_probe_add (self, "placeholder-did", NULL,
                       g_strdup_printf (
                           _ ("The datasets of “%s” have identifiers of a made-up authority (%s)."),
                           self->table, did),
                       _ ("Say which identifier the publication has, in the About step."));
      if (!g_hash_table_add (seen, g_strdup (did)))
        nun_probe_add (
            self, "duplicate-did", NULL,
            g_strdup_printf (_ ("Two datasets of “%s” have the same identifier, %s."), self->table,
                             did),
            _ ("Update the table, so that files are read again; else tell the makers of Nuncius."));
    }
}

static void
judge_address (const Dataset *self)
{
  if (*self->url != 0 && !nun_probe_is_ours (self->probe, self->url))
    nun_probe_add (
        self->probe, "address-elsewhere", NULL,
        g_strdup_printf (
            _ ("The address of %s in “%s” (%s) does not lie on the host that was asked."),
            self->did, self->probe->table, self->url),
        _ ("Start the service with the address of its host as its base URL."));
}

void
nun_probe_products (NunProbe *self, const NunSearch *search, const NunReading *reading)
{
  guint    n = reading->rows->len, n_tried = MIN (n, MAX_TRIED);
  gboolean has_whole = FALSE;

  judge_identifiers (self, reading);
  for (guint i = 0; i < n_tried; i++)
    {
      g_auto (Dataset) dataset = { NULL };

      dataset_init (&dataset, self, reading, (guint) ((guint64) i * n / n_tried));
      judge_address (&dataset);
      if (!nun_probe_is_ours (self, dataset.url) || !try_head (&dataset) || has_whole)
        continue;
      has_whole = TRUE;
      try_file (&dataset);
      try_preview (&dataset);
      try_links (&dataset);
      if (self->collection->kind == NUN_COLLECTION_IMAGES)
        try_cutout (&dataset);
      else
        try_spectrum (&dataset);
    }
}
