/// How a transaction sees the rest of the world.
public enum Isolation: String, Sendable {
  case readCommitted = "read committed"
  /// One snapshot for all statements.
  case repeatableRead = "repeatable read"
  case serializable
}

extension Connection {
  /// Runs `body` in one transaction: committed when it returns, rolled back when it throws.
  ///
  /// Inside another transaction it is a savepoint. When the link breaks during the commit itself, the error is
  /// ``StoreError/Kind/unknownOutcome``; in every other failure nothing was changed.
  @discardableResult
  public func transaction<T>(
    _ isolation: Isolation = .readCommitted, readOnly: Bool = false, _ body: () throws -> T
  ) throws -> T {
    guard depth == 0 else { return try savepoint(body) }
    try script("begin isolation level \(isolation.rawValue)\(readOnly ? " read only" : "")")
    depth = 1
    defer { depth = 0 }
    let value: T
    do { value = try body() } catch {
      abandon("rollback")
      throw error
    }
    try commit()
    return value
  }

  /// The same, with its first statements sent along with its beginning: one round trip less, or two.
  ///
  /// - Parameter body: gets the answers to those statements.
  func transaction<T>(opening statements: [Statement], _ body: ([Rows]) throws -> T) throws -> T {
    guard depth == 0 else { return try savepoint { try body(try batch(statements)) } }
    depth = 1
    defer { depth = 0 }
    let value: T
    do {
      value = try body(try begin(with: statements))
    } catch {
      abandon("rollback")
      throw error
    }
    try commit()
    return value
  }

  /// A transaction of two round trips: what it opens with, and what it closes with, which is made of the answers to the former.
  ///
  /// - Parameter body: gets the answers to the opening statements. When it throws, everything is rolled back.
  /// - Returns: the answers to the closing statements; they are committed.
  @discardableResult
  public func transaction(
    opening statements: [Statement], closing body: ([Rows]) throws -> [Statement]
  ) throws -> [Rows] {
    guard depth == 0 else {
      return try savepoint { try batch(try body(try batch(statements))) }
    }
    depth = 1
    defer { depth = 0 }
    do {
      return try commit(try body(try begin(with: statements)))
    } catch {
      abandon("rollback")
      throw error
    }
  }

  /// - Returns: the answers to the statements that are sent along.
  private func begin(with statements: [Statement]) throws(StoreError) -> [Rows] {
    let beginning = Statement("begin isolation level \(Isolation.readCommitted.rawValue)")
    return Array(try batch([beginning] + statements).dropFirst())
  }

  private func savepoint<T>(_ body: () throws -> T) throws -> T {
    let name = "level\(depth)"
    try script("savepoint \(name)")
    depth += 1
    defer { depth -= 1 }
    do {
      let value = try body()
      try script("release savepoint \(name)")
      return value
    } catch {
      abandon("rollback to savepoint \(name); release savepoint \(name)")
      throw error
    }
  }

  /// A rollback that fails has nothing left to undo: the server rolls back whatever a broken session left open.
  private func abandon(_ sql: String) {
    guard isUp else { return }
    do { try script(sql) } catch { return }
  }
}
