import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("A standby") struct StandbyTests {
  @Test("is not asked whether an approval happened: it may not have heard of it")
  func outcome() throws {
    let server = try LoneServer()
    try Community.settle(server.connect(.owner))
    let applied = try Store(server.connect(.app)).change { $0 = Sample.configuration }
    try server.crash()
    try server.startAsStandby()
    let store = try Store(server.connect(.app))
    for id in [applied.id, Sample.randomID()] {
      guard case .unreachable(let reason) = store.outcome(ofApproval: id) else { return #expect(Bool(false)) }
      #expect(reason.message.contains("standby"))
    }
    try server.crash()
  }
}
