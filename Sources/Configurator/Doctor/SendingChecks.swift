import Engine
import Store

/// What is set up to carry things out of this machine. Nothing is sent, and no provider is asked.
enum SendingChecks {
  static func run(_ environment: [String: String]) -> [DoctorCheck] {
    SendingSettings.read(environment).report.flatMap { line in
      let state = DoctorCheck(line.name, .good, line.state + ".")
      guard !line.findings.isEmpty else { return [state] }
      // What is half set up and carried by nothing else does not work; otherwise somebody should look at it.
      let verdict: DoctorCheck.Verdict = line.isSetUp ? .warning : .problem
      return (line.isSetUp ? [state] : [])
        + line.findings.map {
          DoctorCheck(line.name, verdict, $0 + ".", advice: "See docs/sending.md for the variables.")
        }
    }
  }
}
