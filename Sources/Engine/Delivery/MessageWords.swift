/// Cuts a message into plain words.
enum MessageWords {
  /// Lower case, apostrophes dropped (`don't` is `dont`), everything but letters and digits parts words.
  static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber {
        word += character.lowercased()
      } else if !"'’‘`".contains(character), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  static func sentences(_ text: String) -> [[String]] {
    text.split { ".!?\n;".contains($0) || $0.isNewline }.map { words($0) }.filter { !$0.isEmpty }
  }

  /// A sentence without the polite words around it. What remains of one that is nothing but polite is empty.
  static func core(_ sentence: [String]) -> [String] {
    var rest = sentence[...]
    var isShorter = true
    while isShorter {
      isShorter = false
      for words in before where rest.starts(with: words) && !rest.starts(with: ["no", "more"]) {
        rest = rest.dropFirst(words.count)
        isShorter = true
      }
      for words in after where rest.count >= words.count && rest.suffix(words.count).elementsEqual(words) {
        rest = rest.dropLast(words.count)
        isShorter = true
      }
    }
    return Array(rest)
  }

  /// What the person wrote, without the mail it answers.
  static func withoutQuotes(_ mail: String) -> String {
    var own: [Substring] = []
    for line in mail.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.drop { $0 == " " || $0 == "\t" }
      if bare.hasPrefix(">") || bare.hasPrefix("-----Original Message") || isHeading(bare) { break }
      own.append(line)
    }
    return own.joined(separator: "\n")
  }

  /// `On Tue, Mar 3, 2026 at 9:00 AM Maple Yard <leasing@maple.example.test> wrote:`
  private static func isHeading(_ line: Substring) -> Bool {
    let line = line.last?.isWhitespace == true ? line.dropLast() : line
    return line.hasPrefix("On ") && line.hasSuffix("wrote:")
  }

  private static let before = [
    "please", "pls", "plz", "kindly", "hi", "hello", "hey", "ok", "okay", "no", "just", "yes", "sorry", "thanks",
    "thank you",
    "can you", "could you", "would you", "will you", "you need to", "i want you to", "i need you to", "id like you to",
    "i said", "i asked you to",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let after = [
    "please", "pls", "plz", "thanks", "thank you", "now", "immediately", "anymore", "any more", "again", "ever again",
    "ever", "right now", "at once", "for good", "ok", "okay", "thx", "asap", "already",
  ].map { $0.split(separator: " ").map(String.init) }
}
