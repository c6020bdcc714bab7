/// How one order of a list becomes another with the fewest moves.
enum Rearrangement {
  /// The items that have to move; everything else keeps its relative order.
  ///
  /// Both lists are restricted to what they share. The items that stay form a longest increasing subsequence,
  /// so that moving one stage over ten others is one move and not ten.
  static func moved(from base: [ItemID], to target: [ItemID]) -> Set<ItemID> {
    let position = Dictionary(base.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let shared = target.filter { position[$0] != nil }
    let order = shared.map { position[$0]! }
    if zip(order, order.dropFirst()).allSatisfy(<) { return [] }
    let staying = longestIncreasing(order)
    return Set(shared.indices.lazy.filter { !staying.contains($0) }.map { shared[$0] })
  }

  /// Indexes of a longest strictly increasing subsequence, by patience sorting in O(n log n).
  static func longestIncreasing(_ values: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: values.count)
    for (index, value) in values.enumerated() {
      let slot = firstSlot(in: tails, notBelow: value, values)
      if slot > 0 { previous[index] = tails[slot - 1] }
      if slot == tails.count { tails.append(index) } else { tails[slot] = index }
    }
    var members: Set<Int> = []
    var next = tails.last
    while let index = next {
      members.insert(index)
      next = previous[index]
    }
    return members
  }

  private static func firstSlot(in tails: [Int], notBelow value: Int, _ values: [Int]) -> Int {
    var (low, high) = (0, tails.count)
    while low < high {
      let middle = (low + high) / 2
      if values[tails[middle]] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
