/// Reads number words and joins them: `twenty four` is one token of value 24, `a couple of` is 2.
enum NumberWords {
  private static let units: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twos": 2, "threes": 3, "fours": 4, "fives": 5,
  ]
  private static let tens: [String: Double] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]
  private static let ordinals: [String: Double] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
    "14th": 14, "21st": 21, "30th": 30,
  ]

  static var words: Set<String> { Set(units.keys).union(tens.keys).union(ordinals.keys).union(["couple", "dozen"]) }

  /// The value of `first`, `2nd`, ….
  static func ordinal(_ word: String) -> Int? { ordinals[word].map { Int($0) } }

  static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var i = 0
    while i < tokens.count {
      if tokens[i].kind == .word, let (value, length) = number(tokens, i) {
        result.append(token(value, tokens[i..<(i + length)]))
        i += length
      } else {
        result.append(tokens[i])
        i += 1
      }
    }
    return result
  }

  private static func token(_ value: Double, _ parts: ArraySlice<Token>) -> Token {
    var token = parts.first!
    token.end = parts.last!.end
    token.value = value
    token.kind = .number
    if parts.count > 1 { token.text = value == value.rounded() ? String(Int(value)) : String(value) }
    return token
  }

  private static func number(_ tokens: [Token], _ i: Int) -> (Double, Int)? {
    let word = tokens[i].text
    if let value = units[word] { return hundreds(value, tokens, i, 1) }
    if let value = tens[word] {
      if let next = tokens[safe: i + 1], next.kind == .word, let unit = units[next.text], unit >= 1, unit < 10 {
        return hundreds(value + unit, tokens, i, 2)
      }
      return (value, 1)
    }
    guard word == "couple" || word == "few" || word == "dozen" else { return nil }
    let length = tokens[safe: i + 1]?.text == "of" ? 2 : 1
    return (word == "couple" ? 2 : word == "few" ? 3 : 12, length)
  }

  private static func hundreds(_ value: Double, _ tokens: [Token], _ i: Int, _ length: Int) -> (Double, Int) {
    guard tokens[safe: i + length]?.text == "hundred" else { return (value, length) }
    let after = i + length + (tokens[safe: i + length + 1]?.text == "and" ? 2 : 1)
    if let next = tokens[safe: after], let (rest, used) = number(tokens, after), rest < 100, next.kind == .word {
      return (value * 100 + rest, after + used - i)
    }
    return (value * 100, length + 1)
  }
}
