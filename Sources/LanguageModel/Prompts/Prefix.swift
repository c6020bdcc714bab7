import ConfigSchema

/// What every request begins with: rules, domain, reply format, catalogue, examples. The same bytes each time, because
/// vendors cache a prompt by its exact beginning.
enum Prefix {
  static let standard = text(Catalogue.standard, SchemaTree())

  static func text(_ catalogue: Catalogue, _ tree: SchemaTree) -> String {
    [
      PromptFiles.rules, PromptFiles.domain, PromptFiles.format + "\n\n" + OperationText.list(tree),
      PromptFiles.catalogue + "\n" + CatalogueText.text(catalogue), PromptFiles.examples,
    ].joined(separator: "\n\n")
  }
}
