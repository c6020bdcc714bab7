import ConfigSchema

/// The state of the property switcher.
struct PropertyList: Hashable, Sendable {
  /// Nil until loaded.
  var all: [PropertySummary]? { didSet { search() } }
  var list = ListState()
  /// What was said after `/property` before the list was there.
  var wanted: String?
  var filter = "" { didSet { if filter != oldValue { search() } } }
  /// What the filter lets through; kept, because it is needed several times a frame.
  private(set) var matches: [PropertySummary] = []
  /// The form for a new property, while it is open.
  var form: Form?
  /// What was handed in and is not there yet; comes back when it is refused.
  var adding: Form?

  struct Form: Hashable, Sendable {
    var name = ""
    /// Index into `Model.propertyTypes`.
    var type = 0
    var isChoosingType = false
  }

  private mutating func search() {
    let words = filter.lowercased()
    matches = (all ?? []).filter { words.isEmpty || $0.facts.name.lowercased().contains(words) }
    Tally.count(all?.count ?? 0)
  }
}

extension Model {
  mutating func loadProperties() { emit(.listProperties, awaiting: .properties) }

  /// The list is read when somebody begins to ask for it.
  mutating func loadPropertiesIfNamed() {
    guard properties.all == nil, chat.editor.text.starts(with: "/property") else { return }
    if !awaited.values.contains(where: { $0.purpose == .properties }) { loadProperties() }
  }

  /// Until the list is there; then the command is done.
  mutating func waitForProperties(_ argument: String) {
    properties.wanted = argument
    if !awaited.values.contains(where: { $0.purpose == .properties }) { loadProperties() }
  }

  mutating func handleProperties(_ key: Key) {
    if let form = properties.form { return handleForm(key, form) }
    let matches = properties.matches
    if properties.list.handle(key, count: matches.count, page: 10) { return }
    switch key {
    // Pressed before the list is there: taken up when it comes.
    case .enter where properties.all == nil: properties.wanted = properties.filter
    case .enter:
      guard matches.indices.contains(properties.list.selected) else { return }
      switchProperty(to: matches[properties.list.selected].facts)
    case .control("n"): properties.form = PropertyList.Form()
    case .character("n") where properties.filter.isEmpty: properties.form = PropertyList.Form()
    case .character(let character):
      properties.filter.append(character)
      properties.list.select(0)
    case .backspace, .control("h"): _ = properties.filter.popLast()
    case .escape where !properties.filter.isEmpty: properties.filter = ""
    case .escape, .tab: screen = .chat
    default: break
    }
  }

  mutating func switchProperty(to facts: PropertyFacts) {
    guard facts.id != session.property?.id else {
      screen = .chat
      return say(.info, "You are working on \(facts.name) already.")
    }
    guard chat.asking == nil else {
      return say(
        .warning,
        "A request for \(session.property?.name ?? "this property") is being worked on. Wait for it, or stop it with Esc in the chat."
      )
    }
    leaveProperty()
    emit(.switchProperty(facts.id), awaiting: .switching)
  }

  /// What is being written belongs to the property it was written for.
  private mutating func leaveProperty() {
    flushReview()
    saveDraft()
  }

  private mutating func handleForm(_ key: Key, _ form: PropertyList.Form) {
    var form = form
    switch key {
    case .escape:
      properties.form = nil
      return
    case .tab, .backTab: form.isChoosingType.toggle()
    case .down where form.isChoosingType: form.type = min(form.type + 1, Self.propertyTypes.count - 1)
    case .up where form.isChoosingType && form.type > 0: form.type -= 1
    case .down: form.isChoosingType = true
    case .up: form.isChoosingType = false
    case .character(let character) where !form.isChoosingType: if form.name.count < 80 { form.name.append(character) }
    case .backspace where !form.isChoosingType, .control("h") where !form.isChoosingType: _ = form.name.popLast()
    case .control("u") where !form.isChoosingType: form.name = ""
    case .enter where form.isChoosingType: return add(form)
    case .enter: form.isChoosingType = true
    default: return
    }
    properties.form = form
  }

  /// A refused name can be mended where it was typed.
  mutating func reopenForm() {
    guard let form = properties.adding else { return }
    properties.adding = nil
    guard screen == .properties, properties.form == nil else { return }
    properties.form = form
    properties.form?.isChoosingType = false
  }

  private mutating func add(_ form: PropertyList.Form) {
    let name = form.name.trimmed
    guard !name.isEmpty else {
      properties.form?.isChoosingType = false
      return say(.warning, "Give the property a name first.")
    }
    guard chat.asking == nil else {
      return say(.warning, "A request is being worked on. Wait for it, or stop it first.")
    }
    (properties.form, properties.adding) = (nil, form)
    leaveProperty()
    emit(.addProperty(name: name, type: Self.propertyTypes[form.type]), awaiting: .switching)
  }
}
