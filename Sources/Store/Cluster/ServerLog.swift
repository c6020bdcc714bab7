/// Turns what a server wrote before it gave up into a sentence.
enum ServerLog {
  private static let known: [(sign: String, kind: StoreError.Kind, sentence: String)] = [
    ("No space left on device", .diskFull, "The disk is full. Nothing was lost. Free some space and try again."),
    ("Disk quota exceeded", .diskFull, "Your disk quota is used up. Nothing was lost. Free some space and try again."),
    ("Read-only file system", .cluster, "The disk is read-only. Nothing was lost."),
    ("Permission denied", .cluster, "The server may not use its directory. Check who owns it."),
    ("could not map anonymous shared memory", .cluster, "There is not enough memory to start the database server."),
    ("pre-existing shared memory block", .cluster, "An earlier server has not ended yet. Try again in a moment."),
    ("incompatible with server", .cluster, "The data was made by another version of PostgreSQL."),
  ]

  /// - Parameter what: what did not work, as a sentence.
  static func error(_ what: String, log: String) -> StoreError {
    let tail = Files.tail(log)
    let reason = known.first { tail.contains($0.sign) }
    return StoreError(
      reason?.kind ?? .cluster,
      [what, reason?.sentence, "The server's log is \(log)."].compactMap { $0 }.joined(separator: " "),
      detail: tail)
  }
}
