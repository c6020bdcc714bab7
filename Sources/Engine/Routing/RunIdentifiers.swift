import ConfigSchema
import Store

/// Draws identifiers for new runs.
///
/// Two digits of the hour lead them, so that those made one after the other stand together in their index, however many old ones
/// there are; the rest is random: people name a run by the start of it. UUIDs of version 4 by their own account.
struct RunIdentifiers {
  /// Drawn once for a batch, and spread from there: the system is asked twice and not for every run.
  private var seeds: (UInt64, UInt64)

  init() {
    var random = SystemRandomNumberGenerator()
    seeds = (random.next(), random.next())
  }

  mutating func next(at moment: Timestamp) -> ItemID {
    let (high, low) = (Self.spread(&seeds.0), Self.spread(&seeds.1))
    let hour = UInt64(truncatingIfNeeded: Int(moment.seconds / 3600)) & 0xFF
    return Self.text(
      hour << 56 | high & 0x00FF_FFFF_FFFF_0FFF | 0x4000, low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }

  /// SplitMix64, by Steele, Lea and Flood: passes through all numbers before one comes again.
  private static func spread(_ seed: inout UInt64) -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var z = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func text(_ high: UInt64, _ low: UInt64) -> ItemID {
    ItemID(
      String(unsafeUninitializedCapacity: 36) { text in
        var place = 0
        for digit in 0..<32 {
          if [8, 12, 16, 20].contains(digit) {
            text[place] = UInt8(ascii: "-")
            place += 1
          }
          let half = digit < 16 ? high : low
          let value = UInt8(truncatingIfNeeded: half >> (60 - digit % 16 * 4)) & 15
          text[place] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
          place += 1
        }
        return place
      })
  }
}
