/// The proposal that comes with the sample workspace, for a person to try the review on.
public enum SampleProposal {
  /// Always the same, so that a second program recognises the first one's.
  public static let id = ItemID("5a3b1e00-0000-4000-8000-000000000021")
  /// What nobody typed.
  public static let words = "Anyone who misses a showing gets a rebooking text two hours afterwards"

  /// Whether a change rests on those words and not on the person's, who may have amended the proposal since.
  public static func gave(_ evidence: Evidence, of proposal: ItemID) -> Bool {
    proposal == id && evidence.source == .request && !evidence.quote.isEmpty && words.contains(evidence.quote)
  }
}
