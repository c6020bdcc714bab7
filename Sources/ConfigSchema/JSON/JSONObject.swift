/// An object whose members keep their order. Small by nature, so lookup is a scan.
public struct JSONObject: Sendable {
  public private(set) var members: [(key: String, value: JSON)]

  public init() { members = [] }
  /// A later member of the same name replaces an earlier one.
  public init(_ members: [(String, JSON)]) {
    self.members = []
    for (key, value) in members { self[key] = value }
  }

  /// In the order of their names.
  public init(_ members: [String: JSON]) {
    self.members = members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  public var keys: [String] { members.map(\.key) }
  public var isEmpty: Bool { members.isEmpty }
  public var count: Int { members.count }

  public subscript(key: String) -> JSON? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let i?, let value?): members[i].value = value
      case (let i?, nil): members.remove(at: i)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// For members that have been checked for duplicates already.
  init(unique members: [(key: String, value: JSON)]) { self.members = members }
}

extension JSONObject: Hashable {
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.count == b.count && a.members.allSatisfy { b[$0.key] == $0.value }
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for key in keys.sorted() { hasher.combine(key) }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
