import ConfigSchema
import Store
import Testing

@testable import Engine

@Suite("Runs that wait when an approval touches them") struct WaitingTests {
  private struct Scene {
    let bus: Bus
    let trigger: Trigger
    var action: Action { trigger.actions[0] }

    /// One note that waits two hours for Ada.
    init() throws {
      bus = try Bus()
      trigger = try bus.approve(on: "lead_created", .note("as it was", after: 120))
      try bus.lead("Ada")
      _ = try bus.router().route()
    }

    func change(_ choice: WaitingChoice?, _ edit: (inout Configuration) -> Void) throws {
      try bus.store.change(waiting: choice.map { [action.id: $0] } ?? [:], edit)
    }

    /// Settled three hours later.
    func later() throws -> [Bus.RunRow] {
      bus.now = try bus.owner.execute("select now() + interval '3 hours' as t").only().value("t")
      try bus.settle()
      return try bus.runs()
    }

    func notes() throws -> [String] {
      try bus.owner.execute("select description from public.lead_activities where type = 'note'").map {
        try $0.value("description")
      }
    }
  }

  @Test("nothing chosen: they are carried out as they were approved")
  func keep() throws {
    let scene = try Scene()
    try scene.change(nil) { $0.triggers[0].actions[0].config["description"] = "as it is" }
    #expect(try scene.later().map(\.status) == ["done"])
    #expect(try scene.notes() == ["as it was"])
  }

  @Test("moved: the new text, at the new time after the event")
  func move() throws {
    let scene = try Scene()
    try scene.change(.move) {
      $0.triggers[0].actions[0].config["description"] = "as it is"
      $0.triggers[0].actions[0].delayMinutes = 30
    }
    let row = try scene.bus.owner.execute(
      """
      select r.action_version, extract(epoch from r.due_at - e.occurred_at)::int4 as delay
      from public.crm_action_runs r join public.crm_events e on e.id = r.event_id
      """
    ).only()
    #expect(try row.value("action_version") == 2)
    #expect(try row.value("delay") == 1800)
    #expect(try scene.later().map(\.status) == ["done"])
    #expect(try scene.notes() == ["as it is"])
  }

  @Test("moved to a time that is over: due at once, not in the past")
  func moveToThePast() throws {
    let scene = try Scene()
    try scene.bus.owner.script("update public.crm_events set occurred_at = occurred_at - interval '1 day'")
    try scene.change(.move) { $0.triggers[0].actions[0].delayMinutes = 1 }
    let seconds: Int = try scene.bus.owner.execute(
      "select extract(epoch from now() - due_at)::int4 as ago from public.crm_action_runs"
    ).only().value("ago")
    #expect((0...30).contains(seconds))
  }

  @Test("moved to another kind of action: it goes the way that one goes")
  func moveKind() throws {
    let scene = try Scene()
    try scene.change(.move) {
      $0.triggers[0].actions[0].type = "send_sms"
      $0.triggers[0].actions[0].config = ["body": "Hello"]
    }
    let row = try scene.bus.owner.execute("select action_type, is_external from public.crm_action_runs").only()
    #expect(try row.value("action_type") == "send_sms")
    #expect(try row.value("is_external"))
  }

  @Test("what was held is looked at again when it is moved")
  func moveHeld() throws {
    let scene = try Scene()
    try scene.bus.owner.script("update public.crm_action_runs set status = 'held', reason = 'nothing fills in {{x}}'")
    try scene.change(.move) { $0.triggers[0].actions[0].config["description"] = "as it is" }
    #expect(try scene.later() == [Bus.RunRow(type: "add_note", status: "done", reason: nil)])
  }

