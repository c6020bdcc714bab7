/// RV2: answers that reach the public without a person. House rule: drafts only.
struct ReviewPosting: Rule {
  let ids = ["RV2"]

  private static let posting: Set = ["post", "publish", "reply", "respond", "answer", "autopost", "autoreply"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      guard type.name == "webhook",
        ["review_response_drafted", "review_received", "review_analyzed"].contains(trigger.eventType),
        let url = action.config["url"]?.string, !Self.posting.isDisjoint(with: Self.parts(url))
      else { return }
      report.add(
        .block, ids[0], at: .action(trigger, index, "url"), value: url,
        "This looks like posting answers to reviews without a person. A person reads and posts every reply.",
        fix: "Draft the answer, or create a task.")
    }
  }

  private static func parts(_ url: String) -> Set<String> {
    let path = url.split(separator: "/").dropFirst(2).joined(separator: "/")
    return Set(path.split { !$0.isLetter }.map { TextFolding.caseless(String($0)) })
  }
}
