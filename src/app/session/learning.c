/* The personal vocabulary of the program: one value for all windows, and one thread at a time that keeps the file. */
#include "app/session/learning.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "describe/personal-file.h"

typedef struct _Lesson Lesson;

struct _NunLearning
{
  GObject      parent_instance;
  NunPersonal *personal;
  GThreadPool *pool; /* of Lesson */
  guint        n_under_way;
  char        *text; /* the last vocabulary; only the thread of the pool touches it */
};

G_DEFINE_FINAL_TYPE (NunLearning, nun_learning, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_TOLD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One thing to be done with the file. */
struct _Lesson
{
  NunLearning *learning; /* the only one: it lives as long as the program */
  NunPersonal *(*run) (Lesson *self, GError **error); /* what is known afterwards, or NULL */

  NunDescription *before, *after;
  char           *path; /* to read from or to write to */
  char           *section;
  gboolean        is_asked; /* somebody waits to be told what comes of it */
  char           *done;     /* what is told when all went well, or NULL */

  NunPersonal *personal; /* what is known afterwards */
  gboolean     is_news;  /* ... and was not known before */
  GError      *error;
};

static void
lesson_free (Lesson *self)
{
  g_clear_pointer (&self->before, nun_description_unref);
  g_clear_pointer (&self->after, nun_description_unref);
  g_clear_pointer (&self->personal, nun_personal_unref);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->section);
  g_free (self->done);
  g_free (self);
}

/* -- in the thread --------------------------------------------------------------------------------- */

static NunPersonal *
run_load (Lesson *self, GError **error)
{
  g_autofree char *path = nun_personal_path ();

  return nun_personal_load (path, error);
}

static NunPersonal *
run_learn (Lesson *self, GError **error)
{
  g_autofree char *path = nun_personal_path ();

  return nun_personal_learn_to_file (path, self->before, self->after, error);
}

static NunPersonal *
merge (const NunPersonal *now, gpointer other)
{
  return nun_personal_merge (now, other);
}

static NunPersonal *
run_import (Lesson *self, GError **error)
{
  g_autofree char        *path = nun_personal_path ();
  g_autoptr (NunPersonal) other = NULL;

  /* A file that is not there teaches nothing; it was chosen, so that this is a mistake. */
  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("%s: there is no such file"),
                   self->path);
      return NULL;
    }
  other = nun_personal_load (self->path, error);
  if (other == NULL)
    return NULL;
  self->done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry taken from the file",
                                             "%u entries taken from the file",
                                             nun_personal_get_n_entries (other)),
                                nun_personal_get_n_entries (other));
  return nun_personal_change_file (path, merge, other, error);
}

/* The vocabulary without one section of its text; NULL when it has none such any more. */
static NunPersonal *
without (const NunPersonal *now, gpointer section)
{
  g_autofree char *text = nun_personal_to_text (now);
  char            *place = *(const char *) section != 0 ? strstr (text, section) : NULL;
  gsize            length = strlen (section);

  if (place == NULL)
    return NULL;
  memmove (place, place + length, strlen (place + length) + 1);
  return nun_personal_from_text (text, NULL);
}

static NunPersonal *
run_remember (Lesson *self, GError **error)
{
  g_autofree char        *path = nun_personal_path ();
  g_autoptr (NunPersonal) other = nun_personal_from_text (self->section, error);

  return other != NULL ? nun_personal_change_file (path, merge, other, error) : NULL;
}

static NunPersonal *
run_forget (Lesson *self, GError **error)
{
  g_autofree char *path = nun_personal_path ();

  return nun_personal_change_file (path, without, self->section, error);
}

static NunPersonal *
run_export (Lesson *self, GError **error)
{
  g_autofree char        *path = nun_personal_path ();
  g_autoptr (NunPersonal) now = nun_personal_load (path, error);
  g_autofree char        *text = now != NULL ? nun_personal_to_text (now) : NULL;

  if (text == NULL || !g_file_set_contents (self->path, text, -1, error))
    return NULL;
  self->done = g_strdup (_ ("Vocabulary saved"));
  return g_steal_pointer (&now);
}

