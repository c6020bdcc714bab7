/// What can be filled in when an action is done for an event.
struct PlaceholderContext {
  enum Problem: Hashable {
    case unknown, noTour
    case noLead(isCertain: Bool)
  }

  private let event: String
  private let action: ActionType
  private let catalogue: Catalogue

  init(_ event: String, _ action: ActionType, _ catalogue: Catalogue) {
    (self.event, self.action, self.catalogue) = (event, action, catalogue)
  }

  var eventTitle: String { catalogue.title(ofEvent: event) }

  /// Every name that may stand between braces.
  var known: [String] { Placeholders.variables + catalogue.fields(forEvent: event).map(\.path) }

  /// Why a placeholder stays empty; nil when it is filled in.
  func problem(with name: String) -> Problem? {
    if Placeholders.tourVariables.contains(name) {
      // An event of one's own may be about anything.
      return catalogue.event(named: event)?.entityType ?? "tour" == "tour" ? nil : .noTour
    }
    if Placeholders.leadVariables.contains(name) { return problemWithLead }
    if Placeholders.variables.contains(name) { return nil }
    guard type(of: name) != nil else { return .unknown }
    return name.hasPrefix("lead.") ? problemWithLead : nil
  }

  /// The type of what is filled in; nil when there is no such name.
  func type(of name: String) -> FieldType? {
    switch name {
    case "tour_date": return .date
    case "tour_time": return .time
    case _ where Placeholders.variables.contains(name): return .text
    case _ where name.hasPrefix("lead.") || name.hasPrefix("payload.") || name.hasPrefix("property."):
      return catalogue.field(name, forEvent: event)?.type
    default: return nil
    }
  }

  /// An action that needs a lead is not done without one.
  private var problemWithLead: Problem? {
    switch catalogue.event(named: event)?.lead {
    case .never: .noLead(isCertain: true)
    case .sometimes where !action.needsLead: .noLead(isCertain: false)
    case .always, .sometimes, nil: nil
    }
  }
}
