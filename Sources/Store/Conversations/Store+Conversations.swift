import ConfigSchema

extension Store {
  /// Begins a conversation; the one before it stays on record.
  public func startConversation(_ id: ItemID, property: ItemID) throws(StoreError) -> StoredConversation {
    try connection.execute(
      "insert into public.crm_conversations (id, property_id) values ($1, $2)", [.id(id), .id(property)])
    return StoredConversation(id: id, property: property)
  }

  /// This login's last conversation about the property.
  ///
  /// - Parameter limit: how many turns at most, the newest.
  /// - Returns: nil when there was none.
  public func latestConversation(property: ItemID, limit: Int = 500) throws(StoreError) -> StoredConversation? {
    let latest = try connection.execute(
      """
      select id, draft, handles from public.crm_conversations
      where login = session_user and property_id = $1 order by updated_at desc, created_at desc, id limit 1
      """, [.id(property)])
    guard let row = latest.first else { return nil }
    let id: ItemID = try row.value("id")
    let handles: String? = try row.optional("handles")
    return StoredConversation(
      id: id, property: property, turns: try turns(of: id, limit: limit), draft: try row.value("draft"),
      handles: try handles.map { text throws(StoreError) in try Document.value(text) })
  }

  /// The newest turns of a conversation, oldest first.
  public func turns(of conversation: ItemID, limit: Int) throws(StoreError) -> [StoredTurn] {
    var turns: [StoredTurn] = []
    for row in try connection.execute(
      """
      select speaker, text, detail, proposal_id from (
        select * from public.crm_conversation_turns where conversation_id = $1 order by number desc limit $2) newest
      order by number
      """, [.id(conversation), .int(limit)])
    {
      let request: String? = try row.optional("detail")
      turns.append(
        StoredTurn(
          StoredTurn.Speaker(rawValue: try row.value("speaker")) ?? .program, try row.value("text"),
          request: try request.map { text throws(StoreError) in try Document.value(text) },
          proposal: try row.optional("proposal_id")))
    }
    return turns
  }

  /// Adds a finished turn. It is on disk when this returns.
  public func append(_ turn: StoredTurn, to conversation: ItemID) throws(StoreError) {
    let request: String? = try turn.request.map { request throws(StoreError) in try Document.text(request) }
    try connection.execute(
      """
      with held as (
        update public.crm_conversations set updated_at = now(), turn_count = turn_count + 1 where id = $1
        returning id, turn_count
      )
      insert into public.crm_conversation_turns (conversation_id, number, speaker, text, detail, proposal_id)
      select held.id, held.turn_count, $2, $3, $4, $5 from held
      """,
      [.id(conversation), .text(turn.speaker.rawValue), .text(turn.text), .untyped(request), .id(turn.proposal)])
  }

  /// Keeps what stands in the input line; an empty draft forgets it.
  public func saveDraft(_ draft: String, in conversation: ItemID) throws(StoreError) {
    try connection.execute(
      "update public.crm_conversations set draft = $2, updated_at = now() where id = $1",
      [.id(conversation), .text(draft)])
  }

  /// Keeps the short names, so that a name once shown never means something else.
  public func saveHandles(_ handles: HandleTable, in conversation: ItemID) throws(StoreError) {
    try connection.execute(
      "update public.crm_conversations set handles = $2, updated_at = now() where id = $1",
      [.id(conversation), .untyped(try Document.text(handles))])
  }
}
