/// Adds the moment that no phrase of the lexicon fits, read from its subject and its deed.
enum Moments {
  static func completed(_ tags: [Tag], _ tokens: [Token]) -> [Tag] {
    guard tags.contains(where: { $0.action != nil && !$0.isNegated }),
      !tags.contains(where: { $0.event?.isWeak == false && !$0.isNegated })
    else { return tags }
    for clause in MomentClause.ranges(tokens, tags) {
      guard let reading = EventFrames.read(tokens, clause), reading.rival == nil else { continue }
      let tag = Tag(range: reading.range, core: reading.range, meaning: .event(reading.sense), weight: 15)
      return (tags.filter { $0.event == nil || !$0.range.overlaps(reading.range) } + [tag]).sorted {
        $0.start < $1.start
      }
    }
    return tags
  }
}
