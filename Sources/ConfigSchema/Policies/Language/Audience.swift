/// A condition on words that people wrote or are called, with what the policies heard in its values.
struct AudienceTest {
  let list: ConditionList
  let index: Int
  let condition: Condition
  let hits: [PhraseBook<Theme>.Hit]

  var spot: Spot { list.spot(index, "value") }

  /// Whether people of whom it is true get less than others.
  func isWorse(_ catalogue: Catalogue) -> Bool {
    let actions = list.action.map { [list.trigger.actions[$0]] } ?? list.trigger.actions
    let effects = actions.map { Effect.of($0, catalogue) }
    return excludes ? effects.contains(.good) : effects.contains(.bad)
  }

  /// Whether it keeps out those who fit the words.
  var excludes: Bool { [.neq, .notIn, .notContains].contains(condition.op) }
}

/// What an action means for the person it is about.
enum Effect {
  case good, bad, neutral

  static func of(_ action: Action, _ catalogue: Catalogue) -> Effect {
    switch action.type {
    case "update_stage":
      TextFolding.status(action.config["to_status"]?.string ?? "") == LeadStatus.lost ? .bad : .neutral
    case "cancel_tour", "stop_workflow", "pause_workflow", "skip_review_response": .bad
    case "create_task", "schedule_tour", "confirm_tour", "start_workflow", "resume_workflow", "start_human_takeover",
      "assign_agent", "draft_review_response":
      .good
    default: catalogue.action(named: action.type)?.channel == nil ? .neutral : .good
    }
  }
}

extension Scene {
  /// The conditions of changed triggers that look into free text, where one of their values says something of note.
  func makeAudienceTests() -> [AudienceTest] {
    triggers.flatMap { trigger in
      conditionLists(of: trigger).flatMap { list in
        list.conditions.enumerated().compactMap { index, condition in
          guard isFreeText(condition.field, of: trigger) else { return nil }
          let values = Matcher.list(condition.value).compactMap(\.string)
          let hits = values.flatMap { FairHousingWords.book.hits(in: Words($0)) }
          return AudienceTest(list: list, index: index, condition: condition, hits: hits)
        }
      }
    }
  }

  private func isFreeText(_ path: String, of trigger: Trigger) -> Bool {
    guard let field = catalogue.field(path, forEvent: trigger.eventType), field.vocabulary == nil else { return false }
    return field.type == .text || field.type == .json || field.type == .textList
  }
}
