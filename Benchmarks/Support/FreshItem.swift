import ConfigSchema

/// Identifiers and numbers that do not repeat within a run.
public enum FreshItem {
  public static func id() -> ItemID {
    let (a, b) = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    let digits = Array((hex(a) + hex(b)).utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    return ItemID([part(0..<8), part(8..<12), part(12..<16), part(16..<20), part(20..<32)].joined(separator: "-"))
  }

  public static func number() -> Int { Int.random(in: 0..<1_000_000_000) }

  private static func hex(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
