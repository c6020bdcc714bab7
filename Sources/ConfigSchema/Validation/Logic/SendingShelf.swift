/// The messages on one event, sorted by the value that a chosen field must have and by the hour they fall due.
///
/// Most triggers on a busy event differ by one field (`payload.source eq …`) or by their delay. Messages that demand other
/// values of that field can never go to the same person, and those due at another time do not meet, so a look-up skips them.
final class SendingShelf {
  private let all: [Sending]
  private let byHour: Hours
  private var byField: [String: Drawer] = [:]
  /// Messages handed to a test so far: the work done.
  private(set) var looks = 0

  /// Indices into `all` by due hour, in order.
  private typealias Hours = [Int: [Int]]

  private struct Drawer {
    var byValue: [String: Hours] = [:]
    /// Those that do not say which values the field must have.
    var open: Hours = [:]
  }

  init(_ triggers: [Trigger], _ catalogue: Catalogue) {
    all = triggers.flatMap { Sending.all(of: $0, catalogue) }
    byHour = Dictionary(grouping: all.indices) { [all] in Self.hour(all[$0].due) }
  }

  /// The first message that may meet `sending` (itself included), falls due less than an hour from it and passes the test.
  func first(near sending: Sending, where test: (Sending) -> Bool) -> Sending? {
    for shelf in shelves(for: sending) {
      let hour = Self.hour(sending.due)
      for index in (hour - 1...hour + 1).flatMap({ shelf[$0] ?? [] }) {
        looks += 1
        if test(all[index]) { return all[index] }
      }
    }
    return nil
  }

  /// The messages of its channel that may meet `sending` and fall due less than so many minutes from it, as many as matter.
  func all(near sending: Sending, within minutes: Int) -> [Sending] {
    var found: [Sending] = []
    for shelf in shelves(for: sending) {
      for hour in Self.hour(sending.due - minutes)...Self.hour(sending.due + minutes) {
        let near = (shelf[hour] ?? []).lazy.map { self.all[$0] }
          .filter { $0.channel == sending.channel && abs($0.due - sending.due) < minutes }
        for other in near.prefix(Self.most) {
          looks += 1
          found.append(other)
        }
      }
    }
    return found.sorted { $0.due < $1.due }
  }

  /// More messages in one hour are looked at no further: a few are too many already.
  private static let most = 12

  private static func hour(_ due: Int) -> Int { Int((Double(due) / 60).rounded(.down)) }

  private func shelves(for sending: Sending) -> [Hours] {
    guard let (field, values) = sending.demand else { return [byHour] }
    let drawer = byField[field] ?? makeDrawer(field)
    return values.sorted().compactMap { drawer.byValue[$0] } + [drawer.open]
  }

  private func makeDrawer(_ field: String) -> Drawer {
    var drawer = Drawer()
    for (index, sending) in all.enumerated() {
      let hour = Self.hour(sending.due)
      guard let values = sending.values(of: field) else {
        drawer.open[hour, default: []].append(index)
        continue
      }
      for value in values { drawer.byValue[value, default: [:]][hour, default: []].append(index) }
    }
    byField[field] = drawer
    return drawer
  }
}
