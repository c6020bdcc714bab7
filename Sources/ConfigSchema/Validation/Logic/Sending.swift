/// One message that an active trigger sends to a person.
struct Sending {
  let trigger: Trigger
  let index: Int
  let channel: ActionType.Channel
  /// Minutes from the moment the event, or the clock behind it, counts from.
  let due: Int

  private init(_ trigger: Trigger, _ index: Int, _ channel: ActionType.Channel) {
    (self.trigger, self.index, self.channel) = (trigger, index, channel)
    due = ClockCounter.moment(of: trigger) + TimeLimits.clamped(trigger.actions[index].delayMinutes)
  }

  var action: Action { trigger.actions[index] }

  /// What must hold for it to go out, with payload fields under the lead's name where they repeat it.
  var conditions: [Condition] {
    EventFacts.unified(trigger.conditions + action.onlyIf, event: trigger.eventType)
  }

  /// The values one of which the field must have; nil when the conditions leave it open.
  func values(of field: String) -> Set<String>? {
    Self.values(of: field, in: trigger.conditions, trigger.eventType)
      ?? Self.values(of: field, in: action.onlyIf, trigger.eventType)
  }

  private static func values(of field: String, in conditions: [Condition], _ event: String) -> Set<String>? {
    for condition in conditions where EventFacts.unified(condition.field, event: event) == field {
      switch condition.op {
      case .eq where !condition.value.isNull && condition.value.bool == nil:
        return [MatchValue(condition.value, field: field).text]
      case .isIn: return Set(Matcher.list(condition.value).map { MatchValue($0, field: field).text })
      default: continue
      }
    }
    return nil
  }

  /// The first field whose values the conditions name.
  var demand: (field: String, values: Set<String>)? {
    for condition in trigger.conditions + action.onlyIf {
      let field = EventFacts.unified(condition.field, event: trigger.eventType)
      if let values = values(of: field) { return (field, values) }
    }
    return nil
  }

  /// The messages of a trigger.
  static func all(of trigger: Trigger, _ catalogue: Catalogue) -> [Sending] {
    trigger.actions.indices.compactMap { index in
      catalogue.action(named: trigger.actions[index].type)?.channel.map {
        Sending(trigger, index, $0)
      }
    }
  }
}
