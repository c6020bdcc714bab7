/// Every key of every screen, the most useful first.
enum Keys {
  static func all(_ model: Model) -> [Binding] {
    switch model.screen {
    case .chat: chat(model)
    case .review: review(model)
    case .live: model.live.isFiltering ? filtering : model.live.isBare ? back : live
    case .history: model.history.entries?.isEmpty ?? true ? back : model.history.versions == nil ? history : versions
    case .properties: properties(model)
    case .activity: model.activity.report?.runs.isEmpty ?? true ? [others] + back : activity
    case .tasks: model.tasks.person != nil ? handing : model.tasks.all?.isEmpty ?? true ? back : tasks
    }
  }

  static func hints(_ model: Model) -> [Binding] {
    // The header names the function keys; without a header the hints must.
    model.isHelpOpen ? help : all(model) + (Panes(model).header == nil ? [Binding("F1", "help")] : [])
  }

  static let help = [Binding("Esc", "close the help"), Binding("↑↓", "scroll")]

  /// What holds on every screen.
  static func global(_ model: Model) -> [Binding] {
    let more = model.screen == .chat ? "; /help does the same" : model.isTyping ? "" : "; ? does the same"
    return [Binding("F1", "help", "help for this screen" + more)] + everywhere
  }

  private static let everywhere = [
    Binding("F2", "review", "review the waiting proposal"),
    Binding("F3", "live", "what is set up now"),
    Binding("F4", "history", "what was approved, and undo"),
    Binding("F5", "properties", "switch or add a property"),
    Binding("F6", "activity", "what automations do and did, and why"),
    Binding("F7", "tasks", "what the team has to do"),
    Binding("Tab", "other pane", "go back to the chat, or from the chat to the pane beside it"),
    Binding("Ctrl-L", "redraw", "draw the screen again"),
    Binding("Ctrl-Z", "suspend", "back to the shell; fg returns"),
    Binding("Ctrl-C", "stop or leave", "stop the request being worked on; twice on an empty line leaves"),
  ]

  private static func chat(_ model: Model) -> [Binding] {
    if model.chat.peek != nil {
      return [
        Binding("Esc", "close"), Binding("↑↓ PgUp PgDn", "scroll"), Binding("Del", "remove", "remove this material"),
      ]
    }
    var keys = writing
    if !model.chat.editor.pieces.isEmpty { keys.insert(paste, at: 1) } else { keys.append(paste) }
    if model.chat.asking != nil {
      keys.insert(Binding("Esc", "stop", "stop the request; your words come back to the input line"), at: 0)
    }
    return keys
  }

  private static let paste = Binding("Ctrl-O", "open paste", "read the pasted material under or before the cursor")

  private static let writing = [
    Binding("Enter", "send"),
    Binding("Alt-Enter", "new line", "new line; Ctrl-J does the same"),
    Binding("/", "commands", "a slash first: commands; Tab completes"),
    Binding("PgUp PgDn", "scroll", "scroll the conversation; the mouse wheel too"),
    Binding("↑↓", "earlier", "move in the text; at its edge, requests sent before"),
    Binding("Alt-1…9", "choose", "take an answer that was offered"),
    Binding("Ctrl-A Ctrl-E", "start, end", "start and end of the line; Home and End too"),
    Binding("Ctrl-←→", "by word", "move by word; Alt-B and Alt-F too"),
    Binding("Ctrl-K Ctrl-U Ctrl-W", "cut", "cut to the end, to the start, the word before"),
    Binding("Ctrl-Y", "put back", "put back what was cut"),
    Binding("Ctrl-_ Alt-_", "undo, redo"),
  ]

  private static func review(_ model: Model) -> [Binding] {
    switch model.review.step {
    case .changes: model.pending.isEmpty ? back : model.review.reportTop != nil ? report : changes
    case .confirm, .turnDown: [Binding("Enter", "choose"), Binding("←→", "other answer"), Binding("Esc", "back")]
    case .code: [Binding("Enter", "approve", "approve, after typing the code"), Binding("Esc", "do not approve")]
    case .waitingForCode, .approving: []
    case .outcome(let outcome): after(outcome)
    }
  }

