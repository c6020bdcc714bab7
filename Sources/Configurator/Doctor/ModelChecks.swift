import LanguageModel
import Store

/// Which model would answer. Nothing is sent.
enum ModelChecks {
  static func run(_ environment: [String: String]) -> [DoctorCheck] {
    let menu = ModelMenu(environment: environment)
    if let notice = menu.notice {
      return [DoctorCheck("model", .warning, notice, advice: "See docs/models.md for the variables.")]
    }
    return [DoctorCheck("model", .good, "The model in use is \(menu.client.name).")]
  }
}
