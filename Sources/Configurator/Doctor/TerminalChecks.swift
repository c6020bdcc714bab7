import Store

/// Whether the terminal program would look right here.
enum TerminalChecks {
  static func run(_ environment: [String: String]) -> [DoctorCheck] {
    guard Console.isTerminal else {
      return [DoctorCheck("terminal", .good, "Not at a terminal now; commands work, the terminal program does not.")]
    }
    return [kind(environment), encoding(environment)]
  }

  private static func kind(_ environment: [String: String]) -> DoctorCheck {
    let term = environment["TERM"] ?? ""
    guard !term.isEmpty, term != "dumb" else {
      return DoctorCheck(
        "terminal", .problem, "TERM is \(term.isEmpty ? "not set" : "\"dumb\""), so no full screen can be drawn.",
        advice: "Use a terminal that sets TERM, such as xterm-256color.")
    }
    return DoctorCheck("terminal", .good, "TERM is \(term).")
  }

  private static func encoding(_ environment: [String: String]) -> DoctorCheck {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let isUTF8 = locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
    return isUTF8
      ? DoctorCheck("locale", .good, "Text is UTF-8 (\(locale)).")
      : DoctorCheck(
        "locale", .warning, "The locale is \(locale.isEmpty ? "not set" : locale); the program falls back to C.UTF-8.",
        advice: "Set LANG to a UTF-8 locale.")
  }
}
