/// Putting an event on the bus. What our own actions bring about carries the run that did it and how many runs stand behind it, which
/// the runner tells as ``Causes``.
extension CaptureSQL {
  /// What stands behind this transaction, as text; null where it is an app's own.
  static let causes = "nullif(current_setting('configurator.causes', true), '')"

  /// The values that follow end with ``cause(_:)``.
  static let insert = """
    insert into public.crm_events
      (property_id, event_type, entity_type, entity_id, payload, lead_state, cause_run_id, hops)
    """

  /// - Parameter subjects: the ids under which the run may be found, as text or uuid; the first one that is there counts.
  static func cause(_ subjects: [String]) -> String {
    let runs = subjects.map { "nullif(split_part(split_part(causes, ' ' || (\($0)) || '=', 2), ' ', 1), '')" }
    return """
      coalesce(\(runs.joined(separator: ", ")))::uuid,
                coalesce(split_part(causes, ' ', 1)::integer, 0)
      """
  }
}
