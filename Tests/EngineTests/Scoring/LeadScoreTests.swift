import ConfigSchema
import Store
import TestDatabase
import Testing

@testable import Engine

// One at a time: each holds a thread while its database answers, and tests that wait for a network need one too.
@Suite("Scores", .serialized) struct LeadScoreTests {
  /// A lead, what it did, and the points worked out by hand.
  struct Example {
    var name: String
    var source: String?
    var first: String? = "Sam"
    var email: String?
    var phone: String?
    var moveIn: String?
    var status = "new"
    var hours: Double
    var did: [String] = []
    var messages = 0
    var visit: String?
    /// Engagement, timing, source, completeness, behaviour.
    var points: [Int]
    var bucket: String
  }

  private static let mail = "lead@example.test"
  private static let number = "+1 512 555 0100"
  private static let day = "2031-05-01"

  static let examples: [Example] = [
    Example(
      name: "fresh and complete", source: "referral", email: mail, phone: number, moveIn: day, hours: 1,
      points: [0, 25, 20, 15, 0], bucket: "warm"),
    Example(
      name: "three days old", source: "Zillow", email: mail, hours: 72, points: [0, 20, 12, 7, 0], bucket: "cold"),
    Example(
      name: "source with an underscore", source: "google_ads", email: mail, phone: number, hours: 240,
      points: [0, 10, 18, 12, 0], bucket: "cold"),
    Example(
      name: "nothing known", source: "meta_ads", first: nil, hours: 960, points: [0, 5, 10, 0, 0], bucket: "unqualified"
    ),
    Example(
      name: "facebook", source: "Facebook Ads", phone: number, hours: 12, points: [0, 25, 15, 7, 0], bucket: "warm"),
    Example(
      name: "tour booked", source: "Website Form", email: mail, phone: number, moveIn: day, status: "tour_booked",
      hours: 1, did: ["tour_scheduled"], points: [25, 25, 20, 15, 10], bucket: "hot"),
    Example(
      name: "engagement is capped", source: "Direct Website", email: mail, hours: 144,
      did: ["application_submitted", "application_submitted"], points: [30, 20, 20, 7, 0], bucket: "hot"),
    Example(
      name: "engagement has a floor", source: "LumaLeasing Widget", hours: 1, did: ["tour_no_show"],
      points: [0, 25, 20, 2, 0], bucket: "warm"),
    Example(
      name: "messages count", source: "LumaLeasing Tour Booking", phone: number, hours: 1, messages: 2,
      points: [10, 25, 10, 7, 0], bucket: "warm"),
    Example(
      name: "a no-show is made good", source: "apartments.com", hours: 744, did: ["tour_no_show", "tour_completed"],
      messages: 1, points: [15, 5, 12, 2, 0], bucket: "cold"),
    Example(
      name: "visited", source: nil, hours: 1, visit: "tours", points: [0, 25, 10, 2, 10], bucket: "warm"),
    Example(
      name: "messages are capped too", source: "walk-in", email: mail, hours: 48, messages: 7,
      points: [30, 20, 10, 7, 0], bucket: "warm"),
    Example(
      name: "capitals do not matter", source: "LUMALEASING", email: mail, phone: number, hours: 1, messages: 3,
      points: [15, 25, 20, 12, 0], bucket: "hot"),
    Example(
      name: "exactly 70", source: "referral", email: mail, phone: number, moveIn: day, hours: 1,
      did: ["document_viewed"],
      points: [10, 25, 20, 15, 0], bucket: "hot"),
    Example(name: "exactly 45", source: "Referral", first: nil, hours: 1, points: [0, 25, 20, 0, 0], bucket: "warm"),
    Example(name: "24 is not cold", source: "zillow", hours: 192, points: [0, 10, 12, 2, 0], bucket: "unqualified"),
    Example(
      name: "exactly 25", source: "website", first: "", phone: number, hours: 696, points: [0, 10, 10, 5, 0],
      bucket: "cold"),
    Example(
      name: "a visit booked in the chat is not seen", source: "referral", status: "toured", hours: 1,
      visit: "tour_bookings", points: [0, 25, 20, 2, 0], bucket: "warm"),
    Example(
      name: "empty is not filled in", source: "zillow", email: "", phone: "", hours: 1, points: [0, 25, 12, 2, 0],
      bucket: "cold"),
    Example(
      name: "a kind nobody knows counts for nothing", source: "phone", hours: 1, did: ["stood_on_head"],
      points: [0, 25, 10, 2, 0], bucket: "cold"),
  ]

