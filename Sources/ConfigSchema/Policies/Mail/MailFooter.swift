/// EM1: advertising mail without a way out or a postal address. 15 USC 7704(a)(5); 16 CFR 316.
///
/// What the mail service adds below a mail is not known here, so this says what must stand there and does not block.
struct MailFooter: Rule {
  let ids = ["EM1"]

  private static let exits = PhraseBook<Bool>([(true, ["unsubscribe", "opt out", "stop receiving|getting"])])
  /// Mail about something the person asked for.
  private static let business: Set = [
    "tour_scheduled", "tour_confirmed", "tour_rescheduled", "tour_cancelled", "tour_upcoming", "website_form_submitted",
    "email_received", "message_received",
  ]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      guard let source = text.source, source.type.channel == .email, source.isBody else { continue }
      let isAdvertising = !MailHonesty.advertising.hits(in: text.words).isEmpty
      guard isAdvertising || !Self.business.contains(source.trigger.eventType) else { continue }
      let missing = [
        Self.exits.hits(in: text.words).isEmpty ? "a way to unsubscribe" : nil,
        Self.hasAddress(text) ? nil : "the community's postal address",
      ].compactMap { $0 }.joined(separator: " and ")
      if missing.isEmpty { continue }
      report.add(
        isAdvertising ? .warn : .note, ids[0], at: text.spot, value: missing,
        "Advertising mail must hold \(missing), and nothing here adds them.",
        fix: "Make sure that your mail service adds a footer, or write it.")
    }
  }

  /// A placeholder for it, or a postal code.
  private static func hasAddress(_ text: PolicyText) -> Bool {
    Placeholders.names(in: text.text).contains("property_address")
      || text.words.list.contains { $0.utf8.count == 5 && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
