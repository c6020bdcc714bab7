import ConfigSchema
import Store
import Testing

@Suite("What waits") struct WaitingTests {
  private let community: Community
  private let store: Store

  init() throws {
    community = try Community()
    store = try community.store()
  }

  private func saved(_ id: ItemID = Sample.randomID(), for property: ItemID = Community.maple) throws -> Proposal {
    var proposal = try store.proposed(for: [property]) { $0.triggers = [Sample.trigger(1)] }
    proposal.id = id
    try store.save(proposal)
    return proposal
  }

  @Test("the newest is the newest, however many wait")
  func newest() throws {
    for _ in 0..<3 { _ = try saved() }
    let last = try saved()
    _ = try saved(for: Community.birch)
    #expect(try store.pendingProposals(property: Community.maple, limit: 2).contains { $0.id == last.id } == false)
    #expect(try store.newestPending(property: Community.maple)?.id == last.id)
    try store.decline(proposal: last.id)
    #expect(try store.newestPending(property: Community.maple)?.id != last.id)
  }

  @Test("a proposal is found by the start of its id, whichever case it is typed in")
  func prefix() throws {
    let one = try saved(ItemID("abcd0000-0000-4000-8000-000000000001"))
    let other = try saved(ItemID("abce0000-0000-4000-8000-000000000001"))
    #expect(try store.pendingProposals(startingWith: "ABCD").map(\.id) == [one.id])
    #expect(try store.pendingProposals(startingWith: "abc").count == 2)
    #expect(try store.pendingProposals(startingWith: "%").isEmpty)
    try store.decline(proposal: other.id)
    #expect(try store.pendingProposals(startingWith: "abc").map(\.id) == [one.id])
  }
}
