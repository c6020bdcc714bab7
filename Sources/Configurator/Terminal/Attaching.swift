import ConfigSchema
import TUI

/// Files as material for a request. What kind it is shows in its name or its first lines.
enum Attaching {
  static func read(_ path: String) throws -> Attachment {
    let text = try TextFile.read(path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Attachment(RequestInput(kind(name, text), text), name: name)
  }

  private static func kind(_ name: String, _ text: String) -> RequestInput.Kind {
    let name = name.lowercased()
    if name.hasSuffix(".eml") || text.hasPrefix("From:") { return .email }
    if name.contains("transcript") || name.hasSuffix(".vtt") || name.hasSuffix(".srt") { return .transcript }
    if name.contains("image") || name.contains("photo") || name.contains("whiteboard") { return .imageDescription }
    return .paste
  }
}
