import FoundationEssentials

/// Where things are kept for this person, after the XDG base directory rules.
struct Folders {
  let environment: [String: String]

  /// Small facts about this person's sessions, such as the property that was open last.
  var state: String { folder("XDG_STATE_HOME", fallback: ".local/state") }

  private func folder(_ variable: String, fallback: String) -> String {
    if let set = environment[variable], set.hasPrefix("/") { return set + "/configurator" }
    let home =
      environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? FileManager.default.temporaryDirectory.path
    return home + "/" + fallback + "/configurator"
  }
}
