/* An answer as each client reads it. */

#include "health/client-reading.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "health/reading.h"

#define TIMEOUT_SECONDS 60
/* Characters of a cell that are shown. */
#define MAX_CELL 200

#define CONE (1u << NUN_ASK_CONE)
#define SIA1 (1u << NUN_ASK_SIA1)
#define SIA2 (1u << NUN_ASK_SIA2)
#define SSAP (1u << NUN_ASK_SSAP)
#define LINKS (1u << NUN_ASK_LINKS)

/* Where STIL and Aladin look for a position: by UCD, the main one first, then by name. */
#define STIL_RA "u:POS_EQ_RA_MAIN|u:pos.eq.ra;meta.main|u:POS_EQ_RA|u:pos.eq.ra|n:RA|n:RAJ2000"
#define STIL_DEC                                                                                   \
  "u:POS_EQ_DEC_MAIN|u:pos.eq.dec;meta.main|u:POS_EQ_DEC|u:pos.eq.dec|n:DEC|n:DEJ2000"
#define STIL_URL "p:meta.ref.url|u:VOX:Image_AccessReference|t:Access.Reference|s:url"

/* What a client takes from which column.  wanted: alternatives, the first that a column has is taken: w: a word of the UCD as
 * pyVO compares it, u: the whole UCD, p: its beginning, t: the utype behind its colon, T: all of it, n: the name, any
 * case, N: the name, s: a part of it. */
static const struct
{
  guint       asks;
  NunClient   client;
  const char *label;
  const char *wanted;
} wants[] = {
  { CONE | SIA1, NUN_CLIENT_PYVO, "record.pos.ra", "w:POS_EQ_RA_MAIN" },
  { CONE | SIA1, NUN_CLIENT_PYVO, "record.pos.dec", "w:POS_EQ_DEC_MAIN" },
  { CONE, NUN_CLIENT_PYVO, "record.id", "w:ID_MAIN" },
  { SIA1, NUN_CLIENT_PYVO, "record.title", "w:VOX:Image_Title" },
  { SIA1, NUN_CLIENT_PYVO, "record.acref", "w:VOX:Image_AccessReference" },
  { SIA1, NUN_CLIENT_PYVO, "record.format", "w:VOX:Image_Format" },
  { SIA1, NUN_CLIENT_PYVO, "record.naxis", "w:VOX:Image_Naxis" },
  { SIA1, NUN_CLIENT_PYVO, "record.scale", "w:VOX:Image_Scale" },
  { SIA1, NUN_CLIENT_PYVO, "record.dateobs", "w:VOX:Image_MJDateObs" },
  { SIA1, NUN_CLIENT_PYVO, "record.bandpass_lolimit", "w:VOX:BandPass_LoLimit" },
  { SIA1, NUN_CLIENT_PYVO, "record.bandpass_hilimit", "w:VOX:BandPass_HiLimit" },
  { SIA1, NUN_CLIENT_PYVO, "record.instr", "w:INST_ID" },
  { SIA1, NUN_CLIENT_PYVO, "record.filesize", "w:VOX:Image_FileSize" },
  { SIA2, NUN_CLIENT_PYVO, "record.obs_title", "N:obs_title" },
  { SIA2, NUN_CLIENT_PYVO, "record.obs_publisher_did", "N:obs_publisher_did" },
  { SIA2, NUN_CLIENT_PYVO, "record.access_url", "N:access_url" },
  { SIA2, NUN_CLIENT_PYVO, "record.access_format", "N:access_format" },
  { SIA2, NUN_CLIENT_PYVO, "record.s_ra", "N:s_ra" },
  { SIA2, NUN_CLIENT_PYVO, "record.s_dec", "N:s_dec" },
  { SIA2, NUN_CLIENT_PYVO, "record.s_region", "N:s_region" },
  { SIA2, NUN_CLIENT_PYVO, "record.t_min", "N:t_min" },
  { SIA2, NUN_CLIENT_PYVO, "record.t_max", "N:t_max" },
  { SIA2, NUN_CLIENT_PYVO, "record.em_min", "N:em_min" },
  { SIA2, NUN_CLIENT_PYVO, "record.em_max", "N:em_max" },
  { SSAP, NUN_CLIENT_PYVO, "record.title", "T:ssa:DataID.Title" },
  { SSAP, NUN_CLIENT_PYVO, "record.acref", "T:ssa:Access.Reference" },
  { SSAP, NUN_CLIENT_PYVO, "record.format", "T:ssa:Access.Format" },
  { SSAP, NUN_CLIENT_PYVO, "record.filesize", "T:ssa:Access.Size" },
  { SSAP, NUN_CLIENT_PYVO, "record.ra, record.dec", "T:ssa:Target.Pos" },
  { SSAP, NUN_CLIENT_PYVO, "record.dateobs", "T:ssa:DataID.Date" },
  { SSAP, NUN_CLIENT_PYVO, "record.instr", "T:ssa:DataID.Instrument" },
  { LINKS, NUN_CLIENT_PYVO, "record.access_url", "N:access_url" },
  { LINKS, NUN_CLIENT_PYVO, "record.service_def", "N:service_def" },
  { LINKS, NUN_CLIENT_PYVO, "record.semantics", "N:semantics" },
  { LINKS, NUN_CLIENT_PYVO, "record.content_type", "N:content_type" },
  { LINKS, NUN_CLIENT_PYVO, "record.error_message", "N:error_message" },
  { CONE | SIA1 | SIA2 | SSAP, NUN_CLIENT_STILTS, N_ ("right ascension"), STIL_RA },
  { CONE | SIA1 | SIA2 | SSAP, NUN_CLIENT_STILTS, N_ ("declination"), STIL_DEC },
  { CONE | SIA1 | SIA2 | SSAP, NUN_CLIENT_TOPCAT, N_ ("right ascension"), STIL_RA },
  { CONE | SIA1 | SIA2 | SSAP, NUN_CLIENT_TOPCAT, N_ ("declination"), STIL_DEC },
  { SIA1 | SIA2 | SSAP | LINKS, NUN_CLIENT_TOPCAT, N_ ("address to open"), STIL_URL },
  { CONE, NUN_CLIENT_ALADIN, N_ ("right ascension"), STIL_RA },
  { CONE, NUN_CLIENT_ALADIN, N_ ("declination"), STIL_DEC },
  { SIA1, NUN_CLIENT_ALADIN, N_ ("right ascension"), "u:POS_EQ_RA_MAIN|u:pos.eq.ra;meta.main" },
  { SIA1, NUN_CLIENT_ALADIN, N_ ("declination"), "u:POS_EQ_DEC_MAIN|u:pos.eq.dec;meta.main" },
  { SIA1, NUN_CLIENT_ALADIN, N_ ("title"), "u:VOX:Image_Title" },
  { SIA1, NUN_CLIENT_ALADIN, N_ ("address to open"), "u:VOX:Image_AccessReference" },
  { SIA1, NUN_CLIENT_ALADIN, N_ ("form of the data"), "u:VOX:Image_Format" },
  { SSAP, NUN_CLIENT_ALADIN, N_ ("title"), "t:DataID.Title" },
  { SSAP, NUN_CLIENT_ALADIN, N_ ("address to open"), "t:Access.Reference" },
  { SSAP, NUN_CLIENT_ALADIN, N_ ("form of the data"), "t:Access.Format" },
  { SSAP, NUN_CLIENT_ALADIN, N_ ("position"), "t:Char.SpatialAxis.Coverage.Location.Value" },
};

