/// A delayed message that goes out even when the person has toured, leased or said no in the meantime.
struct DelayedWithoutStop: Rule {
  let ids = ["no_stop_rule"]
  /// Minutes within which little can happen.
  private let soon = 60

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      guard type.channel == .sms || type.channel == .email, action.delayMinutes >= soon,
        !StopRule.exists(in: action.onlyIf)
      else { return }
      report.add(
        .warn, ids[0], at: .action(trigger, index, "only_if"), value: String(action.delayMinutes),
        "This message goes out later whatever happens in between, even to someone who has leased.",
        fix: "Send it only if lead.status is not in leased, lost (before a tour also tour_booked, toured).")
    }
  }
}
