/* The arguments of OAI-PMH: which a verb must and may have, and what is wrong with those that came. Names and values
 * are told apart by case (section 3.1.1.2). */

#include "serve/oai-request.h"

#include <stdarg.h>
#include <string.h>

#define MOST_ERRORS 10

/* Patterns of the official schema, which the answer must fit. */
#define PREFIX_PATTERN "^[A-Za-z0-9_.!~*'()-]+$"
#define SET_PATTERN "^[A-Za-z0-9_.!~*'()-]+(:[A-Za-z0-9_.!~*'()-]+)*$"

#define BIT(argument) (1u << NUN_OAI_ARGUMENT_##argument)
#define LIST_ARGUMENTS (BIT (PREFIX) | BIT (FROM) | BIT (UNTIL) | BIT (SET) | BIT (TOKEN))

static const struct
{
  const char *name;
  guint       required, allowed; /* of NunOaiArgument; a token stands for all that is required */
} verbs[NUN_OAI_N_VERBS] = {
  [NUN_OAI_IDENTIFY] = { "Identify", 0, 0 },
  [NUN_OAI_LIST_METADATA_FORMATS] = { "ListMetadataFormats", 0, BIT (IDENTIFIER) },
  [NUN_OAI_LIST_SETS] = { "ListSets", 0, BIT (TOKEN) },
  [NUN_OAI_GET_RECORD] = { "GetRecord", BIT (IDENTIFIER) | BIT (PREFIX),
                           BIT (IDENTIFIER) | BIT (PREFIX) },
  [NUN_OAI_LIST_IDENTIFIERS] = { "ListIdentifiers", BIT (PREFIX), LIST_ARGUMENTS },
  [NUN_OAI_LIST_RECORDS] = { "ListRecords", BIT (PREFIX), LIST_ARGUMENTS },
};

static const char *const argument_names[NUN_OAI_N_ARGUMENTS] = {
  "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken",
};

static const char *const prefixes[NUN_OAI_N_FORMATS] = { "ivo_vor", "oai_dc" };

const char *
nun_oai_verb_name (NunOaiVerb verb)
{
  return verbs[verb].name;
}

const char *
nun_oai_argument_name (NunOaiArgument argument)
{
  return argument_names[argument];
}

const char *
nun_oai_format_prefix (NunOaiFormat format)
{
  return prefixes[format];
}

/* -- errors ---------------------------------------------------------------------------------------- */

static void
error_free (gpointer data)
{
  NunOaiError *self = data;

  g_free (self->sentence);
  g_free (self);
}

void
nun_oai_request_fail (NunOaiRequest *self, const char *code, const char *format, ...)
{
  NunOaiError *error;
  va_list      arguments;

  if (self->errors->len >= MOST_ERRORS)
    return;
  error = g_new (NunOaiError, 1);
  error->code = code;
  va_start (arguments, format);
  error->sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->errors, error);
}

/* -- dates ----------------------------------------------------------------------------------------- */

