"""The built program on a pseudo-terminal, with vim in the same run.

start -> first frame with the server up; key -> first byte with 10,000 lines in the transcript; bytes written while idle; resident memory.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from pty_session import Session, percentile

program = sys.argv[1]
STARTS, KEYS = 15, 300


def environment():
    home = tempfile.mkdtemp(prefix="cfg-bench-", dir="/tmp")
    os.chmod(home, 0o755)
    return home, {
        "HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_STATE_HOME": home + "/state", "CONFIGURATOR_MODEL": "offline",
    }


def starts(argv, marker, env):
    times = []
    for _ in range(STARTS + 1):
        session = Session(argv, env=env)
        times.append(session.wait_for(marker) * 1000)
        session.drain()
        session.close()
    return times[1:]


def keys(session):
    times = []
    for number in range(KEYS):
        spent = session.key("abcdefghij"[number % 10])
        session.drain(0.01)
        if spent is not None:
            times.append(spent * 1000)
    return times


def row(name, values, unit="ms"):
    print("  %-44s median %8.2f %s   p95 %8.2f %s   (n=%d)" % (name, statistics.median(values), unit, percentile(values, 0.95), unit, len(values)))


def main():
    home, env = environment()
    try:
        subprocess.run([program, "db", "start"], env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # The first start makes the sample workspace; it is not what is measured.
        first = Session([program], env=env)
        first.wait_for(b"offline")
        first.close()

        text = "line of a long transcript\n" * 10000
        note = os.path.join(home, "note.txt")
        with open(note, "w") as file:
            file.write("first line of the file\n" + text)
        vim = ["vim", "-u", "NONE", "-i", "NONE", "-n", note]

        ours_start = starts([program], b"offline", env)
        vim_start = starts(vim, b"first line", {})

        session = Session([program], env=env)
        session.wait_for(b"offline")
        session.drain(0.3)
        session.send(b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~\r")
        session.drain(3)
        ours_key = keys(session)
        session.drain(2)
        idle = 0
        for _ in range(4):
            idle += len(session.read(0.5))
        memory = session.resident_megabytes()
        session.close()

        session = Session(vim)
        session.wait_for(b"first line")
        session.drain(0.3)
        session.send(b"i")
        session.drain(0.3)
        vim_key = keys(session)
        vim_memory = session.resident_megabytes()
        session.close()

        row("configurator: start -> usable, server up", ours_start)
        row("vim:          start -> file shown", vim_start)
        row("configurator: key -> first byte, 10,000 lines", ours_key)
        row("vim:          key -> first byte, 10,000 lines", vim_key)
        print("  ratio of medians, configurator / vim:  start %.2f, key %.2f"
              % (statistics.median(ours_start) / statistics.median(vim_start), statistics.median(ours_key) / statistics.median(vim_key)))
        print("  configurator: written in 2 s of idling       %d bytes" % idle)
        print("  resident: configurator %.1f MB, vim %.1f MB" % (memory, vim_memory))
    finally:
        subprocess.run([program, "db", "stop"], env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(home, ignore_errors=True)


main()
