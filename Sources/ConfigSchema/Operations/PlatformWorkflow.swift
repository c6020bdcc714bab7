/// A follow-up sequence of the platform: table `workflow_definitions`.
public struct PlatformWorkflow: Hashable, Sendable, Codable {
  public var id: ItemID
  public var name: String
  /// `lead_created`, `tour_no_show` or `tour_completed`.
  public var triggerOn: String
  /// What it does, in order; nil = not known. A step that cannot be read waits its time and does nothing.
  public var steps: [WorkflowStep]?

  public init(id: ItemID, name: String, triggerOn: String, steps: [WorkflowStep]? = nil) {
    (self.id, self.name, self.triggerOn, self.steps) = (id, name, triggerOn, steps)
  }
}

/// One step of a workflow, as `workflow_definitions.steps` holds it: `{id, delay_hours, action, template_slug}`.
public struct WorkflowStep: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    case sms, email
    /// Only time passes. The platform declares it; its own processor does not know it.
    case wait
  }

  /// nil = something this program does not know.
  public var kind: Kind?
  /// Hours since the step before was carried out; for the first since the start. Never below 0.
  public var delayHours: Double
  public var templateSlug: String?

  public init(_ kind: Kind?, after hours: Double, template: String? = nil) {
    (self.kind, delayHours, templateSlug) = (kind, max(0, hours), template)
  }

  /// Every entry of the column is a step, so that positions stay what they are.
  public static func all(in json: JSON) -> [WorkflowStep] {
    (json.array ?? []).map { entry in
      let step = entry.object ?? [:]
      var hours = 0.0
      if case .number(let number)? = step["delay_hours"] { hours = number.double }
      return WorkflowStep(
        step["action"]?.string.flatMap(Kind.init), after: hours, template: step["template_slug"]?.string)
    }
  }

  /// The steps that message the lead, each with its minutes from the start when everything goes on time.
  public static func messages(of steps: [WorkflowStep]) -> [(kind: Kind, minutes: Int)] {
    var hours = 0.0
    var found: [(kind: Kind, minutes: Int)] = []
    for step in steps {
      hours += step.delayHours
      guard let kind = step.kind, kind != .wait else { continue }
      found.append((kind, Int(min(hours * 60, 1e9).rounded())))
    }
    return found
  }

  /// What the platform's apps give a property that has no active workflow for an event: the steps of its own defaults.
  public static func seeded(for event: String) -> [WorkflowStep] {
    switch event {
    case "lead_created":
      [
        WorkflowStep(.sms, after: 0.083, template: "intro_sms"),
        WorkflowStep(.email, after: 24, template: "amenities_email"),
        WorkflowStep(.sms, after: 48, template: "tour_invite"),
      ]
    case "tour_no_show":
      [
        WorkflowStep(.sms, after: 2, template: "tour-no-show-followup"),
        WorkflowStep(.email, after: 24, template: "tour-no-show-email"),
      ]
    case "tour_completed":
      [
        WorkflowStep(.sms, after: 4, template: "post-tour-thanks"),
        WorkflowStep(.email, after: 48, template: "post-tour-application"),
      ]
    default: []
    }
  }
}
