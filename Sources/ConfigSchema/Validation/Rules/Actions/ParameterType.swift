/// A parameter of the wrong type, or a number that makes no sense.
struct ParameterType: Rule {
  let ids = ["parameter_type", "parameter_range"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      for (key, value) in action.config.members where !value.isNull {
        guard let parameter = type.parameter(named: key) else { continue }
        let context = PlaceholderContext(trigger.eventType, type, scene.catalogue)
        check(value, parameter, context, at: .action(trigger, index, key), &report)
      }
    }
  }

  private func check(
    _ value: JSON, _ parameter: ParameterSpec, _ context: PlaceholderContext, at spot: Spot, _ report: inout Report
  ) {
    if let name = value.string.flatMap(Placeholders.whole), Self.isFilledIn(parameter.type) {
      return check(placeholder: name, parameter, context, at: spot, &report)
    }
    guard Self.fits(value, parameter) else {
      report.add(
        .block, ids[0], at: spot, value: value.text(.compact),
        "\(parameter.name) must be \(parameter.type.plainName).")
      return
    }
    guard let range = parameter.range, let number = value.double, !range.contains(number) else { return }
    report.add(
      .block, ids[1], at: spot, value: value.text(.compact),
      "\(parameter.name) must lie between \(Self.plain(range.lowerBound)) and \(Self.plain(range.upperBound)).")
  }

  /// Unlike in conditions, `"3"` is no number here: what is stored is what the platform's columns get.
  private static func fits(_ value: JSON, _ parameter: ParameterSpec) -> Bool {
    switch parameter.type {
    case .text: value.string != nil
    case .integer: value.int != nil
    case .number: value.double != nil
    case .boolean: value.bool != nil
    default: ValueShape.fits(value, parameter.type)
    }
  }

  /// `{{payload.tour_date}}` is filled in when the action is done; texts are looked at as texts.
  private static func isFilledIn(_ type: FieldType) -> Bool {
    ![.text, .integer, .number, .boolean, .json].contains(type)
  }

  private func check(
    placeholder name: String, _ parameter: ParameterSpec, _ context: PlaceholderContext, at spot: Spot,
    _ report: inout Report
  ) {
    let type = context.type(of: name)
    if let type, context.problem(with: name) == nil, Self.type(type, suits: parameter.type) { return }
    let what =
      type.map { "{{\(name)}} is \($0.plainName)" } ?? "{{\(name)}} is not known when \(context.eventTitle)"
    report.add(
      .block, ids[0], at: spot, value: "{{\(name)}}",
      "\(parameter.name) must be \(parameter.type.plainName), but \(what).")
  }

  /// A day is a moment too; what is inside open data nobody can know.
  private static func type(_ type: FieldType, suits wanted: FieldType) -> Bool {
    type == wanted || type == .json || (wanted == .timestamp && type == .date)
  }

  private static func plain(_ number: Double) -> String { JSONNumber(number).text }
}
