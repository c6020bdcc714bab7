/// The short code that the approval screen draws and the person types. It is bound to what was on that screen.
public struct Challenge: Hashable, Sendable {
  public let proposal: ItemID
  public let revision: Int
  public let digest: Digest
  /// Five capital letters and digits; those that look or sound alike are left out.
  public let code: String

  private static let alphabet = Array("ACDEFHJKMNPRTUVWXY3479".utf8)
  private static let length = 5

  /// - Parameter seed: fresh randomness of the caller; the same seed and digest give the same code.
  init(proposal: Proposal, digest: Digest, seed: UInt64) {
    (self.proposal, self.revision, self.digest) = (proposal.id, proposal.revision, digest)
    var bytes = CanonicalBytes()
    bytes.add("configurator code 1")
    bytes.add(digest.hex)
    bytes.add(Int(truncatingIfNeeded: seed))
    let hash = SHA256.hash(bytes.bytes)
    // 256 is no multiple of the alphabet's size; 16 bits per letter make the unevenness negligible.
    code = String(
      decoding: (0..<Self.length).map { index in
        let value = Int(hash[2 * index]) << 8 | Int(hash[2 * index + 1])
        return Self.alphabet[value % Self.alphabet.count]
      }, as: UTF8.self)
  }

  /// Capitals and spaces do not matter.
  func isAnswered(by typed: String) -> Bool {
    let letters = typed.utf8.filter { $0 != UInt8(ascii: " ") }.map { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte
    }
    return letters == Array(code.utf8)
  }
}
