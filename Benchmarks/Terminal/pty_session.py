"""A program on a pseudo-terminal, with times taken around what it writes."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time


class Session:
    def __init__(self, argv, rows=40, columns=120, env=None):
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}, **(env or {}))
            os.execvp(argv[0], argv)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def read(self, timeout):
        """The next piece of output, or b"" when nothing comes within `timeout` seconds."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return b""
        try:
            piece = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.seen += piece
        return piece

    def wait_for(self, marker, timeout=30):
        """Seconds from the start of the program until `marker` was written."""
        end = time.perf_counter() + timeout
        while marker not in self.seen:
            if time.perf_counter() > end:
                raise TimeoutError("never saw %r; the screen ended with %r" % (marker, self.seen[-400:]))
            self.read(0.5)
        return time.perf_counter() - self.started

    def drain(self, quiet=0.15):
        """Reads until nothing has come for `quiet` seconds; returns how many bytes came."""
        total = 0
        while True:
            piece = self.read(quiet)
            if not piece:
                return total
            total += len(piece)

    def key(self, text):
        """Seconds from sending `text` to the first byte of the answer; None when nothing came within a second."""
        start = time.perf_counter()
        os.write(self.fd, text.encode())
        return time.perf_counter() - start if self.read(1.0) else None

    def send(self, data):
        view = memoryview(data)
        while view:
            _, writable, _ = select.select([self.fd], [self.fd], [], 1)
            if writable:
                view = view[os.write(self.fd, view[:4096]):]
            self.read(0)

    def resident_megabytes(self):
        with open("/proc/%d/status" % self.pid) as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def close(self):
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        self.drain(0.05)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
