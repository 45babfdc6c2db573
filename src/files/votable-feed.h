#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The elements of VOTable that matter here. */
typedef enum
{
  NUN_VOTABLE_ELEMENT_OTHER,
  NUN_VOTABLE_ELEMENT_VOTABLE,
  NUN_VOTABLE_ELEMENT_RESOURCE,
  NUN_VOTABLE_ELEMENT_TABLE,
  NUN_VOTABLE_ELEMENT_FIELD,
  NUN_VOTABLE_ELEMENT_VALUES,
  NUN_VOTABLE_ELEMENT_PARAM,
  NUN_VOTABLE_ELEMENT_INFO,
  NUN_VOTABLE_ELEMENT_DESCRIPTION,
  NUN_VOTABLE_ELEMENT_COOSYS,
  NUN_VOTABLE_ELEMENT_TABLEDATA,
  NUN_VOTABLE_ELEMENT_TR,
  NUN_VOTABLE_ELEMENT_TD,
  NUN_VOTABLE_ELEMENT_BINARY,
  NUN_VOTABLE_ELEMENT_BINARY2,
  NUN_VOTABLE_ELEMENT_STREAM,
  NUN_VOTABLE_ELEMENT_FITS,
  NUN_VOTABLE_ELEMENT_DATA,
  NUN_VOTABLE_ELEMENT_GROUP,
  NUN_VOTABLE_ELEMENT_FIELDREF,
  NUN_VOTABLE_ELEMENT_TIMESYS,
} NunVotableElement;

typedef struct
{
  /* attributes: name, value, ..., NULL; local names. */
  void (*start) (gpointer user_data, NunVotableElement element, const char *const *attributes);
  void (*end) (gpointer user_data, NunVotableElement element);
  void (*text) (gpointer user_data, const char *text, gsize length);
} NunVotableHandler;

/* The value of an attribute; NULL when it is absent or empty. */
const char *nun_votable_attribute (const char *const *attributes, const char *name);

/* Pushes an XML file through libxml2 piece by piece: no network, no DTD, no entities but XML's own five.
 * One thread. */
typedef struct _NunVotableFeed NunVotableFeed;

/* start: the byte where the XML begins.  handler: static. */
NunVotableFeed *nun_votable_feed_new (const char              *path,
                                      const char              *local_path,
                                      gint64                   start,
                                      const NunVotableHandler *handler,
                                      gpointer                 user_data,
                                      GError                 **error);
void            nun_votable_feed_free (NunVotableFeed *self);

/* Parses the next 64 KiB.  FALSE at the end of the file, and on an error of the disk or cancelled (error set). */
gboolean nun_votable_feed_step (NunVotableFeed *self, GCancellable *cancellable, GError **error);

/* The first thing wrong with the XML, with its line; NULL while nothing is.  Borrowed. */
const char *nun_votable_feed_get_complaint (NunVotableFeed *self);
gint64      nun_votable_feed_get_position (NunVotableFeed *self); /* in bytes */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NunVotableFeed, nun_votable_feed_free)

G_END_DECLS
