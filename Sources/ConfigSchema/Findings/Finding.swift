/// One result of checking: what is wrong, where, why and how to mend it.
///
/// `rule` is stable and apart from the wording: the same rule on the same path with the same value is the same finding.
public struct Finding: Hashable, Sendable, Codable {
  public enum Severity: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
    /// Shown, no action needed.
    case note
    /// May be approved after reading.
    case warn
    /// Cannot be approved.
    case block
    public static func < (a: Severity, b: Severity) -> Bool {
      allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
  }

  public var severity: Severity
  /// A stable identifier such as `unknown_event`, `FH4` or `trigger_loop`.
  public var rule: String
  /// Where: `changes[3].conditions[0].value` in a reply, `triggers/Welcome text/actions[1].body` in a configuration.
  public var path: String
  /// The offending value as it stands there, shortened.
  public var value: String
  /// One plain sentence for the manager.
  public var message: String
  /// What to do, as a sentence ("Did you mean \"lead_created\"?"); nil when nothing can be suggested.
  public var fix: String?
  /// The item in the configuration this is about, when there is one.
  public var item: ItemID?
  /// The index in `changes` of the reply this is about, when there is one.
  public var operation: Int?

  public init(
    _ severity: Severity, rule: String, path: String, value: String = "", message: String, fix: String? = nil,
    item: ItemID? = nil, operation: Int? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.path = path
    self.value = value
    self.message = message
    self.fix = fix
    self.item = item
    self.operation = operation
  }
}
