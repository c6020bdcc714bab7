/// TX1, TX2: texts between 9 pm and 8 am. 47 CFR 64.1200(c)(1); stricter state acts.
struct QuietHours: Rule {
  let ids = ["TX1", "TX2"]

  /// Full hours in which a text may go out.
  private static let federal = Set(8...20)
  private static let states: [String: Set<Int>] = [
    "FL": Set(8...19), "MD": Set(8...19), "WA": Set(8...19), "OK": Set(8...19), "CT": Set(9...19), "TX": Set(9...20),
  ]

  func check(_ scene: Scene, _ report: inout Report) {
    let state = scene.facts.state?.uppercased() ?? ""
    scene.eachKnownAction { trigger, index, action, type in
      guard type.channel == .sms else { return }
      let spot = Spot.action(trigger, index, "delay_minutes")
      let hours = Self.hours(of: action, in: trigger)
      let value = "hours " + hours.sorted().map(String.init).joined(separator: ", ")
      let isRestricted = hours.count < 24
      if hours.isEmpty { return }
      if hours.isDisjoint(with: Self.federal) {
        report.add(
          .block, ids[0], at: spot, value: value,
          "This text could only go out at night. Texts may go out 8 am to 9 pm where the person is.",
          fix: "Send an e-mail instead, or wait until the morning.")
      } else if isRestricted, !hours.isSubset(of: Self.federal) {
        report.add(
          .warn, ids[0], at: spot, value: value,
          "Part of these texts would fall between 9 pm and 8 am, when texts may not go out.",
          fix: "Keep time.local_hour between 8 and 20, or send an e-mail.")
      } else if !isRestricted {
        report.add(
          .note, ids[0], at: spot, value: "any hour",
          "Texts that fall due between 9 pm and 8 am are not sent at that time.")
      }
      if isRestricted, let window = Self.states[state], hours.isSubset(of: Self.federal), !hours.isSubset(of: window) {
        report.add(
          .warn, ids[1], at: spot, value: value,
          "In \(state) the window for texts is shorter: \(window.min()!) to \(window.max()! + 1) o'clock"
            + (state == "TX" ? ", on Sundays from noon." : "."), fix: "Narrow time.local_hour.")
      }
    }
  }

  /// The hours at which the action may be done, from the hours of its event, its delay and its own conditions.
  static func hours(of action: Action, in trigger: Trigger) -> Set<Int> {
    let start = (0...23).filter { allows($0, trigger.conditions) }
    let (whole, rest) = TimeLimits.clamped(action.delayMinutes).quotientAndRemainder(dividingBy: 60)
    var due: Set<Int> = []
    for hour in start {
      due.insert((hour + whole) % 24)
      if rest > 0 { due.insert((hour + whole + 1) % 24) }
    }
    return due.filter { allows($0, action.onlyIf) }
  }

  private static func allows(_ hour: Int, _ conditions: [Condition]) -> Bool {
    conditions.allSatisfy {
      $0.field != "time.local_hour" || Matcher.holds($0, for: .number(JSONNumber(hour)))
    }
  }
}
