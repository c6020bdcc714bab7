/// Recognises a moment by what it is about and what happens to it, whatever the order of the words:
/// "their viewing has been called off", "that visit nobody ever wrote up".
///
/// The phrases of `EventLexicon` come first; frames are asked only when no phrase fits.
enum EventFrames {
  struct Frame: Sendable {
    let key: String
    /// One word of these says what it is about; empty = the deed says it all.
    let subjects: Set<String>
    /// One word of these says what happens.
    let deeds: Set<String>
    /// Whether it is the lack of the deed that counts; nil = either way.
    let isDenied: Bool?
  }

  /// The best frame in a stretch of words and the words it rests on.
  struct Reading {
    let sense: EventSense
    let range: Range<Int>
    /// Another frame fits as well.
    let rival: EventSense?
  }

  /// - Parameter topic: words that a pronoun in the stretch may stand for.
  static func read(
    _ tokens: [Token], _ range: Range<Int>, only keys: Set<String>? = nil, topic: Set<String> = [],
    needsSubject: Bool = false
  ) -> Reading? {
    var found: [(frame: Frame, score: Int, range: Range<Int>)] = []
    let denied = range.first { denials.contains(tokens[$0].text) }
    for frame in all where keys?.contains(frame.key) ?? true {
      guard let deed = range.first(where: { fits(tokens[$0], frame.deeds) }) else { continue }
      let subject = range.first { $0 != deed && fits(tokens[$0], frame.subjects) }
      if needsSubject, subject == nil || plain.contains(frame.key) { continue }
      let isTopic = !topic.isDisjoint(with: frame.subjects)
      if subject == nil, !frame.subjects.isEmpty, !isTopic { continue }
      if let wanted = frame.isDenied, wanted != (denied != nil) { continue }
      var places = [deed] + [subject].compactMap { $0 }
      if frame.isDenied == true, let denied { places.append(denied) }
      let score = places.count * 10 - (places.max()! - places.min()!) + (subject == nil && isTopic ? 9 : 0)
      found.append((frame, score, places.min()!..<(places.max()! + 1)))
    }
    // Of "prices change" and "prices drop" the one that says more holds.
    let exact = found.filter { !general.contains($0.frame.key) }
    let top = found.map(\.score).max() ?? 0
    let close = exact.filter { $0.score >= top - 3 }
    guard let best = (close.isEmpty ? found : close).max(by: { $0.score < $1.score }) else { return nil }
    let rival = found.first {
      $0.frame.key != best.frame.key && $0.score >= best.score - 1 && !general.contains($0.frame.key)
    }
    return Reading(
      sense: EventSense.named(best.frame.key), range: best.range, rival: rival.map { EventSense.named($0.frame.key) })
  }

  /// Moments whose deeds are everyday words: they need a word that announces them.
  private static let plain: Set<String> = [
    "lead", "toured", "booked", "goal", "movein", "upcoming", "hot", "warm", "special",
  ]
  private static let general: Set<String> = ["price_change", "review", "lead"]

  /// Whether a word names what a moment is about or what happens in it.
  static func speaks(_ token: Token, of event: EventSense) -> Bool {
    all.contains { frame in
      EventSense.named(frame.key) == event && (fits(token, frame.deeds) || fits(token, frame.subjects))
    }
  }

  private static func fits(_ token: Token, _ words: Set<String>) -> Bool {
    guard token.kind == .word else { return false }
    // A visitor writes in the chat; who comes to see a home is on a visit.
    if token.text.hasPrefix("visitor") { return words.contains("visitor") }
    return words.contains(token.text) || Stem.candidates(token.text).contains { words.contains($0) }
  }

  private static let denials: Set<String> = [
    "not", "no", "never", "nobody", "none", "without", "noone", "nothing", "forget", "forgot", "forgets", "fail",
    "fails", "failed", "nor", "un", "missing", "zero", "unanswered", "unmarked",
  ]

  // MARK: The frames

  private static let tour: Set<String> = [
    "tour", "showing", "viewing", "visit", "appointment", "appt", "walkthrough", "walkthru",
  ]
  private static let person: Set<String> = [
    "lead", "prospect", "guest", "inquiry", "enquiry", "they", "somebody", "someone", "anyone", "people", "person",
    "renter", "shopper", "client", "customer", "family", "student", "he", "she", "who", "card",
  ]
  private static let review: Set<String> = ["review", "rating", "star"]
  private static let chat: Set<String> = ["chat", "chatbot", "widget", "conversation", "bot", "visitor"]
  private static let rival: Set<String> = ["competitor", "comp", "rival", "competition", "neighbor"]
  private static let social: Set<String> = ["facebook", "instagram", "social", "linkedin", "tiktok", "meta", "insta"]
  private static let site: Set<String> = ["website", "site", "webpage"]
  private static let answers: Set<String> = ["answer", "reply", "respond", "response", "address", "acknowledge"]

