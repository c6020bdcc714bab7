import ConfigSchema
import Testing

@Suite struct ImportTests {
  let samples = BuildSamples()
  private var today: PropertyState { samples.workspace.properties[0] }

  @Test func aFileThatSaysWhatIsThereChangesNothing() {
    let text = Interchange.json(BuildSamples.base).text(.pretty)
    guard case .answer = samples.builder.importing(text, name: "setup.json", into: today, ids: samples.ids) else {
      return #expect(Bool(false))
    }
  }

  @Test func whatTheFileLacksIsDeletedOnlyWhenSelected() throws {
    var wanted = BuildSamples.base
    wanted.triggers.remove(at: 1)
    wanted.pipelines[0].stages[0].slaHours = 1
    let proposal = try #require(
      samples.builder.importing(
        Interchange.json(wanted).text(), name: "setup.json", into: today, ids: samples.ids
      ).proposal)
    #expect(proposal.ids == ["s1/sla", "t2/deleted"])
    #expect(proposal.selected == ["s1/sla"])
    #expect(proposal["t2/deleted"]?.unselectedReason?.hasPrefix("The file does not hold it") == true)
    #expect(proposal.origin == .importedFile(name: "setup.json"))
    #expect(proposal.reason == "Import of setup.json")
  }

  @Test func aBrokenFileProposesNothing() throws {
    let failure = try #require(
      samples.builder.importing("{\"pipelines\":[", name: "x", into: today, ids: samples.ids).failure)
    #expect(failure.findings.map(\.rule) == ["not_json"])
    let wrong = samples.builder.importing("{\"pipelines\":7}", name: "x", into: today, ids: samples.ids)
    #expect(wrong.failure?.findings.isEmpty == false)
  }
}
