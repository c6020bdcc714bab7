import Testing

@testable import ConfigSchema

@Suite("A back-test in words") struct BackTestWordsTests {
  private static let action = Action(id: ItemID("a1"), type: "send_sms", config: ["body": "Hi"])
  private static let trigger = Trigger(id: ItemID("t1"), name: "Welcome", eventType: "lead_created", actions: [action])

  private static func counts(
    fired: Int, looked: Int = 20, unknown: Int = 0, done: Int? = nil, night: Int = 0, isActive: Bool = true,
    hasConditions: Bool = true
  ) -> TriggerCounts {
    var action = ActionCounts(id: Self.action.id, type: Self.action.type)
    (action.planned, action.done, action.atNight) = (fired, done ?? fired, night)
    action.dropped = fired - (done ?? fired)
    action.leads = done ?? fired
    var counts = TriggerCounts(isActive: isActive, hasConditions: hasConditions, actions: [action])
    (counts.looked, counts.fired, counts.unknown, counts.leads) = (looked, fired, unknown, fired)
    return counts
  }

  private static func report(
    _ before: TriggerCounts?, _ after: TriggerCounts?, gaps: [BackTestReport.Gap] = []
  ) -> BackTestReport {
    var totals = BackTestReport.Totals()
    totals.actions = after?.actions[0].done ?? 0
    totals.texts = totals.actions
    return BackTestReport(
      property: ItemID("p"), propertyName: "Maple Yard",
      window: BackTestReport.Window(days: 30, from: "2026-03-01 09:00", to: "2026-03-31 09:00", recordedSince: nil),
      events: BackTestReport.EventCounts(),
      triggers: [
        TriggerEffect(id: trigger.id, name: trigger.name, event: trigger.eventType, before: before, after: after)
      ],
      transitions: [TransitionEffect(pipeline: ItemID("pipe"), name: "Leasing", before: 1, after: 4)],
      before: BackTestReport.Totals(), after: totals,
      actions: BackTestReport.ActionBalance(added: totals.actions), timelines: [], gaps: gaps)
  }

  private static func change(_ kind: Change.Kind, owner: ItemID = trigger.id) -> Change {
    Change(id: "x", owner: owner, ownerName: "Welcome", kind: kind)
  }

  @Test("what each change would have meant, in one sentence")
  func impacts() {
    func text(_ kind: Change.Kind, _ before: TriggerCounts?, _ after: TriggerCounts?) -> String? {
      ImpactWords(Self.report(before, after)).text(Self.change(kind))
    }
    let created = Change.Kind.triggerCreated(Self.trigger)
    #expect(
      text(created, nil, Self.counts(fired: 14, night: 3))
        == "Would have started 14 times for 14 leads; 3 texts would have fallen into quiet hours.")
    #expect(
      text(created, nil, Self.counts(fired: 1, done: 0))
        == "Would have started once for 1 lead; none of its 1 action would have been done.")
    #expect(
      text(created, nil, Self.counts(fired: 0))
        == "Would never have started: 20 events of the kind, and the conditions never held.")
    #expect(text(created, nil, Self.counts(fired: 0, looked: 0)) == "Nothing of the kind happened in those days.")
    #expect(
      text(created, nil, Self.counts(fired: 0, unknown: 4)) == "Nothing is certain; for 4 events it cannot be known.")
    #expect(
      text(.triggerDeleted(Self.trigger), Self.counts(fired: 2), nil)
        == "Started twice for 2 leads in those days; none of its 2 actions would have been done.")
    #expect(
      text(.triggerConditionsChanged(from: [], to: []), Self.counts(fired: 9), Self.counts(fired: 4, unknown: 1))
        == "Would have started 4 times instead of 9 times for 4 leads; for 1 more event it cannot be known.")
    #expect(text(.triggerRenamed(from: "a", to: "b"), Self.counts(fired: 9), Self.counts(fired: 9)) == nil)
    #expect(
      text(
        .actionDelayChanged(Self.action.id, type: "send_sms", from: 0, to: 60), Self.counts(fired: 9),
        Self.counts(fired: 9, done: 7))
        == "Would have been done 7 times instead of 9 times for 7 leads; dropped twice because of its conditions.")
  }

  @Test("a move between stages tells how often leads would have moved")
  func pipelines() {
    let kind = Change.Kind.stageTransitionChanged(ItemID("s"), name: "New", from: nil, to: nil)
    let change = Self.change(kind, owner: ItemID("pipe"))
    #expect(
      ImpactWords(Self.report(nil, nil)).text(change)
        == "Leads would have moved by themselves 4 times instead of once.")
  }

  @Test("rules that never or always hold are pointed out, and so is what cannot be known")
  func sections() {
    func lines(_ report: BackTestReport, _ title: String) -> [String] {
      BackTestWords(report).sections.first { $0.title == title }?.lines ?? []
    }
    let gaps = [
      BackTestReport.Gap(.lastContact, count: 3),
      BackTestReport.Gap(.clockEvent, subject: "metric_goal_missed", count: 1),
    ]
    let never = Self.report(nil, Self.counts(fired: 0), gaps: gaps)
    #expect(lines(never, "Rules to look at") == ["“Welcome” never started, although it could have 20 times."])
    #expect(
      lines(never, "What cannot be known") == [
        "For 3 leads it is not known when they had been contacted before.",
        "Whether a marketing goal is missed cannot be worked out afterwards; only what was recorded counts.",
      ])
    let always = Self.report(nil, Self.counts(fired: 20))
    #expect(lines(always, "Rules to look at") == ["“Welcome” started every time: its conditions made no difference."])
    #expect(
      lines(always, "Automations") == [
        "“Welcome”: new, would have started 20 times for 20 leads: send a text 20 times."
      ])
  }

  @Test("numbers read as people say them")
  func counts() {
    #expect([0, 1, 2, 3, 1200].map(Count.times) == ["never", "once", "twice", "3 times", "1,200 times"])
    #expect(Count.of(1, "lead") == "1 lead" && Count.of(12_345, "lead") == "12,345 leads")
  }
}
