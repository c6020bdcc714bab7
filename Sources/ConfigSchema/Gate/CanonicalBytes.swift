/// Writes values as bytes such that equal values give equal bytes and different values different ones.
///
/// Every text is preceded by its length and every list by its count, so that no text can imitate a boundary.
/// Numbers are written by value (`1` and `1.0` alike) and object members sorted by name.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ number: Double) {
    // Zero has two signs and one meaning.
    withUnsafeBytes(of: (number == 0 ? 0 : number).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ id: ItemID) { add(id.value) }

  mutating func add<Value>(_ value: Value?, _ write: (inout CanonicalBytes, Value) -> Void) {
    add(value != nil)
    if let value { write(&self, value) }
  }

  mutating func add<Values: Collection>(_ list: Values, _ write: (inout CanonicalBytes, Values.Element) -> Void) {
    add(list.count)
    for value in list { write(&self, value) }
  }
}

extension CanonicalBytes {
  mutating func add(_ json: JSON) {
    switch json {
    case .null: bytes.append(0)
    case .bool(let value): bytes.append(value ? 2 : 1)
    case .number(let number):
      // Whole numbers beyond 2^53 differ as text although their doubles are equal. Their bytes could be those of a fraction,
      // so each kind has a mark of its own.
      if let int = number.int {
        bytes.append(3)
        add(int)
      } else {
        bytes.append(7)
        add(number.double)
      }
    case .string(let text):
      bytes.append(4)
      add(text)
    case .array(let items):
      bytes.append(5)
      add(items) { $0.add($1) }
    case .object(let object):
      bytes.append(6)
      add(object)
    }
  }

  mutating func add(_ object: JSONObject) {
    add(object.members.sorted { $0.key < $1.key }) {
      $0.add($1.key)
      $0.add($1.value)
    }
  }
}
