/* Requests: the query and the form taken apart, and parameters read with their bounds. */

#include "serve/request.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "serve/host.h"

static void
pair_free (gpointer data)
{
  NunPair *pair = data;

  g_free (pair->name);
  g_free (pair->value);
  g_free (pair);
}

/* Percent signs and plus signs undone.  NULL when a percent sign is followed by anything else than two
 * hexadecimal digits, or for a NUL. */
static char *
decode (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      int c = (guchar) text[i];

      if (c == '+')
        c = ' ';
      else if (c == '%')
        {
          int high = i + 2 < length ? g_ascii_xdigit_value (text[i + 1]) : -1;
          int low = high >= 0 ? g_ascii_xdigit_value (text[i + 2]) : -1;

          if (low < 0 || (high | low) == 0)
            {
              g_string_free (out, TRUE);
              return NULL;
            }
          c = high << 4 | low;
          i += 2;
        }
      g_string_append_c (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Strangers' text ends in XML, HTML and header lines: characters that have no place there are shown as U+FFFD. */
static char *
make_harmless (char *text)
{
  g_autofree char *raw = text;
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  GString         *out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out,
                               g_unichar_iscntrl (c) || c == 0xfffe || c == 0xffff ? 0xfffd : c);
    }
  return g_string_free (out, FALSE);
}

static gsize
longest_value (const char *name)
{
  return g_ascii_strcasecmp (name, "POS") == 0 || g_ascii_strcasecmp (name, "POLYGON") == 0
             ? NUN_REQUEST_MAX_REGION
             : NUN_REQUEST_MAX_VALUE;
}

static void
take_pair (NunRequest *self, const char *text, gsize length)
{
  const char      *equals = memchr (text, '=', length);
  gsize            name_length = equals != NULL ? (gsize) (equals - text) : length;
  g_autofree char *name = decode (text, name_length);
  g_autofree char *value =
      equals != NULL ? decode (equals + 1, length - name_length - 1) : g_strdup ("");

  if (self->problem != NULL)
    return;
  if (self->pairs->len >= NUN_REQUEST_MAX_PARAMETERS)
    self->problem = g_strdup_printf (_ ("The query has more than %d parameters; leave some out"),
                                     NUN_REQUEST_MAX_PARAMETERS);
  else if (name == NULL || value == NULL)
    self->problem = g_strdup (_ (
        "A percent sign in the query is not followed by two hexadecimal digits; write it as %25"));
  else if (strlen (name) > NUN_REQUEST_MAX_NAME)
    self->problem = g_strdup_printf (
        _ ("The name of a parameter is longer than %d characters; no service has such a name"),
        NUN_REQUEST_MAX_NAME);
  else if (strlen (value) > longest_value (name))
    self->problem = g_strdup_printf (_ ("The value of %s is longer than %d characters; shorten it"),
                                     name, (int) longest_value (name));
  else
    {
      NunPair *pair = g_new (NunPair, 1);

      pair->name = make_harmless (g_steal_pointer (&name));
      pair->value = make_harmless (g_steal_pointer (&value));
      g_ptr_array_add (self->pairs, pair);
    }
}

static void
take_pairs (NunRequest *self, const char *text)
{
  while (text != NULL && *text != '\0')
    {
      gsize length = strcspn (text, "&");

      if (length > 0)
        take_pair (self, text, length);
      text += length + (text[length] == '&');
    }
}

NunRequest *
nun_request_new (const char *path, const char *query, const char *form)
{
  NunRequest *self = g_new0 (NunRequest, 1);

  self->path = g_strdup (path);
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  self->headers = g_ptr_array_new_with_free_func (pair_free);
  take_pairs (self, query);
  take_pairs (self, form);
  return self;
}

gboolean
nun_request_is_whole (const NunRequest *self, GError **error)
{
  if (self->problem != NULL)
    g_set_error_literal (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST, self->problem);
  return self->problem == NULL;
}

void
nun_request_free (NunRequest *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->headers);
  g_free (self->path);
  g_free (self->problem);
  g_free (self);
}

const char *
nun_request_get (const NunRequest *self, const char *name, guint *n)
{
  const char *value = NULL;
  guint       count = 0;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const NunPair *pair = g_ptr_array_index (self->pairs, i);

      if (g_ascii_strcasecmp (pair->name, name) == 0 && count++ == 0)
        value = pair->value;
    }
  if (n != NULL)
    *n = count;
  return value;
}

void
nun_request_add_header (NunRequest *self, const char *name, const char *value)
{
  NunPair *pair;

  if (value == NULL || strlen (value) > NUN_REQUEST_MAX_VALUE)
    return;
  pair = g_new (NunPair, 1);
  pair->name = g_strdup (name);
  pair->value = make_harmless (g_strdup (value));
  g_ptr_array_add (self->headers, pair);
}

