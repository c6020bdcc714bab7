import ConfigSchema
import TUI

/// An invented community with a small set-up and a proposal to review.
enum Sample {
  static let property = PropertyFacts(
    id: ItemID("h1"), name: "Juniper Court", propertyType: "multifamily", unitCount: 120, isSample: true)
  static let properties = [
    PropertySummary(facts: property, revision: 4, pipelines: 1, triggers: 2, pending: 0),
    PropertySummary(
      facts: PropertyFacts(id: ItemID("h2"), name: "Larkspur Commons", propertyType: "student", isSample: true),
      revision: 0, pipelines: 0, triggers: 0, pending: 0),
  ]

  static let pipeline = Pipeline(
    id: ItemID("p1"), name: "Leasing", type: .lead, isDefault: true,
    stages: [
      Stage(
        id: ItemID("s1"), name: "New", slaHours: 4, leadStatus: "new",
        autoTransition: AutoTransition(eventType: "lead_contacted", toStage: ItemID("s2"))),
      Stage(id: ItemID("s2"), name: "Contacted", slaHours: 48, leadStatus: "contacted"),
      Stage(id: ItemID("s3"), name: "Toured", slaHours: 24, leadStatus: "toured"),
      Stage(id: ItemID("s4"), name: "Leased", leadStatus: "leased"),
    ])
  static let noShow = Trigger(
    id: ItemID("t1"), name: "After a missed tour", eventType: "tour_no_show",
    actions: [
      Action(
        id: ItemID("x1"), type: "send_sms", config: ["body": "Hi {{lead.first_name}}, shall we find a new time?"],
        onlyIf: [Condition("lead.status", .notIn, ["leased", "lost"])], delayMinutes: 120)
    ])
  static let paused = Trigger(
    id: ItemID("t2"), name: "Review request", eventType: "tour_completed", isActive: false,
    actions: [Action(id: ItemID("x2"), type: "create_task", config: ["title": "Ask for a review"], delayMinutes: 1440)])
  static let configuration = Configuration(pipelines: [pipeline], triggers: [noShow, paused])

  static let proposal: Proposal = {
    var changed = configuration
    changed.pipelines[0].stages[0].slaHours = 1
    changed.triggers.append(
      Trigger(
        id: ItemID("t3"), name: "Welcome text", eventType: "lead_created",
        conditions: [Condition("lead.source", .isIn, ["zillow", "apartments_com"])],
        actions: [
          Action(
            id: ItemID("x3"), type: "send_sms",
            config: [
              "body": "Hi {{lead.first_name}}, thanks for asking about {{property.name}}. When would you like to visit?"
            ]),
          Action(
            id: ItemID("x4"), type: "create_task", config: ["title": "Call the lead"],
            onlyIf: [Condition("lead.status", .eq, "new")], delayMinutes: 60),
        ]))
    changed.triggers.remove(at: 1)
    let words = "Text new leads from the listing sites at once, call after an hour, first answer within one hour"
    let changes = Diff.changes(from: configuration, to: changed).map { change in
      var proposed = ProposedChange(
        change: change, evidence: [Evidence(source: .request, quote: "first answer within one hour")])
      if case .triggerDeleted = change.kind {
        proposed.evidence = [Evidence(source: .paste(1), quote: "please remove the review request")]
        proposed.startsSelected = false
        proposed.unselectedReason = "the words for it stand in the pasted e-mail, not in what you typed."
      }
      if case .triggerCreated = change.kind {
        proposed.findings = [
          Finding(
            .warn, rule: "QH1", path: "triggers/Welcome text", message: "Texts may go out at night.",
            fix: "Add quiet hours from 9 pm to 8 am.")
        ]
      }
      return proposed
    }
    return Proposal(
      id: ItemID("q1"), request: Request(typed: words), message: "I would add a trigger.", model: "offline planner",
      targets: [ProposalTarget(property: property, baseRevision: 4, base: configuration, changes: changes)],
      validatorVersion: 1)
  }()

  static let history = [
    ApprovalEntry(
      id: ItemID("a4"), proposal: nil, revision: 4, at: "2026-03-01 16:40", by: "Dana Ruiz",
      reason: "Rollback to revision 2",
      sentences: ["Time limit of “New” 2 → 4 hours."],
      versions: [
        VersionEntry(
          id: ItemID("v4"), kind: .pipeline, item: ItemID("p1"), name: "Leasing", version: 3, isDeletion: false,
          snapshot: [:])
      ]),
    ApprovalEntry(
      id: ItemID("a3"), proposal: nil, revision: 3, at: "2026-02-27 09:05", by: "Sam Ortiz",
      reason: "pause the review request for now", sentences: ["Switched “Review request” off."],
      versions: [
        VersionEntry(
          id: ItemID("v3"), kind: .trigger, item: ItemID("t2"), name: "Review request", version: 2, isDeletion: false,
          snapshot: [:])
      ]),
  ]

  /// The usual turns after many others, a few lines each.
  static func turns(long lines: Int) -> [SavedTurn] {
    let old = stride(from: 1, through: lines, by: 4).map { line in
      SavedTurn(
        line % 8 == 1 ? .person : .model, (line..<line + 4).map { "This is old line \($0)" }.joined(separator: "\n"))
    }
    return old + turns
  }

  static let turns = [
    SavedTurn(.person, "pause the review request for now"),
    SavedTurn(.model, "I would switch “Review request” off. Everything else stays as it is."),
    SavedTurn(.program, "Approved: Juniper Court is now at revision 3."),
  ]
}
