import ConfigSchema

/// An automation as it was understood, before it becomes operations.
struct RuleDraft: Sendable {
  var event: EventSense
  /// The number the event needs, in the unit of its field.
  var measure: Double?
  /// Conditions the person named: sources, hours, weekdays, …
  var conditions: [Condition] = []
  var actions: [ActionDraft] = []
  /// The sentences it rests on.
  var sentences: [Sentence] = []
  /// A name the person gave it (the title of a table row, the words before a colon).
  var name: String?
  /// Meant for everybody whom the other rules of the request leave out.
  var isForOthers = false
  /// The words of a moment that nobody understood; the event is only a guess then, and has to be asked for.
  var unknownMoment: String?
  /// Words that say something about it, nobody knows what.
  var unread: [String] = []
  /// A restriction on the lead's status at the event ("who have not leased").
  var statusFilter: [String] = []

  /// Days that were named so that none of them is left out.
  private(set) var includedDays: Set<String> = []

  /// "Weekends too.": the days it is limited to, and these. On all seven it is not limited.
  mutating func widen(to days: [String]) {
    includedDays.formUnion(days)
    guard let index = conditions.firstIndex(where: { $0.field == "time.weekday" && $0.op == .isIn }) else { return }
    let all = Set((conditions[index].value.array ?? []).compactMap(\.string) + days)
    includedDays.formUnion(all)
    if all.count < 7 {
      conditions[index] = ConditionReader.list("time.weekday", .isIn, Weekdays.sorted(all))
    } else {
      conditions.remove(at: index)
    }
  }

  /// Two drafts with the same key become one trigger.
  var key: String { "\(event.type)|\(event.conditions)|\(conditions)|\(measure ?? -1)|\(statusFilter)|\(isForOthers)" }
}

/// One action of a rule.
struct ActionDraft: Sendable {
  var kind: ActionKind
  var isCall = false
  /// Minutes from the event.
  var delay = 0
  var hasDelay = false
  /// What it should say or be about, in the person's words.
  var content = ""
  /// Words to be used exactly as given.
  var exact: String?
  var subject: String?
  var dueInHours: Double?
  var priority: String?
  var address: String?
  /// The stage or status to move to.
  var stage: String?
  /// The name or role a task is for.
  var assignee: String?
  /// Statuses that stop it; nil = the usual ones.
  var stops: [String]?
  /// Runs only while the lead is still in this status.
  var onlyWhile: String?
  var sentence: Sentence

  /// Takes over what a second mention of the same action says in addition.
  mutating func complete(with more: ActionDraft) {
    if content.isEmpty || isCall { content = more.content.isEmpty ? content : more.content }
    exact = exact ?? more.exact
    subject = subject ?? more.subject
    dueInHours = more.dueInHours ?? dueInHours
    priority = more.priority ?? priority
    address = address ?? more.address
    assignee = assignee ?? more.assignee
  }
}
