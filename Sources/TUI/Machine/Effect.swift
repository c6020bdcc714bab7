import ConfigSchema

/// Names one effect, so that its answers find their way back. Numbers grow and are never reused.
public struct EffectID: Hashable, Sendable, CustomStringConvertible {
  public let number: Int
  public init(_ number: Int) { self.number = number }
  public var description: String { "effect \(number)" }
}

/// Something the program wants done outside itself. The runner performs it without blocking and posts
/// `Message.answer(id, …)`.
public struct Effect: Hashable, Sendable, Identifiable {
  public let id: EffectID
  public let work: Work
  public init(id: EffectID, _ work: Work) { (self.id, self.work) = (id, work) }
}

/// What is to be done. Each case names the answers it expects; `Answer.failed` may end any of them.
public enum Work: Hashable, Sendable {
  /// Asks the model. Answers: any number of `text` and `progress`, then one `replied`, `cancelled` or `failed`.
  /// `amending` is the waiting proposal this request is about, if there is one.
  case ask(Request, amending: ItemID?)
  /// Stops an `ask` or a `backTest`. The answer, `cancelled`, goes to the cancelled effect.
  case cancel(EffectID)
  /// Keeps what stands in the input line; an empty draft forgets it. No answer unless it failed.
  case saveDraft(Draft)
  /// Appends one finished turn to the stored conversation. No answer unless it failed.
  case saveTurn(SavedTurn)
  /// Answer: `conversation`.
  case loadConversation
  /// Forgets the conversation on screen; approvals and proposals stay. Answer: `done`.
  case clearConversation
  /// Reads a file as material for the next request. Answer: `attached`.
  case attach(path: String)

  /// Answer: `pending`.
  case refreshPending
  /// Keeps decisions and what has been seen of the revision on the screen. No answer unless it failed.
  case saveReview(proposal: ItemID, revision: Int, ReviewState)
  /// The decisions of another session are on the screen now, so what is decided from here on builds on them. No answer.
  case acceptOverruling(proposal: ItemID)
  /// `shown` stands for the whole proposal on the screen; when it is another one by now, that one is shown instead.
  /// Answer: `challenge` or `obstacles`.
  case requestChallenge(proposal: ItemID, shown: Digest, ReviewState)
  /// `typed` is what the person typed after the code was shown; `shown` as for `requestChallenge`.
  /// Answer: `applied`, `refused`, `conflict` or `outcomeUnknown`.
  case approve(proposal: ItemID, shown: Digest, ReviewState, typed: String)
  /// Asks the database whether an approval happened. Answers as `approve`.
  case checkOutcome(proposal: ItemID)
  /// Lets what is live and everything the proposal holds live through the past days; nothing is sent. In the background, beside
  /// everything else. Answers: any number of `backTestProgress`, then one `backTest`, `cancelled` or `failed`.
  case backTest(proposal: ItemID, revision: Int)
  /// How much is still to be carried out of what the proposal touches. Answer: `waiting`.
  case lookAtWaiting(proposal: ItemID)
  /// Turns the whole proposal down. Answer: `done`.
  case declineProposal(ItemID)
  /// Answer: `proposed`, a new proposal against today's configuration.
  case rebase(ItemID)
  /// Answer: `proposed`.
  case proposeRollback(property: ItemID, RollbackTarget)

  /// Answer: `history`, newest first: `Model.historyPage` approvals older than revision `before`, or the newest.
  case loadHistory(property: ItemID, before: Int?)
  /// Answer: `live`.
  case loadLive(property: ItemID)
  /// Answer: `properties`.
  case listProperties
  /// Answer: `switched`.
  case switchProperty(ItemID)
  /// `type` is one of `Model.propertyTypes`. Answer: `switched` to the new property.
  case addProperty(name: String, type: String)

  /// Answer: `activity`, the newest `Model.activityPage` runs, all of them or those of one kind.
  case loadActivity(property: ItemID, only: ActivityRun.Status?)
  /// Where a run comes from: its action, the approval and the words that asked for it. Answer: `why`.
  case lookUpWhy(run: ItemID)
  /// Has a held or given-up run done again. Answer: `done`.
  case retryRun(ItemID)
  /// Sees to it that a run never happens. Answer: `done`.
  case cancelRun(ItemID)
  /// Answer: `tasks`, the open ones.
  case loadTasks(property: ItemID)
  /// Answer: `done`.
  case finishTask(ItemID)
  /// Answer: `done`.
  case reassignTask(ItemID, to: String)

  /// Answer: `done` with the path written.
  case exportConfiguration(property: ItemID, path: String)
  /// Answer: `proposed`.
  case proposeImport(property: ItemID, path: String)
  /// Answer: `models`.
  case listModels
  /// Answer: `models`; the session follows as news.
  case chooseModel(String)

  /// Performed by the terminal itself: after the next frame is on the screen, throws away what was typed before it.
  case discardInput
  /// Performed by the terminal itself: stops the process as Ctrl-Z does, until the shell continues it.
  case suspend
  /// Performed by the terminal itself: draws every cell again.
  case redraw
  /// Performed by the terminal itself: ends the loop.
  case quit
}
