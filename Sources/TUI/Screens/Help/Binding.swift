/// A key and what it does, in a few words for the hints and in a sentence for the help.
struct Binding: Hashable, Sendable {
  var keys: String
  var short: String
  var long: String
  init(_ keys: String, _ short: String, _ long: String? = nil) {
    (self.keys, self.short, self.long) = (keys, short, long ?? short)
  }
}
