/* Texts that ask a request: Python for pyVO, lines for a shell, what to type into a window; and what each leaves out. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "health/client-private.h"
#include "health/client-text.h"

gboolean
nun_asking_has_place (const NunAsking *self)
{
  return !isnan (self->question->ra_deg) && !isnan (self->question->dec_deg);
}

gboolean
nun_asking_has_band (const NunAsking *self)
{
  return isfinite (self->question->band_m[0]) || isfinite (self->question->band_m[1]);
}

gboolean
nun_asking_has_time (const NunAsking *self)
{
  return isfinite (self->question->time_mjd[0]) || isfinite (self->question->time_mjd[1]);
}

static gboolean
is_half (const double ends[2])
{
  return isfinite (ends[0]) != isfinite (ends[1]);
}

gboolean
nun_asking_is_open (const NunAsking *self)
{
  return is_half (self->question->band_m);
}

gboolean
nun_asking_is_beyond_pyvo (const NunAsking *self)
{
  return (self->ask == NUN_ASK_SIA2 || self->ask == NUN_ASK_SODA) && nun_asking_has_place (self) &&
         !(self->question->radius_deg > 0 && self->question->radius_deg <= 90);
}

/* -- Python ---------------------------------------------------------------------------------------------- */

void
nun_python_append_literal (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *at = valid; *at != 0; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (c >= ' ' && c < 0x7f)
        g_string_append_c (out, (char) c);
      else
        g_string_append_printf (out, "\\U%08x", c);
    }
  g_string_append_c (out, '"');
}

static void
append_number (GString *out, const char *before, double number)
{
  g_autofree char *text = isfinite (number) ? nun_number_python (number) : NULL;

  if (text != NULL)
    g_string_append_printf (out, "%s%s", before, text);
  else
    g_string_append_printf (out, "%sfloat(\"%sinf\")", before, number < 0 ? "-" : "");
}

static void
append_text (GString *out, const char *before, const char *text)
{
  g_string_append (out, before);
  nun_python_append_literal (out, text);
}

/* "(4e-07, 7e-07)", open ends infinite. */
static void
append_pair (GString *out, const char *before, const double ends[2])
{
  g_string_append (out, before);
  append_number (out, "(", isnan (ends[0]) ? -INFINITY : ends[0]);
  append_number (out, ", ", isnan (ends[1]) ? INFINITY : ends[1]);
  g_string_append_c (out, ')');
}

static void
append_place (GString *out, const NunAsking *self, const char *size_name, double size_deg)
{
  if (!nun_asking_has_place (self))
    return;
  append_number (out, "pos=(", self->question->ra_deg);
  append_number (out, ", ", self->question->dec_deg);
  g_string_append_printf (out, "), %s", size_name);
  append_number (out, "=", size_deg);
  g_string_append (out, ", ");
}

static void
append_rows (GString *out, const NunAsking *self)
{
  if (self->question->max_rows >= 0)
    g_string_append_printf (out, ", maxrec=%" PRId64, self->question->max_rows);
}

/* What the request says under that name, or NULL. */
static const char *
parameter (const NunAsking *self, const char *name)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if (g_str_equal (self->parameters[i].name, name))
      return self->parameters[i].value;
  return NULL;
}

static void
append_cone (GString *out, const NunAsking *self)
{
  append_text (out, "service = pyvo.dal.SCSService(", self->service_url);
  g_string_append (out, ")\nresult = service.search(");
  append_place (out, self, "radius", self->question->radius_deg);
  g_string_append_printf (out, "verbosity=%s", parameter (self, "VERB"));
  append_rows (out, self);
  g_string_append (out, ")\n");
}

static void
append_sia1 (GString *out, const NunAsking *self)
{
  append_text (out, "service = pyvo.dal.SIAService(", self->service_url);
  g_string_append (out, ")\nresult = service.search(");
  append_place (out, self, "size", 2 * self->question->radius_deg);
  append_text (out, "format=", parameter (self, "FORMAT"));
  g_string_append_printf (out, ", intersect=\"OVERLAPS\", verbosity=%s", parameter (self, "VERB"));
  append_rows (out, self);
  g_string_append (out, ")\n");
}

