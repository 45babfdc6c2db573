/* Names of files without their endings: a name of a thing may have dots of its own. */

#include "files/stem.h"

#include <string.h>

#define LONGEST_ENDING 8

static const char *const packed[] = { ".gz", ".bz2", ".xz", ".z", ".fz", ".zip" };

static void
cut_packed (char *name)
{
  char *dot = strrchr (name + 1, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (packed); i++)
    if (g_ascii_strcasecmp (dot, packed[i]) == 0)
      {
        *dot = 0;
        return;
      }
}

static void
cut_ending (char *name)
{
  char *dot = strrchr (name + 1, '.');

  if (dot == NULL || !g_ascii_isalpha (dot[1]) || strlen (dot + 1) > LONGEST_ENDING)
    return;
  for (const char *p = dot + 1; *p != 0; p++)
    if (!g_ascii_isalnum (*p))
      return;
  *dot = 0;
}

char *
nun_file_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (*name == 0)
    return name;
  cut_packed (name);
  cut_ending (name);
  return name;
}
