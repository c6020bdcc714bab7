import ConfigSchema
import Store

/// The postal addresses that texts name. They are read when a text asks for one, which few do.
enum PropertyPlaces {
  private static let names = ["property_address", "property_city"]

  /// - Returns: `address` and `city` of every property whose runs name them.
  static func read(for runs: [DueRun], _ connection: Connection) throws(StoreError) -> [ItemID: JSONObject] {
    let asking = Set(runs.filter { $0.snapshot.map(asks) ?? false }.map(\.property))
    guard !asking.isEmpty else { return [:] }
    var found: [ItemID: JSONObject] = [:]
    for row in try connection.execute(
      "select property_id, address, city from public.crm_property_addresses($1)", [.ids(asking.sorted())])
    {
      let (address, city): (String?, String?) = (try row.optional("address"), try row.optional("city"))
      found[try row.value("property_id")] = [
        "address": address.map(JSON.string) ?? .null, "city": city.map(JSON.string) ?? .null,
      ]
    }
    return found
  }

  /// A template is only known later, so whatever uses one counts as asking.
  private static func asks(_ action: Action) -> Bool {
    if action.config["template_slug"]?.string != nil { return true }
    let text = JSON.object(action.config).text(.compact)
    return names.contains { text.contains($0) }
  }
}
