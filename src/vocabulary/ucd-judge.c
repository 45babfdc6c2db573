/* What is wrong with a text that is no UCD1+, and which one was meant. */

#include "vocabulary/ucd-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What can be wrong, the worst first: it is what the sentence speaks of. */
typedef enum
{
  FAULT_UNKNOWN,
  FAULT_TOO_MANY,
  FAULT_TWO_LEADERS,
  FAULT_NO_LEADER,
  FAULT_SPELLING,
  FAULT_SUCCESSOR,
  FAULT_NAMESPACE,
  FAULT_LEADER_BEHIND,
  FAULT_FOLLOWER_FIRST,
  FAULT_TWICE,
  FAULT_PARTING,
  FAULT_NONE,
} Fault;

typedef struct
{
  NunUcdWords words;
  Fault       fault;
  char       *about; /* the word the fault lies in */
} Reading;

static void
note_fault (Reading *reading, Fault fault, const char *about)
{
  if (fault >= reading->fault)
    return;
  reading->fault = fault;
  g_free (reading->about);
  reading->about = g_strdup (about);
}

static void
add_word (Reading *reading, const NunUcdWord *word)
{
  for (guint i = 0; i < reading->words.n_words; i++)
    if (reading->words.words[i] == word)
      {
        note_fault (reading, FAULT_TWICE, word->word);
        return;
      }
  if (reading->words.n_words < NUN_UCD_MAX_WORDS)
    reading->words.words[reading->words.n_words++] = word;
  else
    note_fault (reading, FAULT_TOO_MANY, word->word);
}

static void
read_word (Reading *reading, const char *text)
{
  const NunUcdWord *word = nun_ucd_word_find (text);
  NunUcdWords       meant = { { NULL }, 0 };
  NunUcdSlip        slip;

  if (word != NULL && word->successor == NULL)
    {
      add_word (reading, word);
      return;
    }
  slip = nun_ucd_mend_word (text, &meant);
  note_fault (reading,
              slip == NUN_UCD_SLIP_NONE        ? FAULT_UNKNOWN
              : slip == NUN_UCD_SLIP_SUCCESSOR ? FAULT_SUCCESSOR
                                               : FAULT_SPELLING,
              text);
  for (guint i = 0; i < meant.n_words; i++)
    add_word (reading, meant.words[i]);
}

/* A piece may have a namespace, or be two words with a colon between them. */
static void
read_piece (Reading *reading, const char *text)
{
  const char      *colon = strchr (text, ':');
  g_autofree char *before = NULL;

  if (colon == NULL)
    {
      read_word (reading, text);
      return;
    }
  before = g_strndup (text, (gsize) (colon - text));
  if (nun_ucd_word_find (before) != NULL)
    {
      note_fault (reading, FAULT_PARTING, text);
      read_word (reading, before);
    }
  else if (g_ascii_strcasecmp (before, "ivoa") != 0)
    note_fault (reading, FAULT_NAMESPACE, text);
  if (colon[1] != '\0')
    read_piece (reading, colon + 1);
  else
    note_fault (reading, FAULT_PARTING, text);
}

/* How many of the pieces, with dots between them, are one word: 3 of "pos", "eq", "ra", "meta"; 1 for none. */
static guint
one_word (char **pieces, guint n_pieces)
{
  for (guint n = MIN (n_pieces, 5); n > 1; n--)
    {
      g_autoptr (GString) joined = g_string_new (pieces[0]);

      for (guint i = 1; i < n; i++)
        g_string_append_printf (joined, ".%s", pieces[i]);
      if (nun_ucd_word_find (joined->str) != NULL)
        return n;
    }
  return 1;
}

static void
read_pieces (Reading *reading, GPtrArray *pieces)
{
  for (guint i = 0; i < pieces->len;)
    {
      char **at = (char **) pieces->pdata + i;
      guint  n = one_word (at, pieces->len - i);

      if (n == 1)
        read_piece (reading, *at);
      else
        {
          g_autoptr (GString) joined = g_string_new (at[0]);

          for (guint k = 1; k < n; k++)
            g_string_append_printf (joined, ".%s", at[k]);
          read_piece (reading, joined->str);
        }
      i += n;
    }
}

/* Takes the pieces of a text apart wherever people have been seen to part them; dots at their ends and
 * quotes around them go. */