  private static let changes = [
    Binding("↑↓", "move", "move between changes"),
    Binding("a", "accept"),
    Binding("d", "decline"),
    Binding("n", "next unseen", "what has not been on screen: the rest of this change, then the next"),
    Binding("Enter", "approve", "approve what is selected, once every change has been on screen"),
    Binding("v", "JSON", "show or hide the exact JSON"),
    Binding("Esc", "chat", "back to the chat"),
    Binding("Space", "more", "scroll the details; PgDn and PgUp too"),
    Binding("e", "edit", "say what should be different about this change"),
    Binding("w", "ask why", "ask why this change is proposed"),
    Binding("m", "last 30 days", "what it would have done in the last 30 days"),
    Binding("o", "what waits", "keep, move or cancel what still waits from earlier"),
    Binding("x", "turn down", "turn the whole proposal down"),
    Binding("[ ]", "other proposal", "the one before and after, when several wait"),
  ]

  private static let report = [
    Binding("Esc", "changes", "back to the changes; m does the same"), Binding("↑↓ PgUp PgDn", "scroll"),
    Binding("r", "look again", "look at the last 30 days again"),
  ]

  private static func after(_ outcome: Review.Outcome) -> [Binding] {
    switch outcome {
    case .applied:
      [Binding("Enter", "chat", "back to the chat"), Binding("u", "undo", "propose to undo this approval")]
    case .turnedDown: [Binding("Enter", "chat", "back to the chat")]
    case .conflict:
      [Binding("b", "new proposal", "make a new proposal from what is live now"), Binding("Enter", "back")]
    case .unknown: [Binding("r", "ask again", "ask the database what happened"), Binding("Enter", "back")]
    case .obstacles, .refused: [Binding("Enter", "back", "back to the changes")]
    }
  }

  private static let live = [
    Binding("↑↓", "move"),
    Binding("/", "search", "search by name, event, on or off"),
    Binding("Enter", "change it", "say in the chat what should change about this"),
    Binding("Space", "more", "scroll the details"),
    Binding("Esc", "chat", "back to the chat"),
  ]

  private static let filtering = [Binding("Enter", "done"), Binding("Esc", "show all"), Binding("↑↓", "move")]

  private static let history = [
    Binding("↑↓", "move"),
    Binding("u", "undo", "propose to undo this approval"),
    Binding("r", "go back", "propose to bring the whole property back to this revision"),
    Binding("i", "one item", "propose to bring one pipeline or automation back to this revision"),
    Binding("0", "empty", "propose to go back to the empty set-up"),
    Binding("Space", "more", "scroll the details"),
    Binding("Esc", "chat", "back to the chat"),
  ]

  private static let activity = [
    Binding("↑↓", "move"),
    Binding("Enter", "why", "who approved it, and the words that asked for it"),
    Binding("r", "try again", "have what is held or was given up done after all"),
    Binding("c", "cancel", "see to it that it never happens"),
    others,
    Binding("Space", "more", "scroll the details"),
    Binding("Esc", "chat", "back to the chat"),
  ]

  private static let others = Binding("f", "show others", "show only what waits, is held or was given up")

  private static let tasks = [
    Binding("↑↓", "move"),
    Binding("d", "done", "tick it off"),
    Binding("a", "hand on", "say who does it now"),
    Binding("Esc", "chat", "back to the chat"),
  ]

  private static let handing = [Binding("Enter", "hand on"), Binding("Esc", "leave it as it is")]

  private static let versions = [Binding("Enter", "bring back"), Binding("↑↓", "move"), Binding("Esc", "back")]

  private static func properties(_ model: Model) -> [Binding] {
    if model.properties.form != nil { return form }
    if model.properties.all?.isEmpty ?? true { return [Binding("n", "add", "add a property")] + back }
    let isSearching = !model.properties.filter.isEmpty
    return [
      Binding("Enter", "switch", "work on this property"),
      isSearching
        ? Binding("Ctrl-N", "add", "add a property") : Binding("n", "add", "add a property; Ctrl-N while searching"),
      Binding("↑↓", "move"),
      isSearching ? Binding("Esc", "show all", "forget the search") : back[0],
    ]
  }

  /// All there is to do where nothing is listed.
  private static let back = [Binding("Esc", "chat", "back to the chat")]

  private static let form = [Binding("Enter", "next"), Binding("Tab", "other field"), Binding("Esc", "back")]
}