static void
point_free (gpointer data)
{
  NunClientPoint *self = data;

  g_free (self->label);
  g_free (self->value);
  g_free (self->remark);
  g_free (self);
}

void
nun_client_reading_free (NunClientReading *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->content_type);
  g_free (self->error);
  g_ptr_array_unref (self->points);
  g_free (self);
}

/* value, remark: taken. */
static NunClientPoint *
add_point (NunClientReading *self, NunClient client, const char *label, char *value, char *remark)
{
  NunClientPoint *point = g_new0 (NunClientPoint, 1);

  point->client = client;
  point->label = g_strdup (label);
  point->value = value;
  point->remark = remark;
  g_ptr_array_add (self->points, point);
  return point;
}

/* -- columns --------------------------------------------------------------------------------------------- */

static gboolean
has_word (const char *ucd, const char *word)
{
  g_auto (GStrv) words = g_strsplit (ucd, ";", 32);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (g_strstrip (words[i]), word))
      return TRUE;
  return FALSE;
}

static const char *
behind_colon (const char *utype)
{
  const char *colon = strchr (utype, ':');

  return colon != NULL ? colon + 1 : utype;
}

static gboolean
is_part (const char *name, const char *part)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return strstr (small, part) != NULL;
}

/* Whether a FIELD is what an alternative of `wanted` names. */
static gboolean
fits (const NunNode *field, const char *alternative)
{
  const char *ucd = nun_node_attribute (field, "ucd"), *utype = nun_node_attribute (field, "utype");
  const char *name = nun_node_attribute (field, "name"), *wanted = alternative + 2;

  ucd = ucd != NULL ? ucd : "";
  utype = utype != NULL ? utype : "";
  name = name != NULL ? name : "";
  switch (*alternative)
    {
    case 'w': return has_word (ucd, wanted);
    case 'u': return g_ascii_strcasecmp (ucd, wanted) == 0;
    case 'p': return g_str_has_prefix (ucd, wanted);
    case 't': return g_ascii_strcasecmp (behind_colon (utype), wanted) == 0;
    case 'T': return g_str_equal (utype, wanted);
    case 'n': return g_ascii_strcasecmp (name, wanted) == 0;
    case 'N': return g_str_equal (name, wanted);
    default: return is_part (name, wanted);
    }
}

