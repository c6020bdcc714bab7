/// The members of an object while it is read. Small objects are scanned for duplicates, large ones hashed, so that an
/// object with a hundred thousand keys costs no more per key than one with ten.
struct UniqueMembers {
  private(set) var list: [(key: String, value: JSON)] = []
  private var seen: Set<String> = []
  private static let scanLimit = 16

  /// - Returns: false when the key is there already.
  mutating func add(_ key: String, _ value: JSON) -> Bool {
    if list.count < Self.scanLimit {
      if list.contains(where: { $0.key == key }) { return false }
    } else {
      if list.count == Self.scanLimit { seen = Set(list.map(\.key)) }
      if !seen.insert(key).inserted { return false }
    }
    if list.isEmpty { list.reserveCapacity(8) }
    list.append((key, value))
    return true
  }
}
