import ConfigSchema
import Store
import TestDatabase
import TestSupport
import Testing

@testable import Engine

/// Whatever the engine does again and again finds its rows by an index, however many others there are. The statements are those
/// that are really run: a worker works, and every plan is looked at.
@Suite("Plans", .serialized) struct PlanTests {
  /// Tables that grow for ever, or with a community's whole past.
  private static let large = [
    "crm_events", "crm_action_runs", "crm_stage_entries", "leads", "lead_activities", "conversations", "messages",
    "tours",
    "reviews", "crm_tasks",
  ]

  private let scene: CrowdedBus
  init() throws { scene = try CrowdedBus.shared.get() }

  /// One plan for each statement that reads a large table whole.
  private static func fullReads(_ plans: [String]) -> [(table: String, plan: String)] {
    var found: [String: (table: String, plan: String)] = [:]
    for plan in plans {
      for table in large where plan.contains("Seq Scan on \(table) ") || plan.contains("Seq Scan on public.\(table) ") {
        let text = plan.split(separator: "\n").dropFirst().prefix(3).joined()
        found[table + text] = (table, plan)
      }
    }
    return found.values.sorted { $0.plan < $1.plan }
  }

  /// - Parameter must: indexes without which the plans were not those that are meant.
  private func check(_ plans: [String], uses must: [String], _ place: SourceLocation = #_sourceLocation) {
    #expect(!plans.isEmpty, sourceLocation: place)
    for (table, plan) in Self.fullReads(plans) {
      Issue.record("\(table) is read from end to end:\n\(plan.prefix(4000))", sourceLocation: place)
    }
    let all = plans.joined()
    for index in must { #expect(all.contains(index), "\(index) is not used", sourceLocation: place) }
  }

  @Test("routing")
  func routing() throws {
    try scene.bus.lead("Bo")
    let router = Router(try scene.watch.engine())
    _ = scene.watch.take()
    #expect(try router.route().runs > 0)
    check(scene.watch.take(), uses: ["crm_events_waiting", "Tid Scan on crm_events"])
  }

  @Test("doing along what is due at once")
  func along() throws {
    try scene.bus.lead("Bo")
    let engine = try scene.watch.engine()
    let (router, runner) = (Router(engine), try Runner(engine, worker: "plans"))
    _ = scene.watch.take()
    #expect(try router.route(along: runner.prompt(at: scene.bus.now)).done > 0)
    check(
      scene.watch.take(),
      uses: ["crm_events_waiting", "Tid Scan on crm_events", "crm_action_runs_waiting", "leads_pkey"])
  }

  @Test("doing what is due, inside and outside")
  func running() async throws {
    try scene.bus.lead("Bo")
    try scene.bus.settle()
    let engine = try scene.watch.engine()
    let runner = try Runner(engine, worker: "plans")
    try scene.bus.owner.script("update public.crm_action_runs set due_at = now() where status = 'pending'")
    _ = scene.watch.take()
    let now = scene.now.adding(minutes: 1)
    #expect(try runner.run(now: now).done > 0)
    check(
      scene.watch.take(), uses: ["crm_action_runs_due", "crm_action_runs_pkey", "crm_events_pkey", "leads_pkey"])

    let leaser = Leaser(engine, worker: "plans", terms: LeaseTerms(), attempts: 5, sender: RecordingSender())
    let lease = try leaser.lease(now: now, limit: 16)
    #expect(lease.count > 0)
    check(
      scene.watch.take(), uses: ["crm_action_runs_to_send", "crm_action_runs_sent", "crm_action_runs_on_their_way"])
  }

  @Test("the clock, the stages and the workflows")
  func clock() throws {
    try scene.bus.settle()
    let engine = try scene.watch.engine()
    let scanner = try ClockScanner(engine)
    let workflows = WorkflowProcessor(engine)
    _ = scene.watch.take()
    let now = scene.now.adding(minutes: 2)
    #expect(try scanner.scan(now: now).raised > 0)
    _ = try scanner.scan(now: now.adding(minutes: 2))
    _ = try workflows.process(now: now)
    check(scene.watch.take(), uses: ["crm_events_once", "crm_stage_entries"])
  }

  @Test("clearing away, and what is measured")
  func upkeep() throws {
    try scene.bus.settle()
    let engine = try scene.watch.engine()
    _ = scene.watch.take()
    _ = try Retention(days: 31).prune(engine, now: scene.now)
    _ = try Gauges.read(engine, now: scene.now)
    check(scene.watch.take(), uses: ["crm_events_old", "crm_events_waiting"])
  }

  @Test("what capture adds to an app's own writes")
  func capture() throws {
    let app = try scene.watch.connect()
    _ = scene.watch.take()
    try app.script(
      """
      update public.leads set status = 'contacted' where email = 'ada10@example.test';
      """)
    // The app's own search by e-mail is the app's business.
    let own = scene.watch.take().filter { !$0.contains("where email = 'ada10@example.test'") }
    check(own, uses: ["crm_stage_entries"])
  }

  @Test("what people look at")
  func looking() throws {
    try scene.bus.settle()
    let app = try scene.watch.connect(.app)
    let store = try Store(app)
    let proposal = try scene.bus.store.proposed("Please") { $0.triggers = [] }
    _ = scene.watch.take()
    _ = try WaitingBook(app).waiting(for: proposal)
    _ = try RunBook(app).list(RunBook.Filter(property: Community.maple, limit: 20))
    _ = try EventBook(app).tail(property: Community.maple, limit: 20)
    _ = try EventBook(app).waiting(property: Community.maple)
    _ = try TaskBook(app).list(property: Community.maple)
    withExtendedLifetime(store) {}
    check(scene.watch.take(), uses: ["crm_action_runs_by_property"])
  }

  @Test("the back-test of a small community beside a crowded one")
  func backTest() throws {
    try scene.bus.settle()
    let app = try scene.watch.connect(.app)
    _ = try Store(app)
    _ = scene.watch.take()
    _ = try BackTestReader(app).run(BackTestReader.Trial(property: Community.maple, until: scene.now))
    check(scene.watch.take(), uses: ["crm_stage_entries_by_entity"])
  }
}
