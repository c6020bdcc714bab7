import ConfigSchema
import Testing

@Suite struct DependenciesTests {
  static let base = Configuration(
    pipelines: [
      Pipeline(
        id: ItemID("p1"), name: "Leasing", type: .lead, isDefault: true,
        stages: [
          Stage(
            id: ItemID("s1"), name: "Inquiry", autoTransition: AutoTransition(afterHours: 24, toStage: ItemID("s2"))),
          Stage(id: ItemID("s2"), name: "Call back"),
          Stage(id: ItemID("s3"), name: "Signed", leadStatus: "leased"),
        ]),
      Pipeline(id: ItemID("p2"), name: "Other", type: .lead, isDefault: false, stages: []),
    ],
    triggers: [
      Trigger(
        id: ItemID("t1"), name: "Move", eventType: "tour_completed",
        actions: [Action(id: ItemID("a1"), type: "update_stage", config: ["to_status": "Call back"])]),
      Trigger(
        id: ItemID("t2"), name: "Hot", eventType: "lead_bucket_changed",
        conditions: [Condition("payload.to_bucket", .eq, "hot")]),
    ])

  private func dependencies(_ edit: (inout Configuration) -> Void) -> Dependencies {
    var target = Self.base
    edit(&target)
    return Dependencies(of: Diff.changes(from: Self.base, to: target), base: Self.base)
  }

  @Test func aTransitionNeedsTheStageItLeadsTo() {
    let found = dependencies {
      $0.pipelines[0].stages.append(Stage(id: ItemID("s9"), name: "Waiting"))
      $0.pipelines[0].stages[2].autoTransition = AutoTransition(afterHours: 1, toStage: ItemID("s9"))
    }
    #expect(found.needs("s3/transition") == ["s9/added"])
    #expect(found.whatNeeds("s9/added") == ["s3/transition"])
    #expect(found.closure(accepting: ["s3/transition"]) == ["s3/transition", "s9/added"])
    #expect(found.broken(accepting: ["s3/transition"]).map(\.needs) == ["s9/added"])
    #expect(found.broken(accepting: ["s9/added"]).isEmpty)
  }

  @Test func aStageCanOnlyGoWhenNothingLeadsToItAnyMore() {
    let found = dependencies {
      $0.pipelines[0].stages[0].autoTransition = nil
      $0.pipelines[0].stages.remove(at: 1)
      $0.triggers[0].actions = []
    }
    #expect(found.needs("s2/removed") == ["s1/transition", "a1/removed"])
    #expect(found.needs("s1/transition").isEmpty)
    #expect(found.closure(declining: ["a1/removed"]) == ["a1/removed", "s2/removed"])
  }

  @Test func aRenameAndTheActionThatFollowsItNeedEachOther() {
    let found = dependencies {
      $0.pipelines[0].stages[1].name = "Callback queue"
      $0.triggers[0].actions[0].config["to_status"] = "callback QUEUE"
    }
    #expect(found.needs("s2/name") == ["a1/content"])
    #expect(found.needs("a1/content") == ["s2/name"])
  }

  @Test func anActionThatMentionsANewStageNeedsIt() {
    let found = dependencies {
      $0.pipelines[0].stages.append(Stage(id: ItemID("s9"), name: "Waiting room"))
      $0.triggers.append(
        Trigger(
          id: ItemID("t9"), name: "Wait", eventType: "tour_no_show",
          conditions: [Condition("lead.stage", .isIn, ["Inquiry", "waiting room"])]))
    }
    #expect(found.needs("t9/created") == ["s9/added"])
  }

  @Test func platformStatusesNeedNoStage() {
    let found = dependencies {
      $0.pipelines[0].stages.append(Stage(id: ItemID("s9"), name: "Toured"))
      $0.triggers[0].actions[0].config["to_status"] = "toured"
    }
    #expect(found.needs("a1/content").isEmpty)
  }

  @Test func theOldDefaultAndTheNewOneGoTogether() {
    let found = dependencies {
      $0.pipelines[0].isDefault = false
      $0.pipelines[1].isDefault = true
    }
    #expect(found.needs("p2/default") == ["p1/default"])
    #expect(found.needs("p1/default") == ["p2/default"])
  }

  @Test func aNewDefaultNeedsTheOldOneDeletedButNotTheOtherWayRound() {
    let found = dependencies {
      $0.pipelines.remove(at: 0)
      $0.pipelines[0].isDefault = true
    }
    #expect(found.needs("p2/default") == ["p1/deleted"])
    #expect(found.needs("p1/deleted").isEmpty)
  }

  @Test func anotherEventTakesItsConditionsAlong() {
    let found = dependencies {
      $0.triggers[1].eventType = "lead_stale"
      $0.triggers[1].conditions = [Condition("payload.days_since_contact", .gte, 3)]
    }
    #expect(found.needs("t2/event") == ["t2/conditions"])
    #expect(found.needs("t2/conditions") == ["t2/event"])
  }

