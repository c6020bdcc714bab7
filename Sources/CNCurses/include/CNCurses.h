#ifndef CNCURSES_H
#define CNCURSES_H
/* Wide characters exist for Swift only when this stands above the header; the .c file includes it from here too. */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <wchar.h>
extern int wcwidth(wchar_t);
#endif
