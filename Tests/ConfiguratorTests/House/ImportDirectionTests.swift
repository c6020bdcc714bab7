import Testing

/// The arrows between the rooms. A module may import what stands here, and nothing else of ours.
private let allowed: [String: Set<String>] = [
  "ConfigSchema": ["CCrypto"],
  "TUI": ["ConfigSchema", "CNCurses"],
  "Transfer": ["CCurl"],
  "LanguageModel": ["ConfigSchema", "Transfer"],
  "Store": ["ConfigSchema", "CPostgres", "CCrypto"],
  "Engine": ["ConfigSchema", "Store", "Transfer"],
  "Configurator": ["ConfigSchema", "TUI", "Transfer", "LanguageModel", "Store", "Engine", "ArgumentParser"],
]
private let system: Set<String> = ["Glibc", "Musl", "Darwin", "FoundationEssentials", "Synchronization", "Dispatch"]

@Suite("House rules") struct ImportDirectionTests {
  @Test("imports point inwards only", arguments: allowed.keys.sorted())
  func direction(module: String) throws {
    let files = try SourceTree.swiftFiles(under: "Sources/" + module)
    #expect(!files.isEmpty)
    for file in files {
      let strangers = Set(file.imports).subtracting(allowed[module, default: []]).subtracting(system)
      #expect(strangers.isEmpty, "\(file.path) imports \(strangers.sorted().joined(separator: ", "))")
    }
  }

  @Test("the domain does no input or output and reads no clock")
  func purity() throws {
    for file in try SourceTree.swiftFiles(under: "Sources/ConfigSchema") {
      #expect(!file.imports.contains("Glibc"), "\(file.path) reaches for the system")
      for call in ["Date()", "FileManager", "ProcessInfo", ".random(", "print(", "SystemRandomNumberGenerator"] {
        #expect(!file.lines.contains { $0.contains(call) }, "\(file.path) uses \(call)")
      }
    }
  }

  @Test(
    "each C library is imported by one file of its module",
    arguments: [("CNCurses", "TUI"), ("CCurl", "Transfer"), ("CPostgres", "Store")])
  func oneDoor(library: String, module: String) throws {
    let files = try SourceTree.swiftFiles(under: "Sources/" + module).filter { $0.imports.contains(library) }
    #expect(files.count == 1, "\(library) is imported by \(files.map(\.path))")
  }

  @Test("files are small and have one job")
  func sizes() throws {
    let files = try SourceTree.swiftFiles(under: "Sources")
    let lengths = files.map(\.lines.count).sorted()
    for file in files { #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines") }
    #expect(lengths[lengths.count / 2] <= 120)
  }

  @Test("SQL stands in the store and the engine only")
  func sql() throws {
    let statement = #/"[^"]*\b(insert into|delete from|create table|alter table|update crm_|select .+ from) /#
      .ignoresCase()
    for module in allowed.keys where module != "Store" && module != "Engine" {
      for file in try SourceTree.swiftFiles(under: "Sources/" + module) {
        let hit = file.lines.first { $0.firstMatch(of: statement) != nil }
        #expect(hit == nil, "\(file.path): \(hit ?? "")")
      }
    }
  }

  @Test("no flag goes round the person at the terminal")
  func noWayRound() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") {
      for flag in ["\"yes\"", "force-approve", "auto-approve", "no-confirm", "skip-review"] {
        #expect(!file.lines.contains { $0.contains(flag) && $0.contains("name:") }, "\(file.path) offers \(flag)")
      }
    }
  }
}
