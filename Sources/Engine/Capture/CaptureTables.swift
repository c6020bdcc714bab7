extension CaptureTable {
  /// Every table whose rows are watched. Which of them a database has is looked up when capture is installed.
  static let all: [CaptureTable] = [
    leads, leadScores, engagement, tours, bookings, workflows, workflowSteps, widgetSessions, conversations, messages,
    mail, calendars, reviews, reviewResponses, reviewTickets, reputationCases, contentDrafts, posts, socialConnections,
    websites, websiteForms, brandBooks, competitors, marketAlerts, competitorUnits, scrapeJobs, auditRuns, auditScores,
    auditFindings, properties, onboardingTasks, integrations, knowledgeSources, importJobs,
    marketingFigures,
  ]
}
