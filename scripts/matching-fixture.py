#!/usr/bin/env python3
"""Writes fixtures/matching.tsv: what the evaluation's judge says about conditions. usage: matching-fixture.py [JUDGE.py]"""
import importlib.util, itertools, json, random, sys
from datetime import datetime

spec = importlib.util.spec_from_file_location("judge", sys.argv[1] if len(sys.argv) > 1 else "fixtures/evals/judge.py")
judge = importlib.util.module_from_spec(spec)
spec.loader.exec_module(judge)

VALUES = [None, "", " ", "a", "A", " a ", "ab", "b", 0, 1, 2, 2.0, 1.5, -1, 15, "1", "01", "1.0", "2", "1e3", "0x10",
          "true", "False", True, False, [], ["a"], ["A", "b"], [1, "2"], [""], "a,b", "a, B", "2026-03-01", "2026-03-02",
          "Zillow", "zillow.com", "Apartments.com", "apartments com", "walk-in", "Walk In", "Tour Booked", "tour-booked",
          "tour_booked", "no show", "NO_SHOW", "hot", "Ma\u00f1ana", "MA\u00d1ANA", "parking, pool"]
FIELDS = ["payload.x", "lead.source", "payload.to_status", "payload.to_bucket", "lead.opted_out"]


def holds(field, op, have, want):
    world = judge.World({}, {}, {"events": []})
    root, key = field.split(".")
    if root == "lead":
        world.lead[key] = have
    payload = {key: have} if root == "payload" else {}
    return world.ok({"field": field, "operator": op, "value": want}, payload, datetime(2026, 1, 5, 9))


rows = list(itertools.product(FIELDS, judge.OPS, VALUES, VALUES))
random.Random(20260126).shuffle(rows)
with open("fixtures/matching.tsv", "w") as out:
    out.write("field\toperator\thave\twant\tholds\n")
    for field, op, have, want in sorted(rows[:4000], key=str):
        cells = [field, op, json.dumps(have), json.dumps(want), "yes" if holds(field, op, have, want) else "no"]
        out.write("\t".join(cells) + "\n")
