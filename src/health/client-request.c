/* A question to a service as each client sends it: parameters, their order and spelling, and a text that asks it. */

#include "health/client-request.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "health/client-private.h"
#include "vo/observation.h"
#include "vo/publication.h"

G_DEFINE_QUARK (nun - client - error - quark, nun_client_error)

static const struct
{
  const char *id, *name;
} clients[NUN_N_CLIENTS] = {
  [NUN_CLIENT_PYVO] = { "pyvo", "pyVO" },       [NUN_CLIENT_STILTS] = { "stilts", "STILTS" },
  [NUN_CLIENT_TOPCAT] = { "topcat", "TOPCAT" }, [NUN_CLIENT_ALADIN] = { "aladin", "Aladin" },
  [NUN_CLIENT_CURL] = { "curl", "curl" },
};

static const struct
{
  const char *id, *name;
} asks[NUN_N_ASKS] = {
  [NUN_ASK_CONE] = { "scs", N_ ("Simple Cone Search") },
  [NUN_ASK_SIA1] = { "sia1", N_ ("Simple Image Access 1") },
  [NUN_ASK_SIA2] = { "sia2", N_ ("Simple Image Access 2") },
  [NUN_ASK_SSAP] = { "ssap", N_ ("Simple Spectral Access") },
  [NUN_ASK_LINKS] = { "datalink", N_ ("DataLink") },
  [NUN_ASK_SODA] = { "soda", N_ ("SODA cutouts") },
};

const char *
nun_client_get_id (NunClient self)
{
  return clients[self].id;
}

const char *
nun_client_get_name (NunClient self)
{
  return clients[self].name;
}

gboolean
nun_client_find (const char *id, NunClient *client)
{
  for (guint i = 0; i < NUN_N_CLIENTS; i++)
    if (g_ascii_strcasecmp (id, clients[i].id) == 0)
      {
        *client = i;
        return TRUE;
      }
  return FALSE;
}

const char *
nun_ask_get_id (NunAsk self)
{
  return asks[self].id;
}

const char *
nun_ask_get_name (NunAsk self)
{
  return _ (asks[self].name);
}

gboolean
nun_ask_find (const char *id, NunAsk *ask)
{
  for (guint i = 0; i < NUN_N_ASKS; i++)
    if (g_ascii_strcasecmp (id, asks[i].id) == 0)
      {
        *ask = i;
        return TRUE;
      }
  return FALSE;
}

char *
nun_ask_url (NunAsk self, const char *base_url, const char *table)
{
  static char *(*const makers[NUN_N_ASKS]) (const char *, const char *) = {
    nun_vo_cone_url, nun_vo_sia1_url,  nun_vo_sia2_url,
    nun_vo_ssap_url, nun_vo_links_url, nun_vo_soda_url,
  };

  return makers[self](base_url, table);
}

void
nun_client_question_init (NunClientQuestion *self)
{
  *self = (NunClientQuestion){
    .ra_deg = NAN,
    .dec_deg = NAN,
    .radius_deg = 0.1,
    .band_m = { NAN, NAN },
    .time_mjd = { NAN, NAN },
    .max_rows = -1,
    .verbosity = -1,
  };
}

void
nun_client_request_free (NunClientRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->command);
  g_free (self->steps);
  g_strfreev (self->remarks);
  g_free (self);
}

/* -- parameters -------------------------------------------------------------------------------------- */

/* How a client writes what may not stand in a query. */
typedef enum
{
  SPELLING_PYTHON, /* blanks as plus, all else but letters, digits and -._~ in capital hexadecimal */
  SPELLING_STIL,   /* blanks too, in small hexadecimal */
  SPELLING_PLAIN,  /* as a person would: comma, slash and colon stand */
  SPELLING_RAW,
} Spelling;

static void
append_spelt (GString *out, const char *text, Spelling spelling)
{
  for (const guchar *at = (const guchar *) text; *at != 0; at++)
    if (g_ascii_isalnum (*at) || strchr ("-._~", *at) != NULL ||
        (spelling == SPELLING_PLAIN && strchr (",/:", *at) != NULL) || spelling == SPELLING_RAW)
      g_string_append_c (out, (char) *at);
    else if (spelling == SPELLING_PYTHON && *at == ' ')
      g_string_append_c (out, '+');
    else
      g_string_append_printf (out, spelling == SPELLING_STIL ? "%%%02x" : "%%%02X", *at);
}

static void
add (NunAsking *self, const char *name, const char *value)
{
  NunAskingParameter *parameter = &self->parameters[self->n_parameters++];

  g_assert (self->n_parameters <= G_N_ELEMENTS (self->parameters));
  parameter->name = name;
  parameter->value = g_strdup (value);
}