const char *
nun_request_get_header (const NunRequest *self, const char *name)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      const NunPair *pair = g_ptr_array_index (self->headers, i);

      if (g_ascii_strcasecmp (pair->name, name) == 0)
        return pair->value;
    }
  return NULL;
}

char *
nun_request_to_query (const NunRequest *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const NunPair *pair = g_ptr_array_index (self->pairs, i);

      if (i > 0)
        g_string_append_c (out, '&');
      g_string_append_uri_escaped (out, pair->name, NULL, FALSE);
      g_string_append_c (out, '=');
      g_string_append_uri_escaped (out, pair->value, "/:,;", FALSE);
    }
  return g_string_free (out, FALSE);
}

/* Whether parameter was given once at most; value: NULL when it was not given, blanks around it gone. */
static gboolean
get_single (const NunRequest *self, const NunParameter *parameter, char **value, GError **error)
{
  guint       n;
  const char *given = nun_request_get (self, parameter->name, &n);

  *value = NULL;
  if (n > 1)
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                   _ ("%s is given %u times; give it once"), parameter->name, n);
      return FALSE;
    }
  if (given != NULL)
    *value = g_strstrip (g_strdup (given));
  return TRUE;
}

static gboolean
fail_missing (const NunParameter *parameter, gboolean empty, GError **error)
{
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
               empty ? _ ("%s is empty; give it as in %s=%s")
                     : _ ("%s is missing; give it as in %s=%s"),
               parameter->name, parameter->name, parameter->example);
  return FALSE;
}

static gboolean
fail_range (const NunParameter *parameter, const char *text, GError **error)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (low, sizeof low, "%.15g", parameter->minimum);
  g_ascii_formatd (high, sizeof high, "%.15g", parameter->maximum);
  g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
               _ ("%s=%s is out of range; it must lie between %s and %s"), parameter->name, text,
               low, high);
  return FALSE;
}

/* A decimal number and nothing else: strtod alone would take "nan", "inf" and hexadecimal digits. */
static gboolean
parse_real (const char *text, double *value)
{
  char *end;

  if (strspn (text, "0123456789.+-eE") != strlen (text))
    return FALSE;
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

gboolean
nun_request_get_real (const NunRequest   *self,
                      const NunParameter *parameter,
                      double             *value,
                      GError            **error)
{
  g_autofree char *text = NULL;
  const char      *used;

  if (!get_single (self, parameter, &text, error))
    return FALSE;
  used =
      text != NULL && (*text != '\0' || parameter->fallback == NULL) ? text : parameter->fallback;
  if (used == NULL || *used == '\0')
    return fail_missing (parameter, used != NULL, error);
  if (!parse_real (used, value))
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                   _ ("%s=%s is not a decimal number; give it as in %s=%s"), parameter->name, used,
                   parameter->name, parameter->example);
      return FALSE;
    }
  if (!(*value >= parameter->minimum && *value <= parameter->maximum))
    return fail_range (parameter, used, error);
  return TRUE;
}

gboolean
nun_request_get_integer (const NunRequest   *self,
                         const NunParameter *parameter,
                         gboolean            strict,
                         gint64             *value,
                         GError            **error)
{
  g_autofree char *text = NULL;
  const char      *used, *digits;
  double           number;

  if (!get_single (self, parameter, &text, error))
    return FALSE;
  used =
      text != NULL && (*text != '\0' || parameter->fallback == NULL) ? text : parameter->fallback;
  if (used == NULL || *used == '\0')
    return fail_missing (parameter, used != NULL, error);
  digits = used + (*used == '-' || *used == '+');
  if (*digits == '\0' || strspn (digits, "0123456789") != strlen (digits))
    {
      g_set_error (error, NUN_SERVE_ERROR, NUN_SERVE_ERROR_REQUEST,
                   _ ("%s=%s is not a whole number; give it as in %s=%s"), parameter->name, used,
                   parameter->name, parameter->example);
      return FALSE;
    }
  /* any length of digits: compared as a double first, which no bound of ours exceeds in precision */
  number = g_ascii_strtod (used, NULL);
  if (number < parameter->minimum || (strict && number > parameter->maximum))
    return fail_range (parameter, used, error);
  *value = (gint64) MIN (number, parameter->maximum);
  return TRUE;
}

gboolean
nun_request_get_text (const NunRequest   *self,
                      const NunParameter *parameter,
                      const char        **value,
                      GError            **error)
{
  g_autofree char *text = NULL;

  if (!get_single (self, parameter, &text, error))
    return FALSE;
  *value = text != NULL && *text != '\0' ? nun_request_get (self, parameter->name, NULL)
                                         : parameter->fallback;
  return TRUE;
}
