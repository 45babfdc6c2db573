/* The words of UCD1+ as a tree, and the rows that show them. */
#include "app/meaning/ucd-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/widgets/list-cell.h"
#include "app/widgets/naming.h"
#include "app/widgets/verdict.h"

struct _NunUcdNode
{
  GObject           parent_instance;
  char             *name;
  const NunUcdWord *word;
  GListStore       *children; /* of NunUcdNode; NULL without any */
};

G_DEFINE_FINAL_TYPE (NunUcdNode, nun_ucd_node, G_TYPE_OBJECT)

static void
nun_ucd_node_finalize (GObject *object)
{
  NunUcdNode *self = NUN_UCD_NODE (object);

  g_free (self->name);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (nun_ucd_node_parent_class)->finalize (object);
}

static void
nun_ucd_node_class_init (NunUcdNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nun_ucd_node_finalize;
}

static void
nun_ucd_node_init (NunUcdNode *self)
{
}

static NunUcdNode *
node_new (const char *name, gsize length)
{
  NunUcdNode *self = g_object_new (NUN_TYPE_UCD_NODE, NULL);

  self->name = g_strndup (name, length);
  self->word = nun_ucd_word_find (self->name);
  return self;
}

const char *
nun_ucd_node_get_name (NunUcdNode *self)
{
  return self->name;
}

const NunUcdWord *
nun_ucd_node_get_word (NunUcdNode *self)
{
  return self->word;
}

/* What the word is called, as the beginning of a line. */
/* What the word is called in everyday words: "Magnitude".  The name where nothing is known. */
static char *
dup_title (NunUcdNode *self)
{
  g_autofree char *first = NULL;
  char             letter[7] = { 0 };

  if (self->word == NULL || *self->word->everyday == 0)
    return g_strdup (self->name);
  first = nun_ucd_word_name (self->word);
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (first)), letter);
  return g_strconcat (letter, g_utf8_next_char (first), NULL);
}

/* -- the tree -------------------------------------------------------------------------------------- */

/* The node of that name in the list, which is made when it is missing. */
static NunUcdNode *
enter (GListStore *list, const char *name, gsize length)
{
  NunUcdNode *node;

  /* Words come in the order of their names: it is mostly the last one. */
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i > 0; i--)
    {
      g_autoptr (NunUcdNode) there = g_list_model_get_item (G_LIST_MODEL (list), i - 1);

      if (strlen (there->name) == length && strncmp (there->name, name, length) == 0)
        return there; /* the list keeps it */
    }
  node = node_new (name, length);
  g_list_store_append (list, node);
  g_object_unref (node);
  return node;
}

static void
add_word (GListStore *roots, const char *word)
{
  GListStore *list = roots;

  for (const char *end = word; *end != 0;)
    {
      NunUcdNode *node;

      end += strcspn (end, ".");
      node = enter (list, word, (gsize) (end - word));
      if (*end == 0)
        break;
      end++;
      if (node->children == NULL)
        node->children = g_list_store_new (NUN_TYPE_UCD_NODE);
      list = node->children;
    }
}

static GListModel *
children_of (gpointer node, gpointer unused)
{
  NunUcdNode *self = node;

  return self->children != NULL ? g_object_ref (G_LIST_MODEL (self->children)) : NULL;
}

GtkTreeListModel *
nun_ucd_tree_new (NunUcdWanted wanted, gpointer user_data)
{
  GListStore       *roots = g_list_store_new (NUN_TYPE_UCD_NODE);
  guint             n;
  const NunUcdWord *words = nun_ucd_words (&n);

  for (guint i = 0; i < n; i++)
    if (words[i].successor == NULL && (wanted == NULL || wanted (&words[i], user_data)))
      add_word (roots, words[i].word);
  return gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, children_of, NULL, NULL);
}

static GListModel *
no_children (gpointer node, gpointer unused)
{
  return NULL;
}

GtkTreeListModel *
nun_ucd_tree_new_flat (GPtrArray *words)
{
  GListStore *list = g_list_store_new (NUN_TYPE_UCD_NODE);

  for (guint i = 0; i < words->len; i++)
    {
      const NunUcdWord      *word = words->pdata[i];
      g_autoptr (NunUcdNode) node = node_new (word->word, strlen (word->word));

      g_list_store_append (list, node);
    }
  return gtk_tree_list_model_new (G_LIST_MODEL (list), FALSE, FALSE, no_children, NULL, NULL);
}

/* -- the rows -------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_label (NULL), *name = make_label ("caption");

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (name, "ucd");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), make_label ("caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  GtkTreeListRow        *row = gtk_list_item_get_item (item);
  g_autoptr (NunUcdNode) node = gtk_tree_list_row_get_item (row);
  GtkTreeExpander       *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget             *box = gtk_tree_expander_get_child (expander);
  GtkWidget             *line = gtk_widget_get_first_child (box);
  GtkWidget             *explanation = gtk_widget_get_last_child (box);
  g_autofree char       *title = dup_title (node);
  g_autofree char *text = node->word != NULL ? nun_ucd_word_explain (node->word) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s, %s. %s", title, node->name, text);

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (line)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (line)), node->name);
  gtk_label_set_label (GTK_LABEL (explanation), text);
  gtk_widget_set_visible (explanation, *text != 0);
  nun_cell_set_tip (box, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  nun_name_row (GTK_WIDGET (expander), name);
  g_object_set_data (G_OBJECT (gtk_widget_get_parent (GTK_WIDGET (expander))), "row", row);
}

GtkListItemFactory *
nun_ucd_tree_make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

void
nun_ucd_tree_focus (GtkListView *list, GtkTreeListRow *row)
{
  for (GtkWidget *it = gtk_widget_get_first_child (GTK_WIDGET (list)); it != NULL;
       it = gtk_widget_get_next_sibling (it))
    if (g_object_get_data (G_OBJECT (it), "row") == row)
      {
        gtk_widget_grab_focus (it);
        return;
      }
}
