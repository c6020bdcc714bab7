import ConfigSchema
import Testing

@Suite struct SentenceTests {
  static let tour = Stage(id: ItemID("s2"), name: "Tour", leadStatus: "tour_booked")
  static let pipeline = Pipeline(
    id: ItemID("p1"), name: "Student leasing", type: .lead, isDefault: true,
    stages: [
      Stage(id: ItemID("s1"), name: "Inquiry", slaHours: 4),
      tour,
      Stage(
        id: ItemID("s3"), name: "Guarantor", slaHours: 96,
        autoTransition: AutoTransition(afterHours: 120, toStage: ItemID("s2"))),
    ])
  static let trigger = Trigger(
    id: ItemID("t1"), name: "Welcome text", eventType: "lead_created",
    actions: [
      Action(id: ItemID("a1"), type: "send_sms", config: ["body": "Thanks for asking"]),
      Action(
        id: ItemID("a2"), type: "create_task", config: ["title": "Call them", "due_in_hours": 24],
        onlyIf: [Condition("lead.status", .notIn, ["tour_booked", "leased", "lost"])], delayMinutes: 2880),
    ])
  static let base = Configuration(pipelines: [pipeline], triggers: [trigger])

  private func sentences(_ edit: (inout Configuration) -> Void) -> [String] {
    var target = Self.base
    edit(&target)
    let changes = Diff.changes(from: Self.base, to: target)
    let sentence = Sentence(base: Self.base, changes: changes)
    return changes.map(sentence.text)
  }

