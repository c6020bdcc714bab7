import ConfigSchema
import Testing

@testable import Engine

@Suite("When conditions on a counter hold") struct ClockWindowTests {
  private static let days = ClockCount("days_since_contact", unit: ClockCount.day, isWhole: true)
  private static let until = ClockCount("hours_until", grows: false, unit: ClockCount.hour)
  private static let moveIn = ClockCount(
    "days_until", grows: false, unit: ClockCount.day, isWhole: true, isCalendar: true)

  struct Case: Sendable {
    var count: ClockCount
    var conditions: [(Operator, JSON)]
    /// In units from the anchor.
    var opens: Double
    var closes: Double?
  }

  static let cases = [
    Case(count: days, conditions: [(.gte, 7)], opens: 7),
    Case(count: days, conditions: [(.gt, 7)], opens: 8),
    Case(count: days, conditions: [(.gte, 2.5)], opens: 3),
    Case(count: days, conditions: [(.eq, "7")], opens: 7),
    Case(count: days, conditions: [(.isIn, [30, 7])], opens: 7),
    Case(count: days, conditions: [(.gte, 7), (.lt, 14)], opens: 7, closes: 14),
    Case(count: days, conditions: [(.gte, 7), (.lte, 14)], opens: 7, closes: 15),
    Case(count: days, conditions: [], opens: 0),
    Case(count: days, conditions: [(.neq, 7)], opens: 0),
    Case(count: until, conditions: [(.lte, 24)], opens: -24, closes: 0),
    Case(count: until, conditions: [(.eq, 24)], opens: -24, closes: 0),
    Case(count: until, conditions: [(.lte, 24), (.gt, 2)], opens: -24, closes: -2),
    Case(count: until, conditions: [(.lt, 0.5)], opens: -0.5, closes: 0),
    Case(count: until, conditions: [], opens: -3650, closes: 0),
    // The day itself counts as none left and is over when the next one begins.
    Case(count: moveIn, conditions: [(.lte, 30)], opens: -30, closes: 1),
    Case(count: moveIn, conditions: [(.lt, 30)], opens: -29, closes: 1),
    Case(count: moveIn, conditions: [(.lte, 30), (.gte, 14)], opens: -30, closes: -13),
  ]

  @Test("opens and closes", arguments: cases) func window(_ one: Case) {
    let window = ClockWindow(one.conditions.map { Condition(one.count.field, $0.0, $0.1) }, one.count)
    #expect(window.opens == one.opens * one.count.unit, "\(one.conditions)")
    #expect(window.closes == one.closes.map { $0 * one.count.unit }, "\(one.conditions)")
  }

  @Test("conditions on other fields do not count")
  func others() {
    let window = ClockWindow([Condition("payload.other", .gte, 9)], Self.days)
    #expect(window.opens == 0 && window.closes == nil && window.mark == nil)
  }

  @Test("the event tells the number as it is, or the one that was named and just passed")
  func told() {
    func tell(_ value: Double, _ count: ClockCount, _ op: Operator, _ number: JSON) -> Double? {
      let conditions = [Condition(count.field, op, number)]
      return ClockWindow(conditions, count).told(value, conditions, count)
    }
    #expect(tell(7.9, Self.days, .gte, 7) == 7)
    #expect(tell(6.9, Self.days, .gte, 7) == 7, "what the window let through was reached")
    #expect(tell(9.2, Self.days, .eq, 7) == 7)
    #expect(tell(23.98, Self.until, .lte, 24) == 23.98)
    #expect(tell(23.98, Self.until, .eq, 24) == 24)
    #expect(tell(24.001, Self.until, .lte, 24) == 24)
    #expect(tell(3, Self.days, .lt, 2) == nil)
  }
}
