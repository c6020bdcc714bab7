extension WorkflowStep {
  /// Such as "after 2 days, an e-mail from “amenities_email”". Names come from the database and are not escaped here.
  public var sentence: String {
    let minutes = Int(min(delayHours * 60, 1e9).rounded())
    let wait = minutes == 0 ? "right away" : "after " + Durations.minutes(minutes)
    let text = templateSlug.map { " from “\($0)”" } ?? ""
    return switch kind {
    case .sms?: "\(wait), a text\(text)"
    case .email?: "\(wait), an e-mail\(text)"
    case .wait?: "\(wait), nothing"
    case nil: "\(wait), something this program does not know"
    }
  }
}