static GPtrArray *
take_apart (const char *text)
{
  GPtrArray     *pieces = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (text, "; ,|&\t\r\n\"'()", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *piece = parts[i];
      gsize length;

      while (*piece == '.')
        piece++;
      for (length = strlen (piece); length > 0 && piece[length - 1] == '.'; length--)
        piece[length - 1] = '\0';
      if (*piece != '\0')
        g_ptr_array_add (pieces, g_strdup (piece));
    }
  return pieces;
}

/* Whether words are parted by single semicolons and by nothing else. */
static gboolean
is_parted_well (const char *text)
{
  gsize length = strlen (text);

  return strpbrk (text, " ,|&\t\r\n\"'()") == NULL && strstr (text, ";;") == NULL &&
         text[0] != ';' && (length == 0 || text[length - 1] != ';') &&
         strstr (text, "..") == NULL && strstr (text, ".;") == NULL &&
         strstr (text, ";.") == NULL && text[0] != '.' && (length == 0 || text[length - 1] != '.');
}

/* -- order ----------------------------------------------------------------------------------------- */

static void
move_to_front (NunUcdWords *words, guint i)
{
  const NunUcdWord *word = words->words[i];

  memmove (&words->words[1], &words->words[0], i * sizeof *words->words);
  words->words[0] = word;
}

static gboolean
is_band (const NunUcdWord *word)
{
  return word->place == NUN_UCD_SECONDARY && g_str_has_prefix (word->word, "em.");
}

/* Bands belong behind the brightness that they were written before: "em.opt.V;phot.mag". */
static void
put_bands_behind (NunUcdWords *words)
{
  guint at = 0, n_bands = 0;

  while (at < words->n_words && (words->words[at]->place != NUN_UCD_PHOTOMETRIC &&
                                 words->words[at]->place != NUN_UCD_COLOUR))
    n_bands = is_band (words->words[at++]) ? n_bands + 1 : 0;
  if (at == words->n_words || n_bands == 0)
    return;
  {
    const NunUcdWord *word = words->words[at];

    memmove (&words->words[at - n_bands + 1], &words->words[at - n_bands],
             n_bands * sizeof *words->words);
    words->words[at - n_bands] = word;
  }
}

/* Takes the words away that may only lead and say less than another one: "meta.ref" beside "meta.ref.url". */
static void
drop_general_leaders (Reading *reading)
{
  NunUcdWords *words = &reading->words;

  for (guint i = 0; i < words->n_words; i++)
    for (guint k = 0; k < words->n_words; k++)
      {
        const char *general = words->words[i]->word;
        gsize       length = strlen (general);

        if (i == k || nun_ucd_may_follow (words->words[i]) ||
            strncmp (words->words[k]->word, general, length) != 0 ||
            words->words[k]->word[length] != '.')
          continue;
        note_fault (reading, FAULT_TWICE, general);
        memmove (&words->words[i], &words->words[i + 1],
                 (words->n_words - i - 1) * sizeof *words->words);
        words->n_words--;
        drop_general_leaders (reading);
        return;
      }
}

static guint
count_leaders (const NunUcdWords *words, guint *last)
{
  guint n = 0;

  for (guint i = 0; i < words->n_words; i++)
    if (!nun_ucd_may_follow (words->words[i]))
      {
        n++;
        *last = i;
      }
  return n;
}

/* Words that people write alone, with the word that they leave out before them. */
static const NunUcdWord *
left_out_leader (const NunUcdWord *word)
{
  static const struct
  {
    const char *word, *leader;
  } table[] = {
    { "obs.exposure", "time.duration" },
    { "instr.filter", "meta.id" },
    { "instr.det", "meta.id" },
    { "instr.obsty", "meta.id" },
    { "instr.plate", "meta.id" },
    { "meta.table", "meta.id" },
    { "meta.file", "meta.id" },
    { "meta.software", "meta.id" },
    { "obs", "meta.id" },
    { "obs.field", "meta.id" },
    { "obs.image", "meta.id" },
    { "obs.proposal", "meta.id" },
    { "obs.sequence", "meta.id" },
    { "src", "meta.id" },
    { "pos.cartesian", "pos" },
    { "pos.ecliptic", "pos" },
    { "pos.galactic", "pos" },
    { "pos.galactocentric", "pos" },
    { "pos.supergalactic", "pos" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].word, word->word) == 0)
      return nun_ucd_word_find (table[i].leader);
  return NULL;
}

/* Nothing may lead: puts the word before that is mostly left out. */
static void
supply_leader (Reading *reading)
{
  NunUcdWords      *words = &reading->words;
  const NunUcdWord *leader = left_out_leader (words->words[0]);

  note_fault (reading,
              leader != NULL && words->n_words < NUN_UCD_MAX_WORDS ? FAULT_FOLLOWER_FIRST
                                                                   : FAULT_NO_LEADER,
              words->words[0]->word);
  if (reading->fault == FAULT_NO_LEADER)
    return;
  words->words[words->n_words++] = leader;
  move_to_front (words, words->n_words - 1);
}

