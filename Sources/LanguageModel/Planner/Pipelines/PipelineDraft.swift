import ConfigSchema

/// A pipeline as it was understood, before it becomes operations.
struct PipelineDraft: Sendable {
  var name: String
  var type: PipelineType
  var stages: [StageDraft]
  var sentence: Sentence
  /// True when the stages come from the standard for the property type.
  var isStandard = false

  /// "New, Toured, Leased; New 2 hours": a stage named again only gets its limit.
  mutating func joinRepeated() {
    var kept: [StageDraft] = []
    for stage in stages {
      if let known = kept.firstIndex(where: { Names.same($0.name, stage.name) }) {
        kept[known].slaHours = stage.slaHours ?? kept[known].slaHours
      } else {
        kept.append(stage)
      }
    }
    stages = kept
  }

  /// The stage that a few words mean.
  func index(of words: [String]) -> Int? {
    guard !words.isEmpty else { return nil }
    let names = stages.map { Names.words($0.name) }
    return names.firstIndex(of: words) ?? names.firstIndex { Set(words).isSubset(of: Set($0)) }
      ?? names.firstIndex { !$0.isEmpty && Set($0).isSubset(of: Set(words)) }
  }
}

struct StageDraft: Hashable, Sendable {
  var name: String
  var slaHours: Double?
  var status: String?
  var autoEvent: String?
  var autoAfterHours: Double?
  /// Index of the stage it moves to.
  var autoTo: Int?
}
