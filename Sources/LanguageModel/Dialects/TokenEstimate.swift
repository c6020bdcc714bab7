/// How many tokens a text may become. Three bytes a token is on the safe side for English and JSON.
enum TokenEstimate {
  static func tokens(bytes: Int) -> Int { (bytes + 2) / 3 }
  static func tokens(_ text: String) -> Int { tokens(bytes: text.utf8.count) }
  static func tokens(_ prompt: Prompt) -> Int {
    tokens(bytes: prompt.messages.reduce(prompt.instructions.utf8.count) { $0 + $1.text.utf8.count })
  }
}