/* A Time has no open end: such a one goes as the words of the protocol. */
static void
append_sia2_time (GString *out, const NunAsking *self)
{
  const double *mjd = self->question->time_mjd;

  if (is_half (mjd))
    append_text (out, ", TIME=", parameter (self, "TIME"));
  else
    {
      append_number (out, ", time=(Time(", mjd[0]);
      append_number (out, ", format=\"mjd\"), Time(", mjd[1]);
      g_string_append (out, ", format=\"mjd\"))");
    }
}

static void
append_sia2 (GString *out, const NunAsking *self)
{
  append_text (out, "result = pyvo.dal.sia2.search(", self->service_url);
  if (nun_asking_has_place (self))
    {
      append_number (out, ", pos=(", self->question->ra_deg);
      append_number (out, ", ", self->question->dec_deg);
      append_number (out, ", ", self->question->radius_deg);
      g_string_append_c (out, ')');
    }
  if (nun_asking_has_band (self))
    append_pair (out, ", band=", self->question->band_m);
  if (nun_asking_has_time (self))
    append_sia2_time (out, self);
  if (self->question->format != NULL)
    append_text (out, ", res_format=", self->question->format);
  append_rows (out, self);
  g_string_append (out, ")\n");
}

/* What goes by the names of the protocol is sent as it is written. */
static void
append_items (GString *out, const NunAsking *self)
{
  static const char *const items[] = { "TIME", "MAXREC", NULL };

  for (guint i = 0; i < self->n_parameters; i++)
    {
      const char *name = self->parameters[i].name;

      if (!g_strv_contains (items, name) &&
          !(g_str_equal (name, "BAND") && nun_asking_is_open (self)))
        continue;
      g_string_append_printf (out, "query[\"%s\"] = ", name);
      append_text (out, "", self->parameters[i].value);
      g_string_append_c (out, '\n');
    }
}

static void
append_ssap (GString *out, const NunAsking *self)
{
  append_text (out, "service = pyvo.dal.SSAService(", self->service_url);
  g_string_append (out, ")\nquery = service.create_query(");
  append_place (out, self, "diameter", 2 * self->question->radius_deg);
  if (nun_asking_has_band (self) && !nun_asking_is_open (self))
    {
      append_pair (out, "band=", self->question->band_m);
      g_string_append (out, ", ");
    }
  append_text (out, "format=", parameter (self, "FORMAT"));
  g_string_append (out, ")\n");
  append_items (out, self);
  g_string_append (out, "result = query.execute()\n");
}

static void
append_links (GString *out, const NunAsking *self)
{
  append_text (out, "result = DatalinkResults.from_result_url(", self->url);
  g_string_append (out, ")\n");
}

static void
append_soda (GString *out, const NunAsking *self)
{
  append_text (out, "query = SodaQuery(", self->service_url);
  if (nun_asking_has_place (self))
    {
      append_number (out, ", circle=(", self->question->ra_deg);
      append_number (out, ", ", self->question->dec_deg);
      append_number (out, ", ", self->question->radius_deg);
      g_string_append_c (out, ')');
    }
  if (nun_asking_has_band (self))
    append_pair (out, ", band=", self->question->band_m);
  append_text (out, ", ID=", self->question->id);
  g_string_append (out, ")\nwith open(\"cutout.fits\", \"wb\") as file:\n    "
                        "file.write(query.execute_raw())\nquery.raise_if_error()\n");
}

static char *
python (const NunAsking *self)
{
  static void (*const writers[NUN_N_ASKS]) (GString *, const NunAsking *) = {
    append_cone, append_sia1, append_sia2, append_ssap, append_links, append_soda,
  };
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean            is_timed = self->ask == NUN_ASK_SIA2 && nun_asking_has_time (self) &&
                      !is_half (self->question->time_mjd);

  if (self->ask == NUN_ASK_LINKS)
    g_string_append (out, "from pyvo.dal.adhoc import DatalinkResults\n");
  else if (self->ask == NUN_ASK_SODA)
    g_string_append (out, "from pyvo.dal.adhoc import SodaQuery\n");
  else
    g_string_append (out, self->ask == NUN_ASK_SIA2 ? "import pyvo.dal.sia2\n" : "import pyvo\n");
  if (is_timed)
    g_string_append (out, "from astropy.time import Time\n");
  g_string_append_c (out, '\n');
  writers[self->ask](out, self);
  if (self->ask != NUN_ASK_SODA)
    g_string_append (out, "print(result.to_table())\n");
  return g_strdup (out->str);
}

