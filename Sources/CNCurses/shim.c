#include "CNCurses.h"
#include "guard.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Declared in <term.h>, which also defines words such as `columns`. */
extern NCURSES_EXPORT(char *) tigetstr(const char *);

static SCREEN *screen = NULL;
static bool uses_colours = false;

/* In the C locale nothing beyond ASCII can be drawn. */
static void choose_locale(void) {
  setlocale(LC_CTYPE, "");
  if (wcwidth(0x2500) < 1) setlocale(LC_CTYPE, "C.UTF-8");
}

int nc_open(int wake_fd, bool coloured) {
  if (!isatty(0) || !isatty(1)) return NC_NOT_A_TERMINAL;
  choose_locale();
  if (!guard_enter(wake_fd)) return NC_NOT_A_TERMINAL;
  /* initscr would end the process on an unknown terminal type. */
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) {
    guard_leave();
    return NC_UNKNOWN_TYPE;
  }
  /* "dumb" is known, but nothing can be put anywhere on it. */
  const char *move_cursor = tigetstr("cup");
  if (move_cursor == NULL || move_cursor == (char *)-1) {
    endwin();
    guard_leave();
    delscreen(screen);
    screen = NULL;
    return NC_UNKNOWN_TYPE;
  }
  uses_colours = coloured && has_colors();
  if (uses_colours) {
    start_color();
    use_default_colors();
  }
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  /* Never leave a frame half drawn because somebody types. */
  typeahead(-1);
  leaveok(stdscr, FALSE);
  guard_modes(true);
  return NC_OPENED;
}

void nc_close(void) {
  if (screen == NULL) return;
  curs_set(1);
  endwin();
  guard_leave();
  delscreen(screen);
  screen = NULL;
}

int nc_colors(void) { return uses_colours ? COLORS : 0; }
void nc_pair(int number, int foreground, int background) { init_extended_pair(number, foreground, background); }

/* A width the C library disagrees about would shift the row, so such a glyph is drawn as U+FFFD. */
static void set_glyph(cchar_t *cell, const nc_glyph *glyph, bool *padded) {
  wchar_t text[6] = {0};
  *padded = false;
  for (int i = 0; i < 5 && glyph->text[i] != 0; i++) {
    int width = wcwidth((wchar_t)glyph->text[i]);
    if (i == 0 && width != glyph->width) {
      text[0] = 0xFFFD;
      *padded = glyph->width == 2;
      break;
    }
    if (i > 0 && width != 0) break;
    text[i] = (wchar_t)glyph->text[i];
  }
  int pair = glyph->pair;
  setcchar(cell, text, (attr_t)glyph->attributes, 0, &pair);
}

void nc_row(int row, const nc_glyph *glyphs, int count) {
  cchar_t *cells = calloc((size_t)count * 2 + 1, sizeof *cells);
  if (cells == NULL) return;
  int used = 0;
  for (int i = 0; i < count; i++) {
    bool padded;
    set_glyph(&cells[used++], &glyphs[i], &padded);
    if (padded) {
      nc_glyph space = {{' '}, 1, glyphs[i].attributes, glyphs[i].pair};
      set_glyph(&cells[used++], &space, &padded);
    }
  }
  mvadd_wchnstr(row, 0, cells, used);
  free(cells);
}

void nc_show(int row, int column) {
  if (row >= 0) {
    move(row, column);
    wnoutrefresh(stdscr);
    curs_set(1);
  } else {
    curs_set(0);
    wnoutrefresh(stdscr);
  }
  doupdate();
}

void nc_redraw(void) { clearok(stdscr, TRUE); }

void nc_size(int *rows, int *columns) {
  *rows = getmaxy(stdscr);
  *columns = getmaxx(stdscr);
}

void nc_resize(void) {
  struct winsize size;
  if (ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) resizeterm(size.ws_row, size.ws_col);
  clearok(stdscr, TRUE);
}

void nc_suspend(void) {
  def_prog_mode();
  endwin();
  guard_modes(false);
  guard_pause();
  nc_continued();
}

void nc_continued(void) {
  reset_prog_mode();
  guard_modes(true);
  clearok(stdscr, TRUE);
}

void nc_discard_input(void) { tcflush(0, TCIFLUSH); }
