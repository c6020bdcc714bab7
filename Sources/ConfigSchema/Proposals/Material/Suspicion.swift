/// Why words of pasted material are not a request, whatever they say.
enum Suspicion: Hashable, Sendable {
  /// They speak to an assistant, a system or "AI", not to a person.
  case addressesMachine
  /// They ask that something be kept from the person.
  case hides
  /// They set aside rules or approvals.
  case overrides
  /// They are printed so that nobody reads them.
  case smallPrint
  /// They stand in a footer or disclaimer.
  case footer

  /// To stand after "the words “…” in paste 1".
  var reason: String {
    switch self {
    case .addressesMachine: "speak to an automated system, not to you"
    case .hides: "ask to keep something from you"
    case .overrides: "try to set rules or approvals aside"
    case .smallPrint: "are small print"
    case .footer: "stand in a footer"
    }
  }
}
