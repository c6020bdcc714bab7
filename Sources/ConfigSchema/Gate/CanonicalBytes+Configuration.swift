extension CanonicalBytes {
  /// Pipelines and triggers sorted by id: their order among themselves means nothing.
  mutating func add(_ configuration: Configuration) {
    add(configuration.pipelines.sorted { $0.id < $1.id }) { $0.add($1) }
    add(configuration.triggers.sorted { $0.id < $1.id }) { $0.add($1) }
  }

  private mutating func add(_ pipeline: Pipeline) {
    add(pipeline.id)
    add(pipeline.name)
    add(pipeline.type.rawValue)
    add(pipeline.isDefault)
    add(pipeline.stages) { $0.add($1) }
  }

  private mutating func add(_ stage: Stage) {
    add(stage.id)
    add(stage.name)
    add(stage.slaHours) { $0.add($1) }
    add(stage.leadStatus) { $0.add($1) }
    add(stage.autoTransition) {
      $0.add($1.eventType) { $0.add($1) }
      $0.add($1.afterHours) { $0.add($1) }
      $0.add($1.toStage)
    }
  }

  private mutating func add(_ trigger: Trigger) {
    add(trigger.id)
    add(trigger.name)
    add(trigger.eventType)
    add(trigger.conditions) { $0.add($1) }
    add(trigger.isActive)
    add(trigger.actions) {
      $0.add($1.id)
      $0.add($1.type)
      $0.add($1.config)
      $0.add($1.onlyIf) { $0.add($1) }
      $0.add($1.delayMinutes)
    }
  }

  private mutating func add(_ condition: Condition) {
    add(condition.field)
    add(condition.op.rawValue)
    add(condition.value)
  }
}
