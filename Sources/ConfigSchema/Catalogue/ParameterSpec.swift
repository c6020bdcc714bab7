/// One parameter of an action type, as it stands in `action_config`.
public struct ParameterSpec: Hashable, Sendable {
  /// What the checks need to know of a text.
  public enum Role: Hashable, Sendable {
    case plain
    /// Words that a person will read: placeholders are filled in, and house and legal rules look at them.
    case words
    /// Words that stay inside the team; rules on advertising do not apply.
    case internalWords
    /// The slug of a message template of the property.
    case template
    /// An address outside the platform.
    case url
    /// A lead status or the name of a stage.
    case stage
  }

  public let name: String
  public let title: String
  public let type: FieldType
  public let isRequired: Bool
  public let vocabulary: Vocabulary?
  public let role: Role
  /// The numbers that make sense; nil = any.
  public let range: ClosedRange<Double>?
  /// What stands for it when it is not given, where the platform itself asks for one: people need not say it.
  public let fallback: JSON?

  public init(
    _ name: String, _ type: FieldType, _ title: String, isRequired: Bool, vocabulary: Vocabulary? = nil,
    role: Role = .plain, range: ClosedRange<Double>? = nil, fallback: JSON? = nil
  ) {
    (self.name, self.type, self.title) = (name, type, title)
    (self.isRequired, self.vocabulary, self.role, self.range) = (isRequired, vocabulary, role, range)
    self.fallback = fallback
  }

  static func required(
    _ name: String, _ type: FieldType, _ title: String, _ vocabulary: Vocabulary? = nil, role: Role = .plain,
    range: ClosedRange<Double>? = nil
  ) -> ParameterSpec {
    ParameterSpec(name, type, title, isRequired: true, vocabulary: vocabulary, role: role, range: range)
  }

  static func optional(
    _ name: String, _ type: FieldType, _ title: String, _ vocabulary: Vocabulary? = nil, role: Role = .plain,
    range: ClosedRange<Double>? = nil, fallback: JSON? = nil
  ) -> ParameterSpec {
    ParameterSpec(
      name, type, title, isRequired: false, vocabulary: vocabulary, role: role, range: range, fallback: fallback)
  }
}
