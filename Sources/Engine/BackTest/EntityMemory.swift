import ConfigSchema
import Store

/// A visit that somebody has booked.
struct TourMemory: Sendable {
  var payload: JSONObject
  var lead: ItemID?
  var start: Timestamp?
  /// Neither over nor called off.
  var isOpen = true
  /// Grows when it moves to another time.
  var episode = 0
}

/// A review and whether somebody has dealt with it.
struct ReviewMemory: Sendable {
  var payload: JSONObject
  /// The date of the review itself.
  var since: Timestamp
  /// When the platform came to know of it.
  var known: Timestamp
  var isWaiting = true

  init(payload: JSONObject, known: Timestamp) {
    (self.payload, self.known) = (payload, known)
    since = payload["review_date"]?.string.flatMap { Timestamp($0) } ?? known
  }
}

/// A conversation and its last message.
struct ConversationMemory: Sendable {
  var lead: ItemID?
  var lastMessage: Timestamp
  var lastRole: String
  var episode = 0
}

/// Something besides a lead as it stood when the days that are looked at began.
public enum EntitySeed: Sendable {
  /// - Parameter payload: the fields of `tour_scheduled`.
  case tour(ItemID, lead: ItemID?, payload: JSONObject)
  /// - Parameters:
  ///   - payload: the fields of `review_received`.
  ///   - since: when it arrived.
  case review(ItemID, payload: JSONObject, since: Timestamp)
  case conversation(ItemID, lead: ItemID?, lastMessage: Timestamp, lastRole: String)
}
