import ConfigSchema

/// Answers requests without a language model: a fixed reading of the words people use for leasing work.
///
/// The same request on the same workspace always gets the same reply, in the wire format any model would answer in.
/// Nothing leaves the program and no time is spent waiting.
public struct OfflinePlanner: ModelClient {
  public let name = "offline"

  public init() {}

  public func complete(_ request: ModelRequest, onText: @escaping @Sendable (String) -> Void) async -> ModelOutcome {
    let answer = FirstAnswer()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        answer.wait(continuation)
        // Beside the task that waits, so that stopping is felt at once however long a paste there is to read.
        Task.detached {
          let text = ReplyWriter.json(Self.reply(to: request)).text(.compact)
          if answer.isOpen { onText(text) }
          answer.give(.reply(text: text, usage: Usage()))
        }
      }
    } onCancel: {
      answer.give(.cancelled)
    }
  }

  /// The reply as a value. A pure function of the request.
  public static func reply(to request: ModelRequest) -> Reply {
    let (beginning, wasCut) = LongText.beginning(of: request)
    var reply = SelfCheck.held(read(beginning), beginning)
    if wasCut { reply.message += " " + LongText.notice }
    return reply
  }

  private static func read(_ request: ModelRequest) -> Reply {
    if let why = WhyAnswer.answer(request) { return Reply(message: why) }
    let material = MaterialReader.read(
      Clarification.joined(request.request, request.history),
      spelling: Spelling(names: WorkspaceWords.of(request.workspace)))
    let sentences = material.request + material.pointers
    if let decline = Refusals.decline(sentences) { return Reply(message: decline.reason, decline: decline) }
    if let answer = answer(material, request.live) {
      let waits = request.pending == nil ? "" : " The proposal that waits is not part of this."
      return Reply(message: answer + waits)
    }
    guard request.workspace.currentProperty != nil else {
      return Reply(message: "There is no property to set this up for.")
    }
    var planning = Planning(request.workspace, request.handles, material)
    return planning.run()
  }

  /// Set when everything said was a question about what exists.
  private static func answer(_ material: Material, _ workspace: Workspace) -> String? {
    let typed = material.request
    guard !typed.isEmpty, material.drawings.isEmpty, typed.contains(where: { QuestionReader.isQuestion($0) }) else {
      return nil
    }
    let others = typed.filter { !QuestionReader.isQuestion($0) && Pointers.orders($0) }
    guard others.isEmpty, typed.count <= 3 || !material.hasMaterial else { return nil }
    let scope = PropertyFinder(workspace: workspace).scope(of: typed)
    guard let state = workspace[scope.targets.first ?? workspace.current] else { return nil }
    return QuestionAnswerer(state: state, index: ItemIndex(workspace)).answer(
      typed.filter(QuestionReader.isQuestion))
  }
}
