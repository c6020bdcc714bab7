/// Whole pipelines and triggers in lines, for the screen that shows what is live.
public struct Description {
  private let catalogue: Catalogue

  public init(catalogue: Catalogue = .standard) { self.catalogue = catalogue }

  /// A heading, then a line per stage. Lines that belong to the one above start with two more spaces.
  public func lines(_ pipeline: Pipeline) -> [String] {
    let names = Dictionary(pipeline.stages.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let words = StageWords(catalogue: catalogue) { names[$0] ?? "a stage that is gone" }
    let standard = pipeline.isDefault ? ", the default" : ""
    let head = "Pipeline \(Escape.quoted(pipeline.name)) for \(StageWords.plural(pipeline.type))\(standard)"
    if pipeline.stages.isEmpty { return [head, "  No stages yet."] }
    return [head]
      + pipeline.stages.enumerated().map { number, stage in
        let attributes = words.attributes(stage)
        let tail = attributes.isEmpty ? "" : ": " + attributes.joined(separator: ", ")
        return "  \(number + 1). \(Escape.visible(stage.name))\(tail)"
      }
  }

  /// A heading, the event, the conditions when there are any, then a line per action.
  public func lines(_ trigger: Trigger) -> [String] {
    let state = trigger.isActive ? "on" : "off"
    var lines = ["Automation \(Escape.quoted(trigger.name)) (\(state))"]
    lines.append("  When " + TriggerWords(catalogue: catalogue).event(trigger.eventType))
    let conditions = ConditionWords(catalogue: catalogue).clause(trigger.conditions, event: trigger.eventType)
    if !conditions.isEmpty { lines.append("  " + conditions.prefix(1).uppercased() + conditions.dropFirst()) }
    if trigger.actions.isEmpty { return lines + ["  Does nothing yet."] }
    let words = ActionWords(catalogue: catalogue)
    return lines
      + trigger.actions.enumerated().map { "  \($0 + 1). \(words.text($1, event: trigger.eventType))" }
  }

  /// One line of plain words about a trigger, without its name: "when a lead arrives, send a text right away: …".
  public func summary(_ trigger: Trigger) -> String { TriggerWords(catalogue: catalogue).text(trigger) }

  /// Conditions as one clause, empty when there are none: "if the source is Zillow, only between 6 pm and 9 am".
  public func clause(_ conditions: [Condition], event: String, isLater: Bool = false) -> String {
    ConditionWords(catalogue: catalogue).clause(conditions, event: event, isLater: isLater)
  }

  /// One action with its timing and conditions.
  public func summary(_ action: Action, event: String) -> String {
    ActionWords(catalogue: catalogue).text(action, event: event)
  }

  /// What an action does, without time and conditions: "send a text: “Hi Ava”".
  public func summary(_ content: ActionContent) -> String { ActionWords(catalogue: catalogue).text(content) }
}
