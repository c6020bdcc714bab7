/// TX10: what a text to the wrong person costs. 47 USC 227(b)(3).
///
/// Stands beside the other findings on texts, so its rule comes after theirs.
struct TextDamages: Rule {
  let ids = ["TX10"]

  private static let grounds: Set = ["TX1", "TX4", "TX5", "TX7", "TX8"]

  func check(_ scene: Scene, _ report: inout Report) {
    let reported = report.findings.filter {
      Self.grounds.contains($0.rule) && ($0.rule != "TX1" || $0.severity == .block)
    }
    let items = Set(reported.compactMap(\.item))
    scene.eachKnownAction { trigger, index, action, type in
      guard type.channel == .sms, items.contains(action.id) else { return }
      report.add(
        .note, ids[0], at: .action(trigger, index, "action_type"), value: action.type,
        "A person who should not have been texted can claim $500 for each message, up to $1,500 when it was willful.")
    }
  }
}
