extension ProposalBuilder {
  /// From a file that holds a whole configuration. What has the id or the name of something there is that; what the file
  /// does not hold would be deleted, and starts unselected because half a file must not wipe the rest.
  /// - Parameters:
  ///   - text: interchange JSON.
  ///   - name: the file's name, as the person knows it.
  public func importing(
    _ text: String, name: String, into state: PropertyState, ids: IDSource
  ) -> BuildResult {
    let json: JSON
    do throws(JSONSyntaxError) { json = try JSONParser.parse(text) } catch {
      let finding = Finding(
        .block, rule: "not_json", path: "", value: "byte \(error.offset)", message: "The file is not JSON. \(error)",
        fix: "Export a configuration to see the form.")
      return .findings(BuildFailure(findings: [finding]))
    }
    let read = Interchange.read(json, ids: ids, matching: state.configuration)
    guard let configuration = read.configuration else { return .findings(BuildFailure(findings: read.findings)) }
    return toward(
      configuration, state, origin: .importedFile(name: name), message: "This brings in \(Escape.quoted(name)).",
      model: Self.program, notes: read.findings, ids: ids
    ) { $0.isEnd ? "The file does not hold it. It goes only if you select this." : nil }
  }
}
