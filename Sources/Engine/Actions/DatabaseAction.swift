import Store

/// An action whose whole effect is rows of this database, done in the transaction that finishes the run.
///
/// Its statements work on a set of runs at once, given as `$1`: one row for each with `run`, `property`, `lead`, `entity`,
/// `entity_type`, `payload` (of the event) and `p` (the action's parameters).
struct DatabaseAction: Sendable {
  let type: String
  /// - Parameter shape: which columns there are.
  let statements: @Sendable (_ shape: PlatformShape) -> [String]

  init(_ type: String, _ statements: @escaping @Sendable (PlatformShape) -> [String]) {
    (self.type, self.statements) = (type, statements)
  }

  init(_ type: String, _ statements: String...) {
    self.init(type) { _ in statements }
  }

  /// The record set, under the name `r`.
  static let runs = """
    jsonb_to_recordset($1) as r (
      run uuid, property uuid, lead uuid, entity uuid, entity_type text, payload jsonb, p jsonb)
    """

  static let all: [String: DatabaseAction] = Dictionary(
    uniqueKeysWithValues: (TourSparkActions.all + WorkflowActions.all + LeadPulseActions.all + ReviewFlowActions.all
      + LumaLeasingActions.all + ContentActions.all + MarketActions.all + OnboardingActions.all).map { ($0.type, $0) })
}
