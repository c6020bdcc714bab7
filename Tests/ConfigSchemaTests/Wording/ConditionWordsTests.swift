import ConfigSchema
import Testing

@Suite struct ConditionWordsTests {
  @Test(
    "conditions read as a manager would say them",
    arguments: [
      ([Condition("payload.rating", .lte, 2)], "review_received", "if the rating is at most 2"),
      (
        [Condition("payload.days_since_contact", .gte, 3)], "lead_stale",
        "if days since our last contact are at least 3"
      ),
      ([Condition("payload.to_bucket", .eq, "hot")], "lead_bucket_changed", "hot"),
      ([Condition("lead.phone", .notExists)], "lead_created", "if the lead's phone number is not known"),
      ([Condition("lead.status", .neq, "lost")], "lead_created", "unless they have already been lost"),
      (
        [Condition("lead.status", .isIn, ["new", "contacted"])], "lead_created",
        "if the lead's status is new or contacted"
      ),
      (
        [Condition("payload.source", .notIn, ["phone", "Ruby Realty"])], "lead_created", "is not Phone or “Ruby Realty”"
      ),
      ([Condition("lead.move_in_date", .lt, "2026-08-01")], "lead_created", "is before “2026-08-01”"),
      (
        [Condition("time.local_hour", .gte, 9), Condition("time.local_hour", .lt, 17)], "lead_created",
        "only between 9 am and 5 pm"
      ),
      ([Condition("time.local_hour", .lt, 0)], "lead_created", "at no hour of the day"),
      (
        [Condition("time.local_hour", .isIn, [8, 9, 12, 0])], "lead_created",
        "only between midnight and 1 am, between 8 am and 10 am and between noon and 1 pm"
      ),
      ([Condition("time.local_hour", .gt, "nine")], "lead_created", "is more than “nine”"),
      ([Condition("time.weekday", .notIn, ["sat", "sun"])], "lead_created", "not on weekends (Saturday and Sunday)"),
      (
        [Condition("time.weekday", .isIn, ["mon", "tue", "wed", "thu", "fri"])], "lead_created",
        "only on weekdays (Monday to Friday)"
      ),
      ([Condition("payload.content", .contains, "dog")], "message_received", "contains “dog”"),
      ([Condition("payload.nonsense", .eq, .object(["a": 1]))], "lead_created", "{\"a\":1}"),
      ([], "lead_created", ""),
    ]) func clause(conditions: [Condition], event: String, expected: String)
  {
    let text = Description().clause(conditions, event: event)
    #expect(expected.isEmpty ? text.isEmpty : text.contains(expected), "\(text)")
  }

  @Test(
    "delays are spoken",
    arguments: [
      (0, "right away"), (1, "1 minute after"), (90, "1 hour 30 minutes after"), (1440, "1 day after"),
      (4320, "3 days after"), (1441, "1 day 1 minute after"), (-5, "minus 5 minutes after"), (Int.min, "after"),
    ]) func delays(minutes: Int, expected: String)
  {
    let text = Description().summary(
      Action(id: ItemID("a"), type: "add_note", delayMinutes: minutes), event: "lead_created")
    #expect(text.hasPrefix("add a note to the lead") && text.hasSuffix(expected))
  }
}
