import ConfigSchema

/// Takes in what the model and the gate answer.
extension Model {
  mutating func receiveFromModel(_ answer: Answer, _ id: EffectID) {
    guard chat.asking?.effect == id else { return }
    switch answer {
    case .text(let piece): stream(piece)
    case .progress(let words): if chat.asking?.isCancelling == false { chat.asking?.progress = words }
    case .replied(let outcome): finishAsking(outcome)
    case .cancelled: stopped()
    default: break
    }
  }

  private mutating func stream(_ piece: String) {
    if let turn = chat.asking?.turn { return chat.transcript.update(turn) { $0.append(piece) } }
    chat.transcript.add(Turn(.model, text: piece))
    chat.asking?.turn = chat.transcript.turns.count - 1
  }

  private mutating func finishAsking(_ outcome: AskOutcome) {
    let paragraphs = ReplyText.paragraphs(outcome)
    if let turn = chat.asking?.turn {
      chat.transcript.update(turn) { $0.replace(paragraphs) }
    } else {
      chat.transcript.add(Turn(.model, paragraphs))
    }
    keep(.saveTurn(SavedTurn(.model, paragraphs.map { $0.lead + $0.text }.joined(separator: "\n"))))
    chat.choices = outcome.questions.count == 1 ? Array(outcome.questions[0].choices.prefix(9)) : []
    chat.asking = nil
    if let proposal = outcome.proposal { adopt(new: proposal) }
  }

  private mutating func stopped() {
    guard let asking = chat.asking else { return }
    chat.asking = nil
    note(.info, "Stopped. Your request is back in the input line.")
    bringBack(asking.draft)
  }

  mutating func failAsking(_ failure: Failure) {
    guard let asking = chat.asking else { return report(failure) }
    chat.asking = nil
    note(.failure, [failure.title, failure.kept, failure.next].filter { !$0.isEmpty }.joined(separator: "\n"))
    bringBack(asking.draft)
  }

  mutating func restore(_ stored: StoredConversation) {
    guard chat.transcript.isEmpty, chat.asking == nil else { return }
    for turn in stored.turns {
      switch turn.speaker {
      case .person: chat.transcript.add(Turn(.person, text: turn.text))
      case .model: chat.transcript.add(Turn(.model, text: turn.text))
      case .program: chat.transcript.add(Turn(.program(.info), text: turn.text))
      }
    }
    chat.sent = stored.turns.compactMap { $0.speaker == .person ? $0.request.map(Draft.init) : nil }.suffix(100)
    if chat.editor.isEmpty { chat.editor = Editor(stored.draft) }
    if stored.turns.last?.speaker == .person, stored.draft.isEmpty {
      say(.info, "Your last request was not answered. Press Up to have it back in the input line.")
    }
  }

  // MARK: The gate

  mutating func receiveFromGate(_ answer: Answer, _ id: EffectID) {
    switch (answer, review.step) {
    case (.obstacles(let sentences), .waitingForCode(id)): review.step = .outcome(.obstacles(sentences))
    case (.wrongCode(let sentence), .approving(id, let entry)):
      // The same code, still on the screen: it can be typed again.
      review.step = .code(Review.CodeEntry(code: entry.code, isArmed: true, refusal: sentence))
    case (.refused(let failure), .approving(id, _)): review.step = .outcome(.refused(failure))
    case (.refused(let failure), .waitingForCode(id)): review.step = .outcome(.refused(failure))
    case (.conflict(let conflict), _): review.step = .outcome(.conflict(conflict))
    case (.outcomeUnknown(let failure), _): review.step = .outcome(.unknown(failure))
    case (.applied(let applied), _): approved(applied)
    default: break
    }
  }

  private mutating func approved(_ applied: AppliedApproval) {
    if let pending = reviewed { self.pending.removeAll { $0.proposal.id == pending.proposal.id } }
    review.reset(to: nil)
    review.step = .outcome(.applied(applied))
    for entry in applied.entries {
      if entry.property.id == session.property?.id { session.revision = entry.approval.revision }
      note(.good, "Approved: \(entry.property.name) is now at revision \(entry.approval.revision).")
    }
    emit(.refreshPending, awaiting: .pending)
    history = HistoryView()
    loadLive()
  }
}
