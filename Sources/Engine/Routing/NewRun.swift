import ConfigSchema

/// A run that is about to be written down.
struct NewRun: Hashable, Sendable, Identifiable {
  let id: ItemID
  let plan: PlannedRun

  /// - Parameter hour: hours since 1970, by which identifiers that are made one after the other stand together in their index,
  ///   however many old ones there are. It makes up the first two digits only: people name a run by the start of it.
  init(_ plan: PlannedRun, hour: Int) {
    self.plan = plan
    id = Self.identifier(hour)
  }

  private static func identifier(_ hour: Int) -> ItemID {
    var random = SystemRandomNumberGenerator()
    var bytes = [UInt64](repeating: 0, count: 2).map { _ in random.next() }.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    bytes[0] = UInt8(truncatingIfNeeded: hour)
    // Version 4, as it says of itself.
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    return ItemID(
      String(unsafeUninitializedCapacity: 36) { text in
        var place = 0
        for (index, byte) in bytes.enumerated() {
          if [4, 6, 8, 10].contains(index) {
            text[place] = UInt8(ascii: "-")
            place += 1
          }
          (text[place], text[place + 1]) = (digits[Int(byte >> 4)], digits[Int(byte & 15)])
          place += 2
        }
        return place
      })
  }
}
