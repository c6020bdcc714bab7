/// SC2, SC3: credit, income and what stands in for them in an audience. Source-of-income law; disparate impact.
struct MinimumIncome: Rule {
  let ids = ["SC2", "SC3"]

  private static let money: Set = ["credit", "income", "fico", "salary", "earnings"]
  private static let proxies: Set = [
    "zip", "zipcode", "postal", "postcode", "employer", "occupation", "job", "neighborhood",
  ]

  func check(_ scene: Scene, _ report: inout Report) {
    var harmless: Set<String> = []
    for placed in scene.conditions where !harmless.contains(placed.condition.field) {
      let field = placed.condition.field
      let parts = scene.hearing.fact(field).parts
      if !parts.isDisjoint(with: Self.money) {
        report.add(
          scene.facts.propertyType == "affordable" ? .block : .warn, ids[0], at: placed.spot("field"), value: field,
          "A minimum of credit or income decides who is served here.",
          fix: "Use your written criteria and apply them to all.")
      } else if !parts.isDisjoint(with: Self.proxies) {
        report.add(
          .warn, ids[1], at: placed.spot("field"), value: field,
          "\(field) says little about a person but much about where people like them live or work.",
          fix: "Remove the condition.")
      } else {
        harmless.insert(field)
      }
    }
  }
}
