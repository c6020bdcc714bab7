/// TourSpark: the lead list, tours, drip workflows, reminders, no-show recovery. The heart of the CRM.
enum TourSpark {
  static let events: [EventType] = leadEvents + tourEvents + workflowEvents
  static let actions: [ActionType] = messageActions + leadActions + workflowActions + tourActions
}
