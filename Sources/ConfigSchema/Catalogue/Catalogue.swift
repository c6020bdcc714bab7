/// Every event type and action type of the platform, as one table. Readers, checks, forms, help and prompts derive from it.
public struct Catalogue: Sendable {
  public let events: [EventType]
  public let actions: [ActionType]
  private let eventsByName: [String: EventType]
  private let actionsByName: [String: ActionType]
  private let fieldsByEvent: [String: [String: FieldSpec]]
  private let commonFields: [String: FieldSpec]

  /// The platform's eleven apps.
  public static let standard = Catalogue(
    events: TourSpark.events + LeadPulse.events + LumaLeasing.events + ReviewFlow.events + ForgeStudio.events
      + MarketVision.events + SiteForge.events + PropertyAudit.events + MultichannelBI.events + Onboarding.events
      + BrandForge.events,
    actions: TourSpark.actions + LeadPulse.actions + LumaLeasing.actions + ReviewFlow.actions + ForgeStudio.actions
      + MarketVision.actions + PropertyAudit.actions + Onboarding.actions)

  /// - Precondition: names are unique within `events` and within `actions`.
  public init(events: [EventType], actions: [ActionType]) {
    (self.events, self.actions) = (events, actions)
    eventsByName = Dictionary(uniqueKeysWithValues: events.map { ($0.name, $0) })
    actionsByName = Dictionary(uniqueKeysWithValues: actions.map { ($0.name, $0) })
    fieldsByEvent = eventsByName.mapValues { Self.byPath(Self.fields(of: $0)) }
    commonFields = Self.byPath(CommonFields.lead + CommonFields.property + CommonFields.time)
  }

  public func event(named name: String) -> EventType? { eventsByName[name] }
  public func action(named name: String) -> ActionType? { actionsByName[name] }

  /// Everything a condition of a trigger on this event may look at, payload first.
  /// For an event outside the catalogue: the lead, the property and the clock (its payload is open).
  public func fields(forEvent name: String) -> [FieldSpec] {
    guard let event = eventsByName[name] else { return CommonFields.lead + CommonFields.property + CommonFields.time }
    return Self.fields(of: event)
  }

  /// The fact behind a path such as `payload.source`, or nil when the event has no such fact.
  /// A path that goes into a JSON value (`payload.metadata.page`) is open: its type is ``FieldType/json``.
  public func field(_ path: String, forEvent name: String) -> FieldSpec? {
    let fields = fieldsByEvent[name] ?? commonFields
    if let exact = fields[path] { return exact }
    if eventsByName[name] == nil, path.hasPrefix("payload."), path.utf8.count > 8 {
      return FieldSpec(path, .json, Self.words(path), isOptional: true)
    }
    return Self.enclosing(path, in: fields)
  }

  /// Whether the clock makes it: such an event fires a trigger once per entity and episode.
  public func isClock(_ name: String) -> Bool { eventsByName[name]?.kind == .clock }

  /// To stand after "when": "a lead arrives", or for a custom event "“gate_opened” happens".
  public func title(ofEvent name: String) -> String { eventsByName[name]?.title ?? "“\(name)” happens" }

  /// As an order: "send a text".
  public func title(ofAction name: String) -> String { actionsByName[name]?.title ?? "do “\(name)”" }

  /// To stand before "is": "source", "days since the last contact".
  public func title(ofField path: String, event: String) -> String {
    field(path, forEvent: event)?.title ?? Self.words(path)
  }

  private static func fields(of event: EventType) -> [FieldSpec] {
    event.payload + (event.lead == .never ? [] : CommonFields.lead) + CommonFields.property + CommonFields.time
  }

  private static func byPath(_ fields: [FieldSpec]) -> [String: FieldSpec] {
    Dictionary(fields.map { ($0.path, $0) }) { first, _ in first }
  }

  private static func enclosing(_ path: String, in fields: [String: FieldSpec]) -> FieldSpec? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, !parts.contains(""), let outer = fields[parts[0] + "." + parts[1]], outer.type == .json
    else { return nil }
    return FieldSpec(path, .json, words(path), isOptional: true, shapes: outer.shapes)
  }

  /// `payload.to_bucket` as "to bucket".
  private static func words(_ path: String) -> String {
    let name = path.split(separator: ".").dropFirst().joined(separator: " ")
    return String(name.map { $0 == "_" ? " " : $0 })
  }
}
