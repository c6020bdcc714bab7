/// A back-test as sentences that a property manager reads. Everything from outside is escaped.
public struct BackTestWords {
  private let report: BackTestReport
  private let target: ProposalTarget?
  private let catalogue: Catalogue

  /// - Parameter target: what was proposed, to be told change by change.
  public init(_ report: BackTestReport, target: ProposalTarget? = nil, catalogue: Catalogue = .standard) {
    (self.report, self.target, self.catalogue) = (report, target, catalogue)
  }

  /// A heading with its lines.
  public struct Section: Hashable, Sendable {
    public var title: String
    public var lines: [String]
  }

  /// The whole report.
  public var sections: [Section] {
    [
      Section(title: title, lines: overview), Section(title: "Change by change", lines: changes),
      Section(title: "Automations", lines: report.triggers.map(trigger)),
      Section(title: "Rules to look at", lines: rules), Section(title: "Moves by themselves", lines: moves),
      Section(title: "What it would have looked like", lines: report.timelines.flatMap(timeline)),
      Section(title: "What cannot be known", lines: report.gaps.map { GapWords.text($0, catalogue) }),
    ].filter { !$0.lines.isEmpty }
  }

  /// "The last 30 days at Maple Yard".
  public var title: String {
    "The last \(Count.of(report.window.days, "day")) at \(Escape.visible(report.propertyName))"
  }

  // MARK: Overview

  private var overview: [String] {
    [window, balance, messages(report.after), busiest].compactMap(\.self)
  }

  private var window: String {
    var parts = ["\(Count.of(report.events.recorded, "recorded event"))"]
    if report.events.rebuilt > 0 {
      parts.append("\(Count.grouped(report.events.rebuilt)) rebuilt from the platform's data")
    }
    if report.events.clockAfter > 0 { parts.append("\(Count.grouped(report.events.clockAfter)) found by the clock") }
    if report.events.followingAfter > 0 {
      parts.append("\(Count.grouped(report.events.followingAfter)) that would have followed")
    }
    let since =
      report.window.recordedSince.map { report.events.rebuilt > 0 ? " Changes are recorded since \($0)." : "" }
      ?? " Nothing was recorded in those days."
    return "\(report.window.from) to \(report.window.to): \(Lists.and(parts)).\(since)"
  }

  private var balance: String {
    let actions = report.actions
    if actions.added + actions.removed + actions.changed == 0 {
      return actions.same == 0
        ? "Nothing would have been done." : "\(Count.of(actions.same, "action")) would have been done, the same as now."
    }
    var parts: [String] = []
    if actions.added > 0 { parts.append("\(Count.grouped(actions.added)) more") }
    if actions.removed > 0 { parts.append("\(Count.grouped(actions.removed)) less") }
    if actions.changed > 0 { parts.append("\(Count.grouped(actions.changed)) otherwise") }
    return "\(Count.of(report.after.actions, "action")) instead of \(Count.grouped(report.before.actions)): "
      + Lists.and(parts) + ". \(Count.of(report.after.leads, "lead")) would have been dealt with."
  }

  private func messages(_ totals: BackTestReport.Totals) -> String? {
    guard totals.texts + totals.emails > 0 else { return nil }
    let night =
      totals.textsAtNight == 0
      ? "" : " \(Count.of(totals.textsAtNight, "text")) would have fallen into quiet hours and waited for the morning."
    return "\(Self.messages(totals.texts, totals.emails)) would have gone out; what is live now: "
      + "\(Self.messages(report.before.texts, report.before.emails))." + night
  }

  private static func messages(_ texts: Int, _ emails: Int) -> String {
    let parts = [texts > 0 ? Count.of(texts, "text") : "", emails > 0 ? Count.of(emails, "e-mail") : ""]
    let some = parts.filter { !$0.isEmpty }
    return some.isEmpty ? "none" : Lists.and(some)
  }

  private var busiest: String? {
    guard let most = report.after.busiest, most.touches > 1 else { return nil }
    return "The most one lead would have heard from you on one day: \(Count.of(most.touches, "message"))"
      + " (\(Escape.visible(most.name)), \(most.day))."
  }

  private var changes: [String] {
    guard let target else { return [] }
    let words = ImpactWords(report)
    let sentence = Sentence(target: target, catalogue: catalogue)
    return target.changes.flatMap { proposed in
      words.text(proposed.change).map { [sentence.text(proposed.change), "  → " + $0] } ?? []
    }
  }

  // MARK: Automations

