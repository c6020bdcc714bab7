import ConfigSchema

/// What a sentence says it is about.
enum TriggerTarget {
  /// The same thing at one or more properties.
  case found([Item], range: Range<Int>?)
  /// Several fit: which one?
  case ambiguous([Item])
  /// Clearly about something that exists, but nothing fits.
  case missing
  /// Not about something that exists.
  case none
}
