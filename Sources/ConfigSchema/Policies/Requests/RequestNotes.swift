/// What the law says about a request as a whole, beside what is set up: findings that no single configuration shows.
public enum RequestNotes {
  /// PR2: a pasted transcript of a call. All-party consent laws of CA, FL, IL, MD, MA, MT, NH, PA, WA and others.
  public static func findings(for request: Request) -> [Finding] {
    guard request.inputs.contains(where: { $0.kind == .transcript }) else { return [] }
    return [
      Finding(
        .note, rule: "PR2", path: "request",
        message: "This rests on the words of a call. Make sure that everybody on it agreed to the recording.")
    ]
  }

  /// PR1 as a block: personal data would go to a host that stands only in pasted text.
  ///
  /// Has an identifier of its own, as the validator cannot find it again without the request.
  public static func pastedHosts(
    in configuration: Configuration, base: Configuration, request: Request, catalogue: Catalogue = .standard
  ) -> [Finding] {
    let pasted = Set(request.inputs.filter { $0.kind != .typed }.flatMap { Hosts.all(in: $0.text) })
    if pasted.isEmpty { return [] }
    let typed = Set(request.inputs.filter { $0.kind == .typed }.flatMap { Hosts.all(in: $0.text) })
    let used = Set(base.triggers.flatMap(\.actions).compactMap { host(of: $0) })
    let strange = pasted.subtracting(typed).subtracting(used)
    return configuration.triggers.flatMap { trigger -> [Finding] in
      if catalogue.event(named: trigger.eventType)?.lead == .never { return [] }
      return trigger.actions.enumerated().compactMap { index, action in
        guard let host = host(of: action), strange.contains(host) else { return nil }
        return Finding(
          .block, rule: "PR1_pasted", path: Spot.action(trigger, index, "url").path, value: host,
          message:
            "Personal data of leads would go to \(HiddenCharacters.escaped(host)), which only pasted text names.",
          fix: "Type the address yourself if it is right.", item: action.id)
      }
    }
  }

  private static func host(of action: Action) -> String? {
    action.type == "webhook" ? action.config["url"]?.string.flatMap(WebAddress.host) : nil
  }
}
