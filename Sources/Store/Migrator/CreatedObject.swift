/// Something a migration makes, as its text says.
public struct CreatedObject: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable { case role, schema, table, function, trigger }

  public let kind: Kind
  /// With its schema: `public.leads`; a trigger as `name on table`.
  public let name: String

  /// Reads the statements at the start of a line, inside blocks too. What a text makes under a computed name it announces in a comment:
  /// `-- creates role configurator_app`.
  static func all(in sql: String) -> [CreatedObject] {
    var found: [CreatedObject] = []
    var waiting: String?
    for line in sql.split(separator: "\n") {
      var words = line.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ";" }).map(String.init)
      // A trigger names its table on the same line or the next.
      if let trigger = waiting, let on = words.firstIndex(of: "on"), on + 1 < words.count {
        found.append(CreatedObject(kind: .trigger, name: "\(trigger) on \(qualified(words[on + 1]))"))
        waiting = nil
      }
      guard let object = object(&words) else { continue }
      guard object.kind == .trigger else {
        if !found.contains(object) { found.append(object) }
        continue
      }
      if let on = words.firstIndex(of: "on"), on + 1 < words.count {
        found.append(CreatedObject(kind: .trigger, name: "\(object.name) on \(qualified(words[on + 1]))"))
      } else {
        waiting = object.name
      }
    }
    // Our names are in small letters: capitals stand for a name that is only computed, and is announced.
    return found.filter { $0.name == $0.name.lowercased() }
  }

  private static let fillers: Set<String> = ["or", "replace", "if", "not", "exists", "constraint", "unlogged"]

  private static func object(_ words: inout [String]) -> CreatedObject? {
    if words.first == "--", words.count > 2, words[1] == "creates" {
      words.removeFirst(2)
    } else if words.first == "create" {
      words.removeFirst()
    } else {
      return nil
    }
    words.removeAll { fillers.contains($0) }
    guard words.count > 1, let kind = Kind(rawValue: words[0]) else { return nil }
    return CreatedObject(kind: kind, name: [.table, .function].contains(kind) ? qualified(words[1]) : words[1])
  }

  private static func qualified(_ name: String) -> String { name.contains(".") ? name : "public." + name }
}