  @Test("cancelled, with the reason")
  func cancel() throws {
    let scene = try Scene()
    try scene.change(.cancel) { $0.triggers[0].actions[0].config["description"] = "as it is" }
    #expect(
      try scene.later() == [
        Bus.RunRow(
          type: "add_note", status: "cancelled", reason: "its action was changed, and what still waited was cancelled")
      ])
    #expect(try scene.notes() == [])
  }

  enum Ending: CaseIterable {
    case off, actionGone, triggerGone

    func carryOut(_ configuration: inout Configuration) {
      switch self {
      case .off: configuration.triggers[0].isActive = false
      case .actionGone: configuration.triggers[0].actions = [.note("another", number: 2)]
      case .triggerGone: configuration.triggers = []
      }
    }

    var reason: String { self == .off ? "its trigger was switched off" : "its action was deleted" }
  }

  @Test("switched off or deleted: cancelled at once unless somebody says otherwise", arguments: Ending.allCases)
  func ended(_ ending: Ending) throws {
    let scene = try Scene()
    try scene.change(nil, ending.carryOut)
    #expect(
      try scene.bus.runs() == [Bus.RunRow(type: "add_note", status: "cancelled", reason: ending.reason)])
  }

  @Test("switched off or deleted, and kept: carried out all the same", arguments: Ending.allCases)
  func kept(_ ending: Ending) throws {
    let scene = try Scene()
    try scene.change(.keep, ending.carryOut)
    #expect(try scene.later().map(\.status) == ["done"])
    #expect(try scene.notes() == ["as it was"])
  }

  @Test("moving to a version that is gone is no choice: they are cancelled")
  func moveToNothing() throws {
    let scene = try Scene()
    try scene.change(.move) { $0.triggers = [] }
    #expect(try scene.bus.runs().map(\.status) == ["cancelled"])
  }

  @Test("a run in a worker's hand ends as it began; one that is done stays done")
  func inHand() throws {
    let scene = try Scene()
    try scene.bus.owner.script(
      "update public.crm_action_runs set status = 'running', lease_until = now() + interval '1 hour'")
    try scene.change(.cancel) { $0.triggers = [] }
    #expect(try scene.bus.runs().map(\.status) == ["running"])
    try scene.bus.owner.script("update public.crm_action_runs set status = 'done'")
    try scene.bus.store.change {
      $0.triggers = [
        .init(
          id: Sample.id(3, 9), name: "x", eventType: "lead_created", conditions: [], actions: [.note("y", number: 9)])
      ]
    }
    #expect(try scene.bus.runs().map(\.status) == ["done"])
  }

  @Test("other runs stay: of other actions, and of other properties")
  func others() throws {
    let scene = try Scene()
    try scene.bus.approve(on: "lead_created", .note("second rule", number: 5, after: 60), number: 2)
    try scene.bus.lead("Ben")
    _ = try scene.bus.router().route()
    try scene.change(.cancel) { $0.triggers[0].actions[0].config["description"] = "as it is" }
    let rows = try scene.bus.owner.execute(
      "select action_id, status from public.crm_action_runs order by event_seq, action_id")
    let found = try rows.map { (try $0.value("action_id") as ItemID, try $0.value("status") as String) }
    #expect(found.filter { $0.0 == scene.action.id }.allSatisfy { $0.1 == "cancelled" })
    #expect(found.filter { $0.0 != scene.action.id }.allSatisfy { $0.1 == "pending" })
    #expect(found.count == 3)
  }

  @Test("a session cannot settle runs by itself: only within an approval, and only what that touches")
  func guarded() throws {
    let scene = try Scene()
    let call = """
      select public.crm_settle_waiting(gen_random_uuid(),
        jsonb_build_array(jsonb_build_object('action', $1::text, 'choice', 'cancel', 'reason', 'x')))
      """
    let writer = try scene.bus.community.owner()
    try writer.script("set role configurator_writer")
    #expect(try writer.execute(call, [.text(scene.action.id.value)]).only().value("crm_settle_waiting") == 0)
    try writer.script("set role configurator_app")
    #expect(throws: StoreError.self) { try writer.execute(call, [.text(scene.action.id.value)]) }
    #expect(try scene.bus.runs().map(\.status) == ["pending"])
  }

  @Test("the review is told how many wait, and when the first is due")
  func told() throws {
    let scene = try Scene()
    try scene.bus.lead("Ben")
    _ = try scene.bus.router().route()
    let proposal = try scene.bus.store.proposed("Please") { $0.triggers[0].actions[0].delayMinutes = 5 }
    let waiting = try WaitingBook(scene.bus.store.connection).waiting(for: proposal)
    #expect(waiting.map(\.action) == [scene.action.id])
    #expect(waiting.map(\.count) == [2])
    let due: String = try scene.bus.owner.execute(
      "select to_char(min(due_at) at time zone 'America/Chicago', 'YYYY-MM-DD HH24:MI') as due from public.crm_action_runs"
    ).only().value("due")
    #expect(waiting.map(\.next) == [due])
    #expect(
      waiting.sentence(of: [scene.action.id])
        == "It is still to be done 2 times for what happened earlier, first at \(due).")
    let other = try scene.bus.store.proposed("Please") { $0.pipelines = [] }
    #expect(try WaitingBook(scene.bus.store.connection).waiting(for: other).isEmpty)
  }
}
