import ConfigSchema
import Store

/// The postal addresses that texts name. They are read when a text asks for one, which few do.
enum PropertyPlaces {
  /// - Returns: `address` and `city` of every property whose runs name them.
  static func read(for runs: [DueRun], _ connection: Connection) throws(StoreError) -> [ItemID: JSONObject] {
    let asking = Set(runs.filter(\.needs.place).map(\.property))
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
}
