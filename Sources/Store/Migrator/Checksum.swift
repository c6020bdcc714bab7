import CCrypto

/// SHA-256 of a migration's text: tells whether a file was changed after it ran somewhere.
enum Checksum {
  static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let worked = ccrypto_sha256(bytes, bytes.count, &digest)
    precondition(worked == 1, "SHA-256 is part of every build of libcrypto")
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
