import FoundationEssentials
import Testing

@testable import Configurator

/// `scripts/packages` on a machine made of stand-ins: a PATH and a tree with nothing in them but what a test puts there.
@Suite("Installing what is missing") struct PackagesTests {
  private let machine: Machine

  init() throws { machine = try Machine() }

  @Test("where everything is there, whatever package brought it, it says nothing and asks nobody")
  func nothingMissing() throws {
    try machine.program("pkg-config", "exit 0")
    for name in ["psql", "python3", "initdb", "openssl"] { try machine.program(name, "exit 0") }
    try machine.program("apt-get", "echo called >> '\(machine.folder)/calls'")
    let run = try machine.run(["build", "test"])
    #expect(run.code == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run)")
    #expect(machine.read("calls") == nil)
  }

  @Test("an ordinary user gets one line that names all of it")
  func ordinaryUser() throws {
    try machine.program("id", "echo 1000")
    try machine.program("apt-get", "exit 1")
    try machine.program("sudo", "exit 1")
    let run = try machine.run(["build", "test"])
    #expect(run.code == 1 && run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(run.errors)")
    let wanted = [
      "pkg-config", "libncurses-dev", "libcurl4-openssl-dev", "libpq-dev", "libssl-dev", "postgresql", "python3",
      "postgresql-client", "openssl",
    ]
    let named = run.errors.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(Set(wanted).isSubset(of: named), "\(run.errors)")
  }

  @Test("only what is missing is named: the library that pkg-config does not know")
  func oneMissing() throws {
    try machine.program("pkg-config", "[ \"$2\" != libpq ]")
    for name in ["psql", "python3", "initdb", "openssl"] { try machine.program(name, "exit 0") }
    try machine.program("id", "echo 1000")
    try machine.program("apt-get", "exit 1")
    let run = try machine.run(["build", "test"])
    #expect(run.code == 1 && run.errors.hasSuffix("apt-get install libpq-dev\n"), "\(run.errors)")
  }

  @Test("as root the server comes without a cluster, and the note that says so is gone afterwards", arguments: [0, 7])
  func root(ending: Int) throws {
    let dropIn = "etc/postgresql-common/createcluster.d/configurator-no-cluster.conf"
    try machine.program("pkg-config", "exit 0")
    try machine.program("id", "echo 0")
    try machine.program(
      "apt-get",
      """
      echo "$@" >> '\(machine.folder)/calls'
      if [ "$1" = install ]; then cat '\(machine.folder)/\(dropIn)' >> '\(machine.folder)/calls'; exit \(ending); fi
      """)
    let run = try machine.run(["build"])
    #expect(run.code == Int32(ending), "\(run)")
    let calls = try #require(machine.read("calls"))
    #expect(calls.contains("install -y -qq --no-install-recommends postgresql\n"), "\(calls)")
    #expect(calls.contains("create_main_cluster = false"))
    #expect(machine.read(dropIn) == nil)
  }
}

/// A folder that stands for a machine.
private final class Machine {
  let folder: String
  private let home: ProgramHome

  init() throws {
    home = try ProgramHome()
    folder = home.folder + "/machine"
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    for tool in ["env", "mkdir", "tee", "rm", "cat"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/bin/" + tool, withDestinationPath: "/usr/bin/" + tool)
    }
    home.environment.merge(["PATH": folder + "/bin", "CONFIGURATOR_PACKAGES_ROOT": folder]) { $1 }
  }

  func program(_ name: String, _ body: String) throws {
    // Written by another process: a file that is open for writing here, and in whatever other tests start meanwhile,
    // could not be run.
    let path = folder + "/bin/" + name
    let run = try home.shell(
      ["/bin/sh", "-c", "/bin/cat > '\(path)' && /bin/chmod 755 '\(path)'"], input: "#!/bin/bash\n\(body)\n")
    guard run.code == 0 else { throw CommandFailure(run.errors) }
  }

  func run(_ groups: [String]) throws -> ProgramHome.Run {
    let script = SourceTree.root.appendingPathComponent("scripts/packages").path
    return try home.shell(["/bin/bash", script] + groups)
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: folder + "/" + name).map { String(decoding: $0, as: UTF8.self) }
  }
}