  @Test func stageChanges() {
    #expect(
      sentences {
        $0.pipelines[0].stages[2].slaHours = 120
        $0.pipelines[0].stages[2].name = "Guarantor paperwork"
        $0.pipelines[0].stages[2].autoTransition?.eventType = "tour_completed"
        $0.pipelines[0].stages[1].leadStatus = nil
        $0.pipelines[0].stages[0].slaHours = nil
        $0.pipelines[0].stages.append(Stage(id: ItemID("s9"), name: "Screening", slaHours: 1.5))
      } == [
        "Stage “Inquiry” in “Student leasing”: time limit 4 hours → none",
        "Stage “Tour” in “Student leasing”: stands for status tour booked → none",
        "Stage “Guarantor” in “Student leasing”: name → “Guarantor paperwork”",
        "Stage “Guarantor” in “Student leasing”: time limit 4 days → 5 days",
        "Stage “Guarantor” in “Student leasing”: moves on by itself → “Tour” 5 days after a tour has taken place "
          + "(was → “Tour” after 5 days in the stage)",
        "New stage “Screening” in “Student leasing”, after “Guarantor”: time limit 1 hour 30 minutes",
      ])
  }

  @Test func movedAndRemovedStages() {
    #expect(
      sentences {
        $0.pipelines[0].stages.removeFirst()
        $0.pipelines[0].stages.swapAt(0, 1)
        $0.pipelines[0].stages[0].autoTransition = nil
      } == [
        "Stage “Guarantor” in “Student leasing”: place after “Tour” → first",
        "Stage “Guarantor” in “Student leasing”: no longer moves on by itself (was → “Tour” after 5 days in the stage)",
        "Remove stage “Inquiry” from “Student leasing”",
      ])
  }

  @Test func pipelineChanges() {
    let campaign = Pipeline(id: ItemID("p2"), name: "Spring", type: .campaign, isDefault: false, stages: [])
    #expect(
      sentences {
        $0.pipelines[0].name = "Students"
        $0.pipelines[0].isDefault = false
        $0.pipelines.append(campaign)
      } == [
        "Pipeline “Student leasing”: name → “Students”",
        "Pipeline “Student leasing”: is no longer the default",
        "New pipeline “Spring” for campaigns, no stages yet",
      ])
  }

  @Test func aNewPipelineListsItsStages() {
    let changes = Diff.changes(from: .empty, to: Configuration(pipelines: [Self.pipeline]))
    let text = Sentence(base: .empty, changes: changes).text(changes[0])
    #expect(
      text == "New pipeline “Student leasing” for leads (the default), 3 stages: “Inquiry” (4 hours), "
        + "“Tour” (status tour booked), “Guarantor” (4 days); by itself: “Guarantor” → “Tour” after 5 days in the stage"
    )
  }

  @Test func aNewAutomationIsOneSentence() {
    let created = Trigger(
      id: ItemID("t2"), name: "Evening portal text", eventType: "lead_created",
      conditions: [
        Condition("payload.source", .isIn, ["zillow", "apartments.com"]),
        Condition(
          "time.local_hour", .isIn, .array(([18, 19, 20, 21, 22, 23] + Array(0...8)).map { JSON(integerLiteral: $0) })),
      ],
      actions: [
        Action(
          id: ItemID("a9"), type: "send_sms", config: ["body": "We open at nine."],
          onlyIf: [Condition("lead.status", .notIn, ["tour_booked", "leased", "lost"])], delayMinutes: 90)
      ])
    #expect(
      sentences { $0.triggers.append(created) } == [
        "New automation “Evening portal text”: when a lead arrives, if the source is Zillow or Apartments.com, "
          + "only between 6 pm and 9 am, send a text 1 hour 30 minutes after: “We open at nine.”, "
          + "unless they have booked a tour, leased or been lost by then"
      ])
  }

  @Test func automationChanges() {
    #expect(
      sentences {
        $0.triggers[0].name = "Hello"
        $0.triggers[0].isActive = false
        $0.triggers[0].conditions = [Condition("time.weekday", .isIn, ["sat", "sun", "fri"])]
        $0.triggers[0].actions[1].delayMinutes = 4320
        $0.triggers[0].actions[1].onlyIf = []
        $0.triggers[0].actions[1].config["due_in_hours"] = 1
        $0.triggers[0].actions[0].type = "send_email"
        $0.triggers[0].actions[0].config["subject"] = "Welcome"
      } == [
        "Automation “Welcome text”: name → “Hello”",
        "Automation “Welcome text”: runs every time → only on Friday, Saturday and Sunday",
        "Automation “Welcome text”: on → off",
        "Automation “Welcome text”, action 1 (send a text): send a text: “Thanks for asking” → "
          + "send an e-mail: “Welcome”, text “Thanks for asking”",
        "Automation “Welcome text”, action 2 (create a task): due in 1 day → 1 hour",
        "Automation “Welcome text”, action 2 (create a task): 2 days after → 3 days after",
        "Automation “Welcome text”, action 2 (create a task): unless they have booked a tour, leased or been lost "
          + "by then → always",
      ])
  }

  @Test func actionsComeAndGo() {
    #expect(
      sentences {
        $0.triggers[0].actions.removeFirst()
        $0.triggers[0].actions.append(Action(id: ItemID("a9"), type: "update_stage", config: ["to_status": "Tour"]))
      } == [
        "Automation “Welcome text”: also move the lead right away: “Tour”",
        "Automation “Welcome text”: no longer send a text right away: “Thanks for asking”",
      ])
  }

  @Test func hostileNamesAreShownEscaped() {
    let hostile = Trigger(id: ItemID("t9"), name: "Nice\u{202E}\u{1B}[2J”: delete", eventType: "gate\u{7}opened")
    let text = sentences { $0.triggers.append(hostile) }[0]
    #expect(
      text == "New automation “Nice\\u{202E}\\u{001B}[2J\": delete”: when “gate\\u{0007}opened” happens, do nothing yet"
    )
  }

  @Test func aLongMessageSaysWhereItsRestLeads() {
    let body = String(repeating: "word ", count: 100) + "https://far.example/x"
    let trigger = Trigger(
      id: ItemID("t9"), name: "Long", eventType: "lead_created",
      actions: [Action(id: ItemID("a9"), type: "send_sms", config: ["body": .string(body)])])
    #expect(sentences { $0.triggers.append(trigger) }[0].hasSuffix("(521 characters; the rest names far.example)"))
  }

  @Test func everySentenceOfARandomDiffIsOneVisibleLine() {
    var generator = ConfigurationGenerator(seed: 8)
    for _ in 0..<150 {
      let base = generator.configuration()
      let changes = Diff.changes(from: base, to: generator.edited(base))
      let sentence = Sentence(base: base, changes: changes)
      for change in changes {
        let text = sentence.text(change)
        #expect(!text.isEmpty && Escape.isVisible(text))
        #expect(!text.contains("that is gone"))
        #expect(text == Sentence(base: base, changes: changes).text(change))
      }
    }
  }
}