/* -- shells ---------------------------------------------------------------------------------------------- */

static void
append_word (GString *out, const char *name, const char *value)
{
  g_autofree char *word = g_strconcat (name, "=", value, NULL);
  g_autofree char *quoted = g_shell_quote (word);

  g_string_append_printf (out, " %s", quoted);
}

static void
append_degrees (GString *out, const char *name, double value)
{
  g_autofree char *text = nun_number_stil (value);

  g_string_append_printf (out, " %s=%s", name, text);
}

static char *
stilts (const NunAsking *self)
{
  static const char *const types[NUN_N_ASKS] = { "cone", "sia1", "sia2", "ssa", NULL, NULL };
  g_autoptr (GString)      out = g_string_new ("stilts");

  if (self->url == NULL)
    return NULL;
  if (self->is_whole_url || types[self->ask] == NULL)
    {
      g_string_append (out, " tpipe");
      append_word (out, "in", self->url);
      g_string_append (out, " ifmt=votable\n");
      return g_strdup (out->str);
    }
  g_string_append (out, " cone");
  append_word (out, "serviceurl", self->service_url);
  g_string_append_printf (out, " servicetype=%s", types[self->ask]);
  append_degrees (out, "lon", self->question->ra_deg);
  append_degrees (out, "lat", self->question->dec_deg);
  append_degrees (out, "radius", self->question->radius_deg);
  if (parameter (self, "VERB") != NULL)
    append_word (out, "verb", parameter (self, "VERB"));
  if (self->question->format != NULL && parameter (self, "FORMAT") != NULL)
    append_word (out, "dataformat", self->question->format);
  g_string_append_c (out, '\n');
  return g_strdup (out->str);
}

static char *
curl (const NunAsking *self)
{
  g_autofree char *quoted = g_shell_quote (self->url);

  return g_strdup_printf ("curl --fail-with-body --output %s %s\n",
                          self->ask == NUN_ASK_SODA ? "cutout.fits" : "answer.vot", quoted);
}

char *
nun_asking_command (const NunAsking *self)
{
  switch (self->client)
    {
    case NUN_CLIENT_PYVO: return self->url != NULL ? python (self) : NULL;
    case NUN_CLIENT_STILTS: return stilts (self);
    case NUN_CLIENT_CURL: return curl (self);
    default: return NULL;
    }
}

/* -- windows --------------------------------------------------------------------------------------------- */

static char *
topcat_steps (const NunAsking *self)
{
  static const char *const entries[NUN_N_ASKS] = { "Cone Search",
                                                   "Simple Image Access (SIA) Query",
                                                   "Simple Image Access (SIA) Query",
                                                   "Simple Spectral Access (SSA) Query",
                                                   NULL,
                                                   NULL };
  g_autofree char         *ra = NULL, *dec = NULL, *size = NULL;

  if (self->url == NULL || entries[self->ask] == NULL)
    return NULL;
  ra = nun_number_stil (self->question->ra_deg);
  dec = nun_number_stil (self->question->dec_deg);
  size = nun_number_stil (self->ask == NUN_ASK_CONE ? self->question->radius_deg
                                                    : 2 * self->question->radius_deg);
  return g_strdup_printf (
      _ ("In TOPCAT choose VO ▸ %s, put %s into the field of the URL%s, then RA %s, Dec %s and "
         "%s %s, all in degrees, and press OK."),
      entries[self->ask], self->service_url,
      self->ask == NUN_ASK_SIA2 ? _ (" with version 2.0") : "", ra, dec,
      self->ask == NUN_ASK_CONE ? "Radius" : "Angular Size", size);
}

char *
nun_asking_steps (const NunAsking *self)
{
  if (self->client == NUN_CLIENT_TOPCAT)
    return topcat_steps (self);
  if (self->client == NUN_CLIENT_ALADIN && self->url != NULL && self->ask != NUN_ASK_LINKS)
    return g_strdup (_ ("In Aladin move the view to the place and zoom until it is as wide as the "
                        "field; the service "
                        "is asked when it is chosen in the tree of data collections."));
  return NULL;
}

