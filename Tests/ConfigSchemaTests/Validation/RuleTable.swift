import Testing

@testable import ConfigSchema

/// One rule with a configuration it accepts and one it rejects.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let severity: Finding.Severity
  let bad: Configuration
  let good: Configuration
  /// Where the finding must point, when that matters.
  var path: String?
  /// What the fix must say, when that matters.
  var fix: String?
  var state = PropertyState(facts: Samples.property())

  var testDescription: String { "\(rule) \(path ?? "")" }

  init(
    _ rule: String, _ severity: Finding.Severity = .block, bad: Configuration, good: Configuration,
    path: String? = nil, fix: String? = nil, state: PropertyState = PropertyState(facts: Samples.property())
  ) {
    (self.rule, self.severity, self.bad, self.good) = (rule, severity, bad, good)
    (self.path, self.fix, self.state) = (path, fix, state)
  }

  /// A case about single triggers.
  init(
    _ rule: String, _ severity: Finding.Severity = .block, bad: Trigger, good: Trigger, path: String? = nil,
    fix: String? = nil, state: PropertyState = PropertyState(facts: Samples.property())
  ) {
    self.init(
      rule, severity, bad: Configuration(triggers: [bad]), good: Configuration(triggers: [good]), path: path, fix: fix,
      state: state)
  }

  /// A case about single pipelines.
  init(
    _ rule: String, _ severity: Finding.Severity = .block, bad: Pipeline, good: Pipeline, path: String? = nil,
    fix: String? = nil
  ) {
    self.init(
      rule, severity, bad: Configuration(pipelines: [bad]), good: Configuration(pipelines: [good]), path: path,
      fix: fix)
  }

  /// A case about one text to a new lead.
  static func text(
    _ rule: String, _ severity: Finding.Severity = .block, bad: String, good: String,
    facts: PropertyFacts = Samples.property()
  ) -> RuleCase {
    RuleCase(
      rule, severity, bad: Samples.trigger("Hello", on: "lead_created", [Samples.text(bad)]),
      good: Samples.trigger("Hello", on: "lead_created", [Samples.text(good)]), state: PropertyState(facts: facts))
  }

  func verify() {
    let found = Self.findings(bad, state)
    let hit = found.first { $0.rule == rule && (path == nil || $0.path == path) }
    #expect(hit != nil, "\(testDescription): not found among \(found.map { "\($0.rule) \($0.path)" })")
    #expect(hit?.severity == severity, "\(testDescription)")
    if let fix { #expect(hit?.fix == fix, "\(testDescription)") }
    if let hit {
      #expect(!hit.message.isEmpty && (hit.message.last == "." || hit.message.last == "…"), "\(testDescription)")
    }
    let clean = Self.findings(good, state).filter { $0.rule == rule }
    #expect(clean.isEmpty, "\(testDescription) should accept: \(clean.map(\.message))")
  }

  static func findings(
    _ configuration: Configuration, _ state: PropertyState = PropertyState(facts: Samples.property()),
    base: Configuration = .empty
  ) -> [Finding] {
    let found = Validator().findings(for: configuration, in: state, base: base)
    let known = Set(Validator.ruleIDs)
    for finding in found { #expect(known.contains(finding.rule), "\(finding.rule) is not declared by a rule") }
    return found
  }
}
