#ifndef GUARD_H
#define GUARD_H
#include <stdbool.h>

/* Gives the terminal back on every way out of the process, crashes included. */
bool guard_enter(int wake_fd);
void guard_leave(void);
/* Puts the terminal back as it was, without leaving: for stopping the process. */
void guard_pause(void);
/* The modes curses does not know: bracketed paste, wheel. */
void guard_modes(bool on);

#endif
