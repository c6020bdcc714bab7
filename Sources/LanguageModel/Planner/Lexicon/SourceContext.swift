/// Whether a word such as "website" or "google" names where a lead came from.
enum SourceContext {
  /// Words that name a source wherever they stand.
  private static let plain: Set<String> = [
    "zillow", "zilow", "zillo", "apartments", "apartments.com", "apartmentscom", "craigslist", "zumper", "hotpads",
    "trulia", "costar", "rentcafe", "ils", "portals", "portal",
    "referral", "referrals", "referred", "reffered", "referal", "referals", "walk", "drop", "walks", "walked",
    "walking", "drops", "fb", "rent.com", "ppc", "adwords", "listing", "internet", "realtor.com", "facebook",
    "padmapper", "rentpath", "collegepads", "college", "caring.com", "craigs", "drive",
  ]
  private static let before: Set<String> = [
    "from", "via", "through", "thru", "off", "source", "sources", "sourced", "by", "is", "are", "or", "and", "of",
    "our", "only", "exclude", "excluding", "except", "include", "including", "add", "drop", "not", "no", "for", "cover",
  ]
  private static let strongBefore: Set<String> = [
    "from", "via", "through", "thru", "off", "source", "sources", "sourced",
  ]
  private static let people: Set<String> = [
    "lead", "leads", "prospect", "prospects", "people", "folks", "ones", "inquiry", "inquiries", "guest", "guests",
    "traffic", "referrals", "sources", "source", "customers",
    "contacts", "card", "cards", "gcs", "ups", "applicants", "families", "students", "renters",
  ]

  static func allows(_ range: Range<Int>, in tokens: [Token], isAboutReviews: Bool) -> Bool {
    let next = tokens[safe: range.upperBound]
    let first = tokens[range.lowerBound].text
    if isAboutReviews, ["google", "yelp", "facebook"].contains(first) { return false }
    if first == "walk" || first == "drop" {
      return next.map { !["closet", "closets", "fridge", "pantry"].contains($0.text) } ?? true
    }
    if ["facebook", "fb", "instagram", "insta", "social"].contains(first),
      next.map({ ["post", "account", "page", "draft", "connection", "login", "token"].contains($0.text) }) ?? false
    {
      return false
    }
    // "phone leads": the people are part of the name.
    if range.count > 1, people.contains(tokens[range.upperBound - 1].text) { return true }
    // "whoever calls in".
    if first.hasPrefix("call"), ["who", "that", "whoever"].contains(tokens[safe: range.lowerBound - 1]?.text ?? "") {
      return !(next.map { $0.kind == .number || ["the", "a", "an", "at", "about", "to"].contains($0.text) } ?? false)
    }
    // "came by phone": how somebody got in touch.
    let arrivals: Set<String> = ["came", "come", "comes", "coming", "arrived", "arrive", "in", "inquired", "reached"]
    if range.count > 1, tokens[range.upperBound - 1].text == "phone",
      arrivals.contains(tokens[safe: range.lowerBound - 1]?.text ?? "")
    {
      return true
    }
    if plain.contains(first) || range.count > 1 && tokens[range.upperBound - 1].text == "ups" { return true }
    if next.map({ people.contains($0.text) }) ?? false { return true }
    if next?.text == "ads" || next?.text == "ad" { return true }
    if let link = next, link.isMark("+") || link.isMark("&") || link.isMark("/"),
      let other = ValueLexicon.sources.longest(tokens, at: range.upperBound + 1)
    {
      return allows(other.range, in: tokens, isAboutReviews: isAboutReviews)
    }
    return precedes(range, tokens)
  }

  /// "from our website", "through the chat", "from zillow, google or facebook".
  private static func precedes(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    var i = range.lowerBound - 1
    var steps = 0
    while let token = tokens[safe: i], steps < 10 {
      if strongBefore.contains(token.text) { return true }
      if token.isMark && !token.isMark(",") && !token.isMark("/") { return false }
      if token.kind == .word, !links.contains(token.text), !isSourceWord(tokens, i) { return false }
      i -= 1
      steps += 1
    }
    return false
  }

  private static let links: Set<String> = [
    "our", "the", "a", "or", "and", "either", "their", "my", "own", "on", "those", "that", "come", "came", "in", "any",
    "of", "paid", "ads", "ad", "just",
  ]
  private static func isSourceWord(_ tokens: [Token], _ i: Int) -> Bool {
    ValueLexicon.sources.longest(tokens, at: i) != nil || ["com", "dot", "search", "ins"].contains(tokens[i].text)
  }
}
