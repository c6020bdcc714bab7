import ConfigSchema
import Engine

/// Workflows in words.
enum WorkflowText {
  static func page(_ workflow: WorkflowRecord) -> String {
    var lines = [
      "\(workflow.name)\(workflow.isActive ? "" : " (switched off)")",
      "  starts when  \(Catalogue.standard.title(ofEvent: workflow.startsOn))",
    ]
    lines += workflow.steps.enumerated().map { number, step in "  step \(number + 1)       \(step.sentence)" }
    if !workflow.endsAt.isEmpty { lines.append("  ends at      \(workflow.endsAt.joined(separator: ", "))") }
    return lines.map { Escape.visible($0) }.joined(separator: "\n")
  }

  static func line(_ lead: WorkflowLead) -> String {
    let who = lead.leadName ?? lead.lead.map { String($0.value.prefix(8)) } ?? "a deleted lead"
    let next = lead.status == "paused" ? "paused" : lead.next.map { "next \($0)" } ?? "not planned"
    return Escape.visible("\(lead.id.value.prefix(8))  \(next)  \(who), step \(lead.step) of \(lead.workflow)")
  }

  static func sentences(_ status: WorkflowSwitch.Status) -> [String] {
    var lines = [
      status.isOn
        ? "The engine carries out the steps of workflows when they fall due."
        : "Workflows are left to the platform: the engine carries out no steps.",
      status.starts
        ? "It also starts them: nobody else does in this database."
        : "They are started by the platform's apps, and by the action start_workflow.",
    ]
    if status.isOn, !status.closedTables.isEmpty {
      lines.append(
        "The engine may not work on \(status.closedTables.joined(separator: ", ")). Run `configurator workflows on` again."
      )
    }
    if let person = status.switchedBy { lines.append("Switched last by \(person).") }
    return lines.map { Escape.visible($0) }
  }

  static func warning(_ status: WorkflowSwitch.Status, _ database: String) -> String {
    var lines = ["From now on the engine carries out the workflow steps that fall due in \(database)."]
    if !status.starts {
      lines.append(
        "Switch the platform's own processor off first. "
          + (status.hasLease
            ? "While both run, each step goes to whoever takes it first."
            : "This database has no column in which the two could tell each other what they are at: a lead might get a message twice.")
      )
    }
    if !status.closedTables.isEmpty {
      lines.append("The engine is let into \(status.closedTables.joined(separator: ", ")).")
    }
    return lines.joined(separator: "\n")
  }

  /// Who is at the keyboard, for the record.
  static func person(_ session: CommandSession) -> String {
    (try? session.store.actor().name) ?? "an unknown person"
  }
}
