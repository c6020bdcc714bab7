#!/usr/bin/env python3
"""Writes fixtures/stages.json: what the evaluation's judge makes of small stories about stages. usage: stage-fixture.py [JUDGE.py]

A story is a configuration, events in minutes from the start, and what follows: actions and automatic moves, and where the lead ends.
"""
import importlib.util, json, random, sys
from datetime import datetime, timedelta

spec = importlib.util.spec_from_file_location("judge", sys.argv[1] if len(sys.argv) > 1 else "fixtures/evals/judge.py")
judge = importlib.util.module_from_spec(spec)
spec.loader.exec_module(judge)

START = datetime(2030, 6, 3, 10, 0)
HORIZON_DAYS = 12


def stage(name, status=None, to=None, event=None, hours=None, sla=None):
    move = {"event_type": event, "after_hours": hours, "to_stage": to} if to else None
    return {"name": name, "sla_hours": sla, "lead_status": status, "auto_transition": move}


def pipeline(name, *stages, default=True):
    return {"name": name, "pipeline_type": "lead", "is_default": default, "stages": [dict(s, order=i) for i, s in enumerate(stages)]}


def trigger(name, event, *actions, conditions=()):
    return {"name": name, "event_type": event, "is_active": True, "conditions": list(conditions), "actions": [dict(a, execution_order=i) for i, a in enumerate(actions)]}


def action(kind, minutes=0, only_if=(), **config):
    if only_if:
        config["only_if"] = list(only_if)
    return {"action_type": kind, "delay_minutes": minutes, "action_config": config}


def note(minutes=0, only_if=()):
    return action("add_note", minutes, only_if, description="noted")


def move(to, minutes=0, only_if=()):
    return action("update_stage", minutes, only_if, to_status=to)


def cond(field, op, value=None):
    return {"field": field, "operator": op, "value": value}


def event(at, kind, status=None, **payload):
    e = {"at": at, "event_type": kind, "payload": payload}
    if status:
        e["status"] = status
    return e


def config(*items):
    return {"pipelines": [i for i in items if "stages" in i], "triggers": [i for i in items if "actions" in i]}


HOUR, DAY = 60, 1440
NEW, CONTACTED, TOUR, TOURED = stage("New", "new"), stage("Contacted", "contacted"), stage("Tour set", "tour_booked"), stage("Toured", "toured")
LEASED, LOST = stage("Leased", "leased"), stage("Lost", "lost")
ARRIVES = event(0, "lead_created")
CHANGES = lambda at, status: event(at, "lead_status_changed", status)

