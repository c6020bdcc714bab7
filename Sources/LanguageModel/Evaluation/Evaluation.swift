import ConfigSchema

/// Runs requests of a case file through a model client and the same path as any request, in memory, and writes down what
/// would be proposed. What the results are worth is for the judge to say, which knows nothing of this program.
public enum Evaluation {
  /// - Parameters:
  ///   - cases: a case file: `{"cases": [{"id", "properties", "current", "inputs", …}]}`.
  ///   - only: ids of the cases to run; empty = all.
  ///   - base: the text of a base file that a case names.
  ///   - progress: called after each case with its id and outcome.
  /// - Returns: `{case id: {"outcome", "message", "questions", "configs", "selected_changes", "unselected_changes"}}`.
  public static func run(
    cases: String, only: Set<String> = [], client: any ModelClient, base: (String) -> String?,
    progress: (String, String) -> Void = { _, _ in }
  ) async throws(EvaluationError) -> JSON {
    let document: JSON
    do { document = try JSONParser.parse(cases) } catch { throw EvaluationError("The case file is not JSON.") }
    var results = JSONObject()
    for json in document["cases"]?.array ?? document.array ?? [] {
      let item = try EvaluationCase(json, base: base)
      guard only.isEmpty || only.contains(item.id) else { continue }
      let result = await EvaluationRun(item, client).result()
      progress(item.id, result["outcome"]?.string ?? "")
      results[item.id] = result
    }
    return .object(results)
  }
}
