/// What the guard in the database means when it refuses a commit, for the person at the keyboard. Its own words go to the log.
enum GuardRefusal {
  static func sentence(_ state: SQLState?) -> String {
    switch state?.rawValue {
    case "CF002": "The record of approvals is only ever added to. Nothing was changed."
    case "CF003": "This login may propose, but not approve here. Nothing was changed. Ask an administrator to approve."
    case "CF004":
      "The proposal was settled or amended meanwhile, or it is about something else. Nothing was changed. "
        + "Look at it again."
    case "CF005":
      "The approval does not follow the one before it. Nothing was changed. Rebase the proposal and review it again."
    default:
      "The database refused the change because what is live and its record would not agree. Nothing was changed. "
        + "Run `configurator doctor` to see which rows were changed past the record."
    }
  }
}