static void
add_taken (NunAsking *self, const char *name, char *value)
{
  add (self, name, value);
  g_free (value);
}

/* The number in the client's spelling. */
static char *
number (const NunAsking *self, double value)
{
  switch (self->client)
    {
    case NUN_CLIENT_STILTS:
    case NUN_CLIENT_TOPCAT: return nun_number_stil (value);
    case NUN_CLIENT_ALADIN: return nun_number_java (value);
    default: return nun_number_python (value);
    }
}

/* The service's address with the parameters behind it. */
static char *
assemble (const NunAsking *self, Spelling spelling)
{
  g_autoptr (GString) url = g_string_new (self->service_url);
  char                last;

  while (url->len > 0 && (last = url->str[url->len - 1]) != 0 && (last == '?' || last == '&'))
    g_string_truncate (url, url->len - 1);
  for (guint i = 0; i < self->n_parameters; i++)
    {
      g_string_append_c (url, strchr (url->str, '?') == NULL ? '?' : '&');
      g_string_append_printf (url, "%s=", self->parameters[i].name);
      append_spelt (url, self->parameters[i].value, spelling);
    }
  return g_strdup (url->str);
}

/* -- the question, part by part -------------------------------------------------------------------------- */

static void
add_place (NunAsking *self)
{
  const NunClientQuestion *q = self->question;
  g_autofree char         *ra = NULL, *dec = NULL, *radius = NULL, *size = NULL;
  gboolean                 is_wrapped;

  if (!nun_asking_has_place (self) || self->ask == NUN_ASK_LINKS)
    return;
  /* What becomes a SkyCoord of astropy comes back below 360. */
  is_wrapped = self->client == NUN_CLIENT_PYVO && self->ask != NUN_ASK_SIA2 &&
               self->ask != NUN_ASK_SODA && q->ra_deg == 360;
  ra = number (self, is_wrapped ? 0 : q->ra_deg);
  dec = number (self, q->dec_deg);
  radius = number (self, q->radius_deg);
  size = number (self, 2 * q->radius_deg);
  switch (self->ask)
    {
    case NUN_ASK_CONE:
      add (self, "RA", ra);
      add (self, "DEC", dec);
      add (self, "SR", radius);
      break;
    case NUN_ASK_SIA2:
      add_taken (self, "POS", g_strdup_printf ("CIRCLE %s %s %s", ra, dec, radius));
      break;
    case NUN_ASK_SODA:
      add_taken (self, "CIRCLE", g_strdup_printf ("%s %s %s", ra, dec, radius));
      break;
    default: add_taken (self, "POS", g_strdup_printf ("%s,%s", ra, dec)); add (self, "SIZE", size);
    }
}

/* Both ends in DALI's form, or with a slash in SSA's; open ends as the client writes them. */
static char *
interval (const NunAsking *self, const double ends[2], gboolean is_date)
{
  gboolean    is_ssap = self->ask == NUN_ASK_SSAP, is_pyvo = self->client == NUN_CLIENT_PYVO;
  const char *open[] = { is_pyvo && !is_date ? "-inf" : "-Inf",
                         is_pyvo && !is_date ? "inf" : "+Inf" };
  char *texts[2];
  char *all;

  for (guint i = 0; i < 2; i++)
    if (isnan (ends[i]) || isinf (ends[i]))
      texts[i] = g_strdup (is_ssap ? "" : open[i]);
    else
      texts[i] = is_ssap && is_date ? nun_date_from_mjd (ends[i]) : nun_number_python (ends[i]);
  all = g_strdup_printf ("%s%s%s", texts[0], is_ssap ? "/" : " ", texts[1]);
  g_free (texts[0]);
  g_free (texts[1]);
  return all;
}

static void
add_band (NunAsking *self)
{
  if (nun_asking_has_band (self) && self->ask != NUN_ASK_SIA1 && self->ask != NUN_ASK_CONE &&
      self->ask != NUN_ASK_LINKS)
    add_taken (self, "BAND", interval (self, self->question->band_m, FALSE));
}

static void
add_time (NunAsking *self)
{
  if (nun_asking_has_time (self) && (self->ask == NUN_ASK_SIA2 || self->ask == NUN_ASK_SSAP))
    add_taken (self, "TIME", interval (self, self->question->time_mjd, TRUE));
}

static void
add_format (NunAsking *self, const char *otherwise)
{
  const char *format = self->question->format != NULL ? self->question->format : otherwise;

  if (format != NULL && self->ask != NUN_ASK_CONE && self->ask != NUN_ASK_LINKS)
    add (self, "FORMAT", format);
}

