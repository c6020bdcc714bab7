/// EM2, EM3, EM4: subjects that mislead, ways out that do not work, advertising inside confirmations.
/// 15 USC 7704(a); 16 CFR 316.3.
struct MailHonesty: Rule {
  let ids = ["EM2", "EM3", "EM4"]

  private static let noExit = PhraseBook<Bool>([
    (
      true,
      [
        "cannot|cant|not|no unsubscribe|opt out?", "cannot|cant|no way to? be? ~1 unsubscribe|opt",
        "unsubscribe ~4 log|login|sign|pay|fee",
      ]
    )
  ])
  private enum Claim: Hashable, Sendable {
    /// An answer where none is.
    case reply
    case untrue
  }
  private static let misleading = PhraseBook<Claim>([
    (.reply, ["re|fwd|fw , ~12"]),
    (
      .untrue,
      [
        "your ~1 lease|application ~2 approved|accepted|denied", "you ~1 approved", "final|last notice", "you ~1 won",
        "payment|rent overdue|failed|declined|due", "eviction|legal notice", "account suspended|locked",
      ]
    ),
  ])
  static let advertising = PhraseBook<Bool>([
    (
      true,
      [
        "special|specials|discount|promotion|promo|deal|deals", "free rent|month|weeks", "limited time",
        "refer a friend",
      ]
    )
  ])
  private static let confirmations: Set = ["tour_scheduled", "tour_confirmed", "tour_rescheduled", "tour_cancelled"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      guard let source = text.source, source.type.name == "send_email" else { continue }
      if source.parameter.name == "subject" { checkSubject(text, source.trigger, &report) }
      if source.isBody { checkBody(text, source.trigger, &report) }
    }
  }

  private func checkSubject(_ text: PolicyText, _ trigger: Trigger, _ report: inout Report) {
    let hits = Self.misleading.hits(in: text.words).filter { hit in
      hit.tag == .untrue || (hit.range.lowerBound == 0 && trigger.eventType != "email_received")
    }
    guard let hit = hits.first else { return }
    report.add(
      .block, ids[1], at: text.spot, value: text.text, "The subject must say what the mail is; this one misleads.",
      fix: hit.tag == .reply
        ? "Remove \"\(text.text.prefix { $0 != ":" }):\"." : "Say plainly what the mail is about.")
  }

  private func checkBody(_ text: PolicyText, _ trigger: Trigger, _ report: inout Report) {
    if let hit = Self.noExit.hits(in: text.words).first {
      report.add(
        .block, ids[0], at: text.spot, value: hit.text,
        "Everybody must be able to unsubscribe for at least 30 days, without paying or signing in.", fix: "Remove it.")
    }
    guard Self.confirmations.contains(trigger.eventType), let hit = Self.advertising.hits(in: text.words).first else {
      return
    }
    report.add(
      .note, ids[2], at: text.spot, value: hit.text,
      "A confirmation with advertising in it counts as advertising when that is its main purpose.")
  }
}
