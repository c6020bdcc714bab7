/// The line that says a proposal waits. It never takes the keys.
enum Banner {
  static func line(_ model: Model) -> Line? {
    guard let newest = model.pending.last, model.screen == .chat else { return nil }
    let changes = Count.of(newest.changeCount, "change")
    let what =
      model.pending.count == 1
      ? "Proposal waiting: \(changes)" : "\(model.pending.count) proposals waiting, the newest with \(changes)"
    return Line([Span(" \(what) — press ", .banner), Span("F2", .key), Span(" to review ", .banner)])
  }
}

/// Numbers with their noun.
enum Count {
  /// "1 change", "3 changes".
  static func of(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(Chip.grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
