/// Why something cannot leave as it is, whatever the provider: one attempt is enough, and none is made.
struct Unsendable: Error, Hashable, Sendable {
  /// A clause for the run's record.
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
