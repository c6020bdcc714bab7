import ConfigSchema
import Store

/// What the clock looks for in one property, as of one revision.
struct ClockPlan {
  let property: ItemID
  let revision: Int
  let routes: Routes
  /// Active triggers on clock events, by event type.
  let triggers: [String: [ClockTrigger]]
  /// Stages that are left after hours alone.
  let timedStages: [TimedStage]
  /// Stages with a time limit.
  let limits: [StageLimit]

  init(_ live: LiveConfiguration, _ since: LiveSince) {
    (property, revision, routes) = (live.property.id, live.revision, Routes(live))
    triggers = Dictionary(
      grouping: live.configuration.triggers.filter { $0.isActive && ClockRule.all[$0.eventType] != nil }.map {
        ClockTrigger($0, since: since.triggers[$0.id] ?? .distantPast)
      }, by: \.trigger.eventType)
    timedStages = live.configuration.pipelines.flatMap { TimedStage.all(of: $0, since) }
    limits = live.configuration.pipelines.flatMap { pipeline in
      pipeline.stages.compactMap { stage in
        stage.slaHours.map {
          StageLimit(stage: stage.id, name: stage.name, hours: $0, since: since.limits[stage.id] ?? .distantPast)
        }
      }
    }
  }
}

/// A trigger that the clock fires.
struct ClockTrigger {
  let trigger: Trigger
  /// Since when it has been on with these conditions. What was due before stays unsaid: approving a rule must not set off what
  /// months have piled up.
  let since: Timestamp
  let window: ClockWindow
  /// Whether its conditions ask for what is over as well.
  let asksForSettled: Bool

  init(_ trigger: Trigger, since: Timestamp) {
    (self.trigger, self.since) = (trigger, since)
    let rule = ClockRule.all[trigger.eventType]
    window = rule?.counter.map { ClockWindow(trigger.conditions, $0) } ?? ClockWindow.always
    asksForSettled = trigger.conditions.contains { rule?.askedBy.contains($0.field) ?? false }
  }
}

/// A stage that is left after hours, whatever happens.
struct TimedStage {
  let pipeline: ItemID
  let stage: ItemID
  let target: Stage
  let hours: Double
  let since: Timestamp

  static func all(of pipeline: Pipeline, _ since: LiveSince) -> [TimedStage] {
    pipeline.stages.compactMap { stage in
      guard let move = stage.autoTransition, move.eventType == nil, let hours = move.afterHours,
        let target = pipeline.stages.first(where: { $0.id == move.toStage })
      else { return nil }
      return TimedStage(
        pipeline: pipeline.id, stage: stage.id, target: target, hours: hours,
        since: since.transitions[stage.id] ?? .distantPast)
    }
  }
}

/// How long things may stay in a stage.
struct StageLimit {
  let stage: ItemID
  let name: String
  let hours: Double
  let since: Timestamp
}

extension ClockWindow {
  /// For events without a counter: due as soon as the anchor has passed.
  static let always = ClockWindow([], ClockCount("", unit: 1))
}

extension Timestamp {
  /// Earlier than anything there is.
  static let distantPast = Timestamp(seconds: 0)
}
