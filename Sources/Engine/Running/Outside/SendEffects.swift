import ConfigSchema
import Store

/// What a message that went out leaves on the platform: the lead's timeline, its conversation, and that it was contacted.
enum SendEffects {
  /// - Returns: nothing for what is no message to a lead.
  static func statements(_ run: LeasedRun, externalID: String?, now: Timestamp) -> [Statement] {
    guard let lead = run.lead, let message = Message(run.outgoing) else { return [] }
    let row: JSON = [
      "run": .string(run.id.value), "property": .string(run.property.value), "lead": .string(lead.value),
      "type": .string(message.activity), "channel": .string(message.channel), "title": .string(message.title),
      "body": .string(message.body), "external": externalID.map(JSON.string) ?? .null, "at": .string(now.description),
    ]
    return [causes(run, lead)] + [timeline, conversation, contacted].map { Statement($0, [.json([row])]) }
  }

  private struct Message {
    var activity: String
    var channel: String
    var title: String
    var body: String

    init?(_ outgoing: Outgoing) {
      switch outgoing {
      case .sms(_, let body): (activity, channel, title, self.body) = ("sms_sent", "sms", "Text sent: \(body)", body)
      case .email(_, let subject, let body):
        (activity, channel, title, self.body) = ("email_sent", "email", "E-mail sent: \(subject)", body)
      case .webhook: return nil
      }
    }
  }

  private static func causes(_ run: LeasedRun, _ lead: ItemID) -> Statement {
    var causes = Causes(hops: run.hops)
    causes.add(run.id, about: lead)
    return causes.statement
  }

  private static let messages = """
    jsonb_to_recordset($1) as m (
      run uuid, property uuid, lead uuid, type text, channel text, title text, body text, external text, at timestamptz)
    """

  private static let timeline = """
    insert into public.lead_activities (lead_id, type, description, metadata, created_at)
    select l.id, m.type, left(m.title, 500), jsonb_build_object('run_id', m.run, 'external_id', m.external), m.at
    from \(messages) join public.leads l on l.id = m.lead
    """

  private static let conversation = """
    with known as (
      select m.*, (
        select c.id from public.conversations c where c.lead_id = m.lead and c.channel = m.channel
        order by c.created_at desc, c.id limit 1) as conversation
      from \(messages) join public.leads l on l.id = m.lead
    ),
    opened as (
      insert into public.conversations (lead_id, property_id, channel, created_at)
      select lead, property, channel, at from known where conversation is null returning id, lead_id
    )
    insert into public.messages (conversation_id, role, content, created_at)
    select coalesce(k.conversation, o.id), 'assistant', k.body, k.at
    from known k left join opened o on o.lead_id = k.lead
    """

  private static let contacted = """
    update public.leads l set last_contacted_at = m.at, updated_at = m.at,
      status = case l.status when 'new' then 'contacted' else l.status end
    from \(messages) where l.id = m.lead
    """
}
