import ConfigSchema
import Testing

@Suite struct DiffTests {
  static let inquiry = Stage(id: ItemID("s1"), name: "Inquiry", slaHours: 4, leadStatus: "new")
  static let tour = Stage(id: ItemID("s2"), name: "Tour")
  static let guarantor = Stage(id: ItemID("s3"), name: "Guarantor", slaHours: 96)
  static let signed = Stage(id: ItemID("s4"), name: "Signed", leadStatus: "leased")
  static let pipeline = Pipeline(
    id: ItemID("p1"), name: "Student leasing", type: .lead, isDefault: true,
    stages: [inquiry, tour, guarantor, signed])
  static let welcome = Trigger(
    id: ItemID("t1"), name: "Welcome text", eventType: "lead_created",
    actions: [Action(id: ItemID("a1"), type: "send_sms", config: ["body": "Hi"])])
  static let base = Configuration(pipelines: [pipeline], triggers: [welcome])

  private func changes(_ edit: (inout Configuration) -> Void) -> [Change] {
    var target = Self.base
    edit(&target)
    let changes = Diff.changes(from: Self.base, to: target)
    #expect(Self.base.applying(changes).unordered == target.unordered)
    return changes
  }

  @Test func equalConfigurationsHaveNoChanges() {
    #expect(Diff.changes(from: Self.base, to: Self.base).isEmpty)
  }

  @Test func aRenameIsOneChangeUnderTheOldName() {
    let found = changes { $0.pipelines[0].name = "Student" }
    #expect(found.map(\.kind) == [.pipelineRenamed(from: "Student leasing", to: "Student")])
    #expect(found.map(\.id) == ["p1/name"])
    #expect(found.map(\.ownerName) == ["Student leasing"])
  }

  @Test func movingOneStageOverTheOthersIsOneMove() {
    let found = changes { $0.pipelines[0].stages = [Self.signed, Self.inquiry, Self.tour, Self.guarantor] }
    #expect(found.map(\.kind) == [.stageMoved(ItemID("s4"), name: "Signed", from: ItemID("s3"), to: nil)])
  }

  @Test func aTimeLimitIsAChangeOfItsOwn() {
    let found = changes {
      $0.pipelines[0].stages[2].slaHours = 120
      $0.pipelines[0].stages[2].name = "Guarantor paperwork"
    }
    #expect(
      found.map(\.kind) == [
        .stageRenamed(ItemID("s3"), from: "Guarantor", to: "Guarantor paperwork"),
        .stageSLAChanged(ItemID("s3"), name: "Guarantor", from: 96, to: 120),
      ])
    #expect(found.map(\.id) == ["s3/name", "s3/sla"])
  }

  @Test func aNewStageSaysWhatItFollowsAndMovesNothingElse() {
    let screening = Stage(id: ItemID("s9"), name: "Screening", slaHours: 48)
    let found = changes { $0.pipelines[0].stages.insert(screening, at: 2) }
    #expect(found.map(\.kind) == [.stageAdded(screening, after: ItemID("s2"))])
  }

  @Test func aNewTriggerCarriesItsActions() {
    let created = Trigger(id: ItemID("t2"), name: "Thanks", eventType: "tour_completed", actions: Self.welcome.actions)
    let found = changes { $0.triggers.append(created) }
    #expect(found.map(\.kind) == [.triggerCreated(created)])
    #expect(found[0].items == [ItemID("t2"), ItemID("a1")])
  }

  @Test func deletedItemsComeLastInTheirGroup() {
    let found = changes {
      $0.pipelines.removeAll()
      $0.triggers[0].isActive = false
    }
    #expect(found.map(\.id) == ["p1/deleted", "t1/switch"])
  }

  @Test func aTextThatBecomesAnEmailIsOneChange() {
    let found = changes {
      $0.triggers[0].actions[0].type = "send_email"
      $0.triggers[0].actions[0].config["subject"] = "Hello"
    }
    #expect(found.map(\.id) == ["a1/content"])
  }

  @Test func memberOrderOfParametersIsNoDifference() {
    var a = Self.welcome
    var b = Self.welcome
    a.actions[0].config = ["subject": "S", "body": "B"]
    b.actions[0].config = ["body": "B", "subject": "S"]
    #expect(Diff.changes(from: Configuration(triggers: [a]), to: Configuration(triggers: [b])).isEmpty)
  }

  @Test func theOrderOfTriggersAmongThemselvesIsNoDifference() {
    let other = Trigger(id: ItemID("t2"), name: "Other", eventType: "lead_created")
    let (ab, ba) = (Configuration(triggers: [Self.welcome, other]), Configuration(triggers: [other, Self.welcome]))
    #expect(Diff.changes(from: ab, to: ba).isEmpty)
  }
}