static void
add_rows (NunAsking *self)
{
  if (self->question->max_rows >= 0 && self->ask != NUN_ASK_SODA)
    add_taken (self, "MAXREC", g_strdup_printf ("%" PRId64, self->question->max_rows));
}

static void
add_verbosity (NunAsking *self, int otherwise)
{
  int verbosity = self->question->verbosity >= 0 ? self->question->verbosity : otherwise;

  if (verbosity >= 0 && (self->ask == NUN_ASK_CONE || self->ask == NUN_ASK_SIA1))
    add_taken (self, "VERB", g_strdup_printf ("%d", verbosity));
}

static void
add_id (NunAsking *self)
{
  if (self->question->id != NULL && (self->ask == NUN_ASK_LINKS || self->ask == NUN_ASK_SODA))
    add (self, "ID", self->question->id);
}

/* -- the clients ----------------------------------------------------------------------------------------- */

/* Versions do not agree on some words and spellings: those are always said, and said as the protocol has them. */
static char *
ask_pyvo (NunAsking *self)
{
  add_id (self);
  if (self->ask == NUN_ASK_SIA1)
    add_rows (self);
  add_place (self);
  if (self->ask != NUN_ASK_SSAP || !nun_asking_is_open (self))
    add_band (self);
  if (self->ask != NUN_ASK_SSAP)
    add_time (self);
  if (self->ask == NUN_ASK_SIA1)
    {
      g_autofree char *format =
          g_ascii_strup (self->question->format != NULL ? self->question->format : "all", -1);

      add (self, "FORMAT", format);
      add (self, "INTERSECT", "OVERLAPS");
    }
  else if (self->ask != NUN_ASK_SODA)
    add_format (self, self->ask == NUN_ASK_SSAP ? "all" : NULL);
  add_verbosity (self, 2);
  if (self->ask == NUN_ASK_SSAP)
    add (self, "REQUEST", "queryData");
  if (self->ask == NUN_ASK_SSAP && nun_asking_is_open (self))
    add_band (self);
  if (self->ask == NUN_ASK_SSAP)
    add_time (self);
  if (self->ask != NUN_ASK_SIA1)
    add_rows (self);
  return assemble (self, self->ask == NUN_ASK_LINKS ? SPELLING_PLAIN : SPELLING_PYTHON);
}

/* All of the question, as the standards spell it: curl, and whatever opens an address as it stands. */
static char *
ask_plainly (NunAsking *self)
{
  add_id (self);
  if (self->ask == NUN_ASK_SSAP)
    add (self, "REQUEST", "queryData");
  add_place (self);
  add_band (self);
  add_time (self);
  if (self->ask != NUN_ASK_SODA)
    add_format (self, NULL);
  add_verbosity (self, -1);
  add_rows (self);
  return assemble (self, SPELLING_PLAIN);
}

/* `stilts cone`, and the dialogs of TOPCAT, which differ in what they say unasked. */
static char *
ask_stil (NunAsking *self, gboolean is_topcat)
{
  const char *format = self->question->format;

  add_place (self);
  if (self->ask == NUN_ASK_SIA1)
    add_format (self, is_topcat ? "ALL" : "image/fits");
  if (self->ask == NUN_ASK_SSAP)
    add (self, "REQUEST", "queryData");
  if (self->ask != NUN_ASK_SIA1 && format != NULL)
    add_format (self, NULL);
  if (self->ask == NUN_ASK_CONE)
    add_verbosity (self, is_topcat ? 2 : -1);
  return assemble (self, SPELLING_STIL);
}

/* The discovery tree's. It says the width of its view in place of a radius. */
static char *
ask_aladin (NunAsking *self)
{
  const NunClientQuestion *q = self->question;
  NunClientQuestion        view = *q;
  char                    *url;

  view.radius_deg =
      self->ask == NUN_ASK_SIA1 || self->ask == NUN_ASK_SSAP ? q->radius_deg : 2 * q->radius_deg;
  self->question = &view;
  if (self->ask == NUN_ASK_SSAP)
    add (self, "REQUEST", "queryData");
  add_place (self);
  if (self->ask == NUN_ASK_SIA1)
    add (self, "FORMAT", "image/fits");
  if (self->ask == NUN_ASK_CONE)
    add (self, "VERB", "2");
  url = assemble (self, SPELLING_RAW);
  self->question = q;
  return url;
}

