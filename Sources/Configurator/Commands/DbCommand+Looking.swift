import ArgumentParser
import FoundationEssentials
import Store

extension DbCommand {
  struct Url: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a connection string that can read every row and change nothing.",
      discussion: "The private database then keeps running until `configurator db stop`.")
    @OptionGroup var output: JSONOption

    func perform() throws {
      let cluster = try DbCommand.cluster()
      let handle = try cluster.attach { $0.sentence.map(Console.complain) }
      // Whoever asks for the address wants to use it after this command has ended.
      try cluster.keepRunning(true)
      let url = handle.readAddress.connectionString
      if output.json { try Console.printJSON(["url": url]) } else { Console.print(url) }
      try handle.leave()
    }
  }

  struct Psql: GuardedCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look into it with psql (reads every row, changes nothing).")
    @Argument(parsing: .captureForPassthrough, help: "Arguments for psql.") var arguments: [String] = []

    func perform() throws {
      let psql = try Self.program(ProcessInfo.processInfo.environment)
      let handle = try DbCommand.cluster().attach { $0.sentence.map(Console.complain) }
      let code = try ChildProgram.run(psql, [handle.readAddress.connectionString] + arguments)
      try handle.leave()
      guard code == 0 else { throw ExitCode(code) }
    }

    /// The one on PATH, else the one that came with the server.
    private static func program(_ environment: [String: String]) throws -> String {
      let server = try? ServerBinaries.find(environment: environment).directory
      let folders = [server].compactMap(\.self)
      if let found = ChildProgram.find("psql", path: environment["PATH"] ?? "", else: folders) { return found }
      throw CommandFailure(
        "The program psql was not found, neither on your PATH nor beside the server's programs.",
        next: "Install it (on Debian: apt install postgresql-client).")
    }
  }
}
