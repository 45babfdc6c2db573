/* The XML of a VOTable, pushed through libxml2's SAX in pieces; nothing is loaded or expanded. */

#include "files/votable-feed.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "files/file.h"

#define PIECE 65536

struct _NunVotableFeed
{
  const NunVotableHandler *handler;
  gpointer                 user_data;
  char                    *path;
  int                      fd;
  gint64                   position;
  gboolean                 at_end;
  char                    *piece;
  xmlParserCtxtPtr         parser;
  GPtrArray               *attributes;
  char                    *complaint;
};

static const char *const element_names[] = {
  [NUN_VOTABLE_ELEMENT_VOTABLE] = "VOTABLE",
  [NUN_VOTABLE_ELEMENT_RESOURCE] = "RESOURCE",
  [NUN_VOTABLE_ELEMENT_TABLE] = "TABLE",
  [NUN_VOTABLE_ELEMENT_FIELD] = "FIELD",
  [NUN_VOTABLE_ELEMENT_VALUES] = "VALUES",
  [NUN_VOTABLE_ELEMENT_PARAM] = "PARAM",
  [NUN_VOTABLE_ELEMENT_INFO] = "INFO",
  [NUN_VOTABLE_ELEMENT_DESCRIPTION] = "DESCRIPTION",
  [NUN_VOTABLE_ELEMENT_COOSYS] = "COOSYS",
  [NUN_VOTABLE_ELEMENT_TABLEDATA] = "TABLEDATA",
  [NUN_VOTABLE_ELEMENT_TR] = "TR",
  [NUN_VOTABLE_ELEMENT_TD] = "TD",
  [NUN_VOTABLE_ELEMENT_BINARY] = "BINARY",
  [NUN_VOTABLE_ELEMENT_BINARY2] = "BINARY2",
  [NUN_VOTABLE_ELEMENT_STREAM] = "STREAM",
  [NUN_VOTABLE_ELEMENT_FITS] = "FITS",
  [NUN_VOTABLE_ELEMENT_DATA] = "DATA",
  [NUN_VOTABLE_ELEMENT_GROUP] = "GROUP",
  [NUN_VOTABLE_ELEMENT_FIELDREF] = "FIELDref",
  [NUN_VOTABLE_ELEMENT_TIMESYS] = "TIMESYS",
};

const char *
nun_votable_attribute (const char *const *attributes, const char *name)
{
  for (; attributes && *attributes; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return *attributes[1] ? attributes[1] : NULL;
  return NULL;
}

static NunVotableElement
find_element (const char *name)
{
  if (name[0] == 'T' && (name[1] == 'D' || name[1] == 'R') && name[2] == '\0')
    return name[1] == 'D' ? NUN_VOTABLE_ELEMENT_TD : NUN_VOTABLE_ELEMENT_TR;
  for (guint i = 1; i < G_N_ELEMENTS (element_names); i++)
    if (strcmp (name, element_names[i]) == 0)
      return (NunVotableElement) i;
  return NUN_VOTABLE_ELEMENT_OTHER;
}

static void
on_start (void           *context,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  static const char *const none[] = { NULL };
  NunVotableFeed          *self = context;
  NunVotableElement        element = find_element ((const char *) name);

  if (n_attributes == 0)
    {
      self->handler->start (self->user_data, element, none);
      return;
    }
  /* Five pointers an attribute: name, prefix, URI, and the value from its begin to its end. */
  g_ptr_array_set_size (self->attributes, 0);
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    {
      g_ptr_array_add (self->attributes, g_strdup ((const char *) attributes[0]));
      g_ptr_array_add (self->attributes, g_strndup ((const char *) attributes[3],
                                                    (gsize) (attributes[4] - attributes[3])));
    }
  g_ptr_array_add (self->attributes, NULL);
  self->handler->start (self->user_data, element, (const char *const *) self->attributes->pdata);
}

static void
on_end (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  NunVotableFeed *self = context;

  self->handler->end (self->user_data, find_element ((const char *) name));
}

static void
on_text (void *context, const xmlChar *text, int length)
{
  NunVotableFeed *self = context;

  self->handler->text (self->user_data, (const char *) text, (gsize) length);
}

static void
on_error (void *context, xmlErrorPtr problem)
{
  NunVotableFeed  *self = context;
  g_autofree char *text = NULL;

  /* An unknown prefix or an odd namespace harms nobody. */
  if (self->complaint || !problem || problem->level < XML_ERR_ERROR ||
      problem->domain == XML_FROM_NAMESPACE)
    return;
  text = g_strchomp (g_utf8_make_valid (problem->message ? problem->message : "", -1));
  self->complaint =
      g_strdup_printf (_ ("%s, line %d: the XML is broken: %s"), self->path, problem->line, text);
}

static void
start_parser (NunVotableFeed *self)
{
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = on_start,
                        .endElementNs = on_end,
                        .characters = on_text,
                        .ignorableWhitespace = on_text,
                        .cdataBlock = on_text,
                        .serror = on_error };

  /* Without callbacks for entities and subsets none is declared, none expanded and no DTD looked for. */
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->parser)
    xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_RECOVER);
}

NunVotableFeed *
nun_votable_feed_new (const char              *path,
                      const char              *local_path,
                      gint64                   start,
                      const NunVotableHandler *handler,
                      gpointer                 user_data,
                      GError                 **error)
{
  g_autoptr (NunVotableFeed) self = g_new0 (NunVotableFeed, 1);

  self->handler = handler;
  self->user_data = user_data;
  self->path = g_strdup (path);
  self->fd = open (local_path, O_RDONLY | O_CLOEXEC);
  self->position = start;
  self->piece = g_malloc (PIECE);
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  if (self->fd >= 0 && lseek (self->fd, start, SEEK_SET) >= 0)
    start_parser (self);
  if (self->parser)
    return g_steal_pointer (&self);
  g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_MISSING, _ ("%s cannot be read: %s"), path,
               g_strerror (errno));
  return NULL;
}

void
nun_votable_feed_free (NunVotableFeed *self)
{
  if (self->parser)
    {
      xmlDocPtr document = self->parser->myDoc;

      xmlFreeParserCtxt (self->parser);
      g_clear_pointer (&document, xmlFreeDoc);
    }
  if (self->fd >= 0)
    close (self->fd);
  g_ptr_array_unref (self->attributes);
  g_free (self->piece);
  g_free (self->path);
  g_free (self->complaint);
  g_free (self);
}

gboolean
nun_votable_feed_step (NunVotableFeed *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  if (self->at_end || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  do
    n = read (self->fd, self->piece, PIECE);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      g_set_error (error, NUN_FILES_ERROR, NUN_FILES_ERROR_BROKEN, _ ("%s cannot be read on: %s"),
                   self->path, g_strerror (errno));
      return FALSE;
    }
  self->at_end = n == 0;
  self->position += n;
  xmlParseChunk (self->parser, self->piece, (int) n, self->at_end);
  return TRUE;
}

const char *
nun_votable_feed_get_complaint (NunVotableFeed *self)
{
  return self->complaint;
}

gint64
nun_votable_feed_get_position (NunVotableFeed *self)
{
  return self->position;
}
