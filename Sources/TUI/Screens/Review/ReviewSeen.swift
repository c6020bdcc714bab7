import ConfigSchema

/// Which lines of one change's detail have been on the screen.
struct ShownLines: Hashable, Sendable {
  private let lines: [Line]
  private var isShown: [Bool]

  init(of lines: [Line]) { (self.lines, isShown) = (lines, Array(repeating: false, count: lines.count)) }

  /// The first line that has not been on the screen; nil when all have.
  var firstMissing: Int? { isShown.firstIndex(of: false) }

  /// Other words, or the same ones wrapped differently, have to be looked at again.
  func belong(to lines: [Line]) -> Bool { self.lines == lines }

  /// What became known meanwhile stands at the end: the rows before it stay seen.
  func carried(to lines: [Line]) -> ShownLines {
    var carried = ShownLines(of: lines)
    for (index, line) in lines.enumerated() {
      guard self.lines.indices.contains(index), self.lines[index] == line else { break }
      carried.isShown[index] = isShown[index]
    }
    return carried
  }

  mutating func show(_ range: Range<Int>) {
    for line in range.clamped(to: isShown.indices) { isShown[line] = true }
  }
}

/// What counts as seen: a change all of whose lines have been drawn while the review had the keys. Nothing else marks it.
extension Model {
  mutating func frameWasShown() {
    isFrameStale = false
    guard screen == .review, review.step == .changes, review.reportTop == nil, !isHelpOpen, let index = reviewedIndex
    else { return }
    guard let (key, layout) = unseenOnScreen else { return }
    var shown = review.shown?.carried(to: layout.detailLines) ?? ShownLines(of: layout.detailLines)
    shown.show(review.detailTop..<review.detailTop + layout.detail.rows)
    review.shown = shown
    guard shown.firstMissing == nil else { return }
    pending[index].review.seen.insert(key)
    review.shown = nil
    isFrameStale = true
    saveReview()
  }

  /// The first line of the selected change that has not been on the screen; nil when the change has been seen.
  var firstMissingLine: Int? {
    guard let (_, layout) = unseenOnScreen else { return nil }
    guard let shown = review.shown else { return 0 }
    return shown.carried(to: layout.detailLines).firstMissing
  }

  /// The selected change with its place on the screen, while it is not seen.
  private var unseenOnScreen: (key: ChangeKey, layout: ReviewLayout)? {
    guard let items = reviewItems, items.all.indices.contains(review.selected),
      let key = items.key(items.all[review.selected]), !items.isSeen(items.all[review.selected]),
      let area = Panes(self).area(of: .review, in: self)
    else { return nil }
    return (key, ReviewLayout(self, items, in: area))
  }
}
