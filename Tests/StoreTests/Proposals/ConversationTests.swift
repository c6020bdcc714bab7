import ConfigSchema
import Store
import Testing

@Suite("Conversations") struct ConversationTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  @Test("what was said, what was being typed and the short names are there in the next session")
  func survives() throws {
    #expect(try store.latestConversation(property: Community.maple) == nil)
    let conversation = try store.startConversation(Sample.randomID(), property: Community.maple)
    let proposal = try store.proposed { $0 = Sample.configuration }
    try store.save(proposal)
    let turns = [
      StoredTurn(.person, "Hello\n\"there\" 😀", request: proposal.request),
      StoredTurn(.model, "Here it is.", proposal: proposal.id), StoredTurn(.program, "Nothing was changed."),
    ]
    for turn in turns { try store.append(turn, to: conversation.id) }
    try store.saveDraft("half a sen", in: conversation.id)
    var handles = HandleTable()
    handles.allocate(for: try store.workspace(current: Community.maple))
    try store.saveHandles(handles, in: conversation.id)

    let found = try #require(try community.store().latestConversation(property: Community.maple))
    #expect(found.id == conversation.id)
    #expect(found.turns == turns)
    #expect(found.draft == "half a sen")
    #expect(found.handles == handles)
    #expect(try community.store().latestConversation(property: Community.maple, limit: 1)?.turns == [turns[2]])
    #expect(try store.latestConversation(property: Community.birch) == nil)
  }

  @Test("two sessions of one login that write at once lose no turn")
  func together() async throws {
    let conversation = try store.startConversation(Sample.randomID(), property: Community.maple)
    try await withThrowingTaskGroup(of: Void.self) { [community] group in
      for writer in 0..<4 {
        group.addTask { [community] in
          let store = try community.store()
          for turn in 0..<5 { try store.append(StoredTurn(.person, "\(writer).\(turn)"), to: conversation.id) }
        }
      }
      try await group.waitForAll()
    }
    let turns = try #require(try store.latestConversation(property: Community.maple)).turns
    #expect(turns.count == 20)
    #expect(Set(turns.map(\.text)).count == 20)
  }

  @Test("a conversation belongs to its login alone")
  func own() throws {
    let conversation = try store.startConversation(Sample.randomID(), property: Community.maple)
    try store.append(StoredTurn(.person, "secret"), to: conversation.id)
    let other = try community.store(as: community.login(standingFor: Community.luis))
    #expect(try other.latestConversation(property: Community.maple) == nil)
    #expect(try other.connection.execute("select from public.crm_conversation_turns").isEmpty)
    #expect(throws: StoreError.self) {
      try other.connection.execute(
        "insert into public.crm_conversation_turns (conversation_id, number, speaker, text) values ($1, 9, 'person', 'x')",
        [.id(conversation.id)])
    }
  }
}
