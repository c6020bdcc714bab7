import Store

/// The clock on a property's wall: when which offset from UTC holds. Read from PostgreSQL, which knows the time zones.
public struct LocalClock: Hashable, Sendable {
  public struct Offset: Hashable, Sendable {
    /// From when on.
    public var from: Timestamp
    /// Seconds east of Greenwich.
    public var seconds: Int64
    public init(from: Timestamp, seconds: Int64) { (self.from, self.seconds) = (from, seconds) }
  }

  private let offsets: [Offset]

  /// - Parameter offsets: in order of time; the first one holds for whatever came before. Empty = UTC.
  public init(_ offsets: [Offset]) { self.offsets = offsets }

  /// 0…23.
  public func hour(_ moment: Timestamp) -> Int { Int(secondOfDay(moment) / 3600) }

  /// `mon` … `sun`.
  public func weekday(_ moment: Timestamp) -> String { Self.names[Int(floored(day(moment) + 3, 7))] }

  private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Days since 1970-01-01 by this clock.
  public func day(_ moment: Timestamp) -> Int64 { divided(seconds(moment), 86_400) }

  /// `YYYY-MM-DD HH:MM`.
  public func text(_ moment: Timestamp) -> String { String(shifted(moment).description.prefix(16)) }

  /// `YYYY-MM-DD` of a day.
  public func dayText(_ day: Int64) -> String {
    String(Timestamp(microseconds: day * 86_400_000_000).description.prefix(10))
  }

  /// The moment when this clock shows a date and time; nil when they cannot be read.
  /// - Parameters:
  ///   - date: `YYYY-MM-DD`
  ///   - time: `HH:MM` or `HH:MM:SS`
  public func moment(date: String, time: String) -> Timestamp? {
    let time = time.utf8.count == 5 ? time + ":00" : time
    guard let shown = Timestamp("\(date) \(time)+00") else { return nil }
    let near = Timestamp(microseconds: shown.microseconds - offset(shown) * 1_000_000)
    return Timestamp(microseconds: shown.microseconds - offset(near) * 1_000_000)
  }

  private func offset(_ moment: Timestamp) -> Int64 {
    (offsets.last { $0.from <= moment } ?? offsets.first)?.seconds ?? 0
  }

  private func shifted(_ moment: Timestamp) -> Timestamp {
    Timestamp(microseconds: moment.microseconds + offset(moment) * 1_000_000)
  }

  private func seconds(_ moment: Timestamp) -> Int64 { divided(shifted(moment).microseconds, 1_000_000) }
  private func secondOfDay(_ moment: Timestamp) -> Int64 { floored(seconds(moment), 86_400) }
}

private func divided(_ a: Int64, _ b: Int64) -> Int64 { a / b - (a % b < 0 ? 1 : 0) }
private func floored(_ a: Int64, _ b: Int64) -> Int64 { a - divided(a, b) * b }
