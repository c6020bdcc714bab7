import ConfigSchema
import FoundationEssentials

/// Remembers which property was open last, per database. Losing the file only costs one switch.
struct LastProperty {
  let file: String
  /// Tells databases apart; never holds a password.
  let database: String

  init(folders: Folders, database: String) {
    file = folders.state + "/last-property.json"
    self.database = database
  }

  func read() -> ItemID? {
    all()[database].map(ItemID.init)
  }

  func write(_ property: ItemID) throws {
    var all = all()
    all[database] = property.value
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(all).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  private func all() -> [String: String] {
    guard let data = FileManager.default.contents(atPath: file) else { return [:] }
    return (try? JSONDecoder().decode([String: String].self, from: data)) ?? [:]
  }
}
