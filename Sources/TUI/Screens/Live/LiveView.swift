import ConfigSchema

/// The state of the screen that shows what is set up now.
struct LiveView: Sendable {
  /// Nil until loaded.
  var state: PropertyState?
  var list = ListState()
  var detailTop = 0
  var filter = ""
  var isFiltering = false
  /// Indexes of what the filter lets through: pipelines first, then triggers. Kept because 5,000 names are not searched per key.
  private(set) var rows: [Row] = []

  enum Row: Hashable, Sendable {
    case pipeline(Int)
    case trigger(Int)
  }

  /// Nothing is listed that could be chosen.
  var isBare: Bool { state.map { $0.configuration.pipelines.isEmpty && $0.configuration.triggers.isEmpty } ?? true }

  mutating func show(_ state: PropertyState) {
    if self.state?.facts.id != state.facts.id { (list, filter, isFiltering) = (ListState(), "", false) }
    self.state = state
    search()
  }

  mutating func search() {
    guard let configuration = state?.configuration else {
      rows = []
      return
    }
    let words = filter.lowercased().split(separator: " ")
    Tally.count(configuration.pipelines.count + configuration.triggers.count)
    func matches(_ texts: String...) -> Bool {
      words.allSatisfy { word in texts.contains { $0.lowercased().contains(word) } }
    }
    rows =
      configuration.pipelines.indices.filter { words.isEmpty || matches(configuration.pipelines[$0].name, "pipeline") }
      .map(Row.pipeline)
      + configuration.triggers.indices.filter {
        let trigger = configuration.triggers[$0]
        return words.isEmpty || matches(trigger.name, trigger.eventType, trigger.isActive ? "on" : "off")
      }.map(Row.trigger)
  }
}

extension Model {
  mutating func loadLive() {
    guard let property = session.property?.id else { return }
    emit(.loadLive(property: property), awaiting: .live)
  }

  mutating func handleLive(_ key: Key) {
    if live.isFiltering, handleFilter(key) { return }
    if let area = Panes(self).area(of: .live, in: self), key != .wheelDown, key != .wheelUp {
      let page = LiveLayout(self, in: area).list.rows
      if live.list.handle(key, count: live.rows.count, page: page) {
        live.detailTop = 0
        return
      }
    }
    switch key {
    case .character(" "), .wheelDown: live.detailTop += 3
    case .wheelUp: live.detailTop = max(0, live.detailTop - 3)
    case .character("/"): live.isFiltering = true
    case .character("e"), .enter: speakAboutLiveItem()
    case .escape where !live.filter.isEmpty: clearFilter()
    case .escape, .tab: screen = .chat
    default: break
    }
  }

  /// True when the key went into the search words.
  private mutating func handleFilter(_ key: Key) -> Bool {
    switch key {
    case .character(let character): live.filter.append(character)
    case .backspace, .control("h"): _ = live.filter.popLast()
    case .control("u"): live.filter = ""
    case .escape:
      clearFilter()
      return true
    case .enter:
      live.isFiltering = false
      return true
    default: return false
    }
    live.list.select(0)
    live.search()
    return true
  }

  private mutating func clearFilter() {
    (live.filter, live.isFiltering) = ("", false)
    live.search()
  }

  /// Names the selected item in the input line, so that the person can say what should become of it.
  private mutating func speakAboutLiveItem() {
    guard let configuration = live.state?.configuration, live.rows.indices.contains(live.list.selected) else { return }
    let name =
      switch live.rows[live.list.selected] {
      case .pipeline(let index): "pipeline \(Change.spoken(configuration.pipelines[index].name))"
      case .trigger(let index): "automation \(Change.spoken(configuration.triggers[index].name))"
      }
    prefill("Change the \(name): ")
  }
}
