/// How far a database has come.
public struct MigrationState: Hashable, Sendable {
  public struct Applied: Hashable, Sendable {
    public var number: Int
    public var name: String
    public var checksum: String
    public var at: Timestamp
  }

  public var applied: [Applied]
  public var pending: [Migration]
  /// Why the database does not fit this program, as a sentence; nil when it does.
  public var problem: String?

  public var isCurrent: Bool { pending.isEmpty && problem == nil }

  init(applied: [Applied], known: [Migration]) {
    self.applied = applied
    let done = Set(applied.map(\.number))
    pending = known.filter { !done.contains($0.number) }
    problem = Self.problem(applied, known)
  }

  private static func problem(_ applied: [Applied], _ known: [Migration]) -> String? {
    let byNumber = Dictionary(uniqueKeysWithValues: known.map { ($0.number, $0) })
    for row in applied {
      guard let migration = byNumber[row.number] else {
        return
          "The database was set up by a newer version of this program (step \(row.number) \"\(row.name)\" is unknown here). "
          + "Nothing was changed. Update the program."
      }
      guard migration.checksum == row.checksum else {
        return "Step \(migration.title) of the database's setup was changed after it ran here. Nothing was changed. "
          + "Use the version of the program that set the database up, or a later release."
      }
    }
    return nil
  }
}
