/// Words in front of an amount of time.
enum LeadIn {
  static let relations: [String: Span.Relation] = [
    "after": .later, "wait": .later, "waits": .later, "waiting": .later, "delay": .later, "delayed": .later,
    "in": .later,
    "another": .another, "additional": .another, "extra": .another, "within": .within, "inside": .within,
    "under": .within,
    "every": .every, "each": .every, "for": .lasting, "over": .lasting, "past": .lasting, "beyond": .lasting,
    "since": .lasting,
    "due": .due, "until": .plain, "by": .plain,
  ]
  static let ignored: Set<String> = [
    "about", "around", "roughly", "approximately", "exactly", "at", "least", "than", "more", "less", "longer", "a",
    "an",
    "the", "of", "just", "like", "only", "say", "some", "full", "whole", "maybe",
  ]
}

/// Words behind an amount of time.
enum Trailing {
  static let index = PatternIndex<Span.Relation>([
    ("later", .later), ("later on", .later),
    ("to ~1 act|respond|reply|handle|complete|finish|deal|do|make|get|call|close|work", .due),
    ("tops|max|maximum|at_most|at_the_latest|at_the_very_latest|or_less", .within), ("ago", .later), ("back", .later),
    ("mark", .later), ("time", .later),
    ("in advance of", .before), ("up front", .before), ("from the event|start|beginning", .later),
    ("after that|this|the_first_one|the_first|the_last_one|the_previous_one", .another),
    ("after", .later), ("afterwards|afterward", .later), ("past", .later), ("following", .later), ("since", .lasting),
    ("from then|now|that_point", .later), ("from when", .later), ("delay", .later), ("before", .before),
    ("prior", .before), ("prior to", .before),
    ("ahead", .before), ("ahead of", .before), ("in advance", .before), ("out", .before), ("out from", .before),
    ("beforehand", .before), ("away", .before), ("from", .later), ("post", .later), ("or so later", .later),
    ("or so after", .later), ("or so", .plain), ("more", .another), ("until", .before),
    ("later than that", .another), ("following that", .another), ("behind", .later),
    ("go_by|goes_by|pass|passes|have_passed|has_passed|elapse", .later),
    ("in between", .another), ("straight", .lasting), ("old", .lasting), ("or more", .lasting), ("plus", .lasting),
    ("or longer", .lasting), ("into", .later), ("in", .later),
  ])
}

/// Stretches of time that are said without a number.
enum FixedSpans {
  static let index = PatternIndex<Span>(entries)

  private static let now = Span(minutes: 0, relation: .immediate)
  private static let nextDay = Span(minutes: 1440, relation: .later, unit: .day)
  private static func calendar(_ words: String, _ minutes: Double, due: Bool = false) -> Span {
    Span(minutes: minutes, relation: due ? .due : .later, inexact: words, unit: .hour)
  }

  private static let entries: [(String, Span)] = [
    (
      "right_away|immediately|instantly|instant|straight_away|straightaway|at_once|on_the_spot|off_the_bat|right_off|right_off_the_bat|straight_off|right_now|on_the_dot|promptly|as_soon_as_possible|immediate|with_no_delay|no_delay|without_delay|in_real_time|real_time|within_seconds|quickly|at_that_moment|the_same_minute|in_the_moment|pronto|first_thing_when",
      now
    ),
    (
      "then_and_there|there_and_then|that_moment|that_same_moment|that_very_instant|that_very_second|that_same_instant|same_moment|on_arrival|right_off|at_that_moment|at_the_moment|that_instant|same_instant|that_very_moment|without_waiting|no_waiting|that_second|same_second|as_it_happens|when_it_happens|on_contact",
      now
    ),
    ("at? the? hour mark", Span(minutes: 60, relation: .dayNumber, unit: .hour)),
    ("at? the? half hour mark", Span(minutes: 30, relation: .dayNumber, unit: .minute)),
    ("at? the? day|24_hour mark", Span(minutes: 1440, relation: .dayNumber, unit: .day)),
    ("at? the? week mark", Span(minutes: 10080, relation: .dayNumber, unit: .week)),
    ("same time", now), ("the? next|following day", nextDay), ("a? day later|after", nextDay),
    ("the day after", nextDay), ("24 hours later", nextDay), ("by? the next|following day", nextDay),
    ("on the next day", nextDay),
    (
      "the_day_after_that|next_day_after_that|the_following_day_after_that",
      Span(minutes: 1440, relation: .another, unit: .day)
    ),
    ("a? day or so later|after", nextDay), ("same time next|the_next day", nextDay), ("tomorrow", nextDay),
    ("the? same time tomorrow", nextDay), ("a? week later|after", Span(minutes: 10080, relation: .later, unit: .week)),
    ("the? next|following week", Span(minutes: 10080, relation: .later, unit: .week)),
    ("overnight", calendar("overnight", 720)),
    ("first thing ~2 tomorrow|morning|day", calendar("first thing in the morning", 1440)),
    ("the? next|following|tomorrow morning", calendar("the next morning", 1440)),
    ("in the morning", calendar("in the morning", 1440)),
    ("next business|working day", calendar("the next business day", 1440)),
    ("the? following business|working day", calendar("the next business day", 1440)),
    ("eod|end_of_day|end_of_the_day|close_of_business|cob|end_of_business", calendar("end of the day", 480, due: true)),
    (
      "by|before eod|end_of_day|end_of_the_day|close_of_business|cob|end_of_business",
      calendar("end of the day", 480, due: true)
    ),
    ("due? the? same day", calendar("the same day", 480, due: true)), ("due today", calendar("today", 480, due: true)),
    ("that same day", calendar("the same day", 480, due: true)),
    ("due tomorrow", Span(minutes: 1440, relation: .due, unit: .day)),
    ("due next|the_next|the_following day", Span(minutes: 1440, relation: .due, unit: .day)),
    ("due ~1 immediately|right_away|now|at_once", Span(minutes: 60, relation: .due, unit: .hour)),
    ("the? day|night|evening before|prior|ahead|beforehand", Span(minutes: 1440, relation: .before, unit: .day)),
    ("the? day|night|evening before|ahead_of|prior_to", Span(minutes: 1440, relation: .before, unit: .day)),
    ("within|inside|in the|an|a hour", Span(minutes: 60, relation: .within, unit: .hour)),
    ("within the|a day", Span(minutes: 1440, relation: .within, unit: .day)),
    ("within the|a week", Span(minutes: 10080, relation: .within, unit: .day)),
    ("the? hour before|prior|ahead|beforehand", Span(minutes: 60, relation: .before, unit: .hour)),
    ("the? week before|prior|ahead|beforehand", Span(minutes: 10080, relation: .before, unit: .week)),
    ("the? morning|day of", Span(minutes: 240, relation: .before, inexact: "the morning of", unit: .hour)),
    ("half a day", Span(minutes: 720, relation: .plain, unit: .hour)),
    ("half a day later|after", Span(minutes: 720, relation: .later, unit: .hour)),
  ]
}
