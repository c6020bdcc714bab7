import ConfigSchema

/// A reply that is to be mended, and what is wrong with it, with nothing in it that the first request kept out of sight.
struct CorrectionText: Sendable {
  /// Tokens for the text of the reply.
  static let budget = 16_000

  let phrases: Phrases

  /// The reply as the model is shown it: whole when it fits, else the failing operations with their numbers.
  func reply(_ correction: Correction, _ redactor: inout Redactor) -> String {
    let reply = redactor.again(correction.reply)
    guard TokenEstimate.tokens(reply) > Self.budget else { return reply }
    let changes = (try? JSONParser.parse(reply))?["changes"]?.array ?? []
    let failing = correction.operations.filter(changes.indices.contains)
    guard !failing.isEmpty else { return reply.beginning(tokens: Self.budget) + " …" }
    var left = Self.budget
    let lines = failing.compactMap { number -> String? in
      let line = "changes[\(number)]: \(changes[number].text())"
      left -= TokenEstimate.tokens(line)
      return left < 0 ? nil : line
    }
    return ([phrases["reply_cut"]] + lines).joined(separator: "\n")
  }

  func findings(_ correction: Correction, _ redactor: inout Redactor) -> String {
    var lines: [String] = []
    for finding in correction.findings {
      let fix = finding.fix.map { " " + $0 } ?? ""
      let value = finding.value.isEmpty ? "" : " (\(finding.value))"
      lines.append(redactor.again("- \(finding.path): \(finding.message)\(value)\(fix) [\(finding.rule)]"))
    }
    let findings = lines.joined(separator: "\n")
    if correction.operations.isEmpty { return phrases["correction_whole", ["findings": findings]] }
    let operations = correction.operations.map { "changes[\($0)]" }.joined(separator: ", ")
    return phrases["correction", ["findings": findings, "operations": operations]]
  }
}
