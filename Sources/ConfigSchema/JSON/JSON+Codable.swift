/// Lets JSON travel inside our own Codable documents. A model's reply never comes this way: see ``JSONParser``.
extension JSON: Codable {
  public init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: MemberKey.self) {
      self = .object(
        JSONObject(try keyed.allKeys.map { ($0.stringValue, try keyed.decode(JSON.self, forKey: $0)) }))
    } else if var list = try? decoder.unkeyedContainer() {
      var items: [JSON] = []
      while !list.isAtEnd { items.append(try list.decode(JSON.self)) }
      self = .array(items)
    } else {
      self = try Self.scalar(decoder.singleValueContainer())
    }
  }

  private static func scalar(_ box: any SingleValueDecodingContainer) throws -> JSON {
    if box.decodeNil() { return .null }
    if let value = try? box.decode(Bool.self) { return .bool(value) }
    if let value = try? box.decode(Int.self) { return .number(JSONNumber(value)) }
    if let value = try? box.decode(Double.self) { return .number(JSONNumber(value)) }
    return .string(try box.decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let object):
      var keyed = encoder.container(keyedBy: MemberKey.self)
      for (key, value) in object.members { try keyed.encode(value, forKey: MemberKey(key)) }
    case .array(let items):
      var list = encoder.unkeyedContainer()
      for item in items { try list.encode(item) }
    case .null:
      var box = encoder.singleValueContainer()
      try box.encodeNil()
    case .bool(let value):
      var box = encoder.singleValueContainer()
      try box.encode(value)
    case .string(let value):
      var box = encoder.singleValueContainer()
      try box.encode(value)
    case .number(let number):
      var box = encoder.singleValueContainer()
      if let int = number.int { try box.encode(int) } else { try box.encode(number.double) }
    }
  }

  private struct MemberKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension JSONObject: Codable {
  public init(from decoder: any Decoder) throws {
    guard case .object(let object) = try JSON(from: decoder) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "expected an object"))
    }
    self = object
  }
  public func encode(to encoder: any Encoder) throws { try JSON.object(self).encode(to: encoder) }
}
