import ArgumentParser
import Dispatch
import Engine
import FoundationEssentials
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a worker of the engine until it is told to stop.
struct EngineCommand: GuardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "Do what was approved: route events and carry out what falls due.",
    discussion: """
      Any number of engines may run at once, on any number of machines. Ctrl-C or SIGTERM ends it; what is under way then is finished or \
      given back. Nothing is ever sent for the sample communities, and nothing outside while no provider is set up: such runs are held.
      """)

  @Flag(help: "Stop as soon as nothing is waiting.") var once = false
  @Option(help: "How the log on standard error is written: text, json or none.") var log = LogForm.text
  @Option(
    help: ArgumentHelp(
      "Answer GET /metrics on 127.0.0.1 at this port, in Prometheus' text format.", valueName: "port")) var metrics:
    UInt16?
  @Option(help: "Days that settled runs and routed events are kept, 31 or more.") var keepDays = 400

  enum LogForm: String, ExpressibleByArgument, CaseIterable {
    case text, json, none

    /// Writes an entry; nil = nothing is written.
    var writer: (@Sendable (EngineLogEntry) -> Void)? {
      switch self {
      case .text: { Console.complain($0.line) }
      case .json: { Console.complain($0.json) }
      case .none: nil
      }
    }
  }

  func validate() throws {
    guard keepDays >= Retention.shortest else {
      throw ValidationError("The back-test looks back, so at least \(Retention.shortest) days are kept.")
    }
  }

  func perform() throws {
    let session = try CommandSession()
    let connection = try Connection(session.database.ownerAddress)
    try connection.workAsEngine()
    let pause = Pause()
    let signals = Self.stopOnSignals(pause)
    defer { for signal in signals { signal.cancel() } }
    let clock = try ServerClock.aligned(with: connection)
    let watch = EngineWatch(clock: clock, log: log.writer)
    let server = try metrics.map {
      try MetricsServer(port: $0, watch: watch, address: session.database.ownerAddress, clock: clock)
    }
    defer { server?.stop() }
    let worker = try Worker(
      connection, name: Self.name, sender: Senders.fromEnvironment(session.environment),
      retention: Retention(days: keepDays), pause: pause, watch: watch, clock: clock)
    watch.started(Self.name)
    defer { watch.stopped() }
    if once {
      try worker.settle()
    } else {
      if log != .json { Console.complain("The engine is running on \(session.database.title). Ctrl-C ends it.") }
      try worker.work()
    }
    Console.print(Self.sentence(worker.tally))
  }

  private static func sentence(_ tally: Worker.Tally) -> String {
    let outside = tally.outside
    let late = outside.refused == 0 ? "" : " \(outside.refused) came too late."
    return
      "\(tally.events) events routed, \(tally.raised) raised by the clock, \(tally.runs) runs made; \(tally.done) done, \(outside.sent) sent, "
      + "\(tally.held + outside.held) held, \(outside.putOff) put off, \(tally.cancelled + outside.cancelled) cancelled, "
      + "\(tally.failed + outside.failed) failed." + late
  }

  private static var name: String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let bytes = host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return "\(String(decoding: bytes, as: UTF8.self)):\(getpid())"
  }

  private static func stopOnSignals(_ pause: Pause) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { pause.stop() }
      source.resume()
      return source
    }
  }
}