/* The first column of the first alternative that any has, or -1; n: how many have that. */
static int
find (const NunReading *reading, const char *wanted, guint *n)
{
  g_auto (GStrv) alternatives = g_strsplit (wanted, "|", 0);
  int            found = -1;

  *n = 0;
  for (guint i = 0; alternatives[i] != NULL && found < 0; i++)
    for (guint k = 0; k < reading->fields->len; k++)
      if (fits (reading->fields->pdata[k], alternatives[i]))
        {
          found = found < 0 ? (int) k : found;
          ++*n;
        }
  return found;
}

static char *
clip (char *text)
{
  if (g_utf8_strlen (text, -1) > MAX_CELL)
    {
      char *end = g_utf8_offset_to_pointer (text, MAX_CELL - 1);
      char *cut = g_strdup_printf ("%.*s…", (int) (end - text), text);

      g_free (text);
      return cut;
    }
  return text;
}

/* What a column must have to be taken, in words. */
static char *
explain_missing (const char *wanted)
{
  g_auto (GStrv) alternatives = g_strsplit (wanted, "|", 2);
  const char    *first = alternatives[0] + 2;

  switch (*alternatives[0])
    {
    case 'w':
    case 'u': return g_strdup_printf (_ ("no column has the UCD %s"), first);
    case 't':
    case 'T': return g_strdup_printf (_ ("no column has the utype %s"), first);
    case 'p': return g_strdup_printf (_ ("no column has a UCD that begins with %s"), first);
    default: return g_strdup_printf (_ ("no column is called %s"), first);
    }
}

static void
add_column (NunClientReading *self, const NunReading *reading, guint i)
{
  guint       n;
  int         column = find (reading, wants[i].wanted, &n);
  const char *label =
      g_str_has_prefix (wants[i].label, "record.") ? wants[i].label : _ (wants[i].label);
  g_autofree char *cell = NULL;
  NunClientPoint  *point;

  if (column < 0)
    {
      point = add_point (self, wants[i].client, label, g_strdup (""),
                         explain_missing (wants[i].wanted));
      point->is_missing = TRUE;
      return;
    }
  cell = clip (nun_reading_dup_cell (reading, 0, column));
  point = add_point (
      self, wants[i].client, label,
      *cell != 0
          ? g_strdup_printf ("%s: %s", nun_reading_field_name (reading, (guint) column), cell)
          : g_strdup (nun_reading_field_name (reading, (guint) column)),
      NULL);
  if (*cell == 0 && reading->rows->len > 0)
    point->remark = g_strdup (_ ("the first row has no value there"));
  else if (n > 1 && wants[i].client == NUN_CLIENT_PYVO)
    point->remark = g_strdup_printf (_ ("%u columns have that; the first is taken"), n);
}

/* -- what is shown ----------------------------------------------------------------------------------------- */

/* The INFO of that name wherever it stands, the first or the last. */
static const NunNode *
find_info (const NunReading *reading, const char *name, gboolean is_last)
{
  g_autoptr (GPtrArray) infos =
      reading->root != NULL ? nun_node_find_all (reading->root, "INFO") : NULL;
  const NunNode *found = NULL;

  for (guint i = 0; infos != NULL && i < infos->len; i++)
    {
      const char *other = nun_node_attribute (infos->pdata[i], "name");

      if (other != NULL && g_ascii_strcasecmp (other, name) == 0 && (found == NULL || is_last))
        found = infos->pdata[i];
    }
  return found;
}

/* "" for none.  Borrowed. */
static const char *
info_value (const NunNode *info)
{
  const char *value = info != NULL ? nun_node_attribute (info, "value") : NULL;

  return value != NULL ? value : "";
}

