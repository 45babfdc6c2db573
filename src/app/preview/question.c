/* Questions to services: which inputs a protocol's form has, what they send, and what is wrong with them. */
#include "app/preview/question.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "describe/description.h"
#include "observe/date.h"
#include "serve/scs.h"

/* A longer example would make all entries of a form as wide. */
#define LONGEST_HINT 20

/* -- the inputs ------------------------------------------------------------------------------------ */

/* Parameters that people think of in parts.  A parameter with parts can also be given whole, instead of them. */
static const struct
{
  const char *protocol, *parameter;
  NunPart     part;
} parts[] = {
  { "scs", "RA", NUN_PART_RA },           { "scs", "DEC", NUN_PART_DEC },
  { "scs", "SR", NUN_PART_RADIUS },       { "sia1", "POS", NUN_PART_RA },
  { "sia1", "POS", NUN_PART_DEC },        { "sia2", "POS", NUN_PART_RA },
  { "sia2", "POS", NUN_PART_DEC },        { "sia2", "POS", NUN_PART_RADIUS },
  { "sia2", "BAND", NUN_PART_FROM_WAVE }, { "sia2", "BAND", NUN_PART_TO_WAVE },
  { "sia2", "TIME", NUN_PART_FROM_DATE }, { "sia2", "TIME", NUN_PART_TO_DATE },
  { "ssap", "POS", NUN_PART_RA },         { "ssap", "POS", NUN_PART_DEC },
  { "ssap", "SIZE", NUN_PART_RADIUS },    { "ssap", "BAND", NUN_PART_FROM_WAVE },
  { "ssap", "BAND", NUN_PART_TO_WAVE },   { "ssap", "TIME", NUN_PART_FROM_DATE },
  { "ssap", "TIME", NUN_PART_TO_DATE },
};

static const struct
{
  const char *label, *hint;
} part_words[] = {
  [NUN_PART_RA] = { N_ ("_Right Ascension (°)"), "83.633" },
  [NUN_PART_DEC] = { N_ ("_Declination (°)"), "22.014" },
  [NUN_PART_RADIUS] = { N_ ("Rad_ius (°)"), "0.5" },
  [NUN_PART_FROM_WAVE] = { N_ ("Wave_length From (nm)"), NULL },
  [NUN_PART_TO_WAVE] = { N_ ("Wavelength T_o (nm)"), NULL },
  [NUN_PART_FROM_DATE] = { N_ ("Date _From"), "2004-05-01" },
  [NUN_PART_TO_DATE] = { N_ ("Date Unti_l"), "2005" },
};

/* How people call a parameter; one that is not here goes by its own name.  choices: parted by blanks, the one that the service
 * takes by itself first, "" for any. */
static const struct
{
  const char *parameter, *label;
  gboolean    is_usual;
  const char *choices;
} words[] = {
  { "MAXREC", N_ ("Rows at _Most"), TRUE, NULL },
  { "SIZE", N_ ("Si_ze"), TRUE, NULL },
  { "ID", N_ ("Identifier"), TRUE, NULL },
  { "CIRCLE", N_ ("Circle"), TRUE, NULL },
  { "POLYGON", N_ ("Polygon"), TRUE, NULL },
  { "VERB", N_ ("Columns"), FALSE, NULL },
  { "RESPONSEFORMAT", N_ ("Form of the Answer"), FALSE, "votable votable/b2 csv tsv" },
  { "INTERSECT", N_ ("How They Overlap"), FALSE, "OVERLAPS COVERS ENCLOSED CENTER" },
  { "FORMAT", N_ ("Forms of the Data"), FALSE, NULL },
  { "BAND", N_ ("Wavelength"), FALSE, NULL },
  { "TIME", N_ ("Time"), FALSE, NULL },
  { "POL", N_ ("Polarisation"), FALSE, NULL },
  { "FOV", N_ ("Field of View"), FALSE, NULL },
  { "SPATRES", N_ ("Sharpness"), FALSE, NULL },
  { "SPECRP", N_ ("Resolving Power"), FALSE, NULL },
  { "EXPTIME", N_ ("Exposure Time"), FALSE, NULL },
  { "TIMERES", N_ ("Time Resolution"), FALSE, NULL },
  { "COLLECTION", N_ ("Collection"), FALSE, NULL },
  { "FACILITY", N_ ("Telescope"), FALSE, NULL },
  { "INSTRUMENT", N_ ("Instrument"), FALSE, NULL },
  { "DPTYPE", N_ ("Kind of Data"), FALSE, " image cube" },
  { "CALIB", N_ ("Calibration Level"), FALSE, " 0 1 2 3 4" },
  { "TARGET", N_ ("Target"), FALSE, NULL },
  { "TARGETNAME", N_ ("Target"), FALSE, NULL },
  { "TARGETCLASS", N_ ("Kinds of Targets"), FALSE, NULL },
  { "SNR", N_ ("Signal to Noise"), FALSE, NULL },
  { "REDSHIFT", N_ ("Redshift"), FALSE, NULL },
  { "VARAMPL", N_ ("Variability"), FALSE, NULL },
  { "FLUXCALIB", N_ ("Calibration of Fluxes"), FALSE, "any absolute relative normalized" },
  { "WAVECALIB", N_ ("Calibration of Wavelengths"), FALSE, "any absolute relative" },
};

