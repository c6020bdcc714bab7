import ConfigSchema

@testable import TUI
@testable import TUIDemo

extension Sample {
  /// One run of every kind.
  static let activity = ActivityReport(
    runs: [
      ActivityRun(
        id: ItemID("r1"), status: .pending, action: "create_task", automation: "Welcome", event: "lead_created",
        lead: "Ada Abara", due: "2026-03-02 15:00"),
      ActivityRun(
        id: ItemID("r2"), status: .held, action: "send_sms", automation: "Welcome", event: "lead_created",
        lead: "Ben Brook", due: "2026-03-02 14:00", reason: "no way of sending texts is set up"),
      ActivityRun(
        id: ItemID("r3"), status: .done, action: "add_note", automation: "Welcome", event: "lead_created",
        lead: "Ada Abara", due: "2026-03-02 13:58", finished: "2026-03-02 13:58"),
      ActivityRun(
        id: ItemID("r4"), status: .dead, action: "webhook", automation: "Tell the desk", event: "tour_scheduled",
        due: "2026-03-01 09:00", finished: "2026-03-01 09:40", reason: "desk.example.test answered 500", attempts: 8),
      ActivityRun(
        id: ItemID("r5"), status: .cancelled, action: "send_email", automation: "Follow up", event: "lead_stale",
        lead: "Cleo Chang", due: "2026-03-01 08:00", finished: "2026-03-01 08:00",
        reason: "its trigger was switched off"),
    ], lastEvent: "a lead arrives, 2026-03-02 14:00", waitingEvents: 2, isCapturing: true)

  static let tasks = [
    TaskEntry(
      id: ItemID("k1"), title: "Call the lead", description: "She asked twice.", assignedTo: "Maria", lead: "Ada Abara",
      due: "2026-03-01 09:00", isOverdue: true),
    TaskEntry(id: ItemID("k2"), title: "Order keys", due: "2026-03-04 09:00"),
    TaskEntry(id: ItemID("k3"), title: "Water the plants"),
  ]
}

extension Program {
  mutating func openActivity(_ report: ActivityReport = Sample.activity) {
    press(.function(6))
    answer(.activity(report), to: \.isLookAtActivity)
  }

  mutating func openTasks(_ tasks: [TaskEntry] = Sample.tasks) {
    press(.function(7))
    answer(.tasks(tasks), to: \.isLookAtTasks)
  }
}

extension Work {
  var isLookAtActivity: Bool { if case .loadActivity = self { true } else { false } }
  var isLookAtTasks: Bool { if case .loadTasks = self { true } else { false } }
}