static void
put_in_order (Reading *reading)
{
  NunUcdWords *words = &reading->words;
  guint        at = 0, n_leaders;

  if (count_leaders (words, &at) > 1)
    drop_general_leaders (reading);
  n_leaders = count_leaders (words, &at);
  if (n_leaders > 1)
    {
      note_fault (reading, FAULT_TWO_LEADERS, words->words[at]->word);
      return;
    }
  if (n_leaders == 0)
    while (at < words->n_words && !nun_ucd_may_lead (words->words[at]))
      at++;
  if (at == words->n_words)
    {
      supply_leader (reading);
      return;
    }
  if (at == 0)
    return;
  if (n_leaders == 1)
    note_fault (reading, FAULT_LEADER_BEHIND, words->words[at]->word);
  else
    note_fault (reading, FAULT_FOLLOWER_FIRST, words->words[0]->word);
  put_bands_behind (words);
  for (at = 0; at < words->n_words && (n_leaders == 1 ? nun_ucd_may_follow (words->words[at])
                                                      : !nun_ucd_may_lead (words->words[at]));)
    at++;
  move_to_front (words, at);
}

/* -- sentences ------------------------------------------------------------------------------------- */

/* The word that the fault lies in, with the UCD it stands in. */
static char *
place_of (const Reading *reading, const char *text)
{
  if (strcmp (reading->about, text) == 0)
    return g_strdup_printf (_ ("“%s”"), text);
  return g_strdup_printf (_ ("“%s” in the UCD “%s”"), reading->about, text);
}

