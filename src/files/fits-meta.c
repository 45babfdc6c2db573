/* "FITS-plus": a VOTable in the primary HDU that describes the columns of the tables behind it. */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "files/fits-walk.h"
#include "files/temporary.h"
#include "files/votable-survey.h"

#define MAX_META (G_GINT64_CONSTANT (64) << 20)
#define PIECE 65536

/* The bytes of the primary array in a file of their own, since the XML ends where they do. */
static int
copy_array (const NunInput *input, gint64 start, gint64 length)
{
  g_autofree char *piece = g_malloc (PIECE);
  int              in = open (input->local_path, O_RDONLY | O_CLOEXEC);
  int              out = in >= 0 ? nun_temporary_new (NULL) : -1;
  gint64           done = 0;

  while (out >= 0 && done < length)
    {
      gssize n = pread (in, piece, (gsize) MIN (PIECE, length - done), start + done);
      gint64 before = done;

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      if (!nun_temporary_append (out, &done, piece, (gsize) n, NULL))
        {
          done = before;
          break;
        }
    }
  if (in >= 0)
    close (in);
  if (out >= 0 && done == length)
    return out;
  if (out >= 0)
    close (out);
  return -1;
}

static void
survey (NunFitsWalk *walk, int fd, gint64 size, GCancellable *cancellable)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  NunInput         input = { .path = walk->input->path, .local_path = path, .size = size };
  NunContent       content = { .tables = g_ptr_array_new_with_free_func (g_object_unref),
                               .warnings = g_ptr_array_new_with_free_func (g_free) };

  /* What is wrong in it harms no row: its complaints are not passed on. */
  if (nun_votable_survey (&input, 0, NUN_VOTABLE_FIELDS_ONLY, &content, cancellable, NULL) &&
      content.tables->len > 0)
    walk->meta = g_ptr_array_ref (content.tables);
  g_ptr_array_unref (content.tables);
  g_ptr_array_unref (content.warnings);
  g_free (content.format);
  g_free (content.reason);
}

void
nun_fits_walk_meta (NunFitsWalk *walk, gint64 data_start, GCancellable *cancellable)
{
  const char *mark = nun_fits_header_get (walk->primary, "VOTMETA");
  gint64      bitpix = 0, naxis = 0, length = 0;
  int         fd;

  if (!mark || *mark != 'T' || !nun_fits_header_get_integer (walk->primary, "BITPIX", &bitpix) ||
      !nun_fits_header_get_integer (walk->primary, "NAXIS", &naxis) ||
      !nun_fits_header_get_integer (walk->primary, "NAXIS1", &length) || bitpix != 8 ||
      naxis != 1 || length < 1 || length > MAX_META)
    return;
  fd = copy_array (walk->input, data_start, length);
  if (fd < 0)
    return;
  survey (walk, fd, length, cancellable);
  close (fd);
}

static void
take (char **into, const char *from)
{
  if (!from || !*from)
    return;
  g_free (*into);
  *into = g_strdup (from);
}

static const NunColumn *
find_column (GPtrArray *columns, guint i, const char *name, guint n_wanted)
{
  const NunColumn *column = i < columns->len ? g_ptr_array_index (columns, i) : NULL;

  if (column && g_ascii_strcasecmp (column->name, name) == 0)
    return column;
  for (guint j = 0; j < columns->len; j++)
    if (strcmp (((const NunColumn *) g_ptr_array_index (columns, j))->name, name) == 0)
      return g_ptr_array_index (columns, j);
  /* FITS has no room for some names; the order counts then. */
  return columns->len == n_wanted ? column : NULL;
}

void
nun_fits_enrich (GPtrArray *columns, GPtrArray *said)
{
  for (guint i = 0; i < columns->len; i++)
    {
      NunColumn       *column = g_ptr_array_index (columns, i);
      const NunColumn *from = find_column (said, i, column->name, columns->len);

      if (!from)
        continue;
      take (&column->unit, from->unit);
      take (&column->ucd, from->ucd);
      take (&column->utype, from->utype);
      take (&column->xtype, from->xtype);
      take (&column->description, from->description);
      take (&column->frame, from->frame);
    }
}
