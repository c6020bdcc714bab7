/// Messages that carriers refuse or cut.
struct MessageLength: Rule {
  let ids = ["message_length"]
  /// Characters: ten joined text messages; what mail programs show of a subject; a generous page.
  private let limits: [(action: String, parameter: String, block: Int)] = [
    ("send_sms", "body", 1_600), ("send_email", "subject", 250), ("send_email", "body", 100_000),
  ]

  func check(_ scene: Scene, _ report: inout Report) {
    let shortest = limits.map(\.block).min() ?? 0
    scene.eachText { text in
      if text.text.utf8.count <= shortest { return }
      let parameter = text.isBody ? "body" : text.parameter.name
      guard let limit = limits.first(where: { $0.action == text.type.name && $0.parameter == parameter }),
        text.text.utf8.count > limit.block, text.text.count > limit.block
      else { return }
      report.add(
        .block, ids[0], at: text.spot, value: text.text,
        "The \(text.parameter.title) is longer than \(limit.block) characters and would not arrive whole.",
        fix: "Shorten it.")
    }
  }
}
