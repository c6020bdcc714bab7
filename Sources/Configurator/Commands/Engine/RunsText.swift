import ConfigSchema
import Engine

/// Runs in words.
enum RunText {
  static func line(_ run: RunRecord) -> String {
    let why = run.reason.map { " (\($0))" } ?? ""
    return Escape.visible(
      "\(run.id.value.prefix(8))  \(run.due)  \(run.status)  \(run.action)\(run.leadName.map { " for \($0)" } ?? "")  \(run.trigger)\(why)"
    )
  }

  static func page(_ run: RunRecord, _ errors: [RunError]) -> String {
    var lines = [
      "Run \(run.id)", "  at        \(run.property)", "  does      \(run.action), of “\(run.trigger)”",
      "  because   \(run.event)", "  due       \(run.due)", "  is        \(run.status)",
    ]
    if let reason = run.reason { lines.append("  reason    \(reason)") }
    if let next = run.nextTry { lines.append("  next try  \(next)") }
    if let worker = run.worker { lines.append("  worker    \(worker)") }
    if let finished = run.finished { lines.append("  finished  \(finished)") }
    if let lead = run.lead { lines.append("  lead      \(run.leadName.map { "\($0), " } ?? "")\(lead)") }
    lines.append("  attempts  \(run.attempts)")
    lines += errors.map { "    attempt \($0.attempt) at \($0.at): \($0.message)" }
    return lines.map { Escape.visible($0) }.joined(separator: "\n")
  }
}

/// What `runs show --json` prints: the run's own fields, and every failed attempt under `errors`.
struct RunPage: Encodable {
  let run: RunRecord
  let errors: [RunError]

  private enum Key: String, CodingKey { case errors }

  func encode(to encoder: any Encoder) throws {
    try run.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(errors, forKey: .errors)
  }
}
