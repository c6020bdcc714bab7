/// A place in a configuration that a finding points to.
enum Spot {
  case configuration
  /// With the attribute, such as `name`.
  case pipeline(Pipeline, String)
  case stage(Pipeline, Int, String)
  case trigger(Trigger, String)
  case condition(Trigger, Int, String)
  /// With the parameter of `action_config`, or `action_type`, `delay_minutes`.
  case action(Trigger, Int, String)
  /// Trigger, action, condition.
  case onlyIf(Trigger, Int, Int, String)

  /// `triggers/Welcome text/actions[1].body`.
  var path: String {
    switch self {
    case .configuration: "configuration"
    case .pipeline(let pipeline, let key): "pipelines/\(pipeline.name).\(key)"
    case .stage(let pipeline, let index, let key): "pipelines/\(pipeline.name)/stages[\(index)].\(key)"
    case .trigger(let trigger, let key): "triggers/\(trigger.name).\(key)"
    case .condition(let trigger, let index, let key): "triggers/\(trigger.name)/conditions[\(index)].\(key)"
    case .action(let trigger, let index, let key): "triggers/\(trigger.name)/actions[\(index)].\(key)"
    case .onlyIf(let trigger, let action, let index, let key):
      "triggers/\(trigger.name)/actions[\(action)].only_if[\(index)].\(key)"
    }
  }

  /// The smallest item around the place.
  var item: ItemID? {
    switch self {
    case .configuration: nil
    case .pipeline(let pipeline, _): pipeline.id
    case .stage(let pipeline, let index, _): pipeline.stages[index].id
    case .trigger(let trigger, _), .condition(let trigger, _, _): trigger.id
    case .action(let trigger, let index, _), .onlyIf(let trigger, let index, _, _): trigger.actions[index].id
    }
  }
}