static gboolean
is_value (const NunNode *info, const char *value)
{
  return g_ascii_strcasecmp (info_value (info), value) == 0;
}

static char *
rows_text (const NunClientReading *self)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " row", "%" PRId64 " rows", (gulong) self->n_rows),
      self->n_rows);
}

/* The sentence that pyVO raises, or NULL when it takes the answer. */
static char *
pyvo_error (const NunClientReading *self, NunAsk ask, const NunReading *reading)
{
  const NunNode *status = find_info (reading, "QUERY_STATUS", TRUE),
                *error = find_info (reading, "Error", FALSE);

  if (reading->problem != NULL)
    return self->status / 100 == 2 ? g_strdup_printf ("DALFormatError: %s", reading->problem)
                                   : g_strdup_printf ("DALServiceError: %u", self->status);
  if (ask == NUN_ASK_CONE && error != NULL)
    return g_strdup_printf ("DALQueryError: %s", info_value (error));
  if (ask != NUN_ASK_CONE && is_value (status, "ERROR"))
    {
      g_autofree char *text = nun_node_dup_text (status);

      return g_strdup_printf ("DALQueryError: %s", text);
    }
  return reading->table == NULL
             ? g_strdup ("DALFormatError: VOTable response missing results table")
             : NULL;
}

static void
add_pyvo (NunClientReading *self, NunAsk ask, const NunReading *reading)
{
  char *error = pyvo_error (self, ask, reading);

  if (error != NULL)
    add_point (self, NUN_CLIENT_PYVO, _ ("shows"), error, NULL);
  else
    add_point (self, NUN_CLIENT_PYVO, _ ("shows"), rows_text (self),
               !self->is_overflow ? NULL
               : ask == NUN_ASK_CONE
                   ? g_strdup (_ ("that there are more rows is not said for cone searches"))
                   : g_strdup (_ ("newer versions warn that there are more rows, that of Debian 12 "
                                  "does not")));
}

/* The sentence that STIL shows, or NULL when it takes the answer.  is_hidden: it is not the service's own, though there is
 * one. */
static char *
stil_error (const NunClientReading *self,
            NunAsk                  ask,
            const NunReading       *reading,
            gboolean               *is_hidden)
{
  const NunNode *status = find_info (reading, "QUERY_STATUS", FALSE),
                *error = find_info (reading, "Error", FALSE);

  *is_hidden = TRUE;
  if (self->status / 100 != 2)
    return g_strdup_printf ("Server returned HTTP response code: %u", self->status);
  *is_hidden = FALSE;
  if (reading->problem != NULL)
    return g_strdup (reading->problem);
  if (ask == NUN_ASK_CONE && error != NULL)
    return g_strdup (info_value (error));
  if (ask != NUN_ASK_CONE && ask != NUN_ASK_LINKS && is_value (status, "ERROR"))
    return nun_node_dup_text (status);
  *is_hidden = TRUE;
  return reading->table == NULL
             ? g_strdup (ask == NUN_ASK_CONE ? "No TABLE or error param in returned stream"
                                             : "No TABLE element found")
             : NULL;
}

static void
add_stil (NunClientReading *self, NunClient client, NunAsk ask, const NunReading *reading)
{
  gboolean       is_hidden;
  char          *error = stil_error (self, ask, reading, &is_hidden);
  const NunNode *first = find_info (reading, "QUERY_STATUS", FALSE);

  if (error != NULL)
    {
      NunClientPoint *point = add_point (self, client, _ ("shows"), error, NULL);

      if (is_hidden && self->error != NULL)
        {
          point->remark = g_strdup_printf (
              _ ("the sentence of the service does not reach the user: “%s”"), self->error);
          point->is_missing = TRUE;
        }
      return;
    }
  add_point (self, client, _ ("shows"), rows_text (self),
             self->is_overflow && !(ask != NUN_ASK_CONE && is_value (first, "OVERFLOW"))
                 ? g_strdup (_ ("that there are more rows is not said: only a status before the "
                                "table is looked at"))
                 : NULL);
}

static void
add_curl (NunClientReading *self, NunAsk ask)
{
  add_point (self, NUN_CLIENT_CURL, _ ("writes"),
             g_strdup_printf (_ ("%" PRId64 " bytes into %s"), self->n_bytes,
                              ask == NUN_ASK_SODA ? "cutout.fits" : "answer.vot"),
             self->status / 100 != 2 ? g_strdup (_ ("and ends with exit status 22")) : NULL);
}

/* -- the answer ---------------------------------------------------------------------------------------------- */