/* What of the question only a whole address can say to STIL's programs. */
static gboolean
is_beyond_stil (const NunAsking *self)
{
  return !nun_asking_has_place (self) || nun_asking_has_band (self) || nun_asking_has_time (self) ||
         self->question->max_rows >= 0 || self->ask == NUN_ASK_LINKS || self->ask == NUN_ASK_SODA ||
         (self->question->verbosity >= 0 && self->ask == NUN_ASK_SIA1) ||
         self->question->verbosity == 0 || self->question->verbosity > 3;
}

static char *
ask (NunAsking *self)
{
  gboolean by_hand = self->client == NUN_CLIENT_TOPCAT || self->client == NUN_CLIENT_ALADIN;

  if (self->client == NUN_CLIENT_PYVO)
    return nun_asking_is_beyond_pyvo (self) ? NULL : ask_pyvo (self);
  if (self->ask == NUN_ASK_SODA && self->client != NUN_CLIENT_CURL)
    return NULL;
  if (self->client == NUN_CLIENT_CURL || self->ask == NUN_ASK_LINKS)
    return ask_plainly (self);
  if (by_hand && !nun_asking_has_place (self))
    return NULL;
  if (self->client == NUN_CLIENT_STILTS)
    {
      self->is_whole_url = is_beyond_stil (self);
      return self->is_whole_url ? ask_plainly (self) : ask_stil (self, FALSE);
    }
  if (self->client == NUN_CLIENT_TOPCAT)
    return ask_stil (self, TRUE);
  return self->ask == NUN_ASK_SIA2 ? NULL : ask_aladin (self);
}

/* -- what cannot be asked ------------------------------------------------------------------------------------ */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, NUN_CLIENT_ERROR, NUN_CLIENT_ERROR_QUESTION, sentence);
  return FALSE;
}

static gboolean
is_pair_fine (const double ends[2])
{
  return isnan (ends[0]) || isnan (ends[1]) || ends[0] <= ends[1];
}

/* Whether the time can be written as a date. */
static gboolean
is_year_fine (double mjd)
{
  g_autofree char *date = isfinite (mjd) ? nun_date_from_mjd (mjd) : NULL;

  return date != NULL || !isfinite (mjd);
}

static gboolean
check (const NunAsking *self, GError **error)
{
  const NunClientQuestion *q = self->question;

  if (isnan (q->ra_deg) != isnan (q->dec_deg))
    return refuse (
        error,
        _ ("A position has both, a right ascension and a declination; give the other one too."));
  if (nun_asking_has_place (self) &&
      !(q->ra_deg >= 0 && q->ra_deg <= 360 && q->dec_deg >= -90 && q->dec_deg <= 90))
    return refuse (
        error,
        _ ("The position lies outside of the sky: right ascension goes from 0 to 360 degrees, "
           "declination from -90 to 90."));
  if (nun_asking_has_place (self) && !(q->radius_deg >= 0 && q->radius_deg <= 180))
    return refuse (error, _ ("The radius is a number of degrees from 0 to 180."));
  if (!nun_asking_has_place (self) && (self->ask == NUN_ASK_CONE || self->ask == NUN_ASK_SIA1))
    return refuse (
        error,
        _ ("This service needs a place: give a right ascension and a declination in degrees."));
  if ((self->ask == NUN_ASK_LINKS || self->ask == NUN_ASK_SODA) && (q->id == NULL || *q->id == 0))
    return refuse (error,
                   _ ("This service needs the identifier of a dataset, its obs_publisher_did."));
  if (!is_pair_fine (q->band_m) || !is_pair_fine (q->time_mjd))
    return refuse (error, _ ("The interval ends before it begins; give the smaller number first."));
  if (!is_year_fine (q->time_mjd[0]) || !is_year_fine (q->time_mjd[1]))
    return refuse (error, _ ("The time lies outside of the years 1 to 9999."));
  return TRUE;
}

NunClientRequest *
nun_client_request_new (NunClient                client,
                        NunAsk                   what,
                        const char              *service_url,
                        const NunClientQuestion *question,
                        GError                 **error)
{
  NunAsking self = {
    .client = client, .ask = what, .service_url = service_url, .question = question
  };
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();
  NunClientRequest     *request;

  if (!check (&self, error))
    return NULL;
  request = g_new0 (NunClientRequest, 1);
  request->url = ask (&self);
  self.url = request->url;
  request->command = nun_asking_command (&self);
  request->steps = nun_asking_steps (&self);
  nun_asking_remark (&self, remarks);
  g_ptr_array_add (remarks, NULL);
  request->remarks = (char **) g_ptr_array_free (g_steal_pointer (&remarks), FALSE);
  for (guint i = 0; i < self.n_parameters; i++)
    g_free (self.parameters[i].value);
  return request;
}
