/// Keeps scroll positions inside their content.
extension Model {
  mutating func settleLists(_ panes: Panes) {
    settleHelp(panes)
    if let area = panes.area(of: .live, in: self) {
      let layout = LiveLayout(self, in: area)
      live.list.settle(count: live.rows.count, rows: layout.list.rows)
      if let state = live.state, live.rows.indices.contains(live.list.selected), live.detailTop > 0 {
        let lines = LiveText.detail(live.rows[live.list.selected], state, columns: layout.detail.columns)
        live.detailTop = min(live.detailTop, max(0, lines.count - layout.detail.rows))
      }
    }
    if let area = panes.area(of: .history, in: self) {
      let layout = HistoryLayout(self, in: area)
      let entries = history.entries ?? []
      history.list.settle(count: entries.count, rows: layout.list.rows)
      if entries.indices.contains(history.list.selected) {
        let entry = entries[history.list.selected]
        history.detailTop.settle(
          in: HistoryScreen.detail(entry, columns: layout.detail.columns), height: layout.detail.rows)
        history.versions?.settle(count: entry.restorable.count, rows: layout.choices.rows)
      }
    }
    if let area = panes.area(of: .activity, in: self) {
      let layout = ActivityLayout(self, in: area)
      activity.list.settle(count: activity.report?.runs.count ?? 0, rows: layout.list.rows)
      activity.detailTop = min(activity.detailTop, layout.mostDetailTop)
    }
    if let area = panes.area(of: .tasks, in: self) {
      tasks.list.settle(count: tasks.all?.count ?? 0, rows: TaskLayout(self, in: area).list.rows)
    }
    if let area = panes.area(of: .properties, in: self) {
      properties.list.settle(count: properties.matches.count, rows: area.rows - 2)
    }
  }

  private mutating func settleHelp(_ panes: Panes) {
    guard isHelpOpen else { return }
    let area = HelpView.area(self, panes)
    let lines = HelpView.lines(self, columns: area.columns - 4).count
    helpScroll = min(max(0, helpScroll), max(0, lines - (area.rows - 2)))
  }
}

extension HelpView {
  /// The help covers the screen it is about.
  static func area(_ model: Model, _ panes: Panes) -> Area { panes.area(of: model.screen, in: model) ?? panes.left }
}