/* What stands in the form at first; a spectrum is wanted once, not in every form in which it can be had. */
static const struct
{
  const char *protocol, *parameter, *value;
} initials[] = {
  { "scs", "MAXREC", "20000" }, { "sia1", "MAXREC", "1000" },   { "sia2", "MAXREC", "1000" },
  { "ssap", "MAXREC", "1000" }, { "ssap", "FORMAT", "native" }, { "ssap", "REQUEST", "queryData" },
};

static void
input_free (gpointer data)
{
  NunInput *self = data;

  g_free (self->label);
  g_free (self->help);
  g_strfreev (self->choices);
  g_free (self);
}

static const char *
sign_of_unit (const char *unit)
{
  if (g_str_equal (unit, "deg"))
    return "°";
  return g_str_equal (unit, "arcsec") ? "″" : unit;
}

/* "SR: Radius of the cone; 0 to 180 (deg)". */
static char *
make_help (const NunParameter *parameter)
{
  g_autofree char *range =
      parameter->maximum > parameter->minimum
          ? g_strdup_printf (_ ("%.15g to %.15g"), parameter->minimum, parameter->maximum)
          : NULL;

  return g_strdup_printf (
      "%s: %s%s%s%s%s%s", parameter->name, _ (parameter->description), range != NULL ? "; " : "",
      range != NULL ? range : "", parameter->unit != NULL ? " (" : "",
      parameter->unit != NULL ? parameter->unit : "", parameter->unit != NULL ? ")" : "");
}

static GStrv
make_choices (const NunParameter *parameter, const char *choices)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (choices != NULL)
    return g_strsplit (choices, " ", -1);
  if (!g_str_equal (parameter->name, "VERB"))
    return NULL;
  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, parameter->fallback);
  for (int i = (int) parameter->minimum; i <= (int) parameter->maximum; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      if (!g_str_equal (text, parameter->fallback))
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static gboolean
has_place (const NunProtocol *protocol)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].protocol, protocol->id) && parts[i].part == NUN_PART_RA)
      return TRUE;
  return FALSE;
}

/* has_parts: it is the other way to say what the parts say. */
static NunInput *
new_whole (const NunProtocol *protocol, const NunParameter *parameter, gboolean has_parts)
{
  NunInput   *self = g_new0 (NunInput, 1);
  const char *label = parameter->name, *choices = NULL;
  gboolean    is_id = g_str_equal (parameter->name, "ID");

  self->protocol = protocol;
  self->parameter = parameter;
  self->is_rare = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].parameter, parameter->name))
      {
        label = _ (words[i].label);
        choices = words[i].choices;
        self->is_rare = has_parts || !words[i].is_usual || (is_id && has_place (protocol));
      }
  for (guint i = 0; i < G_N_ELEMENTS (initials); i++)
    if (g_str_equal (initials[i].protocol, protocol->id) &&
        g_str_equal (initials[i].parameter, parameter->name))
      self->initial = initials[i].value;
  if (has_parts)
    self->label = g_strdup_printf (_ ("%s as It Is Sent"), parameter->name);
  else if (parameter->unit != NULL)
    self->label = g_strdup_printf ("%s (%s)", label, sign_of_unit (parameter->unit));
  else
    self->label = g_strdup (label);
  self->help = make_help (parameter);
  self->hint = strlen (parameter->example) <= LONGEST_HINT ? parameter->example : NULL;
  self->choices = make_choices (parameter, choices);
  return self;
}

