"""The built program on a pseudo-terminal, with vim in the same run.

start -> usable: the last line of a stored conversation of 10,000 lines is on the screen and a key typed then has been
drawn (for vim: the file is on the screen and a key has been drawn). Then with the same conversation: key -> first byte,
bytes written while idle, resident memory.
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
TURNS, LINES = 500, 20
LAST = b"line %d of the conversation" % (TURNS * LINES)
# Neither program writes it by itself.
MARK = b"^"


def environment():
    home = tempfile.mkdtemp(prefix="cfg-bench-", dir="/tmp")
    os.chmod(home, 0o755)
    return home, {
        "HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_STATE_HOME": home + "/state", "CONFIGURATOR_MODEL": "offline",
    }


def fill_conversation(env):
    """Stores what 500 turns of 20 lines each leave behind, for whatever property opens first."""
    url = subprocess.check_output([program, "db", "url"], env={**os.environ, **env}, text=True).split()[0]
    statements = """
        insert into crm_conversations (id, property_id, turn_count) select gen_random_uuid(), id, %(turns)d from properties;
        insert into crm_conversation_turns (conversation_id, number, speaker, text)
        select c.id, n, case when n %% 2 = 1 then 'person' else 'model' end,
          (select string_agg('line ' || (n - 1) * %(lines)d + l || ' of the conversation', chr(10) order by l)
           from generate_series(1, %(lines)d) l)
        from crm_conversations c, generate_series(1, %(turns)d) n;
        """ % {"turns": TURNS, "lines": LINES}
    # The address only reads; a conversation belongs to the login of the program.
    writer = url.replace("configurator_reader", "configurator_app")
    subprocess.run(["psql", writer, "-v", "ON_ERROR_STOP=1", "-qc", statements], check=True)


def starts(argv, marker, env, before=b"", after=b""):
    times = []
    for _ in range(STARTS + 1):
        session = Session(argv, env=env)
        session.wait_for(marker)
        session.send(before + MARK)
        times.append(session.wait_for(MARK) * 1000)
        session.drain()
        # What was typed is not there on the next start.
        session.send(after)
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
        fill_conversation(env)

        note = os.path.join(home, "note.txt")
        with open(note, "w") as file:
            file.writelines("line %d of the conversation\n" % number for number in range(1, TURNS * LINES + 1))
        vim = ["vim", "-u", "NONE", "-i", "NONE", "-n", note]

        ours_start = starts([program], LAST, env, after=b"\x15")
        vim_start = starts(vim, b"line 1 of", {}, before=b"i")

        session = Session([program], env=env)
        session.wait_for(LAST)
        session.drain(0.5)
        ours_key = keys(session)
        session.drain(2)
        idle = 0
        for _ in range(4):
            idle += len(session.read(0.5))
        memory = session.resident_megabytes()
        session.send(b"\x15")
        session.close()

        session = Session(vim)
        session.wait_for(b"line 1 of")
        session.drain(0.3)
        session.send(b"i")
        session.drain(0.3)
        vim_key = keys(session)
        vim_memory = session.resident_megabytes()
        session.close()

        row("configurator: start -> usable, 10,000 lines", ours_start)
        row("vim:          start -> usable, 10,000 lines", vim_start)
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
