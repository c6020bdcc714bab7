/// One fact a condition may look at.
public struct FieldSpec: Hashable, Sendable {
  /// As a condition names it: `payload.source`, `lead.status`, `time.local_hour`.
  public let path: String
  /// In plain words, to stand in a sentence: "source", "days since the last contact".
  public let title: String
  public let type: FieldType
  /// Whether the platform may leave it empty.
  public let isOptional: Bool
  public let vocabulary: Vocabulary?
  /// The numbers that make sense; nil = any.
  public let range: ClosedRange<Double>?
  public let shapes: Shape

  /// The part after the first dot.
  public var name: String { String(path.drop { $0 != "." }.dropFirst()) }

  public init(
    _ path: String, _ type: FieldType, _ title: String, isOptional: Bool = false, vocabulary: Vocabulary? = nil,
    range: ClosedRange<Double>? = nil, shapes: Shape = .all
  ) {
    (self.path, self.type, self.title, self.isOptional) = (path, type, title, isOptional)
    (self.vocabulary, self.range, self.shapes) = (vocabulary, range, shapes)
  }

  /// A payload field. A question mark at the end of `name` says that the platform may leave it empty.
  static func payload(
    _ name: String, _ type: FieldType, _ title: String, _ vocabulary: Vocabulary? = nil,
    range: ClosedRange<Double>? = nil, shapes: Shape = .all
  ) -> FieldSpec {
    let isOptional = name.hasSuffix("?")
    return FieldSpec(
      "payload." + (isOptional ? String(name.dropLast()) : name), type, title, isOptional: isOptional,
      vocabulary: vocabulary, range: range, shapes: shapes)
  }
}
