/// Something recognised in a sentence.
struct Tag: Sendable {
  enum Meaning: Sendable {
    case event(EventSense)
    /// `isCall`: the words say the content as well, as "call them" does.
    case action(ActionKind, isCall: Bool)
    case span(Span)
    case clock(ClockHours)
    case days([String])
    case source([String])
    /// "all the others", "everyone else".
    case others
    case rating(Comparison)
    case bedrooms([String])
    case tourType(String)
    case priority(String)
    /// "when", "if", "whenever", "as soon as".
    case when
    /// "unless", "until", "stops once", "only if they have not".
    case stop
    case quote(String)
    case address(String)
    case number(Double)
    case percent(Double)
  }
  var range: Range<Int>
  /// The part that no other tag may share; the rest is only context.
  var core: Range<Int>
  var meaning: Meaning
  var weight: Int
  var isNegated = false

  var start: Int { range.lowerBound }
  var end: Int { range.upperBound }
}

extension Tag {
  var event: EventSense? { if case .event(let sense) = meaning { sense } else { nil } }
  var action: ActionKind? { if case .action(let kind, _) = meaning { kind } else { nil } }
  var isCall: Bool { if case .action(_, let call) = meaning { call } else { false } }
  var span: Span? { if case .span(let span) = meaning { span } else { nil } }
  var isNumber: Bool { if case .number = meaning { true } else { false } }
  var isWhen: Bool { if case .when = meaning { true } else { false } }
  var isStop: Bool { if case .stop = meaning { true } else { false } }
  func with(relation: Span.Relation) -> Tag {
    guard var span else { return self }
    var tag = self
    span.relation = relation
    tag.meaning = .span(span)
    return tag
  }
  /// One tag for two mentions of the same action.
  func joined(_ earlier: Tag) -> Tag {
    var tag = earlier
    tag.meaning = meaning
    return tag
  }
  /// A number, a time or a size, which may stand inside other words.
  var isValue: Bool {
    switch meaning {
    case .span, .clock, .days, .rating, .bedrooms, .number, .percent, .quote, .tourType, .source: true
    default: false
    }
  }
  var isSource: Bool { if case .source = meaning { true } else { false } }
  var isOthers: Bool { if case .others = meaning { true } else { false } }
  var isClock: Bool { if case .clock = meaning { true } else { false } }
  /// A restriction on who or when: source, hours, weekdays, ratings, sizes, tour types.
  var isCondition: Bool {
    switch meaning {
    case .clock, .days, .source, .others, .rating, .bedrooms, .tourType: true
    default: false
    }
  }
}
