import ConfigSchema

/// What one transaction is to write, taken from an approved change.
struct ApprovalPlan {
  struct Target {
    var property: PropertyFacts
    var baseRevision: Int
    var base: Configuration
    var result: Configuration
    var edits: [RowEdit]
    var waiting: [WaitingDecision]
    var sentences: [String]
  }

  var approval: ItemID
  var proposal: ItemID
  var proposalRevision: Int
  /// Of the proposal as it was read, and of what of it is accepted.
  var proposalDigest: String
  var digest: String
  var reason: String
  var choices: [Choice]
  /// By property, which is the order in which rows are locked.
  var targets: [Target]

  var properties: [ItemID] { targets.map(\.property.id) }
  /// Every pipeline and trigger that is touched, itself or through an action.
  var owners: [ItemID] { targets.flatMap(\.owners) }
}

extension ApprovalPlan {
  init(_ change: ApprovedChange, as approval: ItemID) {
    self.approval = approval
    (proposal, proposalRevision) = (change.proposal, change.revision)
    (proposalDigest, digest) = (change.proposalDigest.hex, change.digest.hex)
    (reason, choices) = (change.reason, change.choices)
    targets = change.targets.map { target in
      Target(
        property: target.property, baseRevision: target.baseRevision, base: target.base, result: target.result,
        edits: target.rows, waiting: target.waiting, sentences: target.sentences)
    }.sorted { $0.property.id < $1.property.id }
  }
}

extension ApprovalPlan.Target {
  var owners: [ItemID] { Array(Set(edits.map { $0.trigger ?? $0.id })).sorted() }
}

extension ApprovalPlan {
  /// `[{"property_id", "base_revision", "sentences"}]`.
  var targetRows: JSON {
    .array(
      targets.map { target in
        [
          "property_id": .string(target.property.id.value), "base_revision": .number(JSONNumber(target.baseRevision)),
          "sentences": .array(target.sentences.map(JSON.string)),
        ]
      })
  }

  /// `[{"kind", "id", "property_id", "revision", "row"}]`: the property's revision afterwards; the row is null when it is to go.
  var editRows: JSON {
    .array(
      targets.flatMap { target in
        target.edits.map { edit in
          [
            "kind": .string(edit.kind.rawValue), "id": .string(edit.id.value),
            "property_id": .string(target.property.id.value),
            "revision": .number(JSONNumber(target.baseRevision + 1)), "row": edit.columns,
          ]
        }
      })
  }

  /// `[{"action", "choice", "reason", "type", "is_external", "delay"}]`: what becomes of runs that wait. The last three are those of
  /// the action as it will be.
  var waitingRows: JSON {
    .array(
      targets.flatMap(\.waiting).map { decision in
        [
          "action": .string(decision.touched.action.value), "choice": .string(decision.choice.rawValue),
          "reason": .string(decision.reason), "type": (decision.after?.type).map(JSON.string) ?? .null,
          "is_external": .bool(decision.after.map { ExternalActions.types.contains($0.type) } ?? false),
          "delay": (decision.after?.delayMinutes).map { .number(JSONNumber($0)) } ?? .null,
        ]
      })
  }

  var decidesAboutWaiting: Bool { targets.contains { !$0.waiting.isEmpty } }

  var edits: [RowEdit] { targets.flatMap(\.edits) }

  var editCount: Int { targets.reduce(0) { $0 + $1.edits.count } }
}

extension RowEdit {
  /// The row as it will be, by column; null when it is to go.
  fileprivate var columns: JSON {
    switch after {
    case nil: .null
    case .pipeline(let pipeline): Snapshot.json(pipeline)
    case .trigger(let trigger): Snapshot.json(trigger)
    case .action(let action, let order):
      Snapshot.json(Snapshot.ActionRow(action: action, trigger: trigger ?? id, executionOrder: order))
    }
  }
}
