import ConfigSchema
import FoundationEssentials

/// Our own values as JSON text in a column. Nothing of a model's comes this way.
enum Document {
  static func text(_ value: some Encodable) throws(StoreError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
      throw StoreError(.other, "The proposal could not be written down. Nothing was changed.", detail: "\(error)")
    }
  }

  static func value<T: Decodable>(_ text: String) throws(StoreError) -> T {
    do { return try JSONDecoder().decode(T.self, from: Data(text.utf8)) } catch {
      throw StoreError(
        .unexpectedData, "Something stored in the database cannot be read by this version of the program.",
        detail: "\(T.self): \(error)")
    }
  }
}
