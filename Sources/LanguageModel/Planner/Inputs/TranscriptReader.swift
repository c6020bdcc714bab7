import ConfigSchema

/// Cuts a transcript into the turns of its speakers.
enum TranscriptReader {
  static func passages(_ text: TokenText, _ source: InputSource) -> [Passage] {
    let labels = labels(in: text.tokens)
    guard !labels.isEmpty else { return [Passage(source: source, text: text, range: 0..<text.tokens.count)] }
    var result: [Passage] = []
    if labels[0].start > 0 { result.append(Passage(source: source, text: text, range: 0..<labels[0].start)) }
    for (i, label) in labels.enumerated() {
      let end = labels[safe: i + 1]?.start ?? text.tokens.count
      guard label.end < end else { continue }
      result.append(Passage(source: source, speaker: label.name, text: text, range: label.end..<end))
    }
    return trusted(result)
  }

  private struct Label {
    let name: String
    let start: Int
    let end: Int
  }

  /// `Manager:`, `SPEAKER 1:`, `Caller on speaker:`, at the start of a line or after the end of a sentence.
  private static func labels(in tokens: [Token]) -> [Label] {
    var result: [Label] = []
    var i = 0
    while i < tokens.count {
      if let end = timedLabel(tokens, i) {
        result.append(
          Label(name: tokens[i..<end].filter { !$0.isMark }.map(\.text).joined(separator: " "), start: i, end: end))
        i = end
        continue
      }
      if tokens[i].isMark(":"), let start = labelStart(tokens, i) {
        let name = tokens[start..<i].filter { !$0.isMark }.map(\.text).joined(separator: " ")
        result.append(Label(name: name, start: start, end: i + 1))
      }
      i += 1
    }
    return result
  }

  /// "Voicemail, 9:05, robotic voice:": a stranger's label with a time in it, at the beginning of a sentence.
  private static func timedLabel(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].isCapital, outsiders.contains(tokens[i].text) || tokens[i].text == "voice",
      i == 0 || tokens[i - 1].endsSentence
    else { return nil }
    var colon: Int?
    var hasNumber = false
    for at in (i + 1)..<min(i + 12, tokens.count) {
      if tokens[at].endsSentence { break }
      if tokens[at].kind == .number { hasNumber = true }
      if tokens[at].isMark(":"), tokens[safe: at + 1]?.kind != .number {
        colon = at
        break
      }
    }
    return hasNumber ? colon.map { $0 + 1 } : nil
  }

  private static func labelStart(_ tokens: [Token], _ colon: Int) -> Int? {
    var start = colon - 1
    var words = 0
    while start >= 0, !tokens[start].endsSentence, !tokens[start].isMark("]"), words <= 7 {
      if tokens[start].isMark && !tokens[start].isMark("(") && !tokens[start].isMark(")") { return nil }
      if !tokens[start].isMark { words += 1 }
      start -= 1
    }
    start += 1
    let isStranger = tokens[safe: start].map { $0.isCapital && outsiders.contains($0.text) } ?? false
    guard words > 0, words <= (isStranger ? 7 : 4), start < colon,
      isName(tokens[start..<colon], atStart: start == 0 || tokens[start - 1].kind == .lineBreak)
    else { return nil }
    return start
  }

  private static let roles: Set<String> = [
    "manager", "speaker", "assistant", "agent", "gm", "agm", "pm", "apm", "regional", "caller", "leasing", "owner",
    "director",
    "interviewer", "host", "user", "me", "resident", "prospect", "unknown", "voice", "voicemail", "maintenance",
    "supervisor", "vp", "dm",
    "counselor", "coordinator", "consultant", "trainer", "person", "participant", "guest", "tv", "radio", "recording",
    "background", "visitor", "vendor", "man", "woman", "tenant",
  ]
  private static let notNames: Set<String> = [
    "pipeline", "stages", "steps", "following", "text", "email", "subject", "note", "body", "say", "says", "like",
    "this", "title", "saying", "order", "these", "task", "so", "re", "fwd", "is", "are", "ps", "also", "first",
    "second", "then", "and",
  ]

  private static func isName(_ label: ArraySlice<Token>, atStart: Bool) -> Bool {
    guard let first = label.first else { return false }
    let words = label.filter { !$0.isMark }
    if words.contains(where: { notNames.contains($0.text) }) { return false }
    if words.contains(where: { roles.contains($0.text) }) { return true }
    return first.isCapital && words.count <= 3 && (atStart || words.allSatisfy { $0.isCapital || $0.kind == .number })
  }

  private static let outsiders: Set<String> = [
    "voice", "voicemail", "caller", "callers", "resident", "prospect", "unknown", "voicemail", "background",
    "recording", "tv", "radio",
    "announcement", "visitor", "vendor", "tenant", "video", "podcast", "screen", "speakerphone", "intercom", "ad",
    "advert", "commercial", "robot",
    "stranger", "guest", "phone", "delivery", "automated", "ivr", "other", "unidentified", "passerby", "solicitor",
  ]

  /// Outsiders are people who are not part of the team, unless nobody else speaks.
  private static func trusted(_ passages: [Passage]) -> [Passage] {
    let isOutsider: (Passage) -> Bool = { passage in
      (passage.speaker ?? "").split(separator: " ").contains { outsiders.contains(String($0)) }
    }
    guard passages.contains(where: { !isOutsider($0) && $0.speaker != nil }) else { return passages }
    return passages.map { passage in
      var marked = passage
      if isOutsider(passage) { marked.isTrusted = false }
      return marked
    }
  }
}
