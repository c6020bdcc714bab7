/// Splits what is to be done before a tour from what is to be done when it is booked.
///
/// "Once a tour gets booked e-mail the directions, then text them 3 hours before": the text belongs to a moment of its own.
enum Reminders {
  static func parted(_ units: [Unit]) -> [Unit] { moved(units).flatMap(split) }

  /// "…, plus the day before an e-mail": the time belongs to the reminder that follows it.
  private static func moved(_ units: [Unit]) -> [Unit] {
    var units = units
    for i in units.indices.dropLast() {
      guard let next = units[i + 1].strongEvent, next.event?.type == "tour_upcoming",
        !units[i + 1].spans.contains(where: { $0.span?.relation == .before }),
        let at = units[i].spans.lastIndex(where: { $0.span?.relation == .before }),
        (-1...3).contains(next.start - units[i].spans[at].end) || units[i].spans[at].range.overlaps(next.range)
      else { continue }
      let span = units[i].spans.remove(at: at)
      units[i].tags.removeAll { $0.start == span.start && $0.span != nil }
      units[i + 1].spans.insert(span, at: 0)
      units[i + 1].tags.insert(span, at: 0)
    }
    return units
  }

  private static func split(_ unit: Unit) -> [Unit] {
    guard let event = unit.strongEvent, ["tour_scheduled", "tour_confirmed"].contains(event.event?.type ?? "") else {
      return [unit]
    }
    let before = unit.spans.filter { $0.span?.relation == .before }
    let deeds = unit.actions.filter { !$0.isNegated }
    guard !before.isEmpty, deeds.count > 1 else { return [unit] }
    let late = Set(
      before.compactMap { span in
        // "plus the day before an e-mail": the time stands right in front.
        (deeds.first { (0...2).contains($0.start - span.end) } ?? deeds.last { $0.start <= span.start })?.start
      })
    guard !late.isEmpty, late.count < deeds.count, !late.contains(deeds[0].start) else { return [unit] }
    return [part(of: unit) { !late.contains($0.start) }, reminder(unit, event) { late.contains($0.start) }]
  }

  private static func part(of unit: Unit, _ keeps: (Tag) -> Bool) -> Unit {
    var part = unit
    part.actions = unit.actions.filter(keeps)
    part.spans = unit.spans.filter { $0.span?.relation != .before }
    return part
  }

  private static func reminder(_ unit: Unit, _ event: Tag, _ keeps: (Tag) -> Bool) -> Unit {
    var upcoming = event
    upcoming.meaning = .event(EventSense.named("upcoming"))
    var part = unit
    part.events = [upcoming]
    part.actions = unit.actions.filter(keeps)
    part.spans = exact(unit.spans.filter { $0.span?.relation == .before })
    return part
  }

  /// "the morning of, say 3 hours before": of two times for one thing the exact one holds.
  private static func exact(_ spans: [Tag]) -> [Tag] {
    let exact = spans.filter { $0.span?.inexact == nil }
    return exact.isEmpty ? spans : exact
  }
}