static NunInput *
new_part (const NunProtocol *protocol, const NunParameter *parameter, NunPart part)
{
  NunInput *self = g_new0 (NunInput, 1);

  self->protocol = protocol;
  self->parameter = parameter;
  self->part = part;
  self->label = g_strdup (_ (part_words[part].label));
  self->help = make_help (parameter);
  self->hint = part_words[part].hint != NULL ? part_words[part].hint : _ ("any");
  self->initial = part == NUN_PART_RADIUS ? "0.1" : NULL;
  return self;
}

static gboolean
is_place (NunPart part)
{
  return part == NUN_PART_RA || part == NUN_PART_DEC || part == NUN_PART_RADIUS;
}

/* The one that is sent whole although it has parts comes behind them; a cone's numbers are no parts of anything. */
static void
add_inputs (GPtrArray *inputs, const NunProtocol *protocol, const NunParameter *parameter)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].protocol, protocol->id) &&
        g_str_equal (parts[i].parameter, parameter->name))
      {
        g_ptr_array_add (inputs, new_part (protocol, parameter, parts[i].part));
        n++;
      }
  if (n != 1)
    g_ptr_array_add (inputs, new_whole (protocol, parameter, n > 0));
}

/* The place comes first, then how much is wanted, then other conditions, and what few people need. */
static guint
rank_of (const NunInput *input)
{
  if (input->is_rare)
    return 3;
  if (is_place (input->part) || g_str_equal (input->parameter->name, "SIZE") ||
      g_str_equal (input->parameter->name, "ID"))
    return 0;
  return g_str_equal (input->parameter->name, "MAXREC") ? 1 : 2;
}

GPtrArray *
nun_inputs_new (const NunProtocol *protocol)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray            *inputs = g_ptr_array_new_with_free_func (input_free);

  for (const NunParameter *p = protocol->parameters; p->name != NULL; p++)
    add_inputs (all, protocol, p);
  for (guint rank = 0; rank <= 3; rank++)
    for (guint i = 0; i < all->len; i++)
      if (rank_of (all->pdata[i]) == rank)
        g_ptr_array_add (inputs, all->pdata[i]);
  return inputs;
}

gboolean
nun_protocol_has_form (const NunProtocol *protocol)
{
  return protocol->parameters != NULL && protocol->read != NULL;
}

int
nun_inputs_find (GPtrArray *inputs, const char *parameter, NunPart part)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      const NunInput *input = inputs->pdata[i];

      if (input->part == part &&
          (parameter == NULL || g_str_equal (input->parameter->name, parameter)))
        return (int) i;
    }
  return -1;
}

/* -- what is typed --------------------------------------------------------------------------------- */

/* FALSE for an empty text and for what is no number. */
static gboolean
read_number (const char *text, double *number)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char            *end;

  *number = g_ascii_strtod (trimmed, &end);
  return end != trimmed && *end == 0 && isfinite (*number);
}

static gboolean
read_date (const char *text, double *mjd)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *day = NULL;

  if (strlen (trimmed) == 4 && strspn (trimmed, "0123456789") == 4)
    day = g_strconcat (trimmed, "-01-01", NULL);
  return *trimmed != 0 && nun_date_to_mjd (day != NULL ? day : trimmed, NULL, mjd);
}

static gboolean
read_part (NunPart part, const char *text, double *number)
{
  return part == NUN_PART_FROM_DATE || part == NUN_PART_TO_DATE ? read_date (text, number)
                                                                : read_number (text, number);
}

double
nun_inputs_get_number (GPtrArray *inputs, const char *const *texts, NunPart part)
{
  int    at = nun_inputs_find (inputs, NULL, part);
  double number;

  return at >= 0 && read_part (part, texts[at], &number) ? number : (double) NAN;
}

static char *
dup_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.12g", number));
}

