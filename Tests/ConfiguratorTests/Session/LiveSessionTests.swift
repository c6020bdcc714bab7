import ConfigSchema
import LanguageModel
import Store
import TestDatabase
import Testing

@testable import Configurator
@testable import TUI

/// The session on a real database, with the offline planner.
@Suite("Live session", .serialized) struct LiveSessionTests {
  private static let request = "When a tour is cancelled, text them an hour later"

  @Test("what is being asked now is not said before, and a stopped request is no earlier wish")
  func history() async throws {
    let program = try await LiveWorkspace().start()
    await program.say(Self.request)
    #expect(program.shows("Proposed:"))
    // Stopped before it was answered: a person's turn without an answer.
    try program.session.save(SavedTurn(.person, "delete everything", request: Request(typed: "delete everything")))
    let now = Request(typed: "make it two hours")
    try program.session.save(SavedTurn(.person, "make it two hours", request: now))
    let history = try program.session.prepare(now, amending: nil).question.history
    #expect(history.map(\.speaker) == [.person, .model])
    #expect(history[0].text == Self.request)
  }

  @Test("a property that was removed meanwhile is said to be, and another one is offered")
  func removed() async throws {
    let workspace = try LiveWorkspace()
    let program = try await workspace.start()
    try PropertyRemoval(workspace.owner, try #require(program.model.session.property).id).run()
    await program.press(.function(3))
    #expect(program.model.notice?.text.contains("was removed meanwhile") == true, "\(program.text)")
    await program.press(.function(3))
    await program.say(Self.request)
    #expect(program.shows("Press F5 to choose another one."), "\(program.text)")
  }

  @Test("answering the planner's question completes the request")
  func answering() async throws {
    let program = try await LiveWorkspace().start()
    await program.say("Create a pipeline for student housing")
    let before = try #require(program.model.pending.first).changeCount
    await program.say("Shorten the time limit of the Application stage")
    #expect(program.shows("How long may a lead stay"))
    await program.say("48 hours")
    let pending = try #require(program.model.pending.first)
    #expect(pending.proposal.revision == 2 && pending.changeCount >= before, "\(program.text)")
    let limits = pending.proposal.targets[0].changes.compactMap { $0.change.json.1.text(.compact) }
    #expect(limits.contains { $0.contains("48") })
  }

  @Test("an open question survives a restart, and ends with the conversation")
  func openQuestion() async throws {
    let workspace = try LiveWorkspace()
    let program = try await workspace.start()
    await program.say("send every new lead to our webhook")
    #expect(program.session.unanswered == Request(typed: "send every new lead to our webhook"))
    let again = try await workspace.start()
    #expect(again.session.unanswered == Request(typed: "send every new lead to our webhook"))
    await again.switchProperty(to: try again.session.store.properties()[1].name)
    #expect(again.session.unanswered == nil)
    await program.say("/clear ")
    #expect(program.session.unanswered == nil)
    #expect(try await workspace.start().session.unanswered == nil)
  }

  @Test("each property keeps its own conversation and draft")
  func switching() async throws {
    let workspace = try LiveWorkspace()
    let program = try await workspace.start()
    let names = try program.session.store.properties().map(\.name)
    await program.say(Self.request)
    program.type("half a thou")
    await program.switchProperty(to: names[1])
    #expect(program.model.session.property?.name == names[1])
    #expect(!program.shows(Self.request) && program.model.chat.editor.isEmpty && program.model.pending.isEmpty)
    await program.say("When a tour is a no-show, text them two hours later")
    await program.switchProperty(to: names[0])
    #expect(program.shows(Self.request) && program.shows("half a thou"))
    #expect(program.model.pending.count == 1)
    await program.switchProperty(to: names[1])
    #expect(program.shows("no-show"))
    #expect(try workspace.number("select count(*) from crm_conversations") == 2)
  }

  @Test("of two reviewers the second sees the first one's decisions before deciding again")
  func twoReviewers() async throws {
    let workspace = try LiveWorkspace()
    let mine = try await workspace.start()
    await mine.say(Self.request)
    let theirs = try await workspace.start()
    await mine.press(.function(2))
    await mine.pause()
    await theirs.press(.function(2), .character("d"))
    await theirs.pause()
    // Theirs was opened before mine was saved, so it had to look again first.
    await theirs.press(.character("d"))
    await theirs.pause()
    let stored = try #require(theirs.model.pending.first).review
    #expect(stored.decisions.values.contains(.declined))

    // Two decisions at once: the second must not slip through on the heels of the first.
    await mine.press(.character("a"))
    await mine.pause()
    #expect(mine.model.notice?.text.contains("reviewing this proposal as well") == true)
    #expect(mine.model.pending.first?.review == stored)
    await mine.press(.home, .character("a"))
    await mine.pause()
    let last = try #require(mine.model.pending.first)
    #expect(last.review.decisions.values.contains(.accepted))
    #expect(try mine.session.stored(last.proposal.id).review.state == last.review)
  }

  @Test("opening the review shows what another reviewer has decided, without having to fail first")
  func othersDecisions() async throws {
    let workspace = try LiveWorkspace()
    let mine = try await workspace.start()
    await mine.say(Self.request)
    let theirs = try await workspace.start()
    await mine.press(.function(2), .character("d"))
    await mine.pause()
    await theirs.press(.function(2))
    let shown = try #require(theirs.model.pending.first)
    #expect(shown.review == mine.model.pending.first?.review && !shown.review.decisions.isEmpty)
    await theirs.press(.home, .character("a"))
    await theirs.pause()
    #expect(theirs.model.notice?.kind != .failure)
    #expect(try theirs.session.stored(shown.proposal.id).review.state == theirs.model.pending.first?.review)
  }

  @Test("asking why is answered from the change and leaves revision, decisions and marks alone")
  func askingWhy() async throws {
    let program = try await LiveWorkspace().start()
    await program.say(Self.request)
    await program.press(.function(2), .character("a"))
    await program.pause()
    let before = try #require(program.model.pending.first)
    let stored = try program.session.stored(before.proposal.id)
    #expect(!stored.review.state.decisions.isEmpty)
    await program.press(.character("w"), .enter)
    #expect(program.shows("It rests on") && !program.shows("Nothing is set up"))
    #expect(program.model.pending.first == before)
    let now = try program.session.stored(before.proposal.id)
    #expect(now.proposal == stored.proposal && now.review == stored.review)
  }

  @Test("a proposal made elsewhere is there when the review is opened")
  func madeElsewhere() async throws {
    let workspace = try LiveWorkspace()
    let program = try await workspace.start()
    #expect(program.model.pending.isEmpty)
    try await workspace.start().say(Self.request)
    await program.press(.function(2))
    #expect(program.model.pending.count == 1)
  }

  @Test("the session survives the loss of its connection")
  func connectionLost() async throws {
    let workspace = try LiveWorkspace()
    let program = try await workspace.start()
    let backend = program.session.store.connection.backendID
    try workspace.database.connect(.superuser).execute("select pg_terminate_backend($1::int4)", [.int(backend)])
    await program.press(.function(4))
    #expect(program.shows("Nothing has been approved"), "\(program.text)")
    #expect(program.session.store.connection.backendID != backend)
  }

  @Test("what was said and decided while the database was away is kept when it is back")
  func away() async throws {
    let server = try LoneServer()
    try SampleWorkspace.install(server.connect(.owner))
    let program = try await LiveProgram.start(on: server.connect(.app).address, keeping: server)
    await program.say(Self.request)
    await program.press(.function(2))
    await program.pause()
    let id = try #require(program.model.pending.first).proposal.id
    try server.crash()
    await program.press(.character("d"), .escape)
    program.type("half a thou")
    await program.pause()
    #expect(program.model.notice?.kind == .failure)
    try server.start()
    await program.press(.function(4))
    let stored = try program.session.stored(id).review.state
    #expect(stored.decisions.values.contains(.declined))
    #expect(try program.session.loadConversation().draft.text == "half a thou")
  }

  /// A code is on the screen of one person, and a colleague has opened the same review.
  private func atTheCode() async throws -> (
    workspace: LiveWorkspace, mine: LiveProgram, theirs: LiveProgram, code: String
  ) {
    let workspace = try LiveWorkspace()
    _ = try workspace.makeApprover()
    let mine = try await workspace.start()
    await mine.say(Self.request)
    let theirs = try await workspace.start()
    await theirs.press(.function(2))
    await mine.press(.function(2))
    let pending = try #require(mine.model.pending.first)
    let answer = try mine.session.challenge(
      pending.proposal.id, shown: Digest(ofWhole: pending.proposal), pending.review)
    guard case .challenge(let code) = answer else { throw CommandFailure("no code: \(answer)") }
    return (workspace, mine, theirs, code)
  }

  @Test("what a colleague declined while the code was on the screen is not approved, and no new code is drawn for it")
  func declinedAtTheCode() async throws {
    let (workspace, mine, theirs, code) = try await atTheCode()
    let pending = try #require(mine.model.pending.first)
    let (id, shown) = (pending.proposal.id, Digest(ofWhole: pending.proposal))
    await theirs.press(.character("d"))
    await theirs.pause()
    #expect(throws: ProposalMoved.self) { try mine.session.approve(id, shown: shown, pending.review, typed: code) }
    #expect(throws: ProposalMoved.self) { try mine.session.challenge(id, shown: shown, pending.review) }
    #expect(try workspace.number("select count(*) from crm_approvals") == 0)
    #expect(mine.session.challenges[id] == nil)
  }

  @Test("the terminal itself says so, and shows the colleague's decision")
  func toldAtTheCode() async throws {
    let (workspace, mine, theirs, _) = try await atTheCode()
    await mine.press(.enter, .right, .enter)
    guard case .code(let entry) = mine.model.review.step else {
      Issue.record("no code: \(mine.text)")
      return
    }
    await theirs.press(.character("d"))
    await theirs.pause()
    mine.type(entry.code)
    await mine.press(.enter)
    #expect(mine.text.contains("declined change 1 meanwhile"), "\(mine.text)")
    #expect(mine.model.pending.first?.review.decisions.values.contains(.declined) == true)
    #expect(try workspace.number("select count(*) from crm_approvals") == 0)
  }

  @Test("a mistyped code may be typed again; three times is enough")
  func tries() async throws {
    let (_, mine, _, code) = try await atTheCode()
    let pending = try #require(mine.model.pending.first)
    let (id, shown) = (pending.proposal.id, Digest(ofWhole: pending.proposal))
    guard case .wrongCode(let words)? = try mine.session.approve(id, shown: shown, pending.review, typed: "no") else {
      Issue.record("not told")
      return
    }
    #expect(words.contains("2 tries left"))
    guard case .applied? = try mine.session.approve(id, shown: shown, pending.review, typed: code) else {
      Issue.record("the second try does not count")
      return
    }
  }

  @Test("what could not be kept stays in line while the database is away again, in order")
  func backlog() async throws {
    let program = try await LiveWorkspace().start()
    let session = program.session
    var done: [Int] = []
    var isAway = true
    let away = StoreError(.connectionLost, "away")
    for number in 1...3 {
      // The link dies while the job is at work.
      #expect(throws: StoreError.self) {
        try session.keep { _ in
          if isAway { throw away }
          done.append(number)
        }
      }
    }
    #expect(done == [])
    isAway = false
    try session.keep { _ in done.append(4) }
    #expect(done == [1, 2, 3, 4])
  }

