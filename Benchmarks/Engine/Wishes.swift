/// What the command line asks for.
struct Wishes {
  private var tables: [String] = []
  private(set) var isSmall = false
  private(set) var snapshotMinutes = 15.0
  /// A shell command; nil = no other queues are measured.
  private(set) var peers: String?

  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--small": isSmall = true
      case "--snapshot-minutes": snapshotMinutes = rest.popFirst().flatMap(Double.init) ?? snapshotMinutes
      case "--peers":
        peers = rest.map { "'\($0)'" }.joined(separator: " ")
        rest = []
      default: tables.append(word)
      }
    }
  }

  func contains(_ table: String, onlyWhenNamed: Bool = false) -> Bool {
    tables.contains(table) || (tables.isEmpty && !onlyWhenNamed)
  }
}
