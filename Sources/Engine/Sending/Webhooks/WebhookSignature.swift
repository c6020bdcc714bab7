import ConfigSchema
import Store
import Transfer

/// Shows the receiver of a webhook that it comes from here and when: `t=1767225600,v1=…`, the HMAC-SHA256 of `t`, a dot
/// and the body as it is sent, under the secret that both sides know.
enum WebhookSignature {
  static let header = "X-Configurator-Signature"

  static func value(_ body: [UInt8], secret: Secret, at: Timestamp) -> String {
    let time = String(at.microseconds / 1_000_000)
    let digest = secret.use { KeyedDigest(of: Array("\(time).".utf8) + body, key: Array($0.utf8)) }
    return "t=\(time),v1=\(digest.hex)"
  }
}
