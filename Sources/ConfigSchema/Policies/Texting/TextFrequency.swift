/// TX3: more than three texts to a person in 24 hours. Fla. Stat. 501.059; Oklahoma 2022; good manners elsewhere.
struct TextFrequency: Rule {
  let ids = ["TX3"]
  private let limit = 3
  private let day = 1_440

  func check(_ scene: Scene, _ report: inout Report) {
    let isLaw = ["FL", "OK"].contains(scene.facts.state?.uppercased() ?? "")
    for trigger in scene.triggers {
      let texts = Sending.all(of: trigger, scene.catalogue).filter { $0.channel == .sms }.sorted { $0.due < $1.due }
      guard texts.count > limit else { continue }
      for first in 0..<(texts.count - limit) where texts[first + limit].due - texts[first].due < day {
        report.add(
          isLaw ? .block : .warn, ids[0], at: .action(trigger, texts[first + limit].index, "delay_minutes"),
          value: String(texts.count), "More than three texts would reach the same person within a day.",
          fix: "Spread them out, or send e-mails.")
        break
      }
    }
  }
}
