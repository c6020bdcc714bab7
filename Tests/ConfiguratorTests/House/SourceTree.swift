import FoundationEssentials

/// The checked-out sources, read as text by the tests that guard the house rules.
struct SourceTree {
  struct File {
    /// Relative to the top of the repository.
    let path: String
    let lines: [Substring]

    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), words.count > at + 1 else { return nil }
        guard words[..<at].allSatisfy({ ["public", "internal", "private"].contains($0) || $0.hasPrefix("@") }) else {
          return nil
        }
        return String(words[words.count - 1].split(separator: ".")[0])
      }
    }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func swiftFiles(under folder: String) throws -> [File] {
    let base = root.appendingPathComponent(folder).path
    var files: [File] = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: base) where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: base + "/" + name, encoding: .utf8)
      files.append(
        File(path: folder + "/" + name, lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    return files.sorted { $0.path < $1.path }
  }
}