  private func trigger(_ effect: TriggerEffect) -> String {
    let name = Escape.quoted(effect.name)
    let now = effect.before.map { $0.isActive ? Count.times($0.fired) : "off" }
    switch (now, effect.after) {
    case (nil, nil): return name
    case ("off", nil): return "\(name): deleted; it was off."
    case (let now?, nil): return "\(name): deleted; it started \(now) in those days."
    case (nil, let after?): return "\(name): new, would have started \(Count.times(after.fired))\(tail(after))"
    case (let now?, let after?):
      guard after.isActive else { return "\(name): off\(now == "off" ? "" : "; it started \(now)")." }
      let times = Count.times(after.fired)
      if now == "off" { return "\(name): switched on, would have started \(times)\(tail(after))" }
      return now == times
        ? "\(name): \(times)\(tail(after, "as now"))" : "\(name): \(times) instead of \(now)\(tail(after))"
    }
  }

  private func tail(_ counts: TriggerCounts, _ comparison: String = "") -> String {
    let leads =
      (counts.leads > 0 ? " for \(Count.of(counts.leads, "lead"))" : "") + (comparison.isEmpty ? "" : ", " + comparison)
    let unknown = counts.unknown > 0 ? "; for \(Count.of(counts.unknown, "more event")) it cannot be known" : ""
    let actions = counts.actions.filter { $0.planned + $0.unknown > 0 }.map(action)
    return leads + unknown + (actions.isEmpty ? "." : ": " + Lists.and(actions) + ".")
  }

  private func action(_ counts: ActionCounts) -> String {
    var text = "\(Escape.visible(catalogue.title(ofAction: counts.type))) \(Count.times(counts.done))"
    var parts: [String] = []
    if counts.dropped > 0 { parts.append("\(Count.grouped(counts.dropped)) dropped") }
    if counts.held > 0 { parts.append("\(Count.grouped(counts.held)) held") }
    if counts.waiting > 0 { parts.append("\(Count.grouped(counts.waiting)) still to come") }
    if counts.unknown > 0 { parts.append("\(Count.grouped(counts.unknown)) unknown") }
    if counts.atNight > 0 { parts.append("\(Count.grouped(counts.atNight)) in quiet hours") }
    if !parts.isEmpty { text += " (\(parts.joined(separator: ", ")))" }
    return text
  }

  // MARK: Rules

  private var rules: [String] {
    report.triggers.flatMap { effect -> [String] in
      guard let after = effect.after else { return [] }
      let name = Escape.quoted(effect.name)
      var lines: [String] = []
      switch after.verdict {
      case .never: lines.append("\(name) never started, although it could have \(Count.times(after.looked)).")
      case .always: lines.append("\(name) started every time: its conditions made no difference.")
      case .off, .nothingHappened, .sometimes: break
      }
      for action in after.actions where action.planned > 0 && action.dropped == action.planned {
        lines.append("“\(Escape.visible(catalogue.title(ofAction: action.type)))” of \(name) was dropped every time.")
      }
      return lines
    }
  }

  private var moves: [String] {
    report.transitions.map { effect in
      let head = "\(Escape.quoted(effect.name)): \(Count.times(effect.after))"
      return effect.before == effect.after ? head + ", as now." : head + " instead of \(Count.times(effect.before))."
    }
  }

  private func timeline(_ timeline: LeadTimeline) -> [String] {
    [Escape.visible(timeline.name) + ":"]
      + timeline.entries.map { entry in
        let mark =
          switch entry.kind {
          case .event: ""
          case .both: "→ "
          case .onlyBefore: "→ no longer: "
          case .onlyAfter: "→ new: "
          }
        return "  \(entry.at)  \(mark)\(Escape.visible(entry.text))"
      }
  }
}

/// What is missing, in words.
enum GapWords {
  static func text(_ gap: BackTestReport.Gap, _ catalogue: Catalogue) -> String {
    let subject = gap.subject
    switch gap.kind {
    case .conditions: return "For \(Count.of(gap.count, "event")) a condition looks at what nobody wrote down then."
    case .onlyIf:
      return "For \(Count.of(gap.count, "action")) it is open whether the conditions still held when it fell due."
    case .lastContact: return "For \(Count.of(gap.count, "lead")) it is not known when they had been contacted before."
    case .stageEntry: return "For \(Count.of(gap.count, "lead")) it is not known since when they stood in their stage."
    case .clockEvent:
      return
        "Whether \(Escape.visible(catalogue.title(ofEvent: subject))) cannot be worked out afterwards; only what was recorded counts."
    case .consequences:
      return
        "“\(Escape.visible(catalogue.title(ofAction: subject)))” would have been done \(Count.times(gap.count)); what that would have led to is not followed."
    case .notRebuilt:
      return
        "Before changes were recorded, not every trace is kept of when \(Escape.visible(catalogue.title(ofEvent: subject)))."
    }
  }
}