/* The part as the protocol writes it; what cannot be read goes out as it is. */
static char *
dup_part (gboolean is_ssap, NunPart part, const char *text)
{
  double number;

  if (!read_part (part, text, &number))
    return g_strstrip (g_strdup (text));
  switch (part)
    {
    case NUN_PART_FROM_WAVE:
    case NUN_PART_TO_WAVE: return dup_number (number * 1e-9);
    case NUN_PART_FROM_DATE:
    case NUN_PART_TO_DATE: return is_ssap ? nun_date_from_mjd (number) : dup_number (number);
    default: return g_strstrip (g_strdup (text));
    }
}

/* -- what is sent ---------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray         *inputs;
  const char *const *texts;
} Form;

static const char *
text_of (const Form *form, const NunParameter *parameter, NunPart part)
{
  int at = nun_inputs_find (form->inputs, parameter != NULL ? parameter->name : NULL, part);

  return at >= 0 && strspn (form->texts[at], " \t") < strlen (form->texts[at]) ? form->texts[at]
                                                                               : "";
}

/* "ra,dec", or SIAv2's circle; NULL while neither is given. */
static char *
make_place (const Form *form, const NunParameter *parameter, gboolean is_circle)
{
  const char      *ra = text_of (form, parameter, NUN_PART_RA);
  const char      *dec = text_of (form, parameter, NUN_PART_DEC);
  g_autofree char *a = dup_part (FALSE, NUN_PART_RA, ra);
  g_autofree char *d = dup_part (FALSE, NUN_PART_DEC, dec);
  g_autofree char *r =
      dup_part (FALSE, NUN_PART_RADIUS, text_of (form, parameter, NUN_PART_RADIUS));

  if (*ra == 0 && *dec == 0)
    return NULL;
  return is_circle ? g_strdup_printf ("CIRCLE %s %s %s", a, d, r) : g_strdup_printf ("%s,%s", a, d);
}

/* An end that is not given is open: "1 +Inf", or SSAP's "1/". */
static char *
make_interval (const Form *form, const NunParameter *parameter, NunPart from, gboolean is_ssap)
{
  const char      *low = text_of (form, parameter, from);
  const char      *high = text_of (form, parameter, from + 1);
  g_autofree char *a = dup_part (is_ssap, from, low), *b = dup_part (is_ssap, from + 1, high);

  if (*low == 0 && *high == 0)
    return NULL;
  if (is_ssap)
    return g_strdup_printf ("%s/%s", a, b);
  return g_strdup_printf ("%s %s", *low != 0 ? a : "-Inf", *high != 0 ? b : "+Inf");
}

/* SSAP wants the diameter, and no size without a place. */
static char *
make_size (const Form *form, const NunParameter *parameter)
{
  const char *text = text_of (form, parameter, NUN_PART_RADIUS);
  double      radius;

  if (*text_of (form, NULL, NUN_PART_RA) == 0 && *text_of (form, NULL, NUN_PART_DEC) == 0)
    return NULL;
  if (*text == 0)
    return NULL;
  return read_number (text, &radius) ? dup_number (2.0 * radius) : g_strdup (text);
}

/* The value of a parameter, NULL when it is not given. */
static char *
make_value (const Form *form, const NunInput *input)
{
  const NunParameter *parameter = input->parameter;
  const char         *whole = text_of (form, parameter, NUN_PART_WHOLE);
  gboolean            is_ssap = input->protocol == &nun_protocol_ssap;
  gboolean is_circle = nun_inputs_find (form->inputs, parameter->name, NUN_PART_RADIUS) >= 0;

  if (*whole != 0)
    return g_strstrip (g_strdup (whole));
  if (input->part == NUN_PART_FROM_WAVE || input->part == NUN_PART_TO_WAVE)
    return make_interval (form, parameter, NUN_PART_FROM_WAVE, is_ssap);
  if (input->part == NUN_PART_FROM_DATE || input->part == NUN_PART_TO_DATE)
    return make_interval (form, parameter, NUN_PART_FROM_DATE, is_ssap);
  if (g_str_equal (parameter->name, "POS") && is_place (input->part))
    return make_place (form, parameter, is_circle);
  if (g_str_equal (parameter->name, "SIZE") && input->part == NUN_PART_RADIUS)
    return make_size (form, parameter);
  if (input->part == NUN_PART_WHOLE)
    return NULL;
  /* a cone's numbers */
  whole = text_of (form, parameter, input->part);
  return *whole != 0 ? g_strstrip (g_strdup (whole)) : NULL;
}

