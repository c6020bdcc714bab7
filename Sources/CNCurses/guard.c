/* The guard: from guard_enter to guard_leave the terminal is given back whatever ends the process, except SIGKILL.
   on_signal and on_crash use only async-signal-safe calls. */
#define _GNU_SOURCE
#include "guard.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <termios.h>
#include <unistd.h>

static const char ENTER[] = "\033[?2004h\033[?1000h\033[?1006h";
static const char PAUSE[] = "\033[?2004l\033[?1006l\033[?1000l";
static const char LEAVE[] = "\033[?2004l\033[?1006l\033[?1000l\033[0m\033[?25h\033[?1049l\033[?1l\033>";

static volatile sig_atomic_t active = 0;
/* Whether the job was continued since it was last stopped. */
static volatile sig_atomic_t continued = 0;
static struct termios cooked;
static int wake = -1;
static int captured = -1, real_err = -1;
static bool chains = false;

static const int FATAL[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGSYS};
static const int POLITE[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT, SIGTSTP};
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
static struct sigaction before_fatal[COUNT(FATAL)], before_polite[COUNT(POLITE)];

static void put(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t n = write(fd, bytes, count);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    bytes += n;
    count -= (size_t)n;
  }
}

/* What was written to standard error while the screen was up is shown now. */
static void restore_err(void) {
  if (captured < 0) return;
  dup2(real_err, 2);
  char buffer[4096];
  off_t at = 0;
  ssize_t n;
  while ((n = pread(captured, buffer, sizeof buffer, at)) > 0) {
    put(2, buffer, (size_t)n);
    at += n;
  }
  close(captured);
  close(real_err);
  captured = real_err = -1;
}

static void restore_now(void) {
  if (!active) return;
  active = 0;
  put(1, LEAVE, sizeof LEAVE - 1);
  tcsetattr(0, TCSANOW, &cooked);
  restore_err();
}

static void on_crash(int number) {
  restore_now();
  if (chains) {
    for (size_t i = 0; i < COUNT(FATAL); i++)
      if (FATAL[i] == number) sigaction(number, &before_fatal[i], NULL);
  } else {
    signal(number, SIG_DFL);
  }
  raise(number);
}

static void on_signal(int number) {
  int saved = errno;
  char byte = (char)number;
  if (number == SIGCONT) continued = 1;
  ssize_t ignored = write(wake, &byte, 1);
  (void)ignored;
  errno = saved;
}

static void capture_err(void) {
  if (!isatty(2)) return;
#ifdef __linux__
  captured = memfd_create("stderr", MFD_CLOEXEC);
#else
  char name[] = "/tmp/configurator-stderr-XXXXXX";
  captured = mkstemp(name);
  if (captured >= 0) unlink(name);
#endif
  if (captured < 0) return;
  real_err = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (real_err < 0 || dup2(captured, 2) < 0) {
    close(captured);
    captured = -1;
  }
}

/* A stack overflow leaves no room for a handler, so the handler has a stack of its own. */
static void give_handlers_a_stack(void) {
  static char memory[64 * 1024];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory, .ss_flags = 0};
  sigaltstack(&stack, NULL);
}

bool guard_enter(int wake_fd) {
  static bool registered = false;
  if (tcgetattr(0, &cooked) != 0) return false;
  wake = wake_fd;
  chains = getenv("SWIFT_BACKTRACE") != NULL;
  give_handlers_a_stack();
  struct sigaction crash = {0}, polite = {0};
  crash.sa_handler = on_crash;
  crash.sa_flags = SA_ONSTACK | SA_NODEFER;
  polite.sa_handler = on_signal;
  polite.sa_flags = SA_RESTART;
  for (size_t i = 0; i < COUNT(FATAL); i++) sigaction(FATAL[i], &crash, &before_fatal[i]);
  for (size_t i = 0; i < COUNT(POLITE); i++) sigaction(POLITE[i], &polite, &before_polite[i]);
  if (!registered) atexit(restore_now);
  registered = true;
  capture_err();
  active = 1;
  return true;
}

void guard_leave(void) {
  if (active) {
    active = 0;
    put(1, PAUSE, sizeof PAUSE - 1);
    tcsetattr(0, TCSANOW, &cooked);
    restore_err();
  }
  for (size_t i = 0; i < COUNT(FATAL); i++) sigaction(FATAL[i], &before_fatal[i], NULL);
  /* A closed window shows as the end of input and as this signal, in either order and more than once: what was typed is still
     being saved when the next one comes. From here on the program only ends. */
  signal(SIGHUP, SIG_IGN);
  for (size_t i = 0; i < COUNT(POLITE); i++)
    if (POLITE[i] != SIGHUP) sigaction(POLITE[i], &before_polite[i], NULL);
}

void guard_pause(void) {
  struct sigaction stop = {0}, mine;
  const struct timespec moment = {0, 1000000};
  stop.sa_handler = SIG_DFL;
  tcsetattr(0, TCSANOW, &cooked);
  sigaction(SIGTSTP, &stop, &mine);
  continued = 0;
  /* The whole job stops, as when the terminal itself sends it: a parent such as make or sudo waits for us in the same
     process group, and the shell takes the terminal back only when that parent has stopped too. */
  kill(0, SIGTSTP);
  /* Any thread may take the signal, so this one can run on for a moment: it must not bring the screen back before the
     job was continued. Where no shell can continue us nothing stops, and 50 ms later the program goes on. */
  for (int i = 0; i < 50 && !continued; i++) nanosleep(&moment, NULL);
  sigaction(SIGTSTP, &mine, NULL);
}

void guard_modes(bool on) {
  if (on) put(1, ENTER, sizeof ENTER - 1);
  else put(1, PAUSE, sizeof PAUSE - 1);
}
