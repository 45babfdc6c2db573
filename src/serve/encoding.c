/* gzip: when a client asks for it, and how an answer is packed while it is made. */

#include "serve/encoding.h"

struct _NunGzip
{
  GConverter *compressor;
};

/* The quality of one coding of the list: 1 unless it says ";q=". */
static double
quality_of (char **parts)
{
  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (g_ascii_strncasecmp (part, "q=", 2) == 0)
        return CLAMP (g_ascii_strtod (part + 2, NULL), 0.0, 1.0);
    }
  return 1.0;
}

gboolean
nun_encoding_accepts_gzip (const char *header)
{
  g_auto (GStrv) codings = g_strsplit (header != NULL ? header : "", ",", 32);
  double         gzip = -1, any = -1, identity = -1;

  for (guint i = 0; codings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (codings[i], ";", 4);
      const char    *name = parts[0] != NULL ? g_strstrip (parts[0]) : "";

      if (g_ascii_strcasecmp (name, "gzip") == 0 || g_ascii_strcasecmp (name, "x-gzip") == 0)
        gzip = MAX (gzip, quality_of (parts));
      else if (g_ascii_strcasecmp (name, "identity") == 0)
        identity = quality_of (parts);
      else if (g_strcmp0 (name, "*") == 0)
        any = quality_of (parts);
    }
  if (gzip < 0)
    gzip = any;
  return gzip > 0 && gzip >= identity;
}

NunGzip *
nun_gzip_new (void)
{
  NunGzip *self = g_new0 (NunGzip, 1);

  /* level 3: half of the time of the usual 6, for a tenth more bytes */
  self->compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 3));
  return self;
}

void
nun_gzip_free (NunGzip *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->compressor);
  g_free (self);
}

void
nun_gzip_add (NunGzip *self, const char *data, gsize length, gboolean last, GString *out)
{
  GConverterFlags  flags = last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;
  GConverterResult result = G_CONVERTER_CONVERTED;
  char             buffer[16384];

  while (length > 0 || (last && result != G_CONVERTER_FINISHED))
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (self->compressor, data, length, buffer, sizeof buffer, flags,
                                    &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        break; /* only for want of input, which is no fault here */
      data += n_read;
      length -= n_read;
      g_string_append_len (out, buffer, n_written);
    }
}
