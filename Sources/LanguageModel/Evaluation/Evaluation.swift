import ConfigSchema

/// Runs requests of a case file through a model client and the same path as any request, in memory, and writes down what
/// would be proposed. What the results are worth is for the judge to say, which knows nothing of this program.
public enum Evaluation {
  /// - Parameters:
  ///   - cases: a case file: `{"cases": [{"id", "properties", "current", "inputs", …}]}`.
  ///   - only: ids of the cases to run; empty = all.
  ///   - base: the text of a base file that a case names.
  ///   - progress: called after each case with its id and outcome; nil = the model gave no answer.
  public static func run(
    cases: String, only: Set<String> = [], client: any ModelClient, base: (String) -> String?,
    progress: (String, String?) -> Void = { _, _ in }
  ) async throws(EvaluationError) -> EvaluationReport {
    let items = try read(cases, only, base)
    var report = EvaluationReport()
    for (number, item) in items.enumerated() {
      let result = await EvaluationRun(item, client).result()
      switch result {
      case .answered(let json): report.results[item.id] = json
      case .unanswered(let outcome): report.unanswered.append(.init(id: item.id, reason: outcome.sentence ?? ""))
      }
      progress(item.id, result.outcome)
      guard case .unanswered(let outcome) = result, outcome.isHopeless else { continue }
      report.notAsked = items.dropFirst(number + 1).map(\.id)
      break
    }
    return report
  }

  private static func read(
    _ cases: String, _ only: Set<String>, _ base: (String) -> String?
  ) throws(EvaluationError) -> [EvaluationCase] {
    let document: JSON
    do { document = try JSONParser.parse(cases) } catch { throw EvaluationError("The case file is not JSON.") }
    guard let list = document["cases"]?.array ?? document.array else {
      throw EvaluationError("The case file has no list of cases.")
    }
    var items: [EvaluationCase] = []
    for json in list where only.isEmpty || json["id"]?.string.map(only.contains) ?? true {
      items.append(try EvaluationCase(json, base: base))
    }
    let missing = only.subtracting(items.map(\.id)).sorted()
    guard missing.isEmpty else { throw EvaluationError("There is no case \(missing.joined(separator: ", ")).") }
    return items
  }
}

/// What came of a case file.
public struct EvaluationReport: Sendable {
  /// `{case id: {"outcome", "message", "questions", "configs", "selected_changes", "unselected_changes"}}`.
  public var results = JSONObject()
  /// Cases in which no usable answer came. They say nothing of the model's judgement and are no results.
  public var unanswered: [Unanswered] = []
  /// Ids of the cases that were left because no answer could be hoped for any more.
  public var notAsked: [String] = []

  public struct Unanswered: Hashable, Sendable {
    public var id: String
    /// One or two plain sentences.
    public var reason: String
  }
}

extension ModelOutcome {
  /// Whether asking again would bring the same: a wrong key, no credit, no such model.
  fileprivate var isHopeless: Bool {
    guard case .failed(let failure) = self else { return self == .cancelled }
    return [.unauthorized, .forbidden, .quota, .notFound].contains(failure.kind)
  }
}
