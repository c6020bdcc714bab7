/// What conditions come to when some facts are not known.
public enum Certainty: String, Hashable, Sendable, Codable, CaseIterable {
  case yes, no, unknown
}

/// Facts that nobody wrote down at the time. They are neither there nor empty.
public struct UnknownFacts: Hashable, Sendable {
  /// Paths such as `lead.status`, or `lead` for everything about it; what lies inside of one is unknown as well.
  public private(set) var paths: Set<String>

  public init(_ paths: some Sequence<String> = []) { self.paths = Set(paths) }
  public static let none = UnknownFacts()
  public var isEmpty: Bool { paths.isEmpty }

  public func contains(_ path: String) -> Bool {
    guard !paths.isEmpty else { return false }
    if paths.contains(path) { return true }
    let parts = path.split(separator: ".")
    guard let root = parts.first, !paths.contains(String(root)) else { return !parts.isEmpty }
    return parts.count > 2 && paths.contains(root + "." + parts[1])
  }

  public mutating func insert(_ path: String) { paths.insert(path) }
  public mutating func remove(_ path: String) { paths.remove(path) }
  public func union(_ other: UnknownFacts) -> UnknownFacts {
    other.isEmpty ? self : UnknownFacts(paths.union(other.paths))
  }
}

extension Matcher {
  /// Whether all conditions hold, as far as it can be known: one that certainly fails decides, whatever the unknown ones hide.
  public static func certainty(
    _ conditions: [Condition], _ facts: Facts, without unknown: UnknownFacts
  ) -> Certainty {
    guard !unknown.isEmpty else { return matches(conditions, facts) ? .yes : .no }
    var result = Certainty.yes
    for condition in conditions {
      if unknown.contains(condition.field) {
        result = .unknown
      } else if !matches(condition, facts) {
        return .no
      }
    }
    return result
  }
}
