import ConfigSchema

/// An operation may not write the mark that stands for a secret: it would replace the secret.
enum HiddenValues {
  static func findings(in text: String) -> [Finding] {
    guard text.contains(Redactor.hidden), let changes = (try? JSONParser.parse(text))?["changes"]?.array else {
      return []
    }
    return changes.enumerated().compactMap { index, change in
      guard holdsMark(.object(change.object?.without("evidence") ?? [:])) else { return nil }
      return Finding(
        .block, rule: "hidden_value", path: "changes[\(index)]", value: Redactor.hidden,
        message: "This would replace a secret that is kept out of sight.",
        fix: "Leave that parameter out, so that it stays as it is.", operation: index)
    }
  }

  private static func holdsMark(_ json: JSON) -> Bool {
    switch json {
    case .string(let text): text.contains(Redactor.hidden)
    case .array(let items): items.contains(where: holdsMark)
    case .object(let object): object.members.contains { holdsMark($0.value) }
    default: false
    }
  }
}

extension JSONObject {
  fileprivate func without(_ key: String) -> JSONObject {
    var copy = self
    copy[key] = nil
    return copy
  }
}
