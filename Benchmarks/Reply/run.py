"""Reader + resolver + validator + diff of a reply with 200 changes, against pydantic's parse + validate alone.

Both run in turn, five times each, in one run; medians are printed.
"""
import os
import statistics
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
program, python = sys.argv[1], sys.argv[2]
ROUNDS = "200"


def numbers(command):
    return [float(line) for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()]


with tempfile.TemporaryDirectory() as folder:
    reply = os.path.join(folder, "reply.json")
    subprocess.run([program, "write", reply], check=True)
    ours, theirs = [], []
    for _ in range(5):
        ours += numbers([program, "time", ROUNDS])
        theirs += numbers([python, os.path.join(here, "pydantic_peer.py"), reply, ROUNDS])
    size = os.path.getsize(reply)

a, b = statistics.median(ours), statistics.median(theirs)
print("A reply with 200 changes, %.0f KB; medians of %d rounds" % (size / 1024, len(ours)))
print("  ours: read + resolve + validate + diff   %8.0f us" % a)
print("  pydantic: parse + validate               %8.0f us" % b)
print("  ratio ours / pydantic                    %8.2f   (below 1 = faster)" % (a / b))
