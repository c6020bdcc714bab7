/// The files of `prompts/`, as they were when the program was built.
enum PromptFiles {
  static let rules = text(PackageResources.rules_md)
  static let domain = text(PackageResources.domain_md)
  static let format = text(PackageResources.format_md)
  static let catalogue = text(PackageResources.catalogue_md)
  static let examples = text(PackageResources.examples_md)
  static let phrases = Phrases(text(PackageResources.phrases_md))

  private static func text(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    while text.utf8.last == 10 { text.removeLast() }
    return text
  }
}
