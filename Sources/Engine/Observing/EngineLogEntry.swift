import ConfigSchema
import Store

/// A line of the engine's log.
public struct EngineLogEntry: Sendable {
  public enum Level: String, Sendable { case info, warning }

  public var at: Timestamp
  public var level: Level
  /// What happened: `started`, `worked`, `sent`, `server_lost`, `stopped`.
  public var event: String
  /// How much of what, in a fixed order; only what is above 0.
  public var numbers: [(name: String, count: Int)]
  public var reason: String?

  init(at: Timestamp, level: Level, event: String, numbers: [(String, Int)], reason: String?) {
    (self.at, self.level, self.event, self.reason) = (at, level, event, reason)
    self.numbers = numbers.map { (name: $0.0, count: $0.1) }
  }

  /// For people: `2026-03-02 14:05:09Z worked: 5 events, 6 runs, 6 done`.
  public var line: String {
    let counts = numbers.map { "\($0.count) \($0.name.replacing("_", with: " "))" }.joined(separator: ", ")
    let rest = [counts, reason ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let mark = level == .warning ? " warning:" : ""
    return Escape.visible(
      "\(at.description.prefix(19).replacing("T", with: " "))Z\(mark) \(event)\(rest.isEmpty ? "" : ": " + rest)")
  }

  /// For programs: one JSON object with `time`, `level`, `event`, the numbers by their names, and `reason`.
  public var json: String {
    var object: JSONObject = [
      "time": .string(at.description), "level": .string(level.rawValue), "event": .string(event),
    ]
    for number in numbers { object[number.name] = .number(JSONNumber(number.count)) }
    if let reason { object["reason"] = .string(reason) }
    return JSON.object(object).text(.compact)
  }
}
