import ConfigSchema

/// The first effects of a session: what was there when the program was left, and what waits.
public func start(_ model: inout Model) -> [Effect] {
  model.emit(.loadConversation, awaiting: .conversation)
  model.loadLive()
  model.emit(.refreshPending, awaiting: .pending)
  return model.takeOutbox()
}

/// The program: takes what happened into the model and returns what is to be done outside. Pure; never traps.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  switch message {
  case .key(let key): model.handle(key)
  case .typed(let text): model.type(text)
  case .paste(let text): model.handlePaste(text)
  case .resize(let size): model.size = size
  case .shown: model.frameWasShown()
  case .clock(let milliseconds): model.tick(milliseconds)
  case .answer(let id, let answer): model.receive(answer, to: id)
  case .news(let news): model.receive(news)
  case .inputDiscarded: model.review.inputWasDiscarded()
  case .hangUp: model.quit()
  }
  model.settle()
  return model.takeOutbox()
}

extension Model {
  mutating func takeOutbox() -> [Effect] {
    defer { outbox = [] }
    return outbox
  }

  /// In the chat nothing but the text changes, so it is laid out once at the end; elsewhere a character can be a key.
  fileprivate mutating func type(_ text: String) {
    for character in text {
      handle(.character(character))
      if screen != .chat || chat.peek != nil || isHelpOpen { settle() }
    }
  }

  fileprivate mutating func tick(_ milliseconds: Int) {
    now = max(now, milliseconds)
    if let due = chat.draftDue, now >= due { saveDraft() }
    if let due = unsavedReview?.due, now >= due { flushReview() }
    if let due = lookAt, now >= due {
      pendingReadAt = now
      emit(.refreshPending, awaiting: .look)
    }
    if let due = glanceAt, now >= due { screen == .activity ? loadActivity(isLook: true) : loadTasks(isLook: true) }
  }

  /// Hands everything to the store that is not with it yet, then leaves.
  mutating func quit() {
    if chat.draftDue != nil { saveDraft() }
    flushReview()
    emit(.quit)
  }

  fileprivate mutating func receive(_ news: News) {
    switch news {
    case .session(let session): adopt(session)
    case .pending(let proposals): adopt(pending: proposals)
    case .overruled(let id, let proposals): adopt(proposals, overruling: id)
    case .notice(let notice): self.notice = notice
    }
  }

  /// What must hold after every message: scroll positions inside their content, and text wrapped for this width.
  fileprivate mutating func settle() {
    if screen != .chat { dropPrefill() }
    let panes = Panes(self)
    if let area = panes.area(of: .chat, in: self) {
      chat.settle(ChatLayout(self, in: area))
    }
    settleReview(panes)
    settleBackTest()
    settleWaiting()
    settleLists(panes)
    if screen != .review || unsavedReview?.proposal != review.proposal { flushReview() }
  }
}
