import ConfigSchema

/// The exact values of a change as JSON, for people who read it: what goes with `-`, what comes with `+`.
enum ChangeJSON {
  static func lines(_ change: Change) -> [Line] {
    let (before, after) = change.json
    return side(before, "- ", .removed) + side(after, "+ ", .added)
  }

  private static func side(_ json: JSON, _ mark: String, _ role: Role) -> [Line] {
    if json.isNull { return [] }
    return Escaping.lines(json.text(.pretty)).map { Line([Span(mark, role)] + Escaping.spans($0, .jsonValue)) }
  }
}
