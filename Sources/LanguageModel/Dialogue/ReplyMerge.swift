import ConfigSchema

/// Puts mended operations into the reply they belong to: what passed stays as it was.
enum ReplyMerge {
  /// - Parameters:
  ///   - first: the reply with failing operations.
  ///   - mended: a reply that holds only those, mended; fewer when some are given up.
  ///   - operations: indexes of the failing operations in `changes` of the first, ascending.
  /// - Returns: nil when one of the two cannot be read.
  static func merged(_ first: String, with mended: String, replacing operations: [Int]) -> String? {
    guard let old = try? JSONParser.parse(first), var result = old.object, let changes = old["changes"]?.array,
      let new = try? JSONParser.parse(mended), let replacements = new["changes"]?.array
    else { return nil }
    result["changes"] = .array(merge(changes, replacements, operations))
    result["questions"] = .array(
      (old["questions"]?.array ?? [])
        + (new["questions"]?.array ?? []).filter {
          old["questions"]?.array?.contains($0) != true
        })
    if let decline = new["decline"], !decline.isNull { result["decline"] = decline }
    if replacements.count < operations.count { result["message"] = message(old, new) }
    return JSON.object(result).text()
  }

  /// The reply with nothing to be shown any more: that is answered once.
  static func withoutNeed(_ text: String) -> String {
    guard var reply = (try? JSONParser.parse(text))?.object, reply["need"]?.array?.isEmpty == false else { return text }
    reply["need"] = []
    return JSON.object(reply).text()
  }

  /// One for one in their places; when the numbers differ, all in the place of the first.
  private static func merge(_ changes: [JSON], _ replacements: [JSON], _ operations: [Int]) -> [JSON] {
    let isPairwise = replacements.count == operations.count
    var merged: [JSON] = []
    for (index, change) in changes.enumerated() {
      guard let place = operations.firstIndex(of: index) else {
        merged.append(change)
        continue
      }
      if isPairwise {
        merged.append(replacements[place])
      } else if place == 0 {
        merged += replacements
      }
    }
    return merged
  }

  /// When something was given up, the explanation is needed as well.
  private static func message(_ old: JSON, _ new: JSON) -> JSON {
    let texts = [old, new].compactMap { $0["message"]?.string }.filter { !$0.isBlank }
    return .string(texts.joined(separator: " "))
  }
}
