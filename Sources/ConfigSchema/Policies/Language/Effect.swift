/// What an action means for the person it is about.
enum Effect {
  case good, bad, neutral

  static func of(_ action: Action, _ scene: Scene) -> Effect {
    switch action.type {
    case "update_stage":
      return isClosing(action.config["to_status"]?.string ?? "", scene) ? .bad : .neutral
    case "cancel_tour", "stop_workflow", "pause_workflow", "skip_review_response": return .bad
    case "create_task", "schedule_tour", "confirm_tour", "start_workflow", "resume_workflow", "start_human_takeover",
      "assign_agent", "draft_review_response":
      return .good
    default:
      guard scene.catalogue.action(named: action.type)?.channel != nil else { return .neutral }
      return scene.texts(of: action).contains { !denials.hits(in: Words($0.text)).isEmpty } ? .bad : .good
    }
  }

  /// The status lost, a stage tied to it, or a stage of one's own that says the same.
  private static func isClosing(_ target: String, _ scene: Scene) -> Bool {
    scene.stages.status(forTarget: target) == LeadStatus.lost || !closing.isDisjoint(with: Words(target).list)
  }

  private static let closing: Set = [
    "lost", "dead", "declined", "rejected", "denied", "disqualified", "unqualified", "closed", "ineligible",
  ]

  /// Words that send people away: `Sorry, we are full`.
  private static let denials = PhraseBook<Bool>(
    [
      (
        true,
        [
          "sorry ~6 full|unavailable|rented|leased|taken|booked|cannot|cant|unable",
          "we|were are? completely|fully|currently|all? full|booked|leased",
          "no units|apartments|homes|vacancies|vacancy|availability|openings|rooms",
          "no ~1 apartments|units|homes|tours available|left|open",
          "nothing available|open|for", "not|isnt|arent|longer available", "unavailable", "waitlist|waitlisted only",
          "cannot|cant|unable to? help|offer|accommodate|rent|show|serve|accept|take|host|lease",
          "look|looking|search elsewhere", "another|different community|property|building ~3 better|fit|suit|suited",
          "not ~2 good|right|best fit|match", "wont work for? you|us?", "stop contacting|writing",
        ]
      )
    ], harmless: ["cannot|cant wait|offer enough", "not|isnt available online"])
}
