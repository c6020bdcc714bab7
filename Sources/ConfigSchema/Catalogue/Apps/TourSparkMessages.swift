extension TourSpark {
  static let messageActions: [ActionType] = [
    ActionType(
      "send_sms", "send a text", app: .tourSpark,
      effect: "Texts the lead and marks a new lead as contacted; skipped without a phone number.", channel: .sms,
      needsLead: true, causes: ["lead_contacted", "lead_status_changed"], alternatives: [["template_slug"], ["body"]],
      parameters: [
        .optional("template_slug", .text, "template", role: .template),
        .optional("body", .text, "text", role: .words),
      ]),
    ActionType(
      "send_email", "send an e-mail", app: .tourSpark,
      effect: "E-mails the lead and marks a new lead as contacted; skipped without an address.", channel: .email,
      needsLead: true, causes: ["lead_contacted", "lead_status_changed"],
      alternatives: [["template_slug"], ["subject", "body"]],
      parameters: [
        .optional("template_slug", .text, "template", role: .template),
        .optional("subject", .text, "subject", role: .words),
        .optional("body", .text, "text", role: .words),
      ]),
  ]
}
