import ConfigSchema
import FoundationEssentials

/// Random identifiers for everything this program creates.
enum FreshID {
  static func next() -> ItemID { ItemID(UUID().uuidString) }
}
