import CCrypto

/// HMAC-SHA256: shows that bytes come from somebody who knows the key, and came unchanged.
public struct KeyedDigest: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String
  public var description: String { hex }

  public init(of bytes: [UInt8], key: [UInt8]) {
    var out = [UInt8](repeating: 0, count: 32)
    let done = ccrypto_hmac_sha256(key, Int32(key.count), bytes, bytes.count, &out)
    precondition(done == 1, "the cryptography library cannot compute HMAC-SHA256")
    hex = Digest.hex(out)
  }
}