STORIES = {
    "a stage moves leads on by an event": (config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed"), TOURED)), [ARRIVES, CHANGES(61, "tour_booked"), event(125, "tour_completed")]),
    "in another stage the event moves nothing": (config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed"), TOURED)), [ARRIVES, event(125, "tour_completed")]),
    "a trigger that moves the lead at once comes first": (
        config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed"), TOURED, LOST), trigger("T1", "tour_completed", move("Lost"))),
        [ARRIVES, CHANGES(61, "tour_booked"), event(125, "tour_completed")]),
    "a trigger that moves the lead later finds it moved on": (
        config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed"), TOURED, LOST),
               trigger("T1", "tour_completed", move("Lost", 2 * HOUR, [cond("lead.stage", "eq", "Toured")]))),
        [ARRIVES, CHANGES(61, "tour_booked"), event(125, "tour_completed")]),
    "hours after an event": (config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed", 6), TOURED)), [ARRIVES, CHANGES(61, "tour_booked"), event(125, "tour_completed")]),
    "hours after an event are off when the lead moves meanwhile": (
        config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed", 6), TOURED, LOST)),
        [ARRIVES, CHANGES(61, "tour_booked"), event(125, "tour_completed"), CHANGES(187, "lost")]),
    "hours in a stage": (config(pipeline("P", stage("New", "new", "Cold", hours=48), stage("Cold"), LOST)), [ARRIVES]),
    "hours in a stage begin anew with each stay": (
        config(pipeline("P", stage("New", "new", "Lost", hours=48), CONTACTED, LOST)), [ARRIVES, CHANGES(DAY + 1, "contacted"), CHANGES(DAY + 62, "new")]),
    "a way through three stages by hours": (config(pipeline("P", stage("New", "new", "Warm", hours=5), stage("Warm", None, "Cold", hours=7), stage("Cold", None, "Lost", hours=11), LOST)), [ARRIVES]),
    "a status puts the lead back from a stage of our own": (
        config(pipeline("P", stage("New", "new", "Waiting", hours=5), stage("Waiting", None, "Lost", hours=48), CONTACTED, LOST)), [ARRIVES, CHANGES(DAY + 1, "contacted")]),
    "a status without a stage ends the stay": (config(pipeline("P", NEW, stage("Contacted", "contacted", "Lost", hours=48), LOST)), [ARRIVES, CHANGES(61, "contacted"), CHANGES(122, "tour_booked")]),
    "what a move brings about sets off triggers": (
        config(pipeline("P", NEW, stage("Tour set", "tour_booked", "Toured", "tour_completed"), TOURED),
               trigger("T1", "lead_status_changed", note(), note(3 * HOUR), conditions=[cond("payload.to_status", "eq", "toured")])),
        [ARRIVES, CHANGES(61, "tour_booked"), event(125, "tour_completed")]),
    "moves that go round end": (
        config(pipeline("P", NEW, stage("Contacted", "contacted", "Toured", "lead_status_changed"), stage("Toured", "toured", "Contacted", "lead_status_changed"))), [ARRIVES, CHANGES(61, "contacted")]),
    "a move at the moment of a run comes first": (
        config(pipeline("P", NEW, stage("Contacted", "contacted", "Lost", hours=48), LOST), trigger("T1", "lead_status_changed", note(2 * DAY, [cond("lead.stage", "eq", "Contacted")]), conditions=[cond("payload.to_status", "eq", "contacted")])),
        [ARRIVES, CHANGES(61, "contacted")]),
    "a follow-up stops when the stage is left": (
        config(pipeline("P", NEW, CONTACTED, TOUR), trigger("T1", "lead_created", note(DAY, [cond("lead.stage", "eq", "New")]))), [ARRIVES, CHANGES(61, "contacted")]),
    "conditions know the stage by the status that has just changed": (
        config(pipeline("P", NEW, CONTACTED), trigger("T1", "lead_status_changed", note(), conditions=[cond("lead.stage", "eq", "Contacted")]), trigger("T2", "lead_created", note(), conditions=[cond("lead.stage", "eq", "New")])),
        [ARRIVES, CHANGES(61, "contacted")]),
    "a stage of another pipeline is left as well": (
        config(pipeline("P", NEW, CONTACTED), pipeline("Q", stage("Applied", "toured", "Signed", "lead_engaged"), stage("Signed", "leased"), default=False)),
        [ARRIVES, CHANGES(61, "toured"), event(122, "lead_engaged"), CHANGES(183, "contacted"), event(244, "lead_engaged")]),
}


def random_story(rng):
    statuses = ["new", "contacted", "tour_booked", "toured", "leased", "lost"]
    tied = ["new"] + rng.sample(statuses[1:], rng.randint(1, 4))
    names = {s: s.replace("_", " ").title() for s in tied}
    own = rng.sample(["Waiting", "Warm", "Cold"], rng.randint(0, 2))
    order = [(names[s], s) for s in tied] + [(n, None) for n in own]
    stages = []
    for name, status in order:
        others = [n for n, _ in order if n != name]
        kind = rng.choice(["none", "event", "hours", "both", "none"])
        stages.append(stage(name, status, rng.choice(others) if kind != "none" else None,
                            rng.choice(["tour_completed", "lead_engaged", "message_received", "lead_status_changed"]) if kind in ("event", "both") else None,
                            rng.choice([3, 7, 25, 49]) if kind in ("hours", "both") else None))
    triggers = []
    for i, kind in enumerate(rng.sample(["lead_created", "lead_status_changed", "tour_completed", "lead_engaged"], rng.randint(0, 3))):
        conditions = [cond("lead.stage", rng.choice(["eq", "neq"]), rng.choice(order)[0])] if rng.random() < 0.4 else []
        actions = [note()] if rng.random() < 0.5 else []
        if kind != "lead_status_changed":
            actions.append(move(names[rng.choice(tied)], rng.choice([0, 0, 2 * HOUR + 5])))
        actions.append(note(rng.choice([4, 13, 31]) * HOUR + 10, [cond("lead.stage", rng.choice(["eq", "neq"]), rng.choice(order)[0])]))
        triggers.append(trigger("T%d" % (i + 1), kind, *actions, conditions=conditions))
    events, at, status = [ARRIVES], 0, "new"
    for i in range(rng.randint(2, 6)):
        at += rng.choice([1, 3, 8, 26]) * HOUR + 1
        if rng.random() < 0.5:
            events.append(event(at, "lead_status_changed", rng.choice(statuses)))
        else:
            events.append(event(at, rng.choice(["tour_completed", "lead_engaged", "message_received"])))
    return config(pipeline("P", *stages), *triggers), events


def tell(cfg, events):
    """The judge's story; None when a status would change to what it is (nothing happens then on the platform)."""
    trace, statuses = [], []
    for e in events:
        t = {"at": (START + timedelta(minutes=e["at"])).isoformat(), "event_type": e["event_type"], "payload": dict(e["payload"])}
        if e.get("status"):
            t["set"] = {"lead.status": e["status"]}
        trace.append(t)
    world = judge.World(cfg, {"name": "North"}, {"events": trace, "horizon_days": HORIZON_DAYS})
    pointless = []
    plain = world.set_fields

    def watched(fields):
        if fields and fields.get("lead.status") == world.lead.get("status"):
            pointless.append(True)
        plain(fields)
    world.set_fields = watched
    log = world.run()
    if pointless:
        return None
    end = START + timedelta(minutes=events[-1]["at"]) + timedelta(days=HORIZON_DAYS)
    happened = [[int((a["at"] - START).total_seconds() // 60), a["action_type"], a["trigger"] or "moves to " + a["config"]["to_stage"]] for a in log]
    last = world.stage()
    return {"end": int((end - START).total_seconds() // 60), "happened": sorted(happened), "status": world.lead["status"], "stage": last["name"] if last else None}


stories = []
for name, (cfg, events) in STORIES.items():
    told = tell(cfg, events)
    assert told, name
    stories.append(dict(name=name, config=cfg, events=events, **told))
rng = random.Random(20300603)
while len(stories) < len(STORIES) + 60:
    cfg, events = random_story(rng)
    told = tell(cfg, events)
    if told and len(told["happened"]) < 40:
        stories.append(dict(name="drawn %d" % (len(stories) - len(STORIES) + 1), config=cfg, events=events, **told))
with open("fixtures/stages.json", "w") as out:
    out.write("[\n" + ",\n".join(json.dumps(s) for s in stories) + "\n]\n")
print(len(stories), "stories,", sum(len(s["happened"]) for s in stories), "happenings")
