import ConfigSchema
import Store

/// One configuration living through the days again: the same events, its own actions, nothing sent.
///
/// It asks the same questions as the router and the runner, with the same code: ``Routing``, ``RunDecision``, ``ReadyRun``.
final class Lane {
  let side: Side
  let configuration: Configuration
  let routes: Routes
  let scene: ReplayScene
  /// Whether stages have to be worked out from statuses, because other pipelines stood there when the events were recorded.
  let derivesStages: Bool
  let tally: LaneTally
  let sampler: TimelineSampler
  var clock: ClockTimeline

  var queue = DueQueue<Due>()
  var leads: [ItemID: LeadMemory] = [:]
  var tours: [ItemID: TourMemory] = [:]
  var reviews: [ItemID: ReviewMemory] = [:]
  var conversations: [ItemID: ConversationMemory] = [:]
  /// What it has done of what the engine really did: those consequences count.
  var done: Set<RunKey> = []
  /// Recorded moves from stage to stage that this configuration makes as well.
  var expected: Set<ItemID> = []
  /// Moments of the clock whose other conditions did not hold, by lead: they are looked at again when something changes.
  var deferred: [ItemID: [ClockTimeline.Moment]] = [:]
  /// Told of every planned run and what became of it.
  var onRun: ((ReplayedRun) -> Void)?

  /// Something that falls due. In a box, because the queue moves it about.
  indirect enum Due {
    case run(WaitingRun)
    case clock(ClockTimeline.Moment)
    /// A clock event that was recorded.
    case found(BusEvent)
    case transition(lead: ItemID, stay: Int, AutoTransition)
  }

  struct WaitingRun {
    var run: PlannedRun
    var trigger: Int
    var action: Action
    var event: BusEvent
    var unknown: UnknownFacts
  }

  init(
    _ side: Side, _ live: LiveConfiguration, _ scene: ReplayScene, derivesStages: Bool, sampler: TimelineSampler
  ) {
    (self.side, self.scene, self.derivesStages, self.sampler) = (side, scene, derivesStages, sampler)
    configuration = live.configuration
    routes = Routes(live)
    tally = LaneTally(live.configuration, scene.clock)
    clock = ClockTimeline(live.configuration, scene)
  }

  /// Lives on until just before a moment: what falls due at the moment itself comes after its events.
  func advance(to moment: Timestamp) {
    while let next = queue.next, next < moment { performNext() }
  }

  /// The same with what falls due at the moment itself.
  private func advance(through moment: Timestamp) {
    while let next = queue.next, next <= moment { performNext() }
  }

  /// Lives on until the end.
  func finish() {
    advance(through: scene.to)
    while let (_, due) = queue.pop() {
      if case .run(let waiting) = due { settle(waiting, .waiting, at: waiting.run.dueAt) }
    }
  }

  private func performNext() {
    guard let (at, due) = queue.pop() else { return }
    switch due {
    case .run(let waiting): perform(waiting, at: at)
    case .clock(let moment): strike(moment, at: at)
    case .found(let event): find(event)
    case .transition(let lead, let stay, let transition): move(lead, stay, transition, at: at)
    }
  }

  /// Takes in the next event of the record.
  func take(_ replayed: ReplayEvent) {
    advance(to: replayed.event.occurredAt)
    // What our own action brought about comes after the action, however quickly.
    if replayed.cause != nil { advance(through: replayed.event.occurredAt) }
    if replayed.origin == .recorded, Catalogue.standard.isClock(replayed.event.type) {
      return find(replayed.event)
    }
    if replayed.origin == .answer {
      let event = replayed.event
      if let entity = event.entity {
        heard(entity, event.leadID, event.payload["role"]?.string ?? "", event.occurredAt)
      }
      return
    }
    guard let event = admit(replayed) else { return }
    happen(event, unknown: replayed.unknown)
  }

  /// Everything an event means here: who starts because of it, where it leaves its lead, what the clock counts from now on.
  func happen(_ event: BusEvent, unknown: UnknownFacts) {
    var event = event
    enterStage(of: event)
    let place = event.leadID.flatMap { leads[$0]?.place }
    if let lead = event.leadID, let memory = leads[lead] { event.lead = adjusted(event.lead, memory) }
    look(at: event, unknown: unknown)
    remember(event, unknown)
    leave(place, on: event)
  }

  private func look(at event: BusEvent, unknown: UnknownFacts) {
    guard event.hops <= Routing.hopLimit, let rules = routes.rules(for: event) else { return }
    let lead = event.leadID
    rules.ask(routes.facts(of: event), only: event.onlyTrigger, without: unknown) { rule, certainty in
      tally.look(rule.place, certainty, lead)
      if certainty == .yes { start(rule, event, unknown) }
    }
  }

  private func start(_ rule: RuleSet.Rule, _ event: BusEvent, _ unknown: UnknownFacts) {
    sampler.note(event, rule.trigger, side, leads)
    for run in Routing.runs(of: rule.trigger, for: event, in: routes) {
      let waiting = WaitingRun(
        run: run, trigger: rule.place, action: rule.trigger.actions[run.order], event: event, unknown: unknown)
      queue.push(.run(waiting), at: max(run.dueAt, event.occurredAt))
    }
  }
}
