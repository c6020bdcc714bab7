import ConfigSchema

@testable import TUI
@testable import TUIDemo

extension Sample {
  /// What the sample's proposal would have done.
  static let lastMonth: BackTestReport = {
    var events = BackTestReport.EventCounts()
    (events.recorded, events.rebuilt) = (1204, 310)
    var welcome = TriggerCounts(
      isActive: true, hasConditions: true,
      actions: [ActionCounts(id: ItemID("x3"), type: "send_sms"), ActionCounts(id: ItemID("x4"), type: "create_task")])
    (welcome.looked, welcome.fired, welcome.unknown, welcome.leads) = (60, 14, 2, 13)
    (welcome.actions[0].planned, welcome.actions[0].done, welcome.actions[0].atNight) = (14, 14, 3)
    (welcome.actions[1].planned, welcome.actions[1].done, welcome.actions[1].dropped) = (14, 9, 5)
    var missed = TriggerCounts(
      isActive: true, hasConditions: false, actions: [ActionCounts(id: ItemID("x1"), type: "send_sms")])
    (missed.looked, missed.fired, missed.leads) = (4, 4, 4)
    (missed.actions[0].planned, missed.actions[0].done) = (4, 4)
    let paused = TriggerCounts(
      isActive: false, hasConditions: false, actions: [ActionCounts(id: ItemID("x2"), type: "create_task")])
    var (before, after) = (BackTestReport.Totals(), BackTestReport.Totals())
    (before.fires, before.actions, before.texts, before.leads) = (4, 4, 4, 4)
    (after.fires, after.actions, after.texts, after.leads, after.textsAtNight) = (18, 27, 18, 16, 3)
    after.busiest = BackTestReport.Busiest(lead: ItemID("l1"), name: "Ada Abara", day: "2026-02-11", touches: 2)
    return BackTestReport(
      property: property.id, propertyName: property.name,
      window: BackTestReport.Window(
        days: 30, from: "2026-01-31 09:00", to: "2026-03-02 09:00", recordedSince: "2026-02-08 14:10"),
      events: events,
      triggers: [
        TriggerEffect(
          id: noShow.id, name: noShow.name, event: noShow.eventType, before: missed, after: missed),
        TriggerEffect(id: ItemID("t3"), name: "Welcome text", event: "lead_created", before: nil, after: welcome),
        TriggerEffect(id: ItemID("t2"), name: "Review request", event: "tour_completed", before: paused, after: nil),
      ],
      transitions: [TransitionEffect(pipeline: pipeline.id, name: pipeline.name, before: 21, after: 21)],
      before: before, after: after, actions: BackTestReport.ActionBalance(added: 23, same: 4),
      timelines: [
        LeadTimeline(
          lead: ItemID("l1"), name: "Ada Abara",
          entries: [
            .init(at: "2026-02-11 21:40", kind: .event, text: "a lead arrives"),
            .init(at: "2026-02-11 21:40", kind: .onlyAfter, text: "send a text: “Hi Ada, thanks for asking.”"),
            .init(at: "2026-02-11 22:40", kind: .onlyAfter, text: "create a task: “Call the lead”"),
          ])
      ],
      gaps: [BackTestReport.Gap(.conditions, count: 2)])
  }()
}

extension Work {
  var isBackTest: Bool { if case .backTest = self { true } else { false } }
}
