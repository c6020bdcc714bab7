import ConfigSchema
import Store
import TestSupport

@testable import Engine

/// Hands something to the one thread that uses it from there on.
private struct Handed<Value>: @unchecked Sendable {
  let value: Value
}

extension Bus {
  func courier(
    _ sender: any Sender, name: String = "test", terms: LeaseTerms = LeaseTerms(), backoff: Backoff = Backoff()
  ) throws
    -> Courier
  {
    Courier(try engineConnection(), worker: name, sender: sender, terms: terms, backoff: backoff)
  }

  /// Routes, runs and sends until nothing is left that is due. The sending waits on a thread of its own.
  @discardableResult
  func deliver(_ sender: any Sender, backoff: Backoff = Backoff()) async throws -> Courier.Tally {
    try settle()
    let (courier, now) = (Handed(value: try courier(sender, backoff: backoff)), now)
    let failure = await Background { () -> String? in
      do {
        try courier.value.settle { now }
        return nil
      } catch { return "\(error)" }
    }.value()
    if let failure = failure ?? nil { throw StoreError(.other, failure) }
    try settle()
    return courier.value.tally
  }

  /// What the clock shows at a community, as a moment.
  func at(_ local: String, zone: String = "America/Chicago") throws -> Timestamp {
    try owner.execute("select $1::timestamp at time zone $2 as t", [.untyped(local), .text(zone)]).only().value("t")
  }

  func due() throws -> [Timestamp] {
    var found: [Timestamp] = []
    for row in try owner.execute("select due_at from public.crm_action_runs order by event_seq, execution_order") {
      found.append(try row.value("due_at"))
    }
    return found
  }
}

extension Action {
  static func text(
    _ body: String = "Hi {{first_name}}", number: Int = 1, after minutes: Int = 0, onlyIf: [Condition] = []
  ) -> Action {
    Action(
      id: Sample.id(4, number), type: "send_sms", config: ["body": .string(body)], onlyIf: onlyIf, delayMinutes: minutes
    )
  }

  static func mail(_ subject: String, _ body: String, number: Int = 1) -> Action {
    Action(id: Sample.id(4, number), type: "send_email", config: ["subject": .string(subject), "body": .string(body)])
  }

  static func call(_ config: JSONObject, number: Int = 1) -> Action {
    Action(id: Sample.id(4, number), type: "webhook", config: config)
  }
}
