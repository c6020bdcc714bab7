/// Putting an event on the bus. What our own actions bring about carries the run that did it and how many runs stand behind it: the
/// runner says so in `configurator.causes`, `{"hops": n, "<entity id>": "<run id>", …}`.
extension CaptureSQL {
  /// What stands behind this transaction; null where it is an app's own.
  static let causes = "nullif(current_setting('configurator.causes', true), '')::jsonb"

  /// The values that follow end with ``cause(_:)``.
  static let insert = """
    insert into public.crm_events
      (property_id, event_type, entity_type, entity_id, payload, lead_state, cause_run_id, hops)
    """

  /// - Parameter subjects: the ids under which the run may be found, as text or uuid; the first one that is there counts.
  static func cause(_ subjects: [String]) -> String {
    let runs = subjects.map { "causes ->> (\($0))::text" }.joined(separator: ", ")
    return "coalesce(\(runs))::uuid, coalesce((causes ->> 'hops')::integer, 0)"
  }
}