gboolean
nun_oai_date_read (const char *text, gint64 *first_s, gint64 *last_s)
{
  gboolean              is_day = g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", text, 0, 0);
  g_autofree char      *full = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (!is_day && !g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", text, 0, 0))
    return FALSE;
  full = g_strconcat (text, is_day ? "T00:00:00Z" : NULL, NULL);
  time = g_date_time_new_from_iso8601 (full, NULL);
  /* XML Schema knows no year 0. */
  if (time == NULL || g_date_time_get_year (time) < 1)
    return FALSE;
  *first_s = g_date_time_to_unix (time);
  *last_s = *first_s + (is_day ? 24 * 60 * 60 - 1 : 0);
  return TRUE;
}

char *
nun_oai_date_text (gint64 time_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_s);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
take_date (NunOaiRequest *self, NunOaiArgument argument, gint64 *first_s, gint64 *last_s)
{
  const char *text = self->arguments[argument];

  if (nun_oai_date_read (text, first_s, last_s))
    return TRUE;
  nun_oai_request_fail (self, "badArgument",
                        "%s=%s is no date; write it as 2026-01-31 or 2026-01-31T12:00:00Z",
                        argument_names[argument], text);
  return FALSE;
}

/* Section 2.7.1: both bounds are in, and of one granularity. */
static void
take_dates (NunOaiRequest *self)
{
  const char *from = self->arguments[NUN_OAI_ARGUMENT_FROM];
  const char *until = self->arguments[NUN_OAI_ARGUMENT_UNTIL];
  gint64      other;

  if ((from != NULL && !take_date (self, NUN_OAI_ARGUMENT_FROM, &self->from_s, &other)) ||
      (until != NULL && !take_date (self, NUN_OAI_ARGUMENT_UNTIL, &other, &self->until_s)))
    return;
  self->from = g_strdup (from);
  self->until = g_strdup (until);
  if (from == NULL || until == NULL)
    return;
  if (strlen (from) != strlen (until))
    nun_oai_request_fail (self, "badArgument",
                          "from=%s and until=%s are of different granularity; give both as days "
                          "or both to the second",
                          from, until);
  else if (self->from_s > self->until_s)
    nun_oai_request_fail (self, "badArgument", "from=%s is later than until=%s", from, until);
}

/* -- arguments ------------------------------------------------------------------------------------- */

/* FALSE after badVerb. */
static gboolean
take_verb (NunOaiRequest *self, const NunRequest *request)
{
  const char *verb = NULL;
  guint       n = 0;

  for (guint i = 0; i < request->pairs->len; i++)
    {
      const NunPair *pair = request->pairs->pdata[i];

      if (strcmp (pair->name, "verb") != 0)
        continue;
      verb = pair->value;
      n++;
    }
  for (guint i = 0; n == 1 && i < NUN_OAI_N_VERBS; i++)
    if (strcmp (verbs[i].name, verb) == 0)
      {
        self->verb = i;
        return TRUE;
      }
  if (n == 0)
    nun_oai_request_fail (self, "badVerb", "The verb is missing; give it as in verb=Identify");
  else if (n > 1)
    nun_oai_request_fail (self, "badVerb", "The verb is given %u times; give it once", n);
  else
    nun_oai_request_fail (self, "badVerb", "“%s” is no verb of OAI-PMH", verb);
  return FALSE;
}

static void
take_argument (NunOaiRequest *self, const NunPair *pair)
{
  for (guint i = 0; i < NUN_OAI_N_ARGUMENTS; i++)
    {
      if (strcmp (argument_names[i], pair->name) != 0 || (verbs[self->verb].allowed & 1u << i) == 0)
        continue;
      if (self->arguments[i] != NULL)
        nun_oai_request_fail (self, "badArgument", "%s is given twice; give it once", pair->name);
      else if (*pair->value == 0)
        nun_oai_request_fail (self, "badArgument", "%s is empty; give a value or leave it out",
                              pair->name);
      else
        self->arguments[i] = g_strdup (pair->value);
      return;
    }
  nun_oai_request_fail (self, "badArgument", "%s has no argument “%s”", verbs[self->verb].name,
                        pair->name);
}

static void
take_arguments (NunOaiRequest *self, const NunRequest *request)
{
  if (request->problem != NULL)
    nun_oai_request_fail (self, "badArgument", "%s", request->problem);
  for (guint i = 0; i < request->pairs->len; i++)
    {
      const NunPair *pair = request->pairs->pdata[i];

      if (strcmp (pair->name, "verb") != 0)
        take_argument (self, pair);
    }
}

static void
check_required (NunOaiRequest *self)
{
  for (guint i = 0; i < NUN_OAI_N_ARGUMENTS; i++)
    if ((verbs[self->verb].required & 1u << i) != 0 && self->arguments[i] == NULL)
      nun_oai_request_fail (self, "badArgument", "%s needs the argument %s", verbs[self->verb].name,
                            argument_names[i]);
}

/* Section 3.5: a token stands alone. */
static void
check_exclusive (NunOaiRequest *self)
{
  for (guint i = 0; i < NUN_OAI_ARGUMENT_TOKEN; i++)
    if (self->arguments[i] != NULL)
      nun_oai_request_fail (self, "badArgument",
                            "resumptionToken stands alone; leave out the argument %s",
                            argument_names[i]);
}

static void
check_patterns (NunOaiRequest *self)
{
  const char *prefix = self->arguments[NUN_OAI_ARGUMENT_PREFIX];
  const char *set = self->arguments[NUN_OAI_ARGUMENT_SET];

  if (prefix != NULL && !g_regex_match_simple (PREFIX_PATTERN, prefix, G_REGEX_DOLLAR_ENDONLY, 0))
    nun_oai_request_fail (self, "badArgument", "“%s” cannot be a metadata prefix", prefix);
  if (set != NULL && !g_regex_match_simple (SET_PATTERN, set, G_REGEX_DOLLAR_ENDONLY, 0))
    nun_oai_request_fail (self, "badArgument", "“%s” cannot be the name of a set", set);
}

static void
take_format (NunOaiRequest *self)
{
  const char *prefix = self->arguments[NUN_OAI_ARGUMENT_PREFIX];

  if (prefix == NULL)
    return;
  for (guint i = 0; i < NUN_OAI_N_FORMATS; i++)
    if (strcmp (prefixes[i], prefix) == 0)
      {
        self->format = i;
        return;
      }
  nun_oai_request_fail (self, "cannotDisseminateFormat",
                        "There are no records as %s here; ivo_vor and oai_dc are offered", prefix);
}

static void
take_token (NunOaiRequest *self, const char *key)
{
  const char *token = self->arguments[NUN_OAI_ARGUMENT_TOKEN];

  if (!nun_oai_token_read (self, token, key))
    nun_oai_request_fail (self, "badResumptionToken",
                          "The token is not one of a list that this server began; ask for the list "
                          "anew, without a token");
}

NunOaiRequest *
nun_oai_request_new (const NunRequest *request, const char *key)
{
  NunOaiRequest *self = g_new0 (NunOaiRequest, 1);

  self->errors = g_ptr_array_new_with_free_func (error_free);
  self->from_s = G_MININT64;
  self->until_s = G_MAXINT64;
  if (!take_verb (self, request))
    return self;
  take_arguments (self, request);
  if (self->arguments[NUN_OAI_ARGUMENT_TOKEN] != NULL)
    check_exclusive (self);
  else if (self->errors->len == 0)
    check_required (self);
  check_patterns (self);
  take_dates (self);
  self->set = g_strdup (self->arguments[NUN_OAI_ARGUMENT_SET]);
  self->is_plain = self->errors->len == 0;
  if (self->is_plain && self->arguments[NUN_OAI_ARGUMENT_TOKEN] != NULL)
    take_token (self, key);
  else if (self->is_plain)
    take_format (self);
  return self;
}

void
nun_oai_request_free (NunOaiRequest *self)
{
  for (guint i = 0; i < NUN_OAI_N_ARGUMENTS; i++)
    g_free (self->arguments[i]);
  g_ptr_array_unref (self->errors);
  g_free (self->set);
  g_free (self->from);
  g_free (self->until);
  g_free (self->after_identifier);
  g_free (self);
}