/* A word that may stand before others of this family. */
static const char *
leader_for (const char *word)
{
  static const char *const leaders[][2] = {
    { "em.", "phot.flux" },   { "stat.", "phot.mag" },  { "arith.", "phot.mag" },
    { "phys.", "phys.mass" }, { "pos.", "phys.veloc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (leaders); i++)
    if (g_str_has_prefix (word, leaders[i][0]))
      return leaders[i][1];
  return "meta.id";
}

static char *
sentence_on_two_leaders (const Reading *reading, const char *text)
{
  const NunUcdWords *words = &reading->words;
  guint              first = 0, last = 0;

  count_leaders (words, &last);
  while (nun_ucd_may_follow (words->words[first]))
    first++;
  return g_strdup_printf (
      _ ("“%s” and “%s” in the UCD “%s” may both stand only first; keep one of them."),
      words->words[first]->word, words->words[last]->word, text);
}

static char *
sentence_without_repair (const Reading *reading, const char *text)
{
  g_autofree char *place = place_of (reading, text);

  switch (reading->fault)
    {
    case FAULT_TOO_MANY:
      return g_strdup_printf (_ ("The UCD has more than %d words; keep the first ones."),
                              NUN_UCD_MAX_WORDS);
    case FAULT_TWO_LEADERS: return sentence_on_two_leaders (reading, text);
    case FAULT_NO_LEADER:
      return g_strdup_printf (_ ("%s may only follow another word; put before it what is meant, as "
                                 "in “%s;%s”."),
                              place, leader_for (reading->about), reading->about);
    default:
      return g_strdup_printf (_ ("%s is not a word of the vocabulary; choose one of the list, "
                                 "as “pos.eq.ra”."),
                              place);
    }
}

static char *
sentence_with_repair (const Reading *reading, const char *text, const char *repair)
{
  g_autofree char *place = place_of (reading, text);

  switch (reading->fault)
    {
    case FAULT_SPELLING:
      return g_strdup_printf (_ ("%s is not a word of the vocabulary; write “%s”."), place, repair);
    case FAULT_SUCCESSOR:
      return g_strdup_printf (_ ("%s has gone out of use; write “%s”."), place, repair);
    case FAULT_NAMESPACE:
      return g_strdup_printf (_ ("%s is of a vocabulary that Nuncius does not know; write “%s”."),
                              place, repair);
    case FAULT_LEADER_BEHIND:
      return g_strdup_printf (_ ("%s may only stand first; write “%s”."), place, repair);
    case FAULT_FOLLOWER_FIRST:
      return g_strdup_printf (_ ("%s may only follow another word; write “%s”."), place, repair);
    case FAULT_TWICE:
      return g_strdup_printf (_ ("%s says the same once more; write “%s”."), place, repair);
    default:
      return g_strdup_printf (_ ("The words of the UCD “%s” are not parted by single semicolons; "
                                 "write “%s”."),
                              text, repair);
    }
}

static NunVocabularyError
code_of (Fault fault)
{
  switch (fault)
    {
    case FAULT_UNKNOWN:
    case FAULT_SPELLING:
    case FAULT_SUCCESSOR:
    case FAULT_NAMESPACE: return NUN_VOCABULARY_ERROR_WORD;
    case FAULT_TWO_LEADERS:
    case FAULT_NO_LEADER:
    case FAULT_LEADER_BEHIND:
    case FAULT_FOLLOWER_FIRST: return NUN_VOCABULARY_ERROR_PLACE;
    default: return NUN_VOCABULARY_ERROR_SYNTAX;
    }
}

/* Takes the sentence. */
static NunUcdJudgement *
judgement_new (const char *repair, char *sentence)
{
  NunUcdJudgement *judgement = g_new0 (NunUcdJudgement, 1);

  judgement->verdict = repair != NULL ? NUN_UCD_MENDABLE : NUN_UCD_BAD;
  judgement->repair = g_strdup (repair);
  judgement->sentence = sentence;
  return judgement;
}

/* What is no list of words at all: nothing, a book, bytes. */
static char *
refuse_text (const char *text)
{
  if (*text == '\0')
    return g_strdup (_ ("The UCD is empty; write at least one word, as in “meta.note”."));
  if (strlen (text) > NUN_UCD_MAX_LENGTH)
    return g_strdup_printf (_ ("The UCD is longer than %d characters; keep its first words."),
                            NUN_UCD_MAX_LENGTH);
  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (_ ("The UCD is not text; write words as in “meta.note”."));
  if (g_ascii_strncasecmp (text, "VOX:", 4) == 0)
    return g_strdup_printf (_ ("“%s” is a word of the first Simple Image Access and no UCD; leave "
                               "it where that protocol asks for it, and write one as “meta.note” "
                               "elsewhere."),
                            text);
  return NULL;
}

static gboolean
looks_like_ucd1 (const char *text)
{
  g_autofree char *upper = NULL;

  if (nun_ucd_is_ucd1 (text))
    return TRUE;
  /* In small letters only where it is one: "id_main". */
  if (strchr (text, '_') == NULL)
    return FALSE;
  upper = g_ascii_strup (text, -1);
  return nun_ucd_from_ucd1 (upper) != NULL;
}

static NunUcdJudgement *
judge_ucd1 (const char *text)
{
  const char *meant = nun_ucd1_near (text);

  if (meant == NULL)
    return judgement_new (NULL, g_strdup_printf (_ ("“%s” is a UCD of the first version; write its "
                                                    "words in small letters with dots, as in "
                                                    "“phys.mass”."),
                                                 text));
  return judgement_new (
      meant, g_strdup_printf (_ ("“%s” is a UCD of the first version; write “%s”."), text, meant));
}

static NunUcdJudgement *
judge_words (const char *text, NunVocabularyError *code)
{
  g_autoptr (GPtrArray) pieces = take_apart (text);
  Reading               reading = { .fault = FAULT_NONE };
  g_autofree char      *about = NULL, *repair = NULL;

  if (!is_parted_well (text))
    note_fault (&reading, FAULT_PARTING, text);
  read_pieces (&reading, pieces);
  about = reading.about;
  /* Signs and no word. */
  if (reading.words.n_words == 0 && reading.fault > FAULT_UNKNOWN)
    return judgement_new (NULL, refuse_text (""));
  if (reading.fault > FAULT_TOO_MANY)
    put_in_order (&reading);
  g_steal_pointer (&about);
  about = reading.about;
  *code = code_of (reading.fault);
  if (reading.fault <= FAULT_NO_LEADER)
    return judgement_new (NULL, sentence_without_repair (&reading, text));
  repair = nun_ucd_join (&reading.words);
  return judgement_new (repair, sentence_with_repair (&reading, text, repair));
}

NunUcdJudgement *
nun_ucd_judge_wrong (const char *text, NunVocabularyError *code)
{
  g_autofree char *bare = NULL;
  char            *refusal = refuse_text (text);

  *code = NUN_VOCABULARY_ERROR_SYNTAX;
  if (refusal != NULL)
    return judgement_new (NULL, refusal);
  bare = g_strstrip (g_strdup (text));
  if (looks_like_ucd1 (bare))
    return judge_ucd1 (bare);
  return judge_words (text, code);
}
