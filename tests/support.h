#pragma once

/* What tests of several rooms share. */

/* The folder and all that is in it; what is not there is no fault. */
void remove_tree (const char *path);
