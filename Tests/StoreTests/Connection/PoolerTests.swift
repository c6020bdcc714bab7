import Store
import Testing

@Suite("A pooler in front of the server") struct PoolerTests {
  @Test("is noticed, named by doctor, and not worked through")
  func noticed() throws {
    let proxied = try Proxied()
    #expect(try !proxied.connection().isPooled)
    proxied.proxy.actAsPooler()
    let connection = try proxied.connection()
    #expect(connection.isPooled)
    let check = try #require(Doctor.examine(connection).first { $0.name == "pooler" })
    #expect(check.verdict == .problem)
    for attempt in [{ _ = try proxied.store() }, { _ = try Migrator(connection).run() }] as [() throws -> Void] {
      let error = #expect(throws: StoreError.self) { try attempt() }
      #expect(error?.message.contains("pooler") == true)
    }
  }
}
