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

  func perform() throws {
    let session = try CommandSession()
    let connection = try Connection(session.database.ownerAddress)
    try connection.workAsEngine()
    let pause = Pause()
    let signals = Self.stopOnSignals(pause)
    defer { for signal in signals { signal.cancel() } }
    let worker = try Worker(connection, name: Self.name, pause: pause, clock: Self.now)
    if once {
      while !pause.isStopped, try worker.step() {}
    } else {
      Console.complain("The engine is running on \(session.database.title). Ctrl-C ends it.")
      try worker.work()
    }
    Console.print(Self.sentence(worker.tally))
  }

  private static func sentence(_ tally: Worker.Tally) -> String {
    "\(tally.events) events routed, \(tally.runs) runs made; \(tally.done) done, \(tally.held) held, "
      + "\(tally.cancelled) cancelled, \(tally.failed) failed."
  }

  private static var name: String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let bytes = host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return "\(String(decoding: bytes, as: UTF8.self)):\(getpid())"
  }

  private static let now: @Sendable () -> Timestamp = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
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
