/// Addresses that data must not be sent to, and links that are not what they look like.
struct WebAddresses: Rule {
  let ids = ["unsafe_url", "unsafe_link"]

  func check(_ scene: Scene, _ report: inout Report) {
    scene.eachKnownAction { trigger, index, action, type in
      for parameter in type.parameters where parameter.role == .url {
        guard let url = action.config[parameter.name]?.string, !url.isEmpty,
          let problem = WebAddress.problem(in: url)
        else { continue }
        report.add(
          .block, ids[0], at: .action(trigger, index, parameter.name), value: HiddenCharacters.escaped(url),
          "Data cannot be sent to this address: \(problem.sentence).", fix: problem.fix)
      }
    }
    scene.eachText { text in
      for link in WebAddress.links(in: text.text) {
        guard let problem = WebAddress.problem(in: link), problem.isDeceptive else { continue }
        report.add(
          .block, ids[1], at: text.spot, value: HiddenCharacters.escaped(link),
          "This link is not safe to send: \(problem.sentence).", fix: problem.fix)
      }
    }
  }
}
