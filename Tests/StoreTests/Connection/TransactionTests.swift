import Store
import TestDatabase
import Testing

@Suite("Transactions") struct TransactionTests {
  private struct Refusal: Error {}

  private func table() throws -> (TestDatabase, Connection) {
    let database = try TestDatabase(.empty)
    let connection = try database.connect()
    try connection.script("create table t (n int primary key)")
    return (database, connection)
  }

  private func numbers(_ connection: Connection) throws -> [Int] {
    try connection.execute("select n from t order by n").map { row in try row.value("n") as Int }
  }

  @Test("what returns is kept, what throws is undone")
  func both() throws {
    let (_, connection) = try table()
    try connection.transaction { try connection.execute("insert into t values (1)") }
    #expect(throws: Refusal.self) {
      try connection.transaction {
        try connection.execute("insert into t values (2)")
        throw Refusal()
      }
    }
    #expect(try numbers(connection) == [1])
    #expect(connection.isIdle)
  }

  @Test("an inner transaction is undone by itself")
  func nested() throws {
    let (_, connection) = try table()
    try connection.transaction {
      try connection.execute("insert into t values (1)")
      #expect(throws: StoreError.self) {
        try connection.transaction {
          try connection.execute("insert into t values (2)")
          try connection.execute("insert into t values (1)")
        }
      }
      try connection.transaction { try connection.execute("insert into t values (3)") }
    }
    #expect(try numbers(connection) == [1, 3])
  }

  private func insert(_ number: Int) -> Statement { Statement("insert into t values ($1) returning n", [.int(number)]) }

  @Test("what closes a transaction is made of what opened it, and is committed with it")
  func closing() throws {
    let (_, connection) = try table()
    let closed = try connection.transaction(opening: [insert(1)]) { opened in
      [insert(try opened[0].only().value("n") + 1), Statement("select count(*) from t")]
    }
    #expect(closed.count == 2)
    #expect(try closed[1].only().value("count") == 2)
    #expect(try connection.transaction(opening: [insert(3)]) { _ in [] }.isEmpty)
    #expect(try numbers(connection) == [1, 2, 3])
    #expect(connection.isIdle)
  }

  @Test("whatever fails in a transaction of two round trips undoes all of it")
  func closingFails() throws {
    let (database, connection) = try table()
    let twice = #expect(throws: StoreError.self) {
      try connection.transaction(opening: [insert(1)]) { _ in [insert(2), insert(1), insert(4)] }
    }
    #expect(twice?.sqlState == .uniqueViolation)
    #expect(throws: Refusal.self) { try connection.transaction(opening: [insert(1)]) { _ in throw Refusal() } }
    #expect(throws: StoreError.self) {
      try connection.transaction(opening: [insert(1), insert(1)]) { _ in
        Issue.record("it never began")
        return []
      }
    }
    #expect(connection.isIdle)
    #expect(try numbers(connection) == [])
    let cut = #expect(throws: StoreError.self) {
      try connection.transaction(opening: [insert(1)]) { _ in
        try database.kill(connection)
        return [insert(2)]
      }
    }
    #expect(cut?.kind == .unknownOutcome)
    try connection.reconnect()
    #expect(try numbers(connection) == [])
  }

  @Test("a transaction of two round trips inside another is undone by itself")
  func closingInside() throws {
    let (_, connection) = try table()
    try connection.transaction {
      try connection.transaction(opening: [insert(1)]) { _ in [insert(2)] }
      #expect(throws: StoreError.self) { try connection.transaction(opening: [insert(3)]) { _ in [insert(1)] } }
    }
    #expect(try numbers(connection) == [1, 2])
  }

  @Test("a commit that the server turned into a rollback is an error")
  func swallowed() throws {
    let (_, connection) = try table()
    let error = #expect(throws: StoreError.self) {
      try connection.transaction {
        try connection.execute("insert into t values (1)")
        _ = try? connection.execute("select 1/0")
      }
    }
    #expect(error?.message.contains("was not saved") == true)
    #expect(try numbers(connection) == [])
  }

  @Test("a read-only transaction says so")
  func readOnly() throws {
    let (_, connection) = try table()
    let error = #expect(throws: StoreError.self) {
      try connection.transaction(readOnly: true) { try connection.execute("insert into t values (1)") }
    }
    #expect(error?.kind == .readOnly)
  }

  @Test("a lock held by somebody else is waited for only so long")
  func lockTimeout() throws {
    let (database, connection) = try table()
    let impatient = try database.connect(options: ConnectionOptions(lockTimeout: 10))
    try connection.transaction {
      try connection.script("lock table t in access exclusive mode")
      let error = #expect(throws: StoreError.self) { try impatient.execute("select * from t") }
      #expect(error?.kind == .lockTimeout)
      #expect(error?.isRetryable == true)
    }
  }

  @Test("two sessions that overtake each other are told to try again")
  func conflict() throws {
    let (database, first) = try table()
    let second = try database.connect()
    try first.execute("insert into t values (1)")
    let error = #expect(throws: StoreError.self) {
      try first.transaction(.repeatableRead) {
        _ = try numbers(first)
        try second.execute("update t set n = 2")
        try first.execute("update t set n = 3")
      }
    }
    #expect(error?.kind == .conflict)
    #expect(try numbers(second) == [2])
  }

  @Test("a link that breaks in the middle leaves nothing behind")
  func brokenInside() throws {
    let (database, connection) = try table()
    let error = #expect(throws: StoreError.self) {
      try connection.transaction {
        try connection.execute("insert into t values (1)")
        try database.kill(connection)
        try connection.execute("insert into t values (2)")
      }
    }
    #expect(error?.kind == .connectionLost)
    try connection.reconnect()
    #expect(try numbers(connection) == [])
  }

  @Test("a link that breaks at the commit leaves the outcome open, and says so")
  func brokenCommit() throws {
    let (database, connection) = try table()
    let error = #expect(throws: StoreError.self) {
      try connection.transaction {
        try connection.execute("insert into t values (1)")
        try database.kill(connection)
      }
    }
    #expect(error?.kind == .unknownOutcome)
    #expect(error?.message.contains("may or may not") == true)
    #expect(!connection.isUp)
    try connection.reconnect()
    #expect(try connection.transaction { try numbers(connection) } == [])
  }
}

extension TestDatabase {
  /// Ends the server's side of a session and waits until it is gone.
  func kill(_ connection: Connection) throws {
    let superuser = try connect(.superuser)
    let gone: Bool = try superuser.execute(
      "select pg_terminate_backend($1::int4, 10000) as gone", [.int(connection.backendID)]
    ).only().value("gone")
    try #require(gone)
  }
}
