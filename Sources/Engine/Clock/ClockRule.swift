import ConfigSchema
import Store

/// One kind of event that nobody brings about but time: what it is about, and from which moment the clock counts.
///
/// A rule is a query for the *subjects* of a property (`$1`) at a moment (`$2`). It gives one row for each that could be due:
///
/// | column | is |
/// |---|---|
/// | `entity` | the id of what it is about, null for what has none |
/// | `entity_type` | what that is |
/// | `lead` | the lead behind it, or null |
/// | `episode` | text that names the subject and the episode: a trigger fires once for each |
/// | `anchor` | the moment the clock counts from, or towards |
/// | `known` | the moment from which the platform could know of it |
/// | `settled` | whether it is over unless a trigger asks for it by status |
/// | `payload` | the fields of the event, without the counter |
struct ClockRule: Sendable {
  let event: String
  let counter: ClockCount?
  /// Tables and columns without which there is nothing to look at.
  let needs: [(table: String, column: String)]
  /// Fields of conditions by which a trigger asks for what is over as well.
  let askedBy: [String]
  /// Whether an episode is old when its anchor is, however late the platform came to know of it: an import of last year's
  /// reviews is no news.
  let isDatedByAnchor: Bool
  let subjects: @Sendable (PlatformShape) -> String

  init(
    _ event: String, counter: ClockCount? = nil, needs: [(table: String, column: String)] = [],
    askedBy: [String] = [], isDatedByAnchor: Bool = false, _ subjects: @escaping @Sendable (PlatformShape) -> String
  ) {
    (self.event, self.counter, self.needs, self.askedBy) = (event, counter, needs, askedBy)
    (self.isDatedByAnchor, self.subjects) = (isDatedByAnchor, subjects)
  }

  func works(on shape: PlatformShape) -> Bool { needs.allSatisfy { shape.has($0.table, $0.column) } }

  static let all: [String: ClockRule] = Dictionary(
    uniqueKeysWithValues: (LeadClockRules.all + TourClockRules.all + TalkClockRules.all + ReviewClockRules.all
      + MarketingClockRules.all).map { ($0.event, $0) })
}

/// The number in a clock event's payload that changes with time.
public struct ClockCount: Hashable, Sendable {
  /// As a condition names it: `payload.days_since_contact`.
  public let field: String
  /// Whether it grows with time; a countdown shrinks.
  public let grows: Bool
  /// Seconds per unit.
  public let unit: Double
  /// Whole numbers only, rounded down.
  public let isWhole: Bool
  /// Counted in days of the property's calendar, not in days of 24 hours.
  public let isCalendar: Bool

  init(_ name: String, grows: Bool = true, unit: Double, isWhole: Bool = false, isCalendar: Bool = false) {
    (field, self.grows, self.unit) = ("payload." + name, grows, unit)
    (self.isWhole, self.isCalendar) = (isWhole, isCalendar)
  }

  var name: String { String(field.dropFirst("payload.".count)) }

  static let minute = 60.0
  static let hour = 3600.0
  static let day = 86_400.0
}