  private static func frame(_ key: String, _ subjects: Set<String>, _ deeds: String, _ denied: Bool? = nil) -> Frame {
    Frame(
      key: key, subjects: subjects, deeds: Set(deeds.split(separator: " ").map(String.init)), isDenied: denied)
  }

  private static let all: [Frame] = [
    frame(
      "booked", tour, "book schedule reserve arrange lock grab pick secure slot calendar set request plan accept", false
    ),
    frame("cancelled", tour, "cancel scrap bail axe axed withdraw nix scratch drop pull cancellation"),
    frame(
      "noshow", tour, "miss ghost skip flake forget bail absent missed blew blow"),
    frame("noshow", tour, "show appear come turn arrive attend materialize make", true),
    frame("noshow", [], "noshow flake"),
    frame(
      "toured", tour,
      "finish complete done over end conclude wrap took take attend happen successful completion through finalise finalize",
      false),
    frame("rescheduled", tour, "reschedule shift postpone rebook delay bump push move change"),
    frame("confirmed", tour, "confirm"),
    frame(
      "unmarked", tour,
      "mark log update record close status outcome disposition result enter write wrote written fill document note",
      true),
    frame("upcoming", tour, "tomorrow upcoming before approach soon ahead prior"),
    frame("unanswered", review, "answer reply respond response address acknowledge", true),
    frame("unanswered", review, "unanswered unaddressed ignored waiting wait sit pending outstanding open"),
    frame("bad_review", review, "bad negative terrible awful poor angry nasty harsh scathing horrible"),
    frame("good_review", review, "good positive great glowing happy excellent nice raving wonderful"),
    frame("review", review, "leave post write get receive land arrive come appear submit new publish"),
    frame("idle", chat, "answer reply respond response write back", true),
    frame("idle", chat, "unanswered idle stall hang wait abandon quiet silent"),
    frame("chat_started", chat, "start open begin launch initiate"),
    frame("email_waiting", ["email", "inbox", "thread", "mail"], "answer reply respond response", true),
    frame("email_waiting", ["email", "inbox", "thread", "mail"], "unanswered wait sit"),
    frame("calendar", ["calendar"], "disconnect break drop expire unlink lose fail sync disconnection"),
    frame(
      "price_drop", rival, "cut drop lower slash reduce undercut discount cheaper decrease shave trim"),
    frame("special", rival, "special concession promo promotion deal offer incentive"),
    frame("price_change", rival, "price rent rate pricing"),
    frame(
      "social_broken", social, "disconnect break broken expire drop lose unlink logout fail disconnected disconnection"),
    frame("publish_failed", ["post", "content", "publish", "publishing"], "fail error bounce failure reject stick"),
    frame("published", ["post", "content"], "publish live"),
    frame(
      "spike", ["spend", "spending", "budget", "ad", "ads", "cost"],
      "spike jump surge explode double shoot soar balloon overspend"),
    frame("goal", ["goal", "target", "kpi"], "miss behind short fail under"),
    frame("import_failed", ["import", "csv", "upload"], "fail error crash break"),
    frame(
      "applied", ["application", "app", "online", "website", "form"], "apply applied submit application applicant",
      false),
    frame("waitlist", ["waitlist", "waiting"], "join sign signup add register request put get list"),
    frame("interest", ["interest", "vip", "priority"], "join sign signup register list"),
    frame("brochure", ["brochure"], "request ask want download get"),
    frame("form", ["form"], "fill submit complete send submission"),
    frame("form_failed", ["form", "submission"], "fail error break bounce broken"),
    frame("deployed", site, "live launch deploy publish"),
    frame("audit_dropped", ["audit", "visibility", "seo"], "drop fall decline slip sink"),
    frame("crm_failed", ["crm", "sync", "yardi", "entrata", "realpage", "integration"], "fail error break"),
    frame("movein", ["movein", "move"], "approach before near close coming until within away out"),
    frame(
      "uncontacted", person.union(["one", "it", "inquiry"]),
      "contact call touch answer reply respond reach phone work claim acknowledge greet assign help", true),
    frame("uncontacted", person, "untouched uncontacted unworked unanswered neglect unattended"),
    frame(
      "stale", person,
      "quiet silent dark cold mia dormant inactive ghost stale idle unresponsive vanish disappear drift"),
    frame(
      "overdue", ["stage", "step", "sla", "limit", "deadline", "column"],
      "overdue exceed breach pass miss blow stuck late past over long"),
    frame("hot", person.union(["score", "bucket"]), "hot fire"),
    frame("cold", ["score", "bucket"], "cold cool"),
    frame("warm", ["score", "bucket", "lead"], "warm"),
    frame("leased", person.union(["lease", "we", "resident"]), "lease sign signed leased signing", false),
    frame("lost", person.union(["status"]), "lost lose dead disqualify"),
    frame("consent", person, "consent permission optin"),
    frame("lead", person, "inquire enquire arrive submit land register", false),
  ]
}
