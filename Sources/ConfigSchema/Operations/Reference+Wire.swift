extension Reference {
  /// Whether it is `$` and a number from 1, as something new must be called.
  var isWellFormedNew: Bool {
    let digits = text.utf8.dropFirst()
    return isNew && (1...9).contains(digits.count) && digits.first != UInt8(ascii: "0")
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

extension InputSource {
  /// From `request`, `paste 2` or `image 1`; nil for anything else.
  public init?(_ text: String) {
    if text == "request" {
      self = .request
      return
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let number = Int(words[1]), number >= 1,
      String(number) == words[1]
    else { return nil }
    switch words[0] {
    case "paste": self = .paste(number)
    case "image": self = .image(number)
    default: return nil
    }
  }
}