/* -- and back -------------------------------------------------------------------------------------- */

static void
tell (NunLearning *self, const Lesson *lesson)
{
  g_autofree char *sentence = NULL;

  if (lesson->error != NULL)
    sentence = g_strdup_printf (_ ("The personal vocabulary: %s"), lesson->error->message);
  if (lesson->is_asked && (sentence != NULL || lesson->done != NULL))
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, sentence != NULL ? sentence : lesson->done);
  else if (sentence != NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

static gboolean
on_done (gpointer data)
{
  Lesson      *lesson = data;
  NunLearning *self = lesson->learning;

  self->n_under_way--;
  if (lesson->is_news)
    {
      nun_personal_unref (self->personal);
      self->personal = g_steal_pointer (&lesson->personal);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  tell (self, lesson);
  lesson_free (lesson);
  return G_SOURCE_REMOVE;
}

static void
run (gpointer data, gpointer unused)
{
  Lesson          *lesson = data;
  NunLearning     *self = lesson->learning;
  g_autofree char *text = NULL;

  lesson->personal = lesson->run (lesson, &lesson->error);
  if (lesson->personal != NULL)
    text = nun_personal_to_text (lesson->personal);
  if (text != NULL && g_strcmp0 (text, self->text) != 0)
    {
      lesson->is_news = TRUE;
      g_free (self->text);
      self->text = g_steal_pointer (&text);
    }
  g_idle_add (on_done, lesson);
}

static Lesson *
lesson_new (NunLearning *self, NunPersonal *(*what) (Lesson *, GError **) )
{
  Lesson *lesson = g_new0 (Lesson, 1);

  lesson->learning = self;
  lesson->run = what;
  return lesson;
}

static void
push (NunLearning *self, Lesson *lesson)
{
  self->n_under_way++;
  g_thread_pool_push (self->pool, lesson, NULL);
}

/* -- for the others -------------------------------------------------------------------------------- */

static void
nun_learning_class_init (NunLearningClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NUN_TYPE_LEARNING, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", NUN_TYPE_LEARNING, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TOLD] = g_signal_new ("told", NUN_TYPE_LEARNING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nun_learning_init (NunLearning *self)
{
  self->personal = nun_personal_new ();
  /* One thread: lessons are kept in the order in which they were given. */
  self->pool = g_thread_pool_new (run, NULL, 1, FALSE, NULL);
}

NunLearning *
nun_learning_get (void)
{
  static NunLearning *self;

  if (self == NULL)
    {
      self = g_object_new (NUN_TYPE_LEARNING, NULL);
      push (self, lesson_new (self, run_load));
    }
  return self;
}

NunPersonal *
nun_learning_get_personal (NunLearning *self)
{
  return self->personal;
}

void
nun_learning_learn (NunLearning *self, NunDescription *before, NunDescription *after)
{
  Lesson *lesson = lesson_new (self, run_learn);

  lesson->before = nun_description_ref (before);
  lesson->after = nun_description_ref (after);
  push (self, lesson);
}

/* What somebody asks for in the dialog, and waits for. */
static void
ask (NunLearning *self,
     NunPersonal *(*what) (Lesson *, GError **),
     const char *path,
     const char *section)
{
  Lesson *lesson = lesson_new (self, what);

  lesson->path = g_strdup (path);
  lesson->section = g_strdup (section);
  lesson->is_asked = TRUE;
  push (self, lesson);
}

void
nun_learning_forget (NunLearning *self, const char *section)
{
  ask (self, run_forget, NULL, section);
}

void
nun_learning_remember (NunLearning *self, const char *section)
{
  ask (self, run_remember, NULL, section);
}

void
nun_learning_import (NunLearning *self, const char *path)
{
  ask (self, run_import, path, NULL);
}

void
nun_learning_export (NunLearning *self, const char *path)
{
  ask (self, run_export, path, NULL);
}

gboolean
nun_learning_is_busy (NunLearning *self)
{
  return self->n_under_way > 0;
}

void
nun_learning_flush (NunLearning *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  self->pool = g_thread_pool_new (run, NULL, 1, FALSE, NULL);
}