  @Test("twenty leads in one batch, each with the points worked out by hand")
  func table() throws {
    let bus = try Bus(capturing: false)
    let leads = try Self.examples.map { try Self.make($0, bus.owner) }
    // Somebody who is not asked about.
    _ = try Self.make(Self.examples[0], bus.owner)
    let engine = try bus.engineConnection()
    try Self.rescore(leads, engine)
    for (example, lead) in zip(Self.examples, leads) {
      let row = try bus.owner.execute(
        """
        select s.*, s.engagement_score || ',' || s.timing_score || ',' || s.source_score || ',' || s.completeness_score
          || ',' || s.behavior_score as points, l.score, l.score_bucket as lead_bucket
        from public.lead_scores s join public.leads l on l.id = s.lead_id where s.lead_id = $1
        """, [.id(lead)]
      ).only()
      let total = example.points.reduce(0, +)
      #expect(try row.value("points") == example.points.map(String.init).joined(separator: ","), "\(example.name)")
      #expect(try row.value("total_score") == total, "\(example.name)")
      #expect(try row.value("score_bucket") == example.bucket, "\(example.name)")
      #expect(try row.value("score") == total && row.value("lead_bucket") == example.bucket, "\(example.name)")
      #expect(try row.value("model_version") == "configurator-v1")
    }
    #expect(try bus.count("public.lead_scores") == leads.count)
    let factors: JSON = try bus.owner.execute(
      "select factors::text as factors from public.lead_scores where lead_id = $1", [.id(leads[0])]
    ).only().value("factors")
    #expect(factors.array?.first == ["factor": "Engagement", "impact": "+0", "type": "neutral"])
    try Self.rescore([leads[0]], engine)
    #expect(try bus.count("public.lead_scores where lead_id = '\(leads[0])'") == 2)
  }

  @Test("on the platform's databases it uses the columns there are", arguments: PlatformFixture.allCases)
  func shapes(fixture: PlatformFixture) throws {
    let database = try fixture.build()
    let owner = try database.connect()
    try Migrator(owner).run()
    if fixture != .january { try owner.script("update lead_engagement_events set score_weight = 5") }
    let lead = ItemID("66666666-6666-6666-6666-666666666666")
    try Self.rescore([lead], owner)
    // Chat started and one message; fresh; a plain website; three of four details; a tour is booked.
    let row = try owner.execute(
      "select total_score, score_bucket from public.lead_scores where lead_id = $1 order by scored_at desc limit 1",
      [.id(lead)]
    ).only()
    #expect(try row.value("total_score") == 10 + 25 + 10 + 12 + 10)
    #expect(try row.value("score_bucket") == "warm")
    guard fixture != .january else { return }
    #expect(try owner.execute("select score from public.leads where id = $1", [.id(lead)]).only().value("score") == 67)
  }

  private static func make(_ example: Example, _ owner: Connection) throws -> ItemID {
    let lead: ItemID = try owner.execute(
      """
      insert into public.leads (property_id, source, first_name, email, phone, move_in_date, status, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, now() - make_interval(secs => $8)) returning id
      """,
      [
        .id(Community.maple), .text(example.source), .text(example.first), .text(example.email), .text(example.phone),
        .untyped(example.moveIn), .text(example.status), .double(example.hours * 3600),
      ]
    ).only().value("id")
    let weights = Dictionary(uniqueKeysWithValues: EngagementWeights.table)
    for event in example.did {
      try owner.execute(
        "insert into public.lead_engagement_events (lead_id, property_id, event_type, score_weight) values ($1, $2, $3, $4)",
        [.id(lead), .id(Community.maple), .text(event), .untyped(String(weights[event] ?? 0))])
    }
    let conversation: ItemID = try owner.execute(
      "insert into public.conversations (lead_id, property_id, channel) values ($1, $2, 'widget') returning id",
      [.id(lead), .id(Community.maple)]
    ).only().value("id")
    for role in Array(repeating: "user", count: example.messages) + ["assistant", "system"] {
      try owner.execute(
        "insert into public.messages (conversation_id, role, content) values ($1, $2, 'Hello')",
        [.id(conversation), .text(role)])
    }
    switch example.visit {
    case "tours":
      try owner.execute(
        """
        insert into public.tours (lead_id, property_id, tour_date, tour_time, status)
        values ($1, $2, '2026-03-04', '14:30', 'completed')
        """, [.id(lead), .id(Community.maple)])
    case "tour_bookings":
      try owner.execute(
        """
        insert into public.tour_bookings (lead_id, property_id, scheduled_date, scheduled_time, status)
        values ($1, $2, '2026-03-04', '14:30', 'completed')
        """, [.id(lead), .id(Community.maple)])
    default: break
    }
    return lead
  }

  /// As the runner does it: all statements of the action in one transaction.
  static func rescore(_ leads: [ItemID], _ connection: Connection) throws {
    let rows = JSON.array(
      leads.map { ["run": .string($0.value), "property": .string(Community.maple.value), "lead": .string($0.value)] })
    let statements = try LeadPulseActions.rescore.statements(PlatformShape.read(connection))
    try connection.transaction { for sql in statements { try connection.execute(sql, [.json(rows)]) } }
  }
}
