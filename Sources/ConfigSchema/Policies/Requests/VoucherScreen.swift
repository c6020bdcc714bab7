/// People with housing vouchers are to get less, where the law protects the source of income.
struct VoucherScreen: RequestScreen {
  func decline(_ sentence: RequestSentence, _ facts: PropertyFacts) -> Decline? {
    guard SourceOfIncome.isProtected(facts), !sentence.has(["task", "instead", "remove", "illegal", "delete"]),
      !Self.vouchers.hits(in: sentence.words).isEmpty, !Self.turning.hits(in: sentence.words).isEmpty
    else { return nil }
    let place =
      facts.propertyType == "affordable"
      ? "In tax-credit housing that is unlawful everywhere." : "That is unlawful in \(facts.state ?? "")."
    return Decline(
      rule: "FH9",
      reason: "This would turn people away because part of their rent is paid by a voucher or benefit. " + place)
  }

  private static let vouchers = PhraseBook<Bool>([
    (true, ["section|sec 8|eight", "voucher|vouchers|hud|ssi|welfare", "housing assistance"])
  ])
  private static let turning = PhraseBook<Bool>(
    [
      (
        true,
        [
          "dont|not|never|wont|cant|stop ~2 send|text|email|call|show|reply|respond|answer|book|schedule|accept|take|follow|want",
          "skip|exclude|ignore|reject|decline|deny|refuse|avoid", "mark|move|set|put ~6 lost|dead",
          "screen|filter|weed ~4 out", "turn ~4 away|down",
          "no section|vouchers|voucher|sec", "except ~3 section|voucher|vouchers", "bottom of the list",
        ]
      )
    ], harmless: ["dont|never forget|hesitate|miss"])
}
