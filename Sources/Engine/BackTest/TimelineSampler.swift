import ConfigSchema
import Store

/// Picks a few leads and keeps what would have happened with each, to be read as an example.
final class TimelineSampler {
  private let localClock: LocalClock
  /// Triggers that differ between the two configurations: their leads are the ones to look at.
  private let changed: Set<ItemID>
  private let words = Description()
  private var tracks: [ItemID: Track] = [:]
  private var order: [ItemID] = []

  static let leads = 3
  private static let candidates = 40
  private static let entries = 12

  private struct Track {
    var entries: [Entry] = []
    var name = ""
    var isChanged = false
  }

  private struct Entry {
    var at: Timestamp
    var text: String
    var isEvent: Bool
    var sides: Set<Side>
  }

  init(_ clock: LocalClock, changed: Set<ItemID>) { (localClock, self.changed) = (clock, changed) }

  /// An event that a trigger started for.
  func note(_ event: BusEvent, _ trigger: Trigger, _ side: Side, _ leads: [ItemID: LeadMemory]) {
    guard let lead = event.leadID, track(lead, isChanged: changed.contains(trigger.id), leads) else { return }
    add(lead, event.occurredAt, Catalogue.standard.title(ofEvent: event.type), isEvent: true, side)
  }

  /// Something that would have been done.
  func note(
    _ run: PlannedRun, _ content: ActionContent, _ side: Side, _ at: Timestamp, _ leads: [ItemID: LeadMemory]
  ) {
    guard let lead = run.lead, tracks[lead] != nil else { return }
    add(lead, at, words.summary(content), isEvent: false, side)
  }

  private func track(_ lead: ItemID, isChanged: Bool, _ leads: [ItemID: LeadMemory]) -> Bool {
    if tracks[lead] == nil {
      // Half of the places are kept for leads that something changes for.
      guard tracks.count < (isChanged ? Self.candidates : Self.candidates / 2) else { return false }
      tracks[lead] = Track()
      order.append(lead)
    }
    tracks[lead]?.name = leads[lead]?.name ?? "A lead without a name"
    if isChanged { tracks[lead]?.isChanged = true }
    return true
  }

  private func add(_ lead: ItemID, _ at: Timestamp, _ text: String, isEvent: Bool, _ side: Side) {
    guard var track = tracks[lead] else { return }
    if let same = track.entries.firstIndex(where: { $0.at == at && $0.text == text && $0.isEvent == isEvent }) {
      track.entries[same].sides.insert(side)
    } else if track.entries.count < Self.entries {
      track.entries.append(Entry(at: at, text: text, isEvent: isEvent, sides: [side]))
    }
    tracks[lead] = track
  }

  /// The most telling ones: those that differ between the configurations first, then those with more to tell.
  var timelines: [LeadTimeline] {
    let ranked = order.enumerated().sorted { a, b in
      (rank(a.element), a.offset) < (rank(b.element), b.offset)
    }
    return ranked.prefix(Self.leads).compactMap { _, lead in
      guard let track = tracks[lead], track.entries.contains(where: { !$0.isEvent }) else { return nil }
      let entries = track.entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      return LeadTimeline(
        lead: lead, name: track.name,
        entries: entries.map { _, entry in
          LeadTimeline.Entry(at: localClock.text(entry.at), kind: kind(entry), text: entry.text)
        })
    }
  }

  private func rank(_ lead: ItemID) -> Int {
    guard let track = tracks[lead] else { return .max }
    let differing = track.entries.count { !$0.isEvent && $0.sides.count == 1 }
    return (differing > 0 ? 0 : track.isChanged ? 1000 : 2000) - track.entries.count
  }

  private func kind(_ entry: Entry) -> LeadTimeline.Entry.Kind {
    if entry.isEvent { return .event }
    return entry.sides.count == 2 ? .both : entry.sides.contains(.before) ? .onlyBefore : .onlyAfter
  }
}
