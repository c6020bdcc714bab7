/// The answer to a statement.
public struct Rows: Sendable, RandomAccessCollection {
  private let answer: Answer
  init(_ answer: Answer) { self.answer = answer }

  public var startIndex: Int { 0 }
  public var endIndex: Int { answer.rowCount }
  public subscript(index: Int) -> Row { Row(answer: answer, index: index) }
  public var columns: [String] { answer.columns }
  /// Rows inserted, updated, deleted or returned.
  public var affected: Int { answer.affected }

  /// The one row of a statement that must have one.
  public func only() throws(StoreError) -> Row {
    guard count == 1 else {
      throw StoreError(.unexpectedData, "The database gave \(count) rows where exactly one was expected.")
    }
    return self[0]
  }
}

/// One row. Columns are read by the name the statement gave them.
public struct Row: Sendable {
  let answer: Answer
  let index: Int

  /// A value that must not be NULL.
  /// - Throws: ``StoreError/Kind/unexpectedData`` when the column is missing, NULL or holds something else.
  @inlinable public func value<T: ColumnValue>(_ column: String) throws(StoreError) -> T {
    guard let value: T = try optional(column) else { throw unexpected(column, "is empty") }
    return value
  }

  /// A value that may be NULL.
  @inlinable public func optional<T: ColumnValue>(_ column: String) throws(StoreError) -> T? {
    guard let text = try text(column) else { return nil }
    guard let value = T.read(text) else { throw unexpected(column, "does not hold a \(T.self)") }
    return value
  }

  /// Not generic, so that nothing but reading the text is left to be made anew for every type.
  @usableFromInline func text(_ column: String) throws(StoreError) -> String? {
    guard let position = answer.columns.firstIndex(of: column) else { throw unexpected(column, "is missing") }
    return answer.text(index, position)
  }

  @usableFromInline func unexpected(_ column: String, _ what: String) -> StoreError {
    StoreError(.unexpectedData, "The database gave an answer this program does not understand: \(column) \(what).")
  }
}
