import ConfigSchema
import Store

/// Hears in routed events that somebody wants no more messages, or wants them again, and writes it down in the router's transaction:
/// nothing that is sent later can have missed it.
struct OptOuts {
  /// Whether the platform marks such leads itself.
  let marksLeads: Bool

  init(_ shape: PlatformShape) { marksLeads = shape.has("leads", "opted_out") }

  /// One wish of one person.
  struct Heard: Hashable, Sendable {
    var event: BusEvent
    var wish: StopWords.Wish
    var via: String?
  }

  static let eventTypes: Set = ["message_received", "email_received"]

  /// - Parameter mailText: looks up the words of a mail, which its event does not carry.
  func hear(_ events: [BusEvent], mailText: (BusEvent) throws -> String?) rethrows -> [Heard] {
    try events.compactMap { event in
      guard Self.eventTypes.contains(event.type) else { return nil }
      let isMail = event.type == "email_received"
      let via = isMail ? "email" : event.payload["channel"]?.string
      let texts = isMail ? [event.payload["subject"]?.string, try mailText(event)] : [event.payload["content"]?.string]
      let wish = texts.lazy.compactMap { $0 }.compactMap { StopWords.wish($0, channel: via) }.first
      return wish.map { Heard(event: event, wish: $0, via: via) }
    }
  }

  static func mailText(of event: BusEvent, _ connection: Connection) throws(StoreError) -> String? {
    guard let thread = event.entity else { return nil }
    return try connection.execute(
      "select public.crm_mail_text($1, $2) as text", [.id(thread), .timestamp(event.occurredAt)]
    ).only().optional("text")
  }

  /// In the order they were said: the last one counts.
  func record(_ heard: [Heard]) -> [Statement] { heard.flatMap(statements) }

  private func statements(_ heard: Heard) -> [Statement] {
    switch heard.wish {
    case .stopEverything: [stop(heard, ["sms", "email"])] + mark(heard, true)
    case .stopEmails: [stop(heard, ["email"])]
    case .start:
      heard.via == "email" ? [start(heard, ["email"])] : [start(heard, ["sms", "email"])] + mark(heard, false)
    }
  }

  /// The contacts of the lead as it is, and the address the mail came from.
  private static let contacts = """
    (select c.channel, public.crm_contact(c.channel, w.value) as contact
     from unnest($4::text[]) as c (channel)
     cross join lateral (
       select case c.channel when 'sms' then l.phone else l.email end as value from public.leads l where l.id = $2
       union select case c.channel when 'email' then $5::text end) w
     where public.crm_contact(c.channel, w.value) is not null)
    """

  private func stop(_ heard: Heard, _ channels: [String]) -> Statement {
    Statement(
      """
      insert into public.crm_opt_outs (property_id, channel, contact, at, via, event_id)
      select $1, k.channel, k.contact, $6, $7, $3 from \(Self.contacts) k
      on conflict (property_id, channel, contact) do nothing
      """, parameters(heard, channels) + [.timestamp(heard.event.occurredAt), .text(heard.via)])
  }

  /// What was stopped by e-mail stays stopped when somebody asks for texts again.
  private func start(_ heard: Heard, _ channels: [String]) -> Statement {
    Statement(
      """
      delete from public.crm_opt_outs o using \(Self.contacts) k
      where o.channel = k.channel and o.contact = k.contact and o.property_id in (select public.crm_siblings($1))
        and $3::uuid is not null and (k.channel = 'sms' or $6::text = 'email' or o.via is distinct from 'email')
      """, parameters(heard, channels) + [.text(heard.via)])
  }

  private func parameters(_ heard: Heard, _ channels: [String]) -> [Parameter] {
    [
      .id(heard.event.property), .id(heard.event.leadID), .id(heard.event.id), .texts(channels),
      .text(heard.event.payload["from_email"]?.string),
    ]
  }

  private func mark(_ heard: Heard, _ isOut: Bool) -> [Statement] {
    guard marksLeads, let lead = heard.event.leadID else { return [] }
    return [
      Statement(
        "update public.leads set opted_out = $2 where id = $1 and opted_out is distinct from $2",
        [.id(lead), .bool(isOut)])
    ]
  }
}
