import ConfigSchema

/// The stages each type of property usually has, with the usual time limits in hours.
enum StandardPipelines {
  struct Standard: Sendable {
    let name: String
    let type: PipelineType
    /// Name, time limit, lead status.
    let stages: [(name: String, sla: Double?, status: String?)]
  }

  static func lead(for propertyType: String?) -> Standard {
    switch propertyType {
    case "student": student
    case "senior": senior
    case "affordable": affordable
    case "luxury": luxury
    case "single_family": singleFamily
    case "lease_up": leaseUp
    default: multifamily
    }
  }

  private static let multifamily = Standard(
    name: "Leasing", type: .lead,
    stages: [
      ("New lead", 1, "new"), ("Contacted", 24, "contacted"), ("Tour scheduled", nil, "tour_booked"),
      ("Toured", 48, "toured"),
      ("Application", 72, nil), ("Approved", 48, nil), ("Leased", nil, "leased"), ("Lost", nil, "lost"),
    ])
  private static let student = Standard(
    name: "Student leasing", type: .lead,
    stages: [
      ("Inquiry", 4, "new"), ("Contacted", 24, "contacted"), ("Tour booked", nil, "tour_booked"),
      ("Toured", 24, "toured"),
      ("Application", 72, nil), ("Guarantor pending", 120, nil), ("Lease out for signature", 72, nil),
      ("Signed", nil, "leased"),
      ("Not this year", nil, "lost"),
    ])
  private static let senior = Standard(
    name: "Senior leasing", type: .lead,
    stages: [
      ("Inquiry", 24, "new"), ("Discovery", 72, "contacted"), ("Visit booked", nil, "tour_booked"),
      ("Visited", 72, "toured"),
      ("Family decision", 336, nil), ("Deposit", 168, nil), ("Moved in", nil, "leased"), ("Closed", nil, "lost"),
    ])
  private static let affordable = Standard(
    name: "Affordable leasing", type: .lead,
    stages: [
      ("Pre-application", 48, "new"), ("Waitlist", nil, nil), ("Eligibility interview", 72, "contacted"),
      ("Income certification", 720, nil),
      ("Compliance review", 240, nil), ("Approved", 120, nil), ("Leased", nil, "leased"),
      ("Withdrawn / ineligible", nil, "lost"),
    ])
  private static let luxury = Standard(
    name: "Luxury leasing", type: .lead,
    stages: [
      ("Introduction", 0.5, "new"), ("Conversation", 12, "contacted"), ("Private showing", nil, "tour_booked"),
      ("After showing", 24, "toured"),
      ("Terms", 48, nil), ("Application", 48, nil), ("Resident", nil, "leased"), ("Passed", nil, "lost"),
    ])
  private static let singleFamily = Standard(
    name: "Home leasing", type: .lead,
    stages: [
      ("Inquiry", 12, "new"), ("Pre-qualified", 48, "contacted"), ("Showing", nil, "tour_booked"),
      ("Viewed", 48, "toured"),
      ("Application", 48, nil), ("Screening", 72, nil), ("Lease signed", nil, "leased"),
      ("Declined or gone", nil, "lost"),
    ])
  private static let leaseUp = Standard(
    name: "Lease-up", type: .lead,
    stages: [
      ("Interest list", 24, "new"), ("VIP list", nil, "contacted"), ("Hard-hat tour", nil, "tour_booked"),
      ("Reserved", 72, nil),
      ("Pre-leased", nil, "leased"), ("Move-in scheduled", nil, nil), ("Moved in", nil, nil), ("Fell out", nil, "lost"),
    ])

  static let renewal = Standard(
    name: "Renewals", type: .resident,
    stages: [
      ("120 days out", 240, nil), ("Offer prepared", 120, nil), ("Offer sent", 240, nil), ("Negotiating", 168, nil),
      ("Verbal yes", 72, nil), ("Signed renewal", nil, nil), ("Notice given", nil, nil),
    ])
  static let maintenance = Standard(
    name: "Maintenance", type: .resident,
    stages: [
      ("Reported", 24, nil), ("Scheduled", 72, nil), ("Fixed", nil, nil), ("Confirmed with the resident", nil, nil),
    ])
  static let moveOut = Standard(
    name: "Move-outs", type: .resident,
    stages: [
      ("Notice to vacate received", 24, nil), ("Pre-move-out inspection", 168, nil), ("Keys back", nil, nil),
      ("Make-ready", 120, nil),
      ("Rent-ready", nil, nil),
    ])
  static let recertification = Standard(
    name: "Annual recertification", type: .resident,
    stages: [
      ("120-day notice", 720, nil), ("90-day notice", 720, nil), ("60-day notice", 720, nil),
      ("30-day notice", 720, nil),
      ("Documents in", 240, nil), ("Recertified", nil, nil),
    ])
  static let campaign = Standard(
    name: "Campaigns", type: .campaign,
    stages: [
      ("Idea", nil, nil), ("Brief", 48, nil), ("Creative", 120, nil), ("Manager approval", 48, nil),
      ("Scheduled", nil, nil),
      ("Running", nil, nil), ("Wrapped up", nil, nil),
    ])

  /// The stages with the moves that the platform's own events make.
  static func drafts(_ standard: Standard) -> [StageDraft] {
    var stages = standard.stages.map { StageDraft(name: $0.name, slaHours: $0.sla, status: $0.status) }
    guard standard.type == .lead else { return stages }
    for (from, event, to) in [
      ("new", "lead_contacted", "contacted"), ("contacted", "tour_scheduled", "tour_booked"),
      ("tour_booked", "tour_completed", "toured"),
    ] {
      guard let a = stages.firstIndex(where: { $0.status == from }),
        let b = stages.firstIndex(where: { $0.status == to }), a < b
      else { continue }
      stages[a].autoEvent = event
      stages[a].autoTo = b
    }
    return stages
  }
}
