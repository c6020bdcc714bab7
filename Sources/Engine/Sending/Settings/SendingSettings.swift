import Transfer

/// What is set up to carry things out of this machine, read from environment variables. Pure.
public struct SendingSettings: Sendable {
  enum Texts: Hashable, Sendable {
    case twilio(TwilioSettings)
    case telnyx(TelnyxSettings)
  }
  enum Mail: Hashable, Sendable {
    case resend(ResendSettings)
    case smtp(SMTPSettings)
  }

  var texts: Texts?
  var mail: Mail?
  var webhookSecret: Secret?
  var findings: [SendingFinding] = []

  /// - Parameter environment: as the process has it; empty values are as good as none.
  public static func read(_ environment: [String: String]) -> SendingSettings {
    var settings = SendingSettings()
    let twilio = settings.take(TwilioSettings.read(environment), .texts).map(Texts.twilio)
    let telnyx = settings.take(TelnyxSettings.read(environment), .texts).map(Texts.telnyx)
    settings.texts = settings.first(twilio, telnyx, of: ("Twilio", "Telnyx"), .texts)
    let resend = settings.take(ResendSettings.read(environment), .mail).map(Mail.resend)
    let smtp = settings.take(SMTPSettings.read(environment), .mail).map(Mail.smtp)
    settings.mail = settings.first(resend, smtp, of: ("Resend", "the mail server"), .mail)
    settings.webhookSecret = settings.take(WebhookVariables.read(environment), .webhooks)
    return settings
  }

  private mutating func take<Value>(_ reading: ProviderReading<Value>, _ channel: Channel) -> Value? {
    switch reading {
    case .untouched: return nil
    case .complete(let value): return value
    case .half(let sentence):
      findings.append(SendingFinding(channel: channel, sentence: sentence))
      return nil
    }
  }

  /// With two of a kind the first is used, and that is said.
  private mutating func first<Value>(
    _ first: Value?, _ second: Value?, of names: (String, String), _ channel: Channel
  ) -> Value? {
    if first != nil, second != nil {
      let sentence = "\(names.0) and \(names.1) are both set up; \(names.0) is used"
      findings.append(SendingFinding(channel: channel, sentence: sentence))
    }
    return first ?? second
  }
}

/// Something about the set-up that somebody should look at.
struct SendingFinding: Hashable, Sendable {
  let channel: Channel
  /// A clause without a full stop. Names variables, never what they hold.
  let sentence: String
}
