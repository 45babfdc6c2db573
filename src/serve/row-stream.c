/* Rows become an answer: pulled from the cursor one piece at a time, as the client takes them. */

#include "serve/row-stream.h"

#include "vo/votable-writer.h"

typedef struct
{
  NunRows          *rows;
  gint64            max_rows, n_rows;
  GString          *head; /* NULL once it is out */
  const NunRowSink *sink;
  gpointer          writer;
} RowStream;

static void
row_stream_free (gpointer data)
{
  RowStream *self = data;

  g_clear_object (&self->rows);
  if (self->head != NULL)
    g_string_free (self->head, TRUE);
  self->sink->free (self->writer);
  g_free (self);
}

static NunProduceState
finish (RowStream *self, gboolean overflow, const GError *error, GString *out)
{
  const char *sentence = error != NULL ? error->message : NULL;

  g_clear_object (&self->rows);
  return self->sink->end (self->writer, overflow, sentence, out) ? NUN_PRODUCE_DONE
                                                                 : NUN_PRODUCE_BROKEN;
}

static NunProduceState
produce (gpointer data, gsize bytes, GString *out, GCancellable *cancellable)
{
  RowStream *self = data;

  if (self->head != NULL)
    {
      g_string_append_len (out, self->head->str, self->head->len);
      g_string_free (g_steal_pointer (&self->head), TRUE);
    }
  while (out->len < bytes)
    {
      g_autoptr (GError) error = NULL;
      const NunValue    *values = nun_rows_next (self->rows, cancellable, &error);

      if (values == NULL)
        return finish (self, self->max_rows == 0, error, out);
      if (self->n_rows == self->max_rows)
        return finish (self, TRUE, NULL, out);
      self->sink->row (self->writer, values, out);
      self->n_rows++;
    }
  return NUN_PRODUCE_MORE;
}

NunAnswer *
nun_row_stream_answer (const char       *content_type,
                       NunRows          *rows,
                       gint64            max_rows,
                       GString          *head,
                       const NunRowSink *sink,
                       gpointer          writer)
{
  RowStream *self = g_new0 (RowStream, 1);

  self->rows = rows;
  self->max_rows = max_rows;
  self->head = head;
  self->sink = sink;
  self->writer = writer;
  return nun_answer_new_stream (content_type, produce, self, row_stream_free);
}

static void
votable_row (gpointer writer, const NunValue *values, GString *out)
{
  nun_votable_writer_row (writer, values, out);
}

static gboolean
votable_end (gpointer writer, gboolean overflow, const char *error, GString *out)
{
  nun_votable_writer_end (writer, overflow, error, out);
  return TRUE;
}

static void
votable_free (gpointer writer)
{
  nun_votable_writer_free (writer);
}

const NunRowSink nun_row_sink_votable = { votable_row, votable_end, votable_free };
