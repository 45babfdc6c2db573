/* Small FITS images. */
#include "made-fits.h"

#include <math.h>
#include <string.h>

#define BLOCK 2880

static void
card (GString *out, const char *text)
{
  g_string_append_printf (out, "%-80s", text);
}

static void
number (GString *out, const char *keyword, double value)
{
  g_autofree char *text = NULL;
  char             digits[G_ASCII_DTOSTR_BUF_SIZE];

  text = g_strdup_printf ("%-8s= %20s", keyword, g_ascii_dtostr (digits, sizeof digits, value));
  card (out, text);
}

static void
text (GString *out, const char *keyword, const char *value)
{
  g_autofree char *line = g_strdup_printf ("%-8s= '%-8s'", keyword, value);

  card (out, line);
}

static void
world (GString *out, const MadeImage *image)
{
  text (out, "CTYPE1", "RA---TAN");
  text (out, "CTYPE2", "DEC--TAN");
  number (out, "CRVAL1", image->ra_deg);
  number (out, "CRVAL2", image->dec_deg);
  number (out, "CRPIX1", 10.5);
  number (out, "CRPIX2", 5.5);
  number (out, "CDELT1", -0.01);
  number (out, "CDELT2", 0.01);
}

static void
pad (GString *out, char with)
{
  while (out->len % BLOCK != 0)
    g_string_append_c (out, with);
}

void
write_image (const char *folder, const char *name, const MadeImage *image)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char    *path = g_build_filename (folder, name, NULL);
  g_autofree char    *inner = g_path_get_dirname (path);
  g_autoptr (GError)  error = NULL;

  card (out, "SIMPLE  =                    T");
  card (out, "BITPIX  =                    8");
  card (out, "NAXIS   =                    2");
  card (out, "NAXIS1  =                   20");
  card (out, "NAXIS2  =                   10");
  if (!isnan (image->ra_deg))
    world (out, image);
  if (image->object != NULL)
    text (out, "OBJECT", image->object);
  if (!isnan (image->exposure_s))
    number (out, "EXPTIME", image->exposure_s);
  if (image->date != NULL)
    text (out, "DATE-OBS", image->date);
  if (image->filter != NULL)
    text (out, "FILTER", image->filter);
  text (out, "TELESCOP", "Testscope");
  card (out, "END");
  pad (out, ' ');
  for (guint i = 0; i < 200; i++)
    g_string_append_c (out, (char) i);
  pad (out, 0);
  g_mkdir_with_parents (inner, 0700);
  g_file_set_contents (path, out->str, (gssize) out->len, &error);
  g_assert_no_error (error);
}
