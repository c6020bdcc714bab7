import BenchmarkSupport
import ConfigSchema
import Store

/// Approving 1, 20 and 200 changes, and beside it the same rows in one hand-written transaction over an open connection.
///
/// On a private cluster of its own, fsync on. Prints medians in milliseconds and their ratio.
@main
enum ApprovalBenchmark {
  static let rounds = 15

  static func main() throws {
    let server = try BenchmarkServer()
    let owner = try Connection(server.owner)
    let property = try owner.addProperty(NewProperty(name: "Juniper Terrace", timeZone: "America/Denver"))
    let bench = try ApprovalRounds(
      store: Store(Connection(server.app)), peer: HandWritten(owner), property: property)

    print("  changes   approving      hand-written   ratio   (medians of \(rounds), fsync on)")
    for count in [1, 20, 200] {
      var (ours, theirs): ([Double], [Double]) = ([], [])
      for _ in 0..<rounds {
        let (approving, writing) = try bench.round(changes: count)
        ours.append(approving)
        theirs.append(writing)
      }
      let (a, b) = (ours.median, theirs.median)
      print(
        "  \("\(count)".padded(7))   \(a.short.padded(9)) ms   \(b.short.padded(9)) ms   \((a / b).short)")
    }
    try server.remove()
  }
}
