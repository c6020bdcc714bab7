/// Brings spellings together: `e-mail` is `email`, `noshow` is `no show`, `followup` is `follow up`.
enum Compounds {
  private static let parts: [String: [String]] = [
    "noshow": ["no", "show"], "noshows": ["no", "shows"], "noshowed": ["no", "showed"], "followup": ["follow", "up"],
    "followups": ["follow", "ups"], "walkin": ["walk", "in"], "walkins": ["walk", "ins"], "dropby": ["drop", "by"],
    "movein": ["move", "in"], "moveins": ["move", "ins"], "moveout": ["move", "out"], "setup": ["set", "up"],
    "setups": ["set", "ups"], "callback": ["call", "back"], "autoreply": ["auto", "reply"],
    "afterhours": ["after", "hours"], "makeready": ["make", "ready"],
    "everytime": ["every", "time"], "asap": ["right", "away"], "thankyou": ["thank", "you"],
    "thankyous": ["thank", "yous"], "dont": ["do", "not"], "doesnt": ["does", "not"], "didnt": ["did", "not"],
    "havent": ["have", "not"], "hasnt": ["has", "not"], "hadnt": ["had", "not"], "isnt": ["is", "not"],
    "arent": ["are", "not"], "wasnt": ["was", "not"], "werent": ["were", "not"], "shouldnt": ["should", "not"],
    "cant": ["can", "not"], "cannot": ["can", "not"], "wont": ["will", "not"], "wouldnt": ["would", "not"],
    "couldnt": ["could", "not"], "neednt": ["need", "not"], "aint": ["is", "not"], "nobodys": ["nobody", "has"],
    "noones": ["nobody", "has"], "em": ["them"], "n": ["and"], "thru": ["through"], "til": ["until"], "till": ["until"],
    "u": ["you"],
    "ur": ["your"], "ppl": ["people"], "peeps": ["people"], "tmrw": ["tomorrow"], "tmw": ["tomorrow"],
    "tomorow": ["tomorrow"], "yall": ["you"], "gimme": ["give", "me"], "lemme": ["let", "me"], "cuz": ["because"],
    "bc": ["because"], "anyplace": ["anywhere"], "someplace": ["somewhere"], "nada": ["nothing"],
    "zilch": ["nothing"], "nope": ["no"], "nah": ["no"], "sumthing": ["something"], "somethin": ["something"],
    "whoevers": ["whoever", "is"], "b4": ["before"], "outta": ["out", "of"], "dunno": ["do", "not", "know"],
    "imo": ["i", "think"], "btw": [], "fyi": [], "everyones": ["everyone", "has"], "nobodyd": ["nobody", "had"],
    "wed'": ["we", "would"], "well'": ["we", "will"], "were'": ["we", "are"], "id'": ["i", "would"],
    "ill'": ["i", "will"], "shed'": ["she", "would"], "hed'": ["he", "would"], "itd'": ["it", "would"],
    "theyve": ["they", "have"], "whove": ["who", "have"], "youve": ["you", "have"],
    "whos": ["who", "is"],
    "shes": ["she", "is"], "hes": ["he", "is"], "theyd": ["they", "would"],
    "theyll": ["they", "will"], "youll": ["you", "will"], "itll": ["it", "will"], "thatll": ["that", "will"],
    "mustnt": ["must", "not"], "whatre": ["what", "are"], "weve": ["we", "have"], "ive": ["i", "have"],
    "theyre": ["they", "are"], "were’re": ["we", "are"], "youre": ["you", "are"], "lets": ["let", "us"],
    "gonna": ["going", "to"], "wanna": ["want", "to"], "gotta": ["got", "to"], "thats": ["that", "is"],
    "whats": ["what", "is"], "heres": ["here", "is"], "theres": ["there", "is"], "selfguided": ["self", "guided"],
    "whenevers": ["whenever"], "openhouse": ["open", "house"], "lookup": ["look", "up"], "todos": ["todo"],
    "prospectives": ["prospective"], "wouldve": ["would", "have"], "dosent": ["does", "not"],
  ]

  static func isContraction(_ word: String) -> Bool { parts[word] != nil }

  static func split(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var i = 0
    while i < tokens.count {
      let token = tokens[i]
      if token.text == "e", let next = tokens[safe: i + 1], next.isJoined, next.text.hasPrefix("mail") {
        var joined = next
        joined.text = "e" + next.text
        joined.start = token.start
        joined.isJoined = token.isJoined
        joined.isCapital = token.isCapital
        result.append(joined)
        i += 2
        continue
      }
      // "w/ parking" is with, "w/o" is without.
      if token.text == "w", tokens[safe: i + 1]?.isMark("/") == true {
        let isWithout = tokens[safe: i + 2]?.text == "o"
        append([isWithout ? "without" : "with"], of: token, to: &result)
        i += isWithout ? 3 : 2
        continue
      }
      if let length = todoLength(tokens, i) {
        append(["todo"], of: token, to: &result)
        i += length
        continue
      }
      if token.kind == .word, let words = parts[token.text] {
        append(words, of: token, to: &result)
      } else {
        result.append(token)
      }
      i += 1
    }
    return result
  }

  /// "to-do", "to do list": one noun, however it is written.
  private static func todoLength(_ tokens: [Token], _ i: Int) -> Int? {
    guard tokens[i].text == "to", let next = tokens[safe: i + 1], next.text == "do" || next.text == "dos" else {
      return nil
    }
    if tokens[safe: i + 2].map({ $0.text == "list" || $0.text == "lists" }) == true { return 3 }
    return next.isJoined ? 2 : nil
  }

  private static func append(_ words: [String], of token: Token, to result: inout [Token]) {
    for (n, word) in words.enumerated() {
      var part = token
      part.text = word
      part.isJoined = n == 0 && token.isJoined
      result.append(part)
    }
  }
}
