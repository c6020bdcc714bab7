/// PR1: personal data sent to a server outside the platform. State privacy acts.
struct DataLeaving: Rule {
  let ids = ["PR1"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      guard type.name == "webhook", let url = action.config["url"]?.string, let host = WebAddress.host(of: url),
        scene.catalogue.event(named: trigger.eventType)?.lead != .never
      else { return }
      report.add(
        .warn, ids[0], at: .action(trigger, index, "url"), value: host,
        "Personal data of leads leaves the platform to \(HiddenCharacters.escaped(host)).",
        fix: "Make sure that you know who runs it and have an agreement.")
    }
  }
}
