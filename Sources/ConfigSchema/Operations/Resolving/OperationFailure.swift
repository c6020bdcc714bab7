/// Why one operation was left out.
struct OperationFailure: Error {
  var rule: String
  /// The member of the operation it is about: `pipeline`, `parameters[0].value`.
  var key: String
  var value: String
  var message: String
  var fix: String?

  init(_ rule: String, _ key: String, _ value: String, _ message: String, fix: String? = nil) {
    (self.rule, self.key, self.value, self.message, self.fix) = (rule, key, value, message, fix)
  }

  /// - Parameter number: the operation it is about; nil when it is about the reply itself.
  func finding(operation number: Int? = nil) -> Finding {
    let path = number.map { "changes[\($0)].\(key)" } ?? key
    return Finding(
      .block, rule: rule, path: path, value: value.excerpt, message: message, fix: fix, operation: number)
  }
}
