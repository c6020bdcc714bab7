import ConfigSchema
import Store
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
@Suite("LeadPulse's actions", .serialized) struct LeadPulseTests {
  private static let rescore = Action(id: Sample.id(4, 1), type: "rescore_lead")

  /// The platform's function as it stands in its database: it looks tables up by its caller's path.
  private static func platform(_ body: String) -> String {
    """
    create function public.score_lead(p_lead_id uuid) returns uuid language plpgsql as $f$
    declare made uuid;
    begin
      \(body)
      insert into lead_scores (lead_id, total_score, score_bucket, model_version)
      values (p_lead_id, 88, 'hot', 'v2-bounded-event-weights') returning id into made;
      return made;
    end $f$
    """
  }

  @Test("the platform's own function is asked where there is one, and the lead carries what it said")
  func platformScores() throws {
    let bus = try Bus()
    try bus.owner.script(Self.platform(""))
    try bus.approve(on: "lead_created", Self.rescore)
    try bus.lead("Ada")
    try bus.lead("Ben")
    try bus.settle()
    #expect(try bus.count("public.lead_scores where model_version = 'v2-bounded-event-weights'") == 2)
    #expect(try bus.count("public.lead_scores") == 2)
    #expect(try bus.count("public.leads where score = 88 and score_bucket = 'hot'") == 2)
    #expect(try bus.runs().map(\.status) == ["done", "done"])
  }

  @Test(
    "where it refuses us or does not fit the database, we score ourselves",
    arguments: [
      "raise insufficient_privilege;", "perform no_such_column from leads;", "return null;",
    ])
  func refused(_ body: String) throws {
    let bus = try Bus()
    try bus.owner.script(Self.platform(body))
    try bus.approve(on: "lead_created", Self.rescore)
    try bus.lead("Ada")
    try bus.settle()
    #expect(try bus.runs().map(\.status) == ["done"])
    #expect(try bus.count("public.lead_scores where model_version = 'configurator-v1'") == 1)
    #expect(try bus.count("public.leads where score is not null") == 1)
  }

  @Test("a score is an event each time, a bucket only when it changes, and it says from where")
  func events() throws {
    let bus = try Bus()
    try bus.approve(on: "lead_engaged", Self.rescore)
    let lead = try bus.lead("Ada", source: "referral")
    func engage(_ weight: Int) throws {
      try bus.app.execute(
        """
        insert into public.lead_engagement_events (lead_id, property_id, event_type, score_weight)
        values ($1, $2, 'price_check', $3)
        """, [.id(lead), .id(Community.maple), .untyped(String(weight))])
      try bus.settle()
    }
    // 25 + 20 + 12 and the engagement: 57, 60, 71.
    try engage(0)
    try engage(3)
    try engage(11)
    let scored = try bus.events("lead_scored")
    #expect(scored.map { $0.payload["total_score"] } == [57, 60, 71])
    #expect(scored.map(\.hops) == [1, 1, 1])
    let changed = try bus.events("lead_bucket_changed").map(\.payload)
    #expect(changed.map { $0["from_bucket"] } == [.null, "warm"])
    #expect(changed.map { $0["to_bucket"] } == ["warm", "hot"])
  }

  @Test("interest is recorded once, with the platform's weight and the run as its key")
  func engagement() throws {
    let bus = try Bus()
    try bus.approve(
      on: "lead_created",
      Action(id: Sample.id(4, 1), type: "record_engagement", config: ["engagement_type": "call_inbound"]))
    try bus.lead("Ada")
    try bus.settle()
    let row = try bus.owner.execute(
      """
      select e.property_id, e.score_weight, e.idempotency_key = 'run:' || r.id as is_keyed
      from public.lead_engagement_events e cross join public.crm_action_runs r
      """
    ).only()
    #expect(try row.value("property_id") == Community.maple)
    #expect(try row.value("score_weight") == 20)
    #expect(try row.value("is_keyed") == true)
  }

  @Test("the weights are the platform's, within what its column takes")
  func weights() {
    #expect(EngagementWeights.table.count == 17)
    #expect(EngagementWeights.table.allSatisfy { (-25...40).contains($0.1) })
  }
}