static const NunInput *
find_input (GPtrArray *inputs, const NunParameter *parameter)
{
  for (guint i = 0; i < inputs->len; i++)
    if (((const NunInput *) inputs->pdata[i])->parameter == parameter)
      return inputs->pdata[i];
  return NULL;
}

/* In the order of the protocol's own table. */
char *
nun_inputs_make_url (GPtrArray *inputs, const char *const *texts, const char *service_url)
{
  const Form      form = { inputs, texts };
  const NunInput *first = inputs->pdata[0];
  GString        *url = g_string_new (service_url);

  if (strchr (service_url, '?') == NULL)
    g_string_append_c (url, '?');
  for (const NunParameter *p = first->protocol->parameters; p->name != NULL; p++)
    {
      g_autofree char *value = make_value (&form, find_input (inputs, p));

      if (value == NULL)
        continue;
      if (url->str[url->len - 1] != '?' && url->str[url->len - 1] != '&')
        g_string_append_c (url, '&');
      g_string_append_printf (url, "%s=", p->name);
      g_string_append_uri_escaped (url, value, ",/:", FALSE);
    }
  return g_string_free (url, FALSE);
}

/* -- the judge ------------------------------------------------------------------------------------- */

/* Every place is one of a cone: the numbers have its bounds. */
static gboolean
judge_place (NunPart part, const char *text, GError **error)
{
  static const guint which[] = {
    [NUN_PART_RA] = NUN_SCS_RA, [NUN_PART_DEC] = NUN_SCS_DEC, [NUN_PART_RADIUS] = NUN_SCS_SR
  };

  return nun_protocol_judge (&nun_protocol_scs, &nun_protocol_scs.parameters[which[part]], text,
                             error);
}

/* The part for itself; an empty one is wrong only where another one needs it, and SSAP has a size of its own. */
static gboolean
judge_part (const Form *form, const NunInput *input, const char *text, GError **error)
{
  gboolean is_given =
      *text_of (form, NULL, NUN_PART_RA) != 0 || *text_of (form, NULL, NUN_PART_DEC) != 0;
  gboolean is_needed = is_given && is_place (input->part) &&
                       !(input->protocol == &nun_protocol_ssap && input->part == NUN_PART_RADIUS);
  double number;

  if (*text == 0 && !is_needed)
    return TRUE;
  if (is_place (input->part))
    return judge_place (input->part, text, error);
  if (read_part (input->part, text, &number))
    return TRUE;
  g_set_error (error, NUN_DESCRIBE_ERROR, NUN_DESCRIBE_ERROR_VALUE,
               _ ("%s: “%s” cannot be read; a number is asked for, or a date where it says so."),
               input->parameter->name, text);
  return FALSE;
}

/* Whether all parts of a parameter can be read, so that the whole can be judged. */
static gboolean
has_sound_parts (const Form *form, const NunParameter *parameter)
{
  for (guint i = 0; i < form->inputs->len; i++)
    {
      const NunInput *input = form->inputs->pdata[i];

      if (input->parameter == parameter && input->part != NUN_PART_WHOLE &&
          !judge_part (form, input, text_of (form, parameter, input->part), NULL))
        return FALSE;
    }
  return TRUE;
}

char *
nun_inputs_judge (GPtrArray *inputs, const char *const *texts, guint index)
{
  const Form         form = { inputs, texts };
  const NunInput    *input = inputs->pdata[index];
  const char        *text = text_of (&form, input->parameter, input->part);
  gboolean           is_whole = input->part == NUN_PART_WHOLE;
  g_autoptr (GError) error = NULL;
  g_autofree char   *value = NULL;

  /* What is given whole stands for the parts. */
  if (is_whole ? *text == 0 : *text_of (&form, input->parameter, NUN_PART_WHOLE) != 0)
    return NULL;
  if (!is_whole && !judge_part (&form, input, text, &error))
    return g_strdup (error->message);
  if (!is_whole && !has_sound_parts (&form, input->parameter))
    return NULL; /* another part says so */
  value = make_value (&form, input);
  if (value == NULL || nun_protocol_judge (input->protocol, input->parameter, value, &error))
    return NULL;
  return g_strdup (error->message);
}
