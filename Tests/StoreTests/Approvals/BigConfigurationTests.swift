import ConfigSchema
import Store
import Testing

@Suite("A big configuration") struct BigConfigurationTests {
  @Test("five thousand triggers are approved, read back, compared and counted like two")
  func large() throws {
    let store = try Community().store()
    let big = Configuration(triggers: (1...5000).map { Sample.trigger($0, actions: 1) })
    try store.change { $0 = big }
    #expect(try Set(store.configuration(property: Community.maple, atRevision: 1).triggers) == Set(big.triggers))
    #expect(try store.drift(property: Community.maple).isEmpty)
    let overview = try #require(try store.overview().first { $0.id == Community.maple })
    #expect((overview.revision, overview.triggers, overview.pending) == (1, 5000, 0))
  }
}
