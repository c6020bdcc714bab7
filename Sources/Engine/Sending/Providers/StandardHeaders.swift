import ConfigSchema
import Transfer

extension HTTPHeader {
  /// Some providers turn away who does not say what program it is.
  static let userAgent = HTTPHeader("User-Agent", "configurator")

  /// The same over all attempts, so that a receiver who looks at it takes a second attempt for what it is.
  static func idempotencyKey(_ key: ItemID) -> HTTPHeader { HTTPHeader("Idempotency-Key", key.value) }
}
