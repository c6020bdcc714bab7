import Testing

/// Live configuration and its record have one writer. The database checks it; the sources show it.
@Suite("One writer") struct OneWriterTests {
  @Test("only the approval takes the writer's role")
  func role() throws {
    let allowed: Set = ["Sources/Store/Approvals/Store+Apply.swift", "Sources/Store/Doctor/AccessProbe.swift"]
    let files = try SourceTree.swiftFiles(under: "Sources").filter { file in
      file.lines.contains { $0.contains("configurator_writer") && !$0.isComment }
    }
    #expect(Set(files.map(\.path)) == allowed)
  }

  @Test("only the approval's statements write the four tables")
  func tables() throws {
    let writing =
      #/(insert into|update|delete from|merge into|truncate|copy)\s+(table\s+|only\s+)?(public\.)?crm_(pipelines|triggers|actions|config_versions|\\\(kind\)s)\b/#
      .ignoresCase()
    let files = try SourceTree.swiftFiles(under: "Sources").filter { file in
      file.lines.contains { $0.firstMatch(of: writing) != nil && !$0.isComment }
    }
    #expect(files.map(\.path) == ["Sources/Store/Approvals/ApprovalStatements.swift"])
  }

  @Test("what a person's session runs says in which schema its tables and functions are: none is searched")
  func schema() throws {
    let bare = #/(^|[^.\w\/`])crm_[a-z\\]/#
    for folder in ["Approvals", "Configuration", "Conversations", "History", "Properties", "Proposals", "Roles"] {
      let files = try SourceTree.swiftFiles(under: "Sources/Store/" + folder)
      #expect(!files.isEmpty)
      for file in files {
        let hit = file.lines.first { $0.firstMatch(of: bare) != nil && !$0.isComment }
        #expect(hit == nil, "\(file.path): \(hit ?? "")")
      }
    }
  }
}

extension Substring {
  fileprivate var isComment: Bool { drop { $0 == " " }.hasPrefix("//") }
}