  @Test("a colleague who was faster while decisions waited for the database is noticed")
  func backlogMoved() async throws {
    let program = try await LiveWorkspace().start()
    await program.say(Self.request)
    let id = try #require(program.model.pending.first).proposal.id
    var isAway = true
    #expect(throws: StoreError.self) {
      try program.session.keep(for: id) { _ in
        if isAway { throw StoreError(.connectionLost, "away") }
        throw ProposalMoved.unknown(id)
      }
    }
    isAway = false
    try program.session.keep { _ in }
    #expect(program.session.overruled == [id])
  }

  @Test("a waiting proposal that cannot be read is told, once")
  func unreadable() async throws {
    let workspace = try LiveWorkspace()
    let program = try await workspace.start()
    await program.say(Self.request)
    try workspace.owner.script(
      "update crm_proposals set document = '{\"from\": \"another version\"}', revision = revision + 1")
    await program.press(.function(2))
    #expect(program.model.notice?.text.contains("is left out") == true, "\(program.text)")
    #expect(program.session.toldUnreadable == program.session.unreadable && !program.session.unreadable.isEmpty)
  }

  @Test("an approval whose answer was lost is told with its properties, whatever can be read of them now")
  func lostAnswer() async throws {
    let workspace = try LiveWorkspace()
    let profile = try workspace.makeApprover()
    let program = try await workspace.start()
    await program.say(Self.request)
    await program.press(.function(2))
    let pending = try #require(program.model.pending.first)
    let id = pending.proposal.id
    let shown = Digest(ofWhole: pending.proposal)
    guard case .challenge(let code) = try program.session.challenge(id, shown: shown, pending.review) else {
      Issue.record("no code")
      return
    }
    let issued = program.session.challenges[id]
    guard case .applied(let applied)? = try program.session.approve(id, shown: shown, pending.review, typed: code)
    else {
      Issue.record("not approved")
      return
    }
    program.session.challenges[id] = issued
    // Meanwhile somebody has taken the property out of this person's reach.
    let elsewhere: ItemID = try workspace.owner.execute(
      "insert into organizations (name) values ('Elsewhere') returning id"
    ).only().value("id")
    try workspace.owner.mapActor(login: "configurator_app", profile: profile, mayApprove: true, organization: elsewhere)
    #expect(try program.session.store.properties().isEmpty)
    guard case .applied(let told)? = try program.session.checkOutcome(id) else {
      Issue.record("told as not applied")
      return
    }
    #expect(told.entries.map(\.property) == applied.entries.map(\.property) && told.entries.count == 1)
  }

  @Test("the second asking's message is shown from its start")
  func secondAsking() {
    let posted = Posted()
    let shown = ShownText(isOffline: false) { posted.append($0) }
    shown.take(.asking(number: 1))
    shown.take(.message("Let me look."))
    shown.take(.showing(["t1"]))
    shown.take(.asking(number: 2))
    shown.take(.message("I would"))
    shown.take(.message("I would add one."))
    let text = posted.all.map { if case .text(let piece) = $0 { piece } else { "" } }.joined()
    #expect(text == "Let me look.\nI would add one.")
  }
}

/// Called in order by one dialogue.
private final class Posted: @unchecked Sendable {
  private(set) var all: [Answer] = []
  func append(_ answer: Answer) { all.append(answer) }
}
