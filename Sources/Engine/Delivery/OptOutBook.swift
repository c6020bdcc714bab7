import ConfigSchema
import Store

/// Who wants no messages, as people look at it and write down what was said on the phone or at the desk.
public struct OptOutBook {
  private let connection: Connection

  /// - Parameter connection: working as `configurator_engine`.
  public init(_ connection: Connection) { self.connection = connection }

  public struct Entry: Hashable, Sendable, Encodable {
    /// `sms` or `email`.
    public var channel: String
    /// The digits of a number without the country's 1, or an address in lower case.
    public var contact: String
    public var at: String
    /// `sms`, `email`, `widget`, … as the person said it, or `hand`.
    public var via: String?
    /// Who wrote it down by hand.
    public var recordedBy: String?
  }

  /// The newest first.
  public func list(_ property: ItemID, limit: Int = 500) throws -> [Entry] {
    try connection.execute(
      """
      select channel, contact, at, via, recorded_by from public.crm_opt_outs where property_id = $1
      order by at desc, channel, contact limit $2
      """, [.id(property), .int(limit)]
    ).map { row in
      let at: Timestamp = try row.value("at")
      return Entry(
        channel: try row.value("channel"), contact: try row.value("contact"), at: at.description,
        via: try row.optional("via"), recordedBy: try row.optional("recorded_by"))
    }
  }

  /// A number or an address as it is compared with others.
  /// - Returns: nil when it is neither.
  public static func contact(_ text: String) -> (channel: String, contact: String)? {
    if text.contains("@") {
      return MailAddress.isPlain(text.trimmingSpaces()) ? ("email", text.trimmingSpaces().lowercased()) : nil
    }
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-(). ".contains($0)) }) else { return nil }
    var digits = text.filter(\.isNumber)
    if digits.count == 11, digits.hasPrefix("1") { digits.removeFirst() }
    return (7...15).contains(digits.count) ? ("sms", digits) : nil
  }

  /// From now on nothing goes to that contact from any community of the organization; what waits is cancelled when it falls due.
  /// - Returns: whether it was new.
  public func add(_ contact: (channel: String, contact: String), at property: ItemID, by person: String) throws -> Bool
  {
    try connection.transaction {
      let added = try connection.execute(
        """
        insert into public.crm_opt_outs (property_id, channel, contact, at, via, recorded_by)
        values ($1, $2, $3, clock_timestamp(), 'hand', $4) on conflict (property_id, channel, contact) do nothing
        """, [.id(property), .text(contact.channel), .text(contact.contact), .text(person)]
      ).affected
      try mark(contact, property, true)
      return added == 1
    }
  }

  /// Takes it back at every community of the organization.
  /// - Returns: how many entries went.
  public func remove(_ contact: (channel: String, contact: String), at property: ItemID) throws -> Int {
    try connection.transaction {
      let removed = try connection.execute(
        """
        delete from public.crm_opt_outs where channel = $2 and contact = $3
          and property_id in (select public.crm_siblings($1))
        """, [.id(property), .text(contact.channel), .text(contact.contact)]
      ).affected
      if removed > 0 { try mark(contact, property, false) }
      return removed
    }
  }

  /// Where the platform marks such leads itself, its mark follows, so that its apps hear of it. It knows one for all channels:
  /// whoever wants no texts gets no e-mail either there.
  private func mark(_ contact: (channel: String, contact: String), _ property: ItemID, _ isOut: Bool) throws {
    guard contact.channel == "sms", try PlatformShape.read(connection).has("leads", "opted_out") else { return }
    try connection.execute(
      """
      update public.leads set opted_out = $3 where property_id in (select public.crm_siblings($1))
        and public.crm_contact('sms', phone) = $2 and opted_out is distinct from $3
      """, [.id(property), .text(contact.contact), .bool(isOut)])
  }
}
