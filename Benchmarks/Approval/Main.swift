import ConfigSchema
import Glibc
import Store

/// Approving 1, 20 and 200 changes, and beside it the same rows in one hand-written transaction over an open connection.
///
/// On a private cluster of its own, fsync on. Prints medians in milliseconds and their ratio.
@main
enum ApprovalBenchmark {
  static let rounds = 15

  static func main() throws {
    var template = Array("/tmp/cfg-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary directory") }
    let home = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(home, 0o755)
    let handle = try PrivateCluster.attach(dataHome: home, environment: ["PATH": "/usr/bin:/bin", "HOME": home])
    let owner = try Connection(handle.adminAddress)
    let property = try owner.addProperty(NewProperty(name: "Juniper Terrace", timeZone: "America/Denver"))
    let bench = try ApprovalRounds(
      store: Store(Connection(handle.address)), peer: HandWritten(owner), property: property)

    print("  changes   approving      hand-written   ratio   (medians of \(rounds), fsync on)")
    for count in [1, 20, 200] {
      var (ours, theirs): ([Double], [Double]) = ([], [])
      for _ in 0..<rounds {
        let (approving, writing) = try bench.round(changes: count)
        ours.append(approving)
        theirs.append(writing)
      }
      let (a, b) = (median(ours), median(theirs))
      print(
        "  \(padded("\(count)", 7))   \(padded(rounded(a), 9)) ms   \(padded(rounded(b), 9)) ms   \(rounded(a / b))")
    }
    try handle.leave()
    _ = try PrivateCluster(dataHome: home, environment: ["HOME": home]).reset()
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
  private static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

/// Milliseconds that `body` takes.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
  let start = now()
  try body()
  return now() - start
}
