/// One kind of event that a change of a row means.
///
/// Expressions are PL/pgSQL over `n`, the row as it is now as JSON, and `o`, the row as it was (null for a new row).
/// Rows are looked at as JSON because the platform's databases differ in their columns: an absent one reads as null.
struct CaptureRule: Sendable {
  enum Change: Sendable { case insert, update, either }

  let event: String
  let change: Change
  /// When the change means this event; nil = always.
  let when: String?
  /// The id of what it is about, as text.
  let entity: String
  /// Payload fields and the JSON expressions they come from. `property_id` and `lead_id` are added to every payload.
  let payload: [(name: String, from: String)]

  init(
    _ event: String, _ change: Change, when: String? = nil, entity: String = "n ->> 'id'",
    _ payload: [(name: String, from: String)]
  ) {
    (self.event, self.change, self.when) = (event, change, when)
    (self.entity, self.payload) = (entity, payload)
  }
}

/// One kind of event that many rows mean together: an import writes thousands of rows and has happened once.
///
/// Expressions are SQL over `n`, the rows that one statement wrote. The entity is the property.
struct CaptureGrouping: Sendable {
  let event: String
  /// The columns whose values belong together; the first is the property's id.
  let by: [String]
  let payload: [(name: String, from: String)]
}

/// A table of the platform and what its changes mean.
struct CaptureTable: Sendable {
  let name: String
  /// The property's id, as text.
  let property: String
  /// The lead's id, as text; nil = no lead stands behind these rows.
  let lead: String?
  /// Rows that are not looked at, as a condition; nil = all are.
  let except: String?
  let rules: [CaptureRule]
  /// Rows that a statement writes together and that are one happening; nil = each row is its own.
  let grouping: CaptureGrouping?

  init(
    _ name: String, property: String = "n ->> 'property_id'", lead: String? = nil, except: String? = nil,
    _ rules: [CaptureRule]
  ) {
    (self.name, self.property, self.lead, self.except) = (name, property, lead, except)
    (self.rules, grouping) = (rules, nil)
  }

  init(_ name: String, _ grouping: CaptureGrouping) {
    (self.name, property, lead, except, rules) = (name, "", nil, nil, [])
    self.grouping = grouping
  }

  /// The events that changes of this table mean.
  var events: [String] { rules.map(\.event) + [grouping?.event].compactMap(\.self) }

  func catches(_ change: CaptureRule.Change) -> Bool {
    rules.contains { $0.change == change || $0.change == .either }
  }
}

extension CaptureRule {
  /// Payload fields that carry the column of their name.
  static func columns(_ names: String...) -> [(name: String, from: String)] {
    names.map { ($0, "n -> '\($0)'") }
  }

  /// Whether a column has another value than before.
  static func changed(_ column: String) -> String { "n -> '\(column)' is distinct from o -> '\(column)'" }

  /// Whether a column has come to hold one of these texts.
  static func became(_ column: String, _ values: String...) -> String {
    let list = values.map { "'\($0)'" }.joined(separator: ", ")
    return "n ->> '\(column)' in (\(list)) and \(changed(column))"
  }
}
