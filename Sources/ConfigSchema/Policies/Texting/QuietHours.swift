/// TX1, TX2: texts between 9 pm and 8 am. 47 CFR 64.1200(c)(1); stricter state acts.
///
/// The sender holds a text that falls due at night until the window opens, so a warning asks whether it should be sent at
/// all then. A text that could only ever go out at night is a mistake.
struct QuietHours: Rule {
  let ids = ["TX1", "TX2"]

  /// Full hours in which a text may go out.
  private static let federal = TextWindow.hours
  private static let states: [String: Set<Int>] = [
    "FL": Set(8...19), "MD": Set(8...19), "WA": Set(8...19), "OK": Set(8...19), "CT": Set(9...19), "TX": Set(9...20),
  ]
  private static let morning = Set(0...11)

  func check(_ scene: Scene, _ report: inout Report) {
    let state = scene.facts.state?.uppercased() ?? ""
    scene.eachKnownAction { trigger, index, action, type in
      guard type.channel == .sms else { return }
      let spot = Spot.action(trigger, index, "delay_minutes")
      let hours = DueHours.of(action, in: trigger)
      if hours.isEmpty { return }
      let value = hours.count == 24 ? "any hour" : "hours " + hours.sorted().map(String.init).joined(separator: ", ")
      if hours.isDisjoint(with: Self.federal) {
        report.add(
          .block, ids[0], at: spot, value: value,
          "This text could only go out at night. Texts may go out 8 am to 9 pm where the person is.",
          fix: "Send an e-mail instead, or wait until the morning.")
        return
      }
      if !hours.isSubset(of: Self.federal) {
        report.add(
          .warn, ids[0], at: spot, value: value,
          "This text can fall due between 9 pm and 8 am, when texts may not go out; the sender holds it until the morning.",
          fix: "Let it run only between 8 am and 8 pm to drop it instead, or send an e-mail.")
      }
      checkState(state, hours, DueHours.canBeSunday(action, in: trigger), at: spot, value, &report)
    }
  }

  private func checkState(
    _ state: String, _ hours: Set<Int>, _ canBeSunday: Bool, at spot: Spot, _ value: String, _ report: inout Report
  ) {
    guard let window = Self.states[state] else { return }
    let isTexanSunday = state == "TX" && canBeSunday && !hours.isDisjoint(with: Self.morning)
    guard !hours.isSubset(of: window) || isTexanSunday else { return }
    report.add(
      .warn, ids[1], at: spot, value: value,
      "In \(state) the window for texts is shorter: \(window.min()!) am to \(window.max()! - 11) pm"
        + (state == "TX" ? ", on Sundays from noon." : "."),
      fix: "Narrow the hours it may run in" + (isTexanSunday ? ", and leave out Sunday mornings." : "."))
  }
}
