import ConfigSchema

/// A run that is about to be written down. Handed on by reference: there are many, and a plan is big.
final class NewRun: Sendable {
  let id: ItemID
  let plan: PlannedRun

  init(id: ItemID, plan: PlannedRun) { (self.id, self.plan) = (id, plan) }
}
