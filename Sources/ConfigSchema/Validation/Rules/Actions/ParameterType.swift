/// A parameter of the wrong type, or a number that makes no sense.
struct ParameterType: Rule {
  let ids = ["parameter_type", "parameter_range"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      for (key, value) in action.config.members where !value.isNull {
        guard let parameter = type.parameter(named: key) else { continue }
        check(value, parameter, at: .action(trigger, index, key), &report)
      }
    }
  }

  private func check(_ value: JSON, _ parameter: ParameterSpec, at spot: Spot, _ report: inout Report) {
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
    default: isTemplate(value) || ValueShape.fits(value, parameter.type)
    }
  }

  /// `{{payload.tour_date}}` is filled in when the action is done.
  private static func isTemplate(_ value: JSON) -> Bool {
    guard let text = value.string else { return false }
    return text.hasPrefix("{{") && text.hasSuffix("}}")
  }

  private static func plain(_ number: Double) -> String { JSONNumber(number).text }
}
