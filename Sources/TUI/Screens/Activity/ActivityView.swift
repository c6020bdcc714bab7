import ConfigSchema

/// The state of the activity screen.
struct ActivityView: Sendable {
  /// Nil until loaded.
  var report: ActivityReport?
  var property: ItemID?
  /// What is shown; nil = everything.
  var only: ActivityRun.Status?
  var list = ListState()
  var detailTop = 0
  /// Why the selected run happened, once somebody asked.
  var why: Why?
  /// What a second press of the same key would do.
  var armed: Armed?
  /// When it was asked for last, on the model's clock.
  var readAt = 0

  struct Why: Hashable, Sendable {
    var run: ItemID
    /// Nil while it is being looked up.
    var lines: [String]?
  }

  struct Armed: Hashable, Sendable {
    enum Deed: Hashable, Sendable { case again, cancel }
    var run: ItemID
    var deed: Deed
  }

  var selected: ActivityRun? {
    report.flatMap { $0.runs.indices.contains(list.selected) ? $0.runs[list.selected] : nil }
  }
}

extension Model {
  /// How many runs are shown.
  public static let activityPage = 100
  /// How long what is on the screen is good for: things happen by themselves.
  static let activityLasts = 2000

  mutating func loadActivity(isLook: Bool = false) {
    guard let property = session.property?.id else { return }
    activity.readAt = now
    emit(.loadActivity(property: property, only: activity.only), awaiting: isLook ? .glance : .activity)
  }

  mutating func show(_ report: ActivityReport) {
    let selected = activity.selected?.id
    (activity.report, activity.property) = (report, session.property?.id)
    // What a person looks at stays under the eyes when something new comes in above it.
    if let selected, activity.list.selected > 0, let index = report.runs.firstIndex(where: { $0.id == selected }) {
      activity.list.select(index)
    }
  }

  mutating func show(why lines: [String], of run: ItemID) {
    if activity.why?.run == run { activity.why?.lines = lines }
  }

  mutating func handleActivity(_ key: Key) {
    if key == .character("f") { return showOthers() }
    guard let run = activity.selected else {
      if key == .escape || key == .tab { screen = .chat }
      return
    }
    let layout = Panes(self).area(of: .activity, in: self).map { ActivityLayout(self, in: $0) }
    let armed = activity.armed
    activity.armed = nil
    if activity.list.handle(key, count: activity.report?.runs.count ?? 0, page: layout?.list.rows ?? 1) {
      (activity.detailTop, activity.why) = (0, nil)
      return
    }
    switch key {
    case .enter: askWhy(run)
    case .character(" "): activity.detailTop += 3
    case .character("r"): tryAgain(run, armed)
    case .character("c"): cancel(run, armed)
    case .escape, .tab: screen = .chat
    default: break
    }
  }

  /// Everything, then what waits, what is held and what was given up: what a person may have to see to.
  private mutating func showOthers() {
    let choices: [ActivityRun.Status?] = [nil, .pending, .held, .dead]
    let next = ((choices.firstIndex(of: activity.only) ?? 0) + 1) % choices.count
    activity = ActivityView(property: activity.property, only: choices[next])
    loadActivity()
  }

  private mutating func askWhy(_ run: ActivityRun) {
    activity.why = ActivityView.Why(run: run.id)
    emit(.lookUpWhy(run: run.id), awaiting: .why)
  }

  private mutating func tryAgain(_ run: ActivityRun, _ armed: ActivityView.Armed?) {
    guard run.canBeTriedAgain else { return say(.info, "Only what is held or was given up can be tried again.") }
    let deed = ActivityView.Armed(run: run.id, deed: .again)
    guard armed == deed else {
      activity.armed = deed
      return say(.info, "Press r again to have it done as soon as an engine comes to it: \(run.title).")
    }
    emit(.retryRun(run.id), awaiting: .runs)
  }

  private mutating func cancel(_ run: ActivityRun, _ armed: ActivityView.Armed?) {
    guard run.canBeCancelled else { return say(.info, "What is under way, done or cancelled cannot be cancelled.") }
    let deed = ActivityView.Armed(run: run.id, deed: .cancel)
    guard armed == deed else {
      activity.armed = deed
      return say(.warning, "Press c again to see to it that this never happens: \(run.title).")
    }
    emit(.cancelRun(run.id), awaiting: .runs)
  }
}
