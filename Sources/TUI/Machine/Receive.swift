import ConfigSchema

/// Takes the answers of effects in.
extension Model {
  mutating func receive(_ answer: Answer, to id: EffectID) {
    guard let awaited = awaited[id] else {
      // What nobody waits for is of interest only when it could not be kept.
      if case .failed(let failure) = answer { report(failure) }
      return
    }
    if !answer.isPartial { self.awaited[id] = nil }
    if awaited.purpose == .pending || awaited.purpose == .look { pendingReadAt = now }
    if awaited.purpose == .backTest { return receiveBackTest(answer, id) }
    if awaited.purpose == .waiting { return waiting.take(answer, id) }
    switch answer {
    case .text, .progress, .replied, .cancelled: receiveFromModel(answer, id)
    case .conversation(let stored): restore(stored)
    case .attached(let attachment):
      chat.editor.insert(attachment)
      draftChanged()
    case .pending(let proposals): adopt(pending: proposals)
    case .proposed(let proposal): adopt(new: proposal)
    case .challenge(let code): if review.step == .waitingForCode(id) { showCode(code) }
    case .obstacles, .applied, .wrongCode, .refused, .conflict, .outcomeUnknown: receiveFromGate(answer, id)
    case .history(let entries) where awaited.purpose == .olderHistory: showOlder(entries)
    case .history(let entries): show(entries)
    case .backTest, .backTestProgress, .waiting: break
    case .live(let state): show(state)
    case .properties(let list): show(list)
    case .activity(let report): show(report)
    case .why(let run, let lines): show(why: lines, of: run)
    case .tasks(let tasks): show(tasks)
    case .switched(let session, let list): switched(to: session, list)
    case .models(let options): show(options)
    case .done(let words): finish(awaited.purpose, words)
    case .failed(let failure): fail(awaited.purpose, failure, id)
    }
  }

  private mutating func finish(_ purpose: Awaited.Purpose, _ words: String) {
    if purpose == .decline, let pending = reviewed {
      self.pending.removeAll { $0.proposal.id == pending.proposal.id }
      review.step = .outcome(.turnedDown)
      note(.info, "You turned the proposal down. Nothing was changed.")
      emit(.refreshPending, awaiting: .pending)
    }
    if purpose == .runs { loadActivity(isLook: true) }
    if purpose == .tasks { loadTasks(isLook: true) }
    if !words.isEmpty { say(.good, words) }
  }

  private mutating func fail(_ purpose: Awaited.Purpose, _ failure: Failure, _ id: EffectID) {
    switch purpose {
    case .ask: failAsking(failure)
    // Nobody asked; whatever the person does next will say so.
    case .look: break
    // It is looked at again soon; what was there stays, and the first failure is told.
    case .glance: if notice?.kind != .failure { report(failure) }
    case .challenge, .approval: review.step = .outcome(.refused(failure))
    // Not being able to ask says nothing about what happened.
    case .outcome: review.step = .outcome(.unknown(failure))
    case .olderHistory:
      history.isAsking = false
      report(failure)
    case .switching:
      reopenForm()
      report(failure)
    default: report(failure)
    }
  }

  // MARK: Session

  mutating func adopt(_ session: Session) {
    let isOther = session.property?.id != self.session.property?.id
    let isNewer = session.revision != self.session.revision
    self.session = session
    if isOther || isNewer { forgetLoaded() }
  }

  private mutating func switched(to session: Session, _ list: [PropertySummary]) {
    // Written before there was a property to write it for: it belongs to the first one.
    if self.session.property == nil, !chat.editor.isEmpty { draftChanged() }
    self.session = session
    properties.all = list
    (properties.filter, properties.list, properties.adding) = ("", ListState(), nil)
    // Each property has its own conversation and its own proposals.
    chat.begin()
    emit(.loadConversation, awaiting: .conversation)
    (pending, isPendingKnown) = ([], false)
    review.reset(to: nil)
    forgetLoaded()
    if screen == .properties { screen = .chat }
    side = .live
    if let property = session.property { say(.good, "Now working on \(property.name).") }
    emit(.refreshPending, awaiting: .pending)
  }

  /// What was read for another property or revision is read again.
  private mutating func forgetLoaded() {
    live = LiveView()
    history = HistoryView()
    (activity, tasks) = (ActivityView(), TaskList())
    loadLive()
    if screen == .history { loadHistory() }
    if screen == .activity { loadActivity() }
    if screen == .tasks { loadTasks() }
  }

  private mutating func show(_ entries: [ApprovalEntry]) {
    history.entries = entries
    history.property = session.property?.id
    history.versions = nil
    (history.isWhole, history.isAsking) = (entries.count < Self.historyPage, false)
  }

  private mutating func showOlder(_ entries: [ApprovalEntry]) {
    history.isAsking = false
    // Read again in between: what came is the continuation of something else.
    guard let last = history.entries?.last, entries.allSatisfy({ $0.revision < last.revision }) else { return }
    history.isWhole = entries.count < Self.historyPage
    history.entries? += entries
  }

  private mutating func show(_ state: PropertyState) {
    live.show(state)
    // Somebody may have approved something since the session was read.
    if state.facts.id == session.property?.id { session.revision = state.revision }
  }

  private mutating func show(_ list: [PropertySummary]) {
    properties.all = list
    guard let argument = properties.wanted else { return }
    properties.wanted = nil
    runProperty(argument)
  }

  private mutating func show(_ options: [ModelOption]) {
    let lines = options.map { option in
      "\(option.isCurrent ? "in use: " : option.isUsable ? "" : "not usable: ")\(option.name) — \(option.detail)"
    }
    let how = "Choose one with /model followed by its name."
    chat.transcript.add(Turn(.program(.info), lines.map { Paragraph($0) } + [Paragraph(how, .dim)]))
  }

  /// Adds a remark of the program to the conversation.
  mutating func note(_ kind: Notice.Kind, _ text: String) {
    chat.transcript.add(Turn(.program(kind), text: text))
    keep(.saveTurn(SavedTurn(.program, text)))
  }
}

extension Answer {
  /// More answers to the same effect follow.
  var isPartial: Bool {
    switch self {
    case .text, .progress, .backTestProgress: true
    default: false
    }
  }
}
