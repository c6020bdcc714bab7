import ConfigSchema
import Store

/// Makes of an action what leaves the machine, every placeholder filled in.
struct OutgoingDraft {
  let sending: DueSending
  let action: Action
  let routes: Routes
  let templates: [MessageTemplate]
  /// `address` and `city` of the property.
  let place: JSONObject

  enum Result {
    case ready(Outgoing)
    /// A person is needed, and why.
    case hold(String)
  }

  func result() -> Result {
    switch action.type {
    case "send_sms": message(.sms)
    case "send_email": message(.email)
    case "webhook": call()
    default: .hold("this program does not know how to do “\(action.type)”")
    }
  }

  private func message(_ channel: DeliveryFacts.Channel) -> Result {
    guard let words = words(channel) else {
      let slug = action.config["template_slug"]?.string ?? ""
      return .hold("there is no template “\(slug)” for \(channel.noun)s in use")
    }
    var filler = Filler(value: variables.value)
    let (subject, body) = (filler.fill(words.subject ?? ""), filler.fill(words.body))
    if let gap = filler.gap { return .hold(gap) }
    guard !TextFolding.isBlank(body) else { return .hold("the \(channel.noun) has no words") }
    guard channel == .email else { return .ready(.sms(to: sending.contact ?? "", body: body)) }
    guard !TextFolding.isBlank(subject) else { return .hold("the e-mail has no subject") }
    return .ready(.email(to: sending.contact ?? "", subject: subject, body: body))
  }

  /// The action's own words, else those of its template.
  private func words(_ channel: DeliveryFacts.Channel) -> (subject: String?, body: String)? {
    let subject = action.config["subject"]?.string
    if let body = action.config["body"]?.string, !TextFolding.isBlank(body) { return (subject, body) }
    guard let slug = action.config["template_slug"]?.string else { return (subject, "") }
    let found = templates.first {
      $0.property == sending.run.property && $0.slug == slug && $0.channel == channel.rawValue
    }
    return found.map { (subject ?? $0.subject, $0.body) }
  }

  private func call() -> Result {
    guard let url = action.config["url"]?.string else { return .hold("no web address is given") }
    guard Self.namesHostItself(url) else { return .hold("the host of a web address cannot be filled in") }
    let method = action.config["method"]?.string?.uppercased() ?? "POST"
    var address = Filler(value: { variables.value($0).map(PercentEncoding.encoded) })
    let target = address.fill(url)
    var filler = Filler(value: variables.value)
    var headers: [String: String] = [:]
    for (name, value) in action.config["headers"]?.object?.members ?? [] {
      headers[name] = filler.fill(value).plainText
    }
    let body = method == "GET" ? "" : filler.fill(action.config["body"] ?? .object(document)).text(.compact)
    if let gap = address.gap ?? filler.gap { return .hold(gap) }
    return .ready(.webhook(url: target, method: method, headers: headers, body: body))
  }

  /// Whatever stands in a lead's data never decides whom it goes to.
  private static func namesHostItself(_ url: String) -> Bool {
    guard let scheme = url.firstRange(of: "://") else { return false }
    let rest = url[scheme.upperBound...]
    let host = rest.prefix { !"/?#".contains($0) }
    return !url[..<scheme.lowerBound].contains("{") && !host.contains("{")
  }

  /// What a web address gets when the action says nothing of a body.
  private var document: JSONObject {
    let run = sending.run
    return [
      "run_id": .string(run.id.value), "event_type": sending.eventType.map(JSON.string) ?? .null,
      "occurred_at": (sending.occurredAt?.description).map(JSON.string) ?? .null,
      "property_id": .string(run.property.value), "entity_type": run.entityType.map(JSON.string) ?? .null,
      "entity_id": (run.entity?.value).map(JSON.string) ?? .null, "payload": .object(run.payload),
    ]
  }

  private var variables: RunVariables {
    RunVariables(
      payload: sending.run.payload, lead: sending.run.leadNow ?? [:], property: routes.property, place: place)
  }
}

/// A text of the platform's that messages are made from.
struct MessageTemplate: Hashable, Sendable {
  var property: ItemID
  var slug: String
  var channel: String
  var subject: String?
  var body: String
}

extension MessageTemplate {
  static func statement(_ properties: Set<ItemID>) -> Statement {
    Statement(
      "select property_id, slug, channel, subject, body from public.crm_template_texts($1)",
      [.ids(properties.sorted())])
  }

  init(_ row: Row) throws(StoreError) {
    self.init(
      property: try row.value("property_id"), slug: try row.value("slug"), channel: try row.value("channel"),
      subject: try row.optional("subject"), body: try row.value("body"))
  }
}
