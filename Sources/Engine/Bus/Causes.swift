import ConfigSchema
import Store

/// Which of our own runs stand behind what the capture is about to see, and how many stand behind those.
///
/// It goes along in the setting `configurator.causes` of the transaction, as `hops subject=run subject=run …`. The capture looks a
/// subject up by its text: it does so for every row of a batch, and to read a structure every time would cost more than the row.
struct Causes: Hashable, Sendable {
  private var text: String

  /// - Parameter hops: how many moves and runs stand behind what is about to change.
  init(hops: Int) { text = String(hops) }

  /// - Parameter subject: whatever it is about: a lead, a review, …
  mutating func add(_ run: ItemID, about subject: ItemID) { text += " \(subject.value)=\(run.value)" }

  var statement: Statement {
    Statement("select set_config('configurator.causes', $1, true)", [.text(text)], kept: true)
  }
}
