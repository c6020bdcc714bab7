import FoundationEssentials

/// Files a person names, with errors a person can read.
enum TextFile {
  /// The largest file that is read whole: far beyond any transcript, far below memory.
  static let limit = 64 * 1024 * 1024

  static func read(_ path: String) throws -> String {
    if path == "-" { return try Console.readAll() }
    guard FileManager.default.fileExists(atPath: path) else { throw CommandFailure("There is no file \(path).") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        "The file \(path) could not be read.", next: "Check that it is a file and that you may read it.")
    }
    guard data.count <= limit else { throw CommandFailure("The file \(path) is larger than 64 MB.") }
    if let kind = PictureFile.kind(of: data) {
      throw CommandFailure(
        "The file \(path) is \(kind); the program reads words only.",
        next: "Describe in words what is on it, save that as text and hand in the text.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(
        "The file \(path) is not UTF-8 text.", next: "Convert it (for example with iconv) and try again.")
    }
    return text
  }

  /// Replaces the file in one step: a crash leaves the old one or the new one.
  static func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure("The file \(path) could not be written.", kept: "What was there before is still there.")
    }
  }
}
