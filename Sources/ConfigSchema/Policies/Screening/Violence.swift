/// SC6: rules that push out people who suffered violence. 34 USC 12491.
struct Violence: Rule {
  let ids = ["SC6"]

  func check(_ scene: Scene, _ report: inout Report) {
    for test in scene.audienceTests {
      guard let hit = test.hits.first(where: { $0.tag == .violence }), test.isWorse(in: scene) else { continue }
      report.add(
        .warn, ids[0], at: test.spot, value: hit.text,
        "Nobody may be pushed out for having suffered violence; affordable housing must send the notice forms.",
        fix: "Create a task for a person instead.")
    }
  }
}
