#ifndef CNCURSES_H
#define CNCURSES_H
/* Wide characters exist for Swift only when this stands above the header; the .c file includes it from here too. */
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <wchar.h>
extern int wcwidth(wchar_t);

/* ncurses defines these with casts, which Swift cannot read. */
static const uint32_t NC_BOLD = (uint32_t)A_BOLD;
static const uint32_t NC_REVERSE = (uint32_t)A_REVERSE;
static const uint32_t NC_UNDERLINE = (uint32_t)A_UNDERLINE;
static const uint32_t NC_DIM = (uint32_t)A_DIM;

/* How nc_open can end. */
enum nc_opened { NC_OPENED = 0, NC_NOT_A_TERMINAL = 1, NC_UNKNOWN_TYPE = 2 };

/* One glyph: a spacing scalar and up to four marks, ended by 0 when there are fewer. */
typedef struct {
  uint32_t text[5];
  uint8_t width;
  uint32_t attributes;
  int32_t pair;
} nc_glyph;

/* The screen. All of it from one thread. */
/* Takes the terminal; signal numbers are written to wake_fd, one byte each. Without colour none is ever written. */
int nc_open(int wake_fd, bool coloured);
void nc_close(void);        /* gives it back; harmless when it was never taken */
int nc_colors(void);        /* 0 without colour */
void nc_pair(int number, int foreground, int background); /* -1 = the terminal's own */
void nc_row(int row, const nc_glyph *glyphs, int count);
void nc_show(int row, int column); /* puts the changes on the terminal; row < 0 hides the cursor */
void nc_redraw(void);              /* the next nc_show writes every cell */
void nc_size(int *rows, int *columns);
void nc_resize(void);              /* takes over the size the terminal has now */
void nc_suspend(void);             /* stops the process as Ctrl-Z does; returns when it is continued */
void nc_continued(void);           /* takes the terminal again after SIGCONT */
void nc_discard_input(void);       /* throws away what was typed and not yet read */

#endif
