import ConfigSchema

/// The state of the history screen.
struct HistoryView: Sendable {
  /// Newest first; nil until loaded.
  var entries: [ApprovalEntry]?
  /// The property `entries` belongs to.
  var property: ItemID?
  var list = ListState()
  /// The item whose versions are being chosen from; nil = the approvals have the keys.
  var versions: ListState?
  var detailTop = PiecePlace()
  /// The oldest approval has been read.
  var isWhole = false
  /// Older approvals are on their way.
  var isAsking = false
}

extension Model {
  /// How many approvals are read at a time. Fewer are the last ones.
  public static let historyPage = 50

  mutating func loadHistory() {
    guard let property = session.property?.id else { return }
    emit(.loadHistory(property: property, before: nil), awaiting: .history)
  }

  /// Reads on when the selection has come to the last approval that was read.
  private mutating func loadOlderHistory() {
    guard let property = history.property, let last = history.entries?.last, last.revision > 1,
      history.list.selected + 1 == history.entries?.count, !history.isWhole, !history.isAsking
    else { return }
    history.isAsking = true
    emit(.loadHistory(property: property, before: last.revision), awaiting: .olderHistory)
  }

  mutating func handleHistory(_ key: Key) {
    guard let entries = history.entries, !entries.isEmpty else {
      if key == .escape || key == .tab { screen = .chat }
      return
    }
    if history.versions != nil { return handleVersions(key, entries[history.list.selected]) }
    let layout = Panes(self).area(of: .history, in: self).map { HistoryLayout(self, in: $0) }
    if let layout, key != .wheelDown, key != .wheelUp,
      history.list.handle(key, count: entries.count, page: layout.list.rows)
    {
      history.detailTop = PiecePlace()
      return loadOlderHistory()
    }
    let entry = entries[history.list.selected]
    switch key {
    case .character(" "), .wheelDown: scrollDetail(of: entry, by: 3, layout)
    case .wheelUp: scrollDetail(of: entry, by: -3, layout)
    case .character("u"): rollBack(to: .approval(entry.id), "Preparing to undo revision \(entry.revision) …")
    case .character("r"):
      rollBack(to: .property(toRevision: entry.revision), "Preparing to go back to revision \(entry.revision) …")
    case .character("0"): rollBack(to: .property(toRevision: 0), "Preparing to go back to the empty set-up …")
    case .character("i"), .enter: if !entry.restorable.isEmpty { history.versions = ListState() }
    case .escape, .tab: screen = .chat
    default: break
    }
  }

  private mutating func scrollDetail(of entry: ApprovalEntry, by rows: Int, _ layout: HistoryLayout?) {
    guard let area = layout?.detail else { return }
    let text = HistoryScreen.detail(entry, columns: area.columns)
    history.detailTop.scroll(by: rows, in: text, height: area.rows)
  }

  private mutating func handleVersions(_ key: Key, _ entry: ApprovalEntry) {
    let items = entry.restorable
    guard var list = history.versions else { return }
    let layout = Panes(self).area(of: .history, in: self).map { HistoryLayout(self, in: $0) }
    if list.handle(key, count: items.count, page: layout?.choices.rows ?? 1) {
      history.versions = list
      return
    }
    switch key {
    case .escape: history.versions = nil
    case .enter, .character("i"):
      guard items.indices.contains(list.selected) else {
        history.versions = nil
        return
      }
      let version = items[list.selected]
      history.versions = nil
      rollBack(
        to: .item(version.item, toRevision: entry.revision),
        "Preparing to bring back “\(version.name)” as of revision \(entry.revision) …")
    default: break
    }
  }

  private mutating func rollBack(to target: RollbackTarget, _ words: String) {
    guard let property = history.property else { return }
    emit(.proposeRollback(property: property, target), awaiting: .newProposal)
    say(.info, words)
  }
}

extension ApprovalEntry {
  /// The versions a person can go back to one by one: pipelines, and triggers with their actions.
  var restorable: [VersionEntry] { versions.filter { $0.kind == .pipeline || $0.kind == .trigger } }
}
