import ConfigSchema
import Store

/// How leads are called, as far as the session's person may know.
struct LeadNames {
  private let names: [ItemID: String]

  init(_ leads: [String?], _ connection: Connection) throws(StoreError) {
    let wanted = Set(leads.compactMap { $0.map { ItemID($0) } })
    guard !wanted.isEmpty else {
      names = [:]
      return
    }
    var found: [ItemID: String] = [:]
    for row in try connection.execute(
      "select lead, name from public.crm_lead_names($1) where name is not null", [.ids(wanted.sorted())])
    {
      found[try row.value("lead")] = try row.value("name")
    }
    names = found
  }

  subscript(lead: String?) -> String? { lead.flatMap { names[ItemID($0)] } }
}
