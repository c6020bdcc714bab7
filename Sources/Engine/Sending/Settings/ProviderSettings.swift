import Transfer

/// Everything needed to text through Twilio.
struct TwilioSettings: Hashable, Sendable {
  var account: String
  var token: Secret
  /// At least one of these two.
  var from: String?
  var messagingService: String?
  /// Without a slash at the end.
  var baseURL: String
}

struct TelnyxSettings: Hashable, Sendable {
  var key: Secret
  /// A number, or the word some countries allow in its place.
  var from: String
  var baseURL: String
}

struct ResendSettings: Hashable, Sendable {
  var key: Secret
  var from: MailAddress
  var baseURL: String
}

struct SMTPSettings: Hashable, Sendable {
  var url: String
  /// Always, unless the server is this machine.
  var encryption: MailRequest.Encryption
  var login: MailRequest.Login?
  var from: MailAddress
}
