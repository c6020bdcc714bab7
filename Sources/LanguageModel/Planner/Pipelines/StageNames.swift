/// What the name of a stage tells about it.
enum StageNames {
  /// The name without what stands in parentheses: `Toured (48 hr)` is `Toured`.
  static func bare(_ label: String) -> String {
    let cut = label.prefix { $0 != "(" && $0 != "[" }
    return String(cut).trimmed.nonEmpty ?? label.trimmed
  }

  /// The platform's lead status that a stage of this name usually stands for, or nil.
  static func status(for name: String) -> String? {
    let words = Names.words(name).joined(separator: " ")
    return statuses.first { $0.names.contains { matches(words, $0) } }?.status
  }

  private static func matches(_ words: String, _ name: String) -> Bool {
    name.hasPrefix("=") ? words == name.dropFirst() : (" " + words + " ").contains(" " + name + " ")
  }

  /// In this order; names in the comparable form of ``Names``; `=` stands for the whole name.
  private static let statuses: [(status: String, names: [String])] = [
    (
      "lost",
      [
        "lost", "closed", "dead", "declined", "not year", "gone", "fell out", "passed", "withdrawn", "=cold",
        "disqualified", "closed lost", "not interested", "dropped", "ineligible",
      ]
    ),
    (
      "leased",
      [
        "leased", "=lease", "lease sign", "=sign", "moved", "move in", "=move", "movein", "resident", "lease execute",
        "=won", "signed lease",
        "sign lease", "pre leased", "=closed won",
      ]
    ),
    (
      "toured",
      [
        "toured", "after show", "after tour", "tour complete", "tour completed", "tour done", "viewed", "post tour",
        "tour taken", "showed",
      ]
    ),
    (
      "tour_booked",
      [
        "tour booked", "booked tour", "tour upcoming", "=tour", "private tour", "hard hat tour", "tour confirm",
        "tour plan", "tour on calendar", "show booked", "booked", "tour calendar",
      ]
    ),
    (
      "contacted",
      [
        "contacted", "conversation", "discovery", "first call", "reached", "in touch", "working", "engaged",
        "pre qualified", "qualified", "talk", "connected", "nurture", "nurturing",
      ]
    ),
    (
      "new",
      [
        "new", "=lead", "introduction", "interest list", "lead card", "pre application", "=new lead", "fresh",
        "incoming",
      ]
    ),
  ]
}
