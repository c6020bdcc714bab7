/// How many tokens a text may become. Three bytes a token is on the safe side for English and JSON.
enum TokenEstimate {
  static func tokens(bytes: Int) -> Int { (bytes + 2) / 3 }
  static func tokens(_ text: String) -> Int { tokens(bytes: text.utf8.count) }
}
