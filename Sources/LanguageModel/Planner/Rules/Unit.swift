/// A part of a sentence that says one thing: a moment, who it is for, what is to be done.
struct Unit: Sendable {
  var sentence: Sentence
  var tags: [Tag] = []
  var events: [Tag] = []
  var actions: [Tag] = []
  var spans: [Tag] = []
  var conditions: [Tag] = []
  var stops: [Tag] = []
  /// Stretches of time from the sentence before, which only named the moment.
  var earlierSpans: [(tag: Tag, sentence: Sentence)] = []
  var earlierSentence: Sentence?

  var hasEvent: Bool { !events.isEmpty }
  var strongEvent: Tag? { events.first { $0.event?.isWeak == false && !$0.isNegated } }
  var isEmpty: Bool { tags.allSatisfy { $0.isWhen } }
}
