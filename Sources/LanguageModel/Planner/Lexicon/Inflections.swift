/// Forms of verbs: a phrase that names "turns" also means "turned" and "turning".
enum Inflections {
  /// A pattern in which every third person brings its other forms along.
  static func widened(_ pattern: String) -> String {
    pattern.split(separator: " ").map { part in
      if part.hasPrefix("~") || part.hasPrefix("@") && !part.contains("|") { return String(part) }
      let isOptional = part.hasSuffix("?")
      let words = (isOptional ? part.dropLast() : part[...]).split(separator: "|").map(String.init)
      let more = words.flatMap { forms[$0] ?? [] }.filter { !words.contains($0) }
      return (words + ConditionReader.unique(more)).joined(separator: "|") + (isOptional ? "?" : "")
    }.joined(separator: " ")
  }

  /// By the third person.
  private static let forms: [String: [String]] = {
    var result: [String: [String]] = [:]
    for line in verbs.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if let first = words.first { result[first] = Array(words.dropFirst()) }
    }
    return result
  }()

  private static let verbs = """
    turns turned turning
    goes went gone going
    becomes became becoming
    drops dropped dropping
    falls fell fallen falling
    cools cooled cooling
    gets got getting
    slips slipped slipping
    hits hitting
    moves moved moving
    jumps jumped jumping
    flips flipped flipping
    reaches reached reaching
    climbs climbed climbing
    passes passed passing
    crosses crossed crossing
    exceeds exceeded exceeding
    tops topped topping
    misses missed missing
    blows blew blown
    breaches breached breaching
    overstays overstayed overstaying
    outstays outstayed
    sits sat sitting
    stays stayed staying
    waits waited waiting
    lands landed landing
    arrives arrived arriving
    submits submitted submitting
    breaks broke broken breaking
    fails failed failing
    expires expired expiring
    disconnects disconnected disconnecting
    posts posted posting
    leaves left leaving
    writes wrote written writing
    cuts cutting
    lowers lowered lowering
    slashes slashed slashing
    raises raised raising
    starts started starting
    asks asked asking
    requests requested requesting
    joins joined joining
    fills filled filling
    sends sent sending
    bails bailed bailing
    flakes flaked flaking
    ghosts ghosted ghosting
    approaches approached approaching
    nears neared nearing
    """
}