static void
read_table (NunClientReading *self, NunAsk ask, const NunReading *reading)
{
  self->n_columns = reading->fields->len;
  self->is_overflow = reading->is_overflow;
  if (reading->table != NULL && !reading->is_binary)
    self->n_rows = reading->rows->len;
  if (reading->error != NULL)
    self->error = g_strdup (reading->error);
  else if (reading->problem != NULL)
    self->error = g_strdup (reading->problem);
  for (guint client = 0; client < NUN_N_CLIENTS; client++)
    {
      if (client == NUN_CLIENT_PYVO)
        add_pyvo (self, ask, reading);
      else if (client == NUN_CLIENT_STILTS || client == NUN_CLIENT_TOPCAT)
        add_stil (self, client, ask, reading);
      else if (client == NUN_CLIENT_CURL)
        add_curl (self, ask);
      for (guint i = 0; reading->table != NULL && i < G_N_ELEMENTS (wants); i++)
        if (wants[i].client == client && (wants[i].asks & (1u << ask)) != 0)
          add_column (self, reading, i);
    }
}

/* A plain sentence in place of data. */
static char *
first_line (GBytes *body)
{
  gsize            length;
  const char      *data = g_bytes_get_data (body, &length);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) MIN (length, 1000));

  text[strcspn (text, "\r\n")] = 0;
  return g_strdup (text);
}

static gboolean
is_fits (const NunHeard *heard)
{
  gsize       length;
  const char *data = g_bytes_get_data (heard->body, &length);

  return length >= 9 && memcmp (data, "SIMPLE  =", 9) == 0;
}

static void
read_cutout (NunClientReading *self, const NunHeard *heard)
{
  if (heard->status / 100 != 2)
    self->error = first_line (heard->body);
  else if (heard->n_bytes == 0)
    self->error = g_strdup (_ ("nothing of the image lies there"));
  else if (!is_fits (heard))
    self->error = g_strdup (_ ("what came is no FITS file"));
  add_point (self, NUN_CLIENT_PYVO, _ ("writes"),
             g_strdup_printf (_ ("%" PRId64 " bytes into %s"), self->n_bytes, "cutout.fits"),
             self->status / 100 != 2 ? g_strdup (_ ("and raises a DALServiceError")) : NULL);
  add_curl (self, NUN_ASK_SODA);
}

NunClientReading *
nun_client_reading_new (NunAsk ask, const char *url, const NunHeard *heard)
{
  NunClientReading *self = g_new0 (NunClientReading, 1);

  self->url = g_strdup (url);
  self->status = heard->status;
  self->content_type = g_strdup (heard->content_type);
  self->n_bytes = heard->n_bytes;
  self->seconds = heard->seconds;
  self->n_rows = -1;
  self->points = g_ptr_array_new_with_free_func (point_free);
  if (heard->status == 0)
    self->error = g_strdup (heard->problem);
  else if (heard->is_cut && ask != NUN_ASK_SODA)
    self->error = g_strdup (_ ("the answer is longer than is looked at here; ask for fewer rows"));
  else if (ask == NUN_ASK_SODA)
    read_cutout (self, heard);
  else
    {
      g_autoptr (NunReading) reading = nun_reading_new (heard);

      read_table (self, ask, reading);
    }
  return self;
}

/* -- asking -------------------------------------------------------------------------------------------------- */

NunClientReading *
nun_client_ask (NunAsk ask, const char *url, GCancellable *cancellable, GError **error)
{
  g_autoptr (NunAsker) asker = nun_asker_new (TIMEOUT_SECONDS);
  g_autoptr (NunHeard) heard = NULL;
  NunQuestion          question = { .url = url, .max_bytes = NUN_CLIENT_MAX_BYTES };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  heard = nun_asker_ask (asker, &question, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return nun_client_reading_new (ask, url, heard);
}

typedef struct
{
  NunAsk ask;
  char  *url;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_free (self->url);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Asking     *self = data;
  GError           *error = NULL;
  NunClientReading *reading = nun_client_ask (self->ask, self->url, cancellable, &error);

  if (reading != NULL)
    g_task_return_pointer (task, reading, (GDestroyNotify) nun_client_reading_free);
  else
    g_task_return_error (task, error);
}

void
nun_client_ask_async (NunAsk              ask,
                      const char         *url,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Asking           *self = g_new0 (Asking, 1);

  self->ask = ask;
  self->url = g_strdup (url);
  g_task_set_task_data (task, self, asking_free);
  g_task_run_in_thread (task, run);
}

NunClientReading *
nun_client_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
