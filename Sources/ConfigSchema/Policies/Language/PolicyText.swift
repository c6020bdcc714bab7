/// A text that somebody will read, with what the policies heard in it.
struct PolicyText {
  let text: String
  let words: Words
  let hits: [PhraseBook<Theme>.Hit]
  let spot: Spot
  /// The action it stands in; nil for the name of a pipeline, stage or trigger.
  let source: ActionText?

  init(_ text: String, _ heard: Hearing.Heard, at spot: Spot, source: ActionText? = nil) {
    (self.text, self.spot, self.source) = (text, spot, source)
    (words, hits) = (heard.words, heard.hits)
  }

  func hears(_ theme: Theme) -> Bool { hits.contains { $0.tag == theme } }
  /// What was heard of a theme, each wording once; a text full of it is not listed to its end.
  func all(_ theme: Theme) -> [PhraseBook<Theme>.Hit] {
    var seen: Set<String> = []
    var found: [PhraseBook<Theme>.Hit] = []
    for hit in hits where hit.tag == theme && found.count < 20 && seen.insert(hit.text).inserted { found.append(hit) }
    return found
  }
  func first(_ theme: Theme) -> PhraseBook<Theme>.Hit? { hits.first { $0.tag == theme } }
  var isPublic: Bool { source?.isPublic ?? false }
}

extension Scene {
  /// The texts of the changed triggers, and the names of changed pipelines and their stages.
  func makePolicyTexts() -> [PolicyText] {
    var texts: [PolicyText] = []
    eachText { texts.append(PolicyText($0.text, hearing.text($0.text), at: $0.spot, source: $0)) }
    return texts + makePolicyNames()
  }

  private func makePolicyNames() -> [PolicyText] {
    pipelines.flatMap { pipeline in
      [PolicyText(pipeline.name, hearing.text(pipeline.name), at: .pipeline(pipeline, "name"))]
        + pipeline.stages.enumerated().map { index, stage in
          PolicyText(stage.name, hearing.text(stage.name), at: .stage(pipeline, index, "name"))
        }
    }
  }
}
