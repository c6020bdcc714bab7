import ConfigSchema

/// The exact values of a change as JSON, for people who read it.
enum ChangeJSON {
  static func lines(_ change: Change, in target: ProposalTarget) -> [Line] { [] }
}
