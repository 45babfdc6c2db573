/* The longer explanations of the About step: a table of sentences by field, shown on demand. */
#include "app/about/about-guide.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/tab-stop.h"
#include "app/widgets/wrapped-label.h"

typedef struct
{
  const char *key;
  const char *title;
  const char *lines[9]; /* a line each, NULL at the end */
} Guide;

static const Guide guides[] = {
  { "description",
    N_ ("What makes a good description?"),
    {
        N_ ("Write for a stranger in ten years who has nothing but these lines: three to eight "
            "sentences do."),
        N_ ("What was observed or compiled: which objects, which part of the sky, how deep."),
        N_ ("How: telescope, instrument, filters or wavelengths, and when."),
        N_ ("How the data were reduced or the entries chosen, and by which calibration."),
        N_ ("What one row, image or spectrum stands for, and how many there are."),
        N_ ("How complete and how exact it is, and what to beware of: flags, upper limits, known "
            "mistakes."),
        N_ ("Say the words that a colleague would type into a search. No markup, no “see the "
            "paper”, no praise."),
        NULL,
    } },
  { "title",
    N_ ("What makes a good title?"),
    {
        N_ ("What it is, of what, from where: “Photometry of 5000 stars in the Pleiades with the "
            "Calar Alto Schmidt telescope”."),
        N_ ("It stands alone in long lists: “Table 3”, “Final catalogue” or a name of a file say "
            "nothing there."),
        NULL,
    } },
  { "subjects",
    N_ ("Which subjects help?"),
    {
        N_ ("Registries sort by them, and expect words of the Unified Astronomy Thesaurus, such "
            "as “galaxy clusters” or “spectroscopic binary stars”."),
        N_ ("Two to six are enough: the objects, the method, the physics. Names of telescopes and "
            "of wavebands have fields of their own."),
        NULL,
    } },
  { "creators",
    N_ ("What is an ORCID?"),
    {
        N_ ("A number that belongs to one researcher for life, such as 0000-0002-1825-0097. It "
            "tells people of the same name apart and stays when a name or an institute changes."),
        N_ ("Everybody gets one without charge at orcid.org. It is optional here; its last digit "
            "checks the others, so a slip is noticed."),
        N_ ("The order is that of the citation: the first author first."),
        NULL,
    } },
  { "licence",
    N_ ("Which licence?"),
    {
        N_ ("CC0: everybody may do everything. Citing is then a matter of good manners, as with "
            "any paper. Most data centres prefer it."),
        N_ ("CC-BY: everything is allowed as long as you are named. The usual choice where the law "
            "shall ask for what is custom anyway."),
        N_ ("CC-BY-SA: in addition, what is made of the data must be given on under the same "
            "terms; "
            "mixing with other catalogues becomes difficult."),
        N_ ("“Non-commercial” and “no derivatives” keep the data out of textbooks, planetaria and "
            "many archives."),
        N_ ("If you do not hold the rights alone, ask the others first. Without a licence nobody "
            "knows what is allowed."),
        NULL,
    } },
  { "identifier",
    N_ ("What is an authority, and how does one get one?"),
    {
        N_ ("The identifier is the name of the service for all time: ivo://authority/name. It "
            "looks "
            "like a web address but is none; addresses may change, the identifier stays."),
        N_ ("The authority is the part that belongs to somebody, as a domain does: a data centre, "
            "an observatory, an institute. Nobody may use the one of others."),
        N_ ("A data centre serves the data: it has an authority. Ask there for the whole "
            "identifier; usually they choose the name after the slash, too."),
        N_ ("A publishing proxy or a registry’s web form enters the record: you get an authority "
            "there. The Hand Over step tells where and how."),
        N_ ("You run a registry of your own (OAI-PMH): choose an authority that nobody has, such "
            "as "
            "the domain of the institute, and register it once. The Hand Over step shows how to "
            "look whether it is free."),
        N_ ("Until then write what you expect, such as the domain of your institute and a word for "
            "the data; it can be changed as long as nothing is registered."),
        NULL,
    } },
  { "publisher_id",
    N_ ("When does a publisher have one?"),
    {
        N_ ("Institutes with a registry of their own have a record for themselves, such as "
            "ivo://org.example/organisation. It is optional, and only right when that record "
            "exists."),
        NULL,
    } },
  { "release_date",
    N_ ("What does an embargo do?"),
    {
        N_ ("Until that day the services say that the data exist and when they become public, but "
            "give out neither the rows of tables nor images and spectra. The day stands in the "
            "record and in the answers."),
        NULL,
    } },
  { "status",
    N_ ("How is a service withdrawn?"),
    {
        N_ ("A record cannot simply vanish: registries have copies of it. Set the status to "
            "deleted, leave the record where the registry finds it, and the copies go with its "
            "next visit. The Hand Over step tells the details."),
        NULL,
    } },
};

static const Guide *
find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    if (g_str_equal (guides[i].key, key))
      return &guides[i];
  return NULL;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = nun_wrapped_label_new (text, style);

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = make_label (text, "caption");
  GtkWidget *dot = make_label ("•", "caption");

  gtk_accessible_update_state (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), dot);
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

GtkWidget *
nun_about_guide_new (const char *key)
{
  const Guide *guide = find (key);
  GtkWidget   *expander, *box;

  if (guide == NULL)
    return NULL;
  expander = gtk_expander_new (NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  for (guint i = 0; guide->lines[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), make_line (_ (guide->lines[i])));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_start (box, 18);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), make_label (_ (guide->title), "caption"));
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  nun_tab_skip_folded (GTK_EXPANDER (expander));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (guide->title), -1);
  gtk_widget_set_margin_top (expander, 2);
  return expander;
}
