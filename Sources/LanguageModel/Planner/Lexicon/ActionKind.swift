/// What somebody wants done.
enum ActionKind: Hashable, Sendable {
  case sms, email, task, note, ticket, reviewReply, webhook, stage, rescore
  case startWorkflow, stopWorkflow, pauseWorkflow, resumeWorkflow, crmSync, takeover, endTakeover, chatMessage
  case marketAlert, contentDraft, refreshCompetitors, confirmTour, assign
  /// A message without a word about the channel.
  case message

  /// The catalogue's action type. A message of unknown channel is a text.
  var type: String {
    switch self {
    case .sms, .message: "send_sms"
    case .email: "send_email"
    case .task: "create_task"
    case .note: "add_note"
    case .ticket: "open_review_ticket"
    case .reviewReply: "draft_review_response"
    case .webhook: "webhook"
    case .stage: "update_stage"
    case .rescore: "rescore_lead"
    case .startWorkflow: "start_workflow"
    case .stopWorkflow: "stop_workflow"
    case .pauseWorkflow: "pause_workflow"
    case .resumeWorkflow: "resume_workflow"
    case .crmSync: "sync_to_external_crm"
    case .takeover: "start_human_takeover"
    case .endTakeover: "end_human_takeover"
    case .chatMessage: "post_chat_message"
    case .marketAlert: "create_market_alert"
    case .contentDraft: "create_content_draft"
    case .refreshCompetitors: "request_competitor_refresh"
    case .confirmTour: "confirm_tour"
    case .assign: "assign_agent"
    }
  }

  var messagesPerson: Bool { self == .sms || self == .email || self == .message || self == .chatMessage }

  /// For names: "Cancelled tour text".
  var noun: String {
    switch self {
    case .sms, .message: "text"
    case .email: "e-mail"
    case .task: "task"
    case .note: "note"
    case .ticket: "ticket"
    case .reviewReply: "draft reply"
    case .webhook: "webhook"
    case .stage: "move"
    case .rescore: "rescoring"
    case .startWorkflow, .stopWorkflow, .pauseWorkflow, .resumeWorkflow: "workflow"
    case .crmSync: "CRM sync"
    case .takeover, .endTakeover: "takeover"
    case .chatMessage: "chat message"
    case .marketAlert: "alert"
    case .contentDraft: "content draft"
    case .refreshCompetitors: "competitor refresh"
    case .confirmTour: "confirmation"
    case .assign: "assignment"
    }
  }

  /// The kind of an action that exists.
  static func of(type: String) -> ActionKind? {
    let all: [ActionKind] = [
      .sms, .email, .task, .note, .ticket, .reviewReply, .webhook, .stage, .rescore, .startWorkflow, .stopWorkflow,
      .pauseWorkflow, .resumeWorkflow, .crmSync, .takeover, .endTakeover, .chatMessage, .marketAlert, .contentDraft,
      .refreshCompetitors, .confirmTour, .assign,
    ]
    return all.first { $0.type == type }
  }
}
