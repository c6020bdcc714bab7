/// What an empty screen says: what belongs here and how it gets here.
struct EmptyState {
  var title: String
  var text: String

  static let review = EmptyState(
    title: "Nothing waits for review",
    text:
      "Ask for something in the chat, such as “Text new leads within five minutes”. What would change appears here, and nothing is live before you approve it."
  )
  static let live = EmptyState(
    title: "Nothing is set up yet",
    text:
      "Describe what you want in the chat, for example “Set up a leasing pipeline with a first answer within an hour”. Pipelines and automations you approve appear here."
  )
  static let history = EmptyState(
    title: "Nothing has been approved yet",
    text: "Every approval is listed here with what it changed, and each can be undone.")
  static let properties = EmptyState(
    title: "No property yet",
    text: "Press n to add your first community.")

  static func draw(_ state: EmptyState, in grid: inout Grid, area: Area) {
    let area = area.inset(left: 1, right: 1)
    let lines =
      [Line(state.title, .title), .empty] + Wrap.lines([Span(state.text, .dim)], columns: min(area.columns, 66))
    grid.write(lines, in: area)
  }
}
