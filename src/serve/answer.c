/* Answers: status, media type, header lines, and a body that is whole or comes in pieces. */

#include "serve/answer.h"

NunAnswer *
nun_answer_new (guint status, const char *content_type, char *body)
{
  NunAnswer *self = g_new0 (NunAnswer, 1);

  self->status = status;
  self->content_type = g_strdup (content_type);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->length = -1;
  if (body != NULL)
    self->body = g_bytes_new_take (body, strlen (body));
  return self;
}

NunAnswer *
nun_answer_new_stream (const char    *content_type,
                       NunProduce     produce,
                       gpointer       producer,
                       GDestroyNotify free_producer)
{
  NunAnswer *self = nun_answer_new (200, content_type, NULL);

  self->produce = produce;
  self->producer = producer;
  self->free_producer = free_producer;
  return self;
}

NunAnswer *
nun_answer_new_sentence (guint status, const char *sentence)
{
  return nun_answer_new (status, "text/plain;charset=utf-8", g_strconcat (sentence, "\n", NULL));
}

NunAnswer *
nun_answer_new_redirect (guint status, const char *location)
{
  g_autofree char *sentence = g_strconcat ("See ", location, NULL);
  NunAnswer       *self = nun_answer_new_sentence (status, sentence);

  nun_answer_add_header (self, "Location", location);
  return self;
}

void
nun_answer_add_header (NunAnswer *self, const char *name, const char *value)
{
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

void
nun_answer_free (NunAnswer *self)
{
  if (self == NULL)
    return;
  if (self->free_producer != NULL)
    self->free_producer (self->producer);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_ptr_array_unref (self->headers);
  g_free (self->content_type);
  g_free (self);
}

GString *
nun_answer_read_all (NunAnswer *self, NunProduceState *state)
{
  GString        *all = g_string_new (NULL);
  NunProduceState last = NUN_PRODUCE_DONE;

  if (self->body != NULL)
    g_string_append_len (all, g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body));
  if (self->produce != NULL)
    do
      last = self->produce (self->producer, 65536, all, NULL);
    while (last == NUN_PRODUCE_MORE);
  if (state != NULL)
    *state = last;
  return all;
}
