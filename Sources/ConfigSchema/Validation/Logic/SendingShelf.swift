/// The messages on one event, sorted by the value that a chosen field must have.
///
/// Most triggers on a busy event differ by one field (`payload.source eq …`). Messages that demand other values of
/// that field can never go to the same person, so a look-up skips them.
final class SendingShelf {
  private let all: [Sending]
  private var byField: [String: Drawer] = [:]

  /// Indices into `all`.
  private struct Drawer {
    var byValue: [String: [Int]] = [:]
    /// Those that do not say which values the field must have.
    var open: [Int] = []
  }

  init(_ triggers: [Trigger], _ catalogue: Catalogue) { all = triggers.flatMap { Sending.all(of: $0, catalogue) } }

  /// The first message that may meet `sending` (itself included) and passes the test.
  func first(near sending: Sending, where test: (Sending) -> Bool) -> Sending? {
    guard let (field, values) = sending.demand else { return all.first(where: test) }
    let drawer = byField[field] ?? makeDrawer(field)
    for value in values {
      for index in drawer.byValue[value] ?? [] where test(all[index]) { return all[index] }
    }
    return drawer.open.first { test(all[$0]) }.map { all[$0] }
  }

  private func makeDrawer(_ field: String) -> Drawer {
    var drawer = Drawer()
    for (index, sending) in all.enumerated() {
      guard let values = sending.values(of: field) else {
        drawer.open.append(index)
        continue
      }
      for value in values { drawer.byValue[value, default: []].append(index) }
    }
    byField[field] = drawer
    return drawer
  }
}