/* -- what is left out -------------------------------------------------------------------------------------- */

static void
say (GPtrArray *remarks, const char *sentence)
{
  g_ptr_array_add (remarks, g_strdup (sentence));
}

static void
remark_protocol (const NunAsking *self, GPtrArray *remarks)
{
  if (nun_asking_has_band (self) && (self->ask == NUN_ASK_CONE || self->ask == NUN_ASK_SIA1))
    say (remarks, self->ask == NUN_ASK_CONE
                      ? _ ("A cone search knows no wavelengths: the band is not asked for.")
                      : _ ("Simple Image Access 1 knows no wavelengths: the band is not asked for, "
                           "clients look at the "
                           "bandpass of each row instead."));
  if (nun_asking_has_time (self) && self->ask != NUN_ASK_SIA2 && self->ask != NUN_ASK_SSAP)
    say (remarks, _ ("This protocol knows no times: the time is not asked for."));
}

/* What a dialog has no field for can be put behind the address that it is given. */
static void
remark_window (const NunAsking *self, GPtrArray *remarks)
{
  NunAsking plain = { .client = NUN_CLIENT_CURL, .ask = self->ask };
  gboolean  is_timed = self->ask == NUN_ASK_SIA2 || self->ask == NUN_ASK_SSAP;
  gboolean  has_more;

  plain.question = self->question;
  has_more = (is_timed && (nun_asking_has_band (&plain) || nun_asking_has_time (&plain))) ||
             self->question->max_rows >= 0;
  if (has_more && self->url != NULL)
    g_ptr_array_add (
        remarks, g_strdup_printf (
                     _ ("%s has no field for the band, the time and the number of rows; write them "
                        "behind the service's address, as in %s%sMAXREC=100&"),
                     nun_client_get_name (self->client), self->service_url,
                     g_str_has_suffix (self->service_url, "?") ? "" : "?"));
  if (self->url == NULL && self->ask == NUN_ASK_SODA)
    g_ptr_array_add (
        remarks, g_strdup_printf (
                     _ ("%s has no form for cutouts of its own; it finds the service through the "
                        "DataLink answer of a row."),
                     nun_client_get_name (self->client)));
  else if (self->url == NULL && !nun_asking_has_place (self))
    g_ptr_array_add (remarks, g_strdup_printf (_ ("%s asks by place only; give a position."),
                                               nun_client_get_name (self->client)));
}

static void
remark_aladin (const NunAsking *self, GPtrArray *remarks)
{
  if (self->ask == NUN_ASK_SIA2)
    say (remarks, _ ("Aladin 12.001 does not get its question to Simple Image Access 2 out; open "
                     "the address that "
                     "curl sends by File ▸ Load instead."));
  else if (self->ask == NUN_ASK_CONE && self->url != NULL)
    say (remarks, _ ("Aladin sends the width of its view as the radius, one degree at most."));
  if (self->ask == NUN_ASK_SSAP)
    say (remarks, _ ("Aladin 12.001 fails on an answer of a single spectrum, whoever sends it."));
}

void
nun_asking_remark (const NunAsking *self, GPtrArray *remarks)
{
  remark_protocol (self, remarks);
  if (self->client == NUN_CLIENT_TOPCAT || self->client == NUN_CLIENT_ALADIN)
    remark_window (self, remarks);
  if (self->client == NUN_CLIENT_ALADIN)
    remark_aladin (self, remarks);
  if (self->client == NUN_CLIENT_STILTS && self->url == NULL)
    say (remarks, _ ("STILTS reads tables, not images; ask for the cutout with curl."));
  else if (self->is_whole_url && self->ask != NUN_ASK_LINKS)
    say (remarks, _ ("`stilts cone` has no words for all of this; the whole address is opened as a "
                     "table instead."));
  if (self->client == NUN_CLIENT_PYVO && self->url == NULL)
    say (remarks, _ ("pyVO takes circles only with a radius above 0 and up to 90 degrees; choose "
                     "such a one."));
  else if (self->client == NUN_CLIENT_PYVO && self->ask == NUN_ASK_SIA2)
    say (remarks, _ ("pyVO reads the capabilities beside the service first and asks where these "
                     "tell it to."));
}
