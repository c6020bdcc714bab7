import ConfigSchema

/// A run that is about to be written down.
struct NewRun: Hashable, Sendable, Identifiable {
  let id: ItemID
  let plan: PlannedRun
}
