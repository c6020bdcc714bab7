/// Pairs the items of a document with those of a base: by id first, then by ever looser likeness, each at most once.
enum Matching {
  struct Claim {
    var id: ItemID?
    /// What makes it like another one, the closest likeness first.
    var keys: [String]
  }

  /// For each wanted item the id of the base item it is, or nil. Takes time proportional to both lists.
  static func ids(_ wanted: [Claim], among base: [Claim]) -> [ItemID?] {
    var result = [ItemID?](repeating: nil, count: wanted.count)
    var free = Set(base.compactMap(\.id))
    for (index, claim) in wanted.enumerated() {
      if let id = claim.id, free.remove(id) != nil { result[index] = id }
    }
    for level in 0..<(wanted.first?.keys.count ?? 0) {
      pair(&result, &free, wanted, base, level)
    }
    return result
  }

  private static func pair(
    _ result: inout [ItemID?], _ free: inout Set<ItemID>, _ wanted: [Claim], _ base: [Claim], _ level: Int
  ) {
    // Reversed, so that popping takes the first.
    var candidates: [String: [ItemID]] = [:]
    for claim in base.reversed() {
      if let id = claim.id, free.contains(id) { candidates[claim.keys[level], default: []].append(id) }
    }
    for (index, claim) in wanted.enumerated() where result[index] == nil {
      guard let id = candidates[claim.keys[level]]?.popLast() else { continue }
      result[index] = id
      free.remove(id)
    }
  }
}
