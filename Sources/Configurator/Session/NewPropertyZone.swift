import ConfigSchema

/// The time zone of a property for which none was named.
enum NewPropertyZone {
  /// This computer's, else that of the property that was open last, unless that is an invented one. Whichever it is, it is told.
  static func name(beside last: PropertyFacts?, _ environment: [String: String]) -> String {
    let neighbour = last.flatMap { $0.isSample ? nil : $0.timeZone }
    return MachineZone.name(environment) ?? neighbour ?? "America/New_York"
  }

  /// What a person reads beside the new property: a wrong zone would send at night.
  static func sentence(_ zone: String) -> String {
    "Its time zone is \(zone); change it with `configurator property set NAME --time-zone ZONE`."
  }
}
