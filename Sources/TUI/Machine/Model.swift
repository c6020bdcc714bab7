import ConfigSchema

/// The whole state of the interactive program. Only `start` and `update` change it.
public struct Model: Sendable {
  public internal(set) var size: Size
  public internal(set) var session: Session
  /// Which screen has the keys.
  public internal(set) var screen: Screen = .chat
  /// What the right-hand pane shows while the chat has the keys.
  var side: Screen = .live
  var isHelpOpen = false
  var helpScroll = 0
  public internal(set) var notice: Notice?
  /// The proposals that wait, oldest first.
  public internal(set) var pending: [PendingProposal] = []
  /// False until the list has been read for the first time.
  var isPendingKnown = false
  /// When that list was asked for or came last, on the model's clock.
  var pendingReadAt = 0

  var chat = Chat()
  var review = Review()
  /// What the proposals that wait would have done in the past days.
  var backTests = BackTests()
  /// What is still to be carried out of what they touch.
  var waiting = WaitingLooks()
  /// Decisions that are on the screen and not yet with the store.
  var unsavedReview: UnsavedReview?
  var live = LiveView()
  var history = HistoryView()
  var properties = PropertyList()
  var activity = ActivityView()
  var tasks = TaskList()

  /// The frame that was shown last changed what is to be drawn, such as the count of what has been seen.
  var isFrameStale = false

  /// Milliseconds of the clock messages.
  var now = 0
  var awaited: [EffectID: Awaited] = [:]
  var outbox: [Effect] = []
  var lastEffect = 0

  /// - Parameter reviewing: the program opens with the review of this proposal.
  public init(session: Session, size: Size = Size(columns: 80, rows: 24), reviewing: ItemID? = nil) {
    (self.session, self.size) = (session, size)
    guard let reviewing else { return }
    review.reset(to: reviewing)
    (screen, side) = (.review, .review)
  }

  /// What a property can be: the catalogue's words, because the database takes no others.
  public static var propertyTypes: [String] { Vocabulary.propertyType.values }

  /// When the loop should send `Message.clock` although nothing happened, on the same clock; nil = wait for ever.
  public var wakeAt: Int? {
    var times: [Int] = []
    if let draft = chat.draftDue { times.append(draft) }
    if let review = unsavedReview { times.append(review.due) }
    // Elapsed time is shown from the first second on and changes once a second.
    for started in awaited.values.filter(\.isShown).map(\.startedAt) {
      times.append(started + max(1, (now - started) / 1000 + 1) * 1000)
    }
    if let look = lookAt { times.append(look) }
    if let glance = glanceAt { times.append(glance) }
    return times.min()
  }

  /// How long a list of what waits is good for: colleagues propose and decide as well.
  static let pendingLasts = 10_000

  /// When to look by itself for what others have proposed or decided; nil = not while this is on the screen, or it is being
  /// looked for already.
  var lookAt: Int? {
    guard isPendingKnown, screen == .chat || screen == .review else { return nil }
    let isLooking = awaited.values.contains { $0.purpose == .pending || $0.purpose == .look }
    return isLooking ? nil : pendingReadAt + Self.pendingLasts
  }

  /// When to look again at what happens by itself; nil = it is not on the screen, or being looked at already.
  var glanceAt: Int? {
    let isLooking = awaited.values.contains { [.glance, .activity, .tasks].contains($0.purpose) }
    guard !isLooking, session.property != nil else { return nil }
    switch screen {
    case .activity: return activity.readAt + Self.activityLasts
    case .tasks: return tasks.readAt + Self.activityLasts
    case .chat, .review, .live, .history, .properties: return nil
    }
  }

  var isWide: Bool { size.columns >= Layout.twoPanes }

  /// Asks for something to be done outside and remembers that an answer is due.
  @discardableResult
  mutating func emit(_ work: Work, awaiting purpose: Awaited.Purpose? = nil) -> EffectID {
    lastEffect += 1
    let id = EffectID(lastEffect)
    outbox.append(Effect(id: id, work))
    if let purpose { awaited[id] = Awaited(purpose: purpose, startedAt: now) }
    return id
  }

  /// For work that nobody waits for: it answers only when it fails.
  mutating func keep(_ work: Work) { emit(work) }

  mutating func say(_ kind: Notice.Kind, _ text: String) { notice = Notice(kind, text) }

  mutating func report(_ failure: Failure) {
    say(.failure, [failure.title, failure.kept, failure.next].filter { !$0.isEmpty }.joined(separator: " "))
  }
}

/// An effect whose answer is due.
struct Awaited: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case ask
    case conversation
    case attach
    case pending
    /// The same, although nobody asked.
    case look
    case challenge
    case approval
    /// Whether an approval happened whose answer was lost.
    case outcome
    case backTest
    case waiting
    case decline
    case newProposal
    case history
    /// The page after the last one.
    case olderHistory
    case live
    case properties
    case switching
    case file
    case models
    case activity
    case tasks
    /// What is on the screen of its own accord, looked at again.
    case glance
    case why
    /// A decision about a run.
    case runs

    /// What is being done, for the person who waits.
    var words: String {
      switch self {
      case .ask: "Thinking"
      case .conversation: "Reading the conversation"
      case .attach: "Reading the file"
      case .pending, .look: "Looking for waiting proposals"
      case .challenge: "Checking the proposal"
      case .approval: "Approving"
      case .outcome: "Asking the database"
      case .backTest: "Looking at the last 30 days"
      case .waiting: "Looking for what still waits"
      case .decline: "Turning the proposal down"
      case .newProposal: "Preparing the proposal"
      case .history, .olderHistory: "Reading the history"
      case .live: "Reading the set-up"
      case .properties: "Reading the properties"
      case .switching: "Switching the property"
      case .file: "Working"
      case .models: "Looking at the models"
      case .activity, .glance: "Looking at what happens"
      case .tasks: "Looking for tasks"
      case .why: "Looking up why"
      case .runs: "Asking the database"
      }
    }
  }
  var purpose: Purpose
  /// On the model's clock.
  var startedAt: Int

  /// Whether a person waits for it and should see how long.
  var isShown: Bool { ![.pending, .look, .conversation, .backTest, .waiting, .glance].contains(purpose) }
}
