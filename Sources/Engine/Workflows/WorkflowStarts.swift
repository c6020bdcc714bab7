import ConfigSchema
import Store

/// Starts workflows when what they wait for happens, where no app of the platform does it.
enum WorkflowStarts {
  private static let events: Set<String> = ["lead_created", "tour_no_show", "tour_completed"]

  /// - Returns: nothing to ask the database about when none of these events could start one.
  static func statements(_ events: [BusEvent]) -> [Statement] {
    let rows = events.compactMap { event -> JSON? in
      guard self.events.contains(event.type), event.hops <= Routing.hopLimit, let lead = event.leadID else {
        return nil
      }
      return [
        "property": .string(event.property.value), "lead": .string(lead.value), "trigger_on": .string(event.type),
        "at": .string(event.occurredAt.description),
      ]
    }
    guard !rows.isEmpty else { return [] }
    return [Statement("select public.crm_start_workflows($1)", [.json(.array(rows))], kept: true)]
  }
}
