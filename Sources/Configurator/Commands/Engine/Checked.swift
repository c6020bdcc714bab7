import ArgumentParser
import ConfigSchema
import Engine

/// How many rows are listed at most.
struct ListLimit: ExpressibleByArgument {
  let count: Int
  init(_ count: Int) { self.count = count }

  init?(argument: String) {
    guard let count = Int(argument), (1...10_000).contains(count) else { return nil }
    self.count = count
  }

  var defaultValueDescription: String { "\(count)" }
}

extension RunRecord.Status: ExpressibleByArgument {}

/// The id of something on the platform.
struct EntityID: ExpressibleByArgument {
  let id: ItemID

  init?(argument: String) {
    let hex = argument.replacing("-", with: "")
    guard hex.utf8.count == 32, hex.allSatisfy(\.isHexDigit), hex.allSatisfy(\.isASCII) else { return nil }
    id = ItemID(argument)
  }
}
