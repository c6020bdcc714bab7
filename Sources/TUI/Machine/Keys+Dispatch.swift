import ConfigSchema

/// Which screen a key goes to.
extension Model {
  mutating func handle(_ key: Key) {
    if key != .control("c") { chat.isQuitArmed = false }
    if notice?.kind != .failure || key == .escape { notice = nil }
    if handleEverywhere(key) { return }
    if isHelpOpen { return handleHelp(key) }
    switch screen {
    case .chat: handleChat(key)
    case .review: handleReview(key)
    case .live: handleLive(key)
    case .history: handleHistory(key)
    case .properties: handleProperties(key)
    case .activity: handleActivity(key)
    case .tasks: handleTasks(key)
    }
  }

  mutating func handlePaste(_ text: String) {
    isHelpOpen = false
    switch screen {
    case .chat: pasteIntoChat(text)
    case .live where live.isFiltering: typeOneLine(text)
    case .properties: typeOneLine(text)
    case .tasks where tasks.person != nil: typeOneLine(text)
    case .review, .live, .history, .activity, .tasks:
      if case .code = review.step, screen == .review { return refusePastedCode() }
      say(.info, "Text is pasted in the chat. Press Esc to go there, then paste again.")
    }
  }

  /// A paste into a one-line field counts as typing its first line.
  private mutating func typeOneLine(_ text: String) {
    for character in Escaping.lines(text).first?.prefix(80) ?? "" { handle(.character(character)) }
  }

  /// True when the key means the same on every screen.
  private mutating func handleEverywhere(_ key: Key) -> Bool {
    switch key {
    case .control("l"): emit(.redraw)
    case .control("z"): emit(.suspend)
    case .control("c"): interrupt()
    case .function(1): isHelpOpen.toggle()
    case .character("?") where screen != .chat && !isTyping: isHelpOpen.toggle()
    case .function(let number):
      guard let target = Screen.allCases.first(where: { $0.functionKey == number }) else { return true }
      open(target)
    default: return false
    }
    if key == .function(1) { helpScroll = 0 }
    return true
  }

  /// Whether printing characters are text on this screen.
  var isTyping: Bool {
    switch screen {
    case .chat: true
    // No name begins with a question mark, so the first one asks for help.
    case .properties: properties.form.map { !$0.isChoosingType } ?? !properties.filter.isEmpty
    case .review: if case .code = review.step { true } else { false }
    case .live: live.isFiltering
    case .history, .activity: false
    case .tasks: tasks.person != nil
    }
  }

  /// Gives a screen the keys and loads what it shows. Pressed again, goes back to the chat.
  mutating func open(_ target: Screen) {
    isHelpOpen = false
    // What went wrong before has been read by whoever goes somewhere else.
    notice = nil
    if screen == target {
      screen = .chat
      return
    }
    screen = target
    if target != .chat { side = target }
    switch target {
    case .live: loadLive()
    case .history: loadHistory()
    case .properties: loadProperties()
    case .activity: loadActivity()
    case .tasks: loadTasks()
    // A proposal may have been made in another window.
    case .review: emit(.refreshPending, awaiting: .pending)
    case .chat: break
    }
  }

  private mutating func handleHelp(_ key: Key) {
    let page = max(1, size.rows - 6)
    switch key {
    case .escape, .character("q"), .character("?"), .enter: isHelpOpen = false
    case .down, .wheelDown: helpScroll += 1
    case .up, .wheelUp: helpScroll -= 1
    case .pageDown, .character(" "): helpScroll += page
    case .pageUp: helpScroll -= page
    default: break
    }
  }

  /// Ctrl-C: stops what runs, else leaves the step, else empties the line, else asks once before leaving.
  private mutating func interrupt() {
    if chat.asking != nil { return cancelAsking() }
    if isHelpOpen {
      isHelpOpen = false
      return
    }
    if screen != .chat { return leaveStep() }
    if !chat.editor.isEmpty {
      chat.editor.clear()
      draftChanged()
      return say(.info, "The line is empty now; Ctrl-_ brings it back.")
    }
    guard chat.isQuitArmed else {
      chat.isQuitArmed = true
      return say(.info, "Press Ctrl-C again to leave. Nothing is lost: conversation and proposals are kept.")
    }
    quit()
  }

  private mutating func leaveStep() {
    if screen == .review {
      switch review.step {
      case .confirm, .code, .turnDown: review.step = .changes
      case .changes, .waitingForCode, .approving, .outcome: screen = .chat
      }
    } else {
      screen = .chat
    }
  }
}