  @Test func aStatusGoesFromOneStageToAnotherOrStays() {
    let found = dependencies {
      $0.pipelines[0].stages[1].leadStatus = "leased"
      $0.pipelines[0].stages[2].leadStatus = nil
    }
    #expect(found.needs("s2/status") == ["s3/status"])
    #expect(found.needs("s3/status") == ["s2/status"])
    let removed = dependencies {
      $0.pipelines[0].stages[1].leadStatus = "Leased"
      $0.pipelines[0].stages.removeLast()
    }
    #expect(removed.needs("s2/status") == ["s3/removed"])
    #expect(removed.needs("s3/removed").isEmpty)
  }

  @Test func aNameThatWasFreedNeedsItsOldBearerToGiveItUp() {
    let renamed = dependencies {
      $0.triggers[0].name = "Move on"
      $0.triggers.append(Trigger(id: ItemID("t9"), name: "MOVE", eventType: "lead_created"))
    }
    #expect(renamed.needs("t9/created") == ["t1/name"])
    #expect(renamed.needs("t1/name").isEmpty)
    let deleted = dependencies {
      $0.triggers.removeFirst()
      $0.triggers[0].name = "Move"
    }
    #expect(deleted.needs("t2/name") == ["t1/deleted"])
    let stages = dependencies {
      $0.pipelines[0].stages[0].name = "Call back"
      $0.pipelines[0].stages[1].name = "Inquiry"
      $0.triggers[0].actions = []
    }
    #expect(stages.needs("s1/name").contains("s2/name") && stages.needs("s2/name").contains("s1/name"))
    let pipelines = dependencies {
      $0.pipelines[1].name = "Rest"
      $0.pipelines.append(Pipeline(id: ItemID("p9"), name: "Other", type: .resident, isDefault: false, stages: []))
    }
    #expect(pipelines.needs("p9/created") == ["p2/name"])
  }

  @Test func anotherEventTakesTheActionsAlongThatFitOnlyOneOfThem() {
    let found = dependencies {
      $0.triggers[0].eventType = "review_received"
      $0.triggers[0].actions = [
        Action(id: ItemID("a8"), type: "open_review_ticket", config: ["title": "Read it"]),
        Action(id: ItemID("a9"), type: "create_task", config: ["title": "Read it"]),
      ]
    }
    #expect(found.needs("a8/added") == ["t1/event"])
    #expect(found.needs("a9/added").isEmpty)
    #expect(found.needs("t1/event") == ["a1/removed"])
  }

  @Test func anotherEventTakesThePlaceholdersAlongThatOnlyItFillsIn() {
    let found = dependencies {
      $0.triggers[0].eventType = "lead_created"
      $0.triggers[0].actions[0] = Action(
        id: ItemID("a1"), type: "add_note", config: ["description": "From {{payload.source}}"])
    }
    #expect(found.needs("a1/content") == ["t1/event"])
    #expect(found.needs("t1/event").isEmpty)
  }

  @Test func anAddedStageDoesNotNeedTheOneItFollows() {
    let found = dependencies {
      $0.pipelines[0].stages += [Stage(id: ItemID("s8"), name: "A"), Stage(id: ItemID("s9"), name: "B")]
    }
    #expect(found.needs("s9/added").isEmpty)
  }

  @Test func aPartOfANewTriggerNeedsTheTrigger() {
    let trigger = Trigger(id: ItemID("t9"), name: "New", eventType: "lead_created")
    let changes = [
      Change(id: "t9/created", owner: ItemID("t9"), ownerName: "New", kind: .triggerCreated(trigger)),
      Change(
        id: "a9/added", owner: ItemID("t9"), ownerName: "New",
        kind: .actionAdded(Action(id: ItemID("a9"), type: "webhook"), after: nil)),
    ]
    let found = Dependencies(of: changes, base: Self.base)
    #expect(found.needs("a9/added") == ["t9/created"])
    #expect(Self.base.applying(changes).triggers.last?.actions.count == 1)
  }

  @Test func deletingAndEditingOneItemExcludeEachOther() {
    let changes = [
      Change(id: "t1/name", owner: ItemID("t1"), ownerName: "Move", kind: .triggerRenamed(from: "Move", to: "Go")),
      Change(id: "t1/deleted", owner: ItemID("t1"), ownerName: "Move", kind: .triggerDeleted(Self.base.triggers[0])),
    ]
    let found = Dependencies(of: changes, base: Self.base)
    #expect(found.conflicts(accepting: ["t1/name", "t1/deleted"]).count == 1)
    #expect(found.conflicts(accepting: ["t1/name"]).isEmpty)
  }

  /// A transition leads to a stage of its own pipeline, in every part that leaves nothing needed out.
  @Test func everyClosedPartKeepsReferencesWhole() {
    var generator = ConfigurationGenerator(seed: 7)
    for _ in 0..<300 {
      let base = generator.configuration()
      let all = Diff.changes(from: base, to: generator.edited(base))
      let dependencies = Dependencies(of: all, base: base)
      let start = Set(all.map(\.id).filter { _ in generator.random.chance(40) })
      let closed = dependencies.closure(accepting: start)
      #expect(dependencies.broken(accepting: closed).isEmpty)
      let result = base.applying(all.filter { closed.contains($0.id) }, among: all)
      for pipeline in result.pipelines {
        let ids = Set(pipeline.stages.map(\.id))
        #expect(ids.count == pipeline.stages.count)
        for stage in pipeline.stages {
          guard let target = stage.autoTransition?.toStage else { continue }
          #expect(ids.contains(target))
        }
      }
    }
  }
}
