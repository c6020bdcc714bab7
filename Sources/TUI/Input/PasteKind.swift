import ConfigSchema

/// Tells what kind of material a paste is by its look, so that the model is told. Nothing depends on getting it right.
enum PasteKind {
  static func guess(_ text: String) -> RequestInput.Kind {
    let lines = Escaping.lines(text.prefix(4000)).prefix(40)
    if isEmail(lines) { return .email }
    if isTranscript(lines) { return .transcript }
    return .paste
  }

  private static func isEmail(_ lines: ArraySlice<Substring>) -> Bool {
    let headers: Set<Substring> = ["from", "to", "subject", "date", "sent", "cc"]
    let names = lines.prefix(8).compactMap { line in line.firstIndex(of: ":").map { line[..<$0].lowercased()[...] } }
    return Set(names).intersection(headers).count >= 2
  }

  /// At least three lines begin with a speaker: "Dana: …" or "[00:12] Dana: …".
  private static func isTranscript(_ lines: ArraySlice<Substring>) -> Bool {
    let speaker = #/^\s*(\[?\d{1,2}:\d{2}(:\d{2})?\]?\s*)?[\p{L}][\p{L}\d .'-]{0,30}:\s+\S/#
    return lines.count { $0.prefixMatch(of: speaker) != nil } >= 3
  }
}
