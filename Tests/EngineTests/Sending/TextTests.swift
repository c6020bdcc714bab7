import ConfigSchema
import Store
import Testing
import Transfer

@testable import Engine

@Suite("Texts: what is asked of a provider") struct TextTests {
  @Test("Twilio gets a form under Basic authorization")
  func twilio() throws {
    let request = try Twilio(settings: Sending.twilio).request(Sending.text, key: Sending.key, at: Sending.at)
    #expect(request.method == "POST")
    #expect(request.url == "https://api.twilio.com/2010-04-01/Accounts/AC0123/Messages.json")
    #expect(request["Authorization"] == "Basic QUMwMTIzOnQwcHNlY3JldC10b2tlbg==")
    #expect(request.headers.first { $0.name == "Authorization" }?.isSecret == true)
    #expect(request["Content-Type"] == "application/x-www-form-urlencoded")
    #expect(request["Idempotency-Key"] == Sending.key.value)
    #expect(
      request.text
        == "To=%2B15125550142&Body=Hi%20Sam%20%26%20co%2C%207%20pm%3F%20Gr%C3%BC%C3%9Fe%20%F0%9F%91%8B&From=%2B15125550100"
    )
  }

  @Test("with a messaging service Twilio chooses the sender")
  func service() throws {
    var settings = Sending.twilio
    (settings.from, settings.messagingService) = (nil, "MG9")
    let request = try Twilio(settings: settings).request(
      .sms(to: "5125550142", body: "Hi"), key: Sending.key, at: Sending.at)
    #expect(request.text == "To=%2B15125550142&Body=Hi&MessagingServiceSid=MG9")
  }

  @Test("Telnyx gets JSON under a bearer token")
  func telnyx() throws {
    let request = try Telnyx(settings: Sending.telnyx).request(Sending.text, key: Sending.key, at: Sending.at)
    #expect(request.url == "https://api.telnyx.com/v2/messages")
    #expect(request["Authorization"] == "Bearer KEY-t0psecret")
    #expect(
      try JSONParser.parse(request.body)
        == ["from": "+15125550100", "to": "+15125550142", "text": "Hi Sam & co, 7 pm? Grüße 👋"])
  }

  @Test(
    "numbers are read as people write them",
    arguments: [
      ("(512) 555-0142", "+15125550142"), ("512.555.0142", "+15125550142"), ("1 512 555 0142", "+15125550142"),
      ("+1 (512) 555-0142", "+15125550142"), ("512\u{A0}555\u{2011}0142", "+15125550142"),
      ("+44 20 7946 0018", "+442079460018"), ("0044 20 7946 0018", "+442079460018"),
      ("+1-512-555-0142", "+15125550142"),
      ("555-0142", nil), ("512 555 0142 x3", nil), ("512-CALL-NOW", nil), ("", nil), ("+", nil), ("+0123456789", nil),
      ("012 555 0142", nil), ("+1234567890123456", nil), ("512+5550142", nil), ("٥١٢٥٥٥٠١٤٢", nil), ("911", nil),
    ] as [(String, String?)])
  func numbers(written: String, number: String?) {
    #expect(PhoneNumber.e164(written) == number)
  }

  @Test("what cannot be texted is not tried", arguments: [("555-0142", "Hi"), ("(512) 555-0142", " \n ")])
  func unsendable(to: String, body: String) {
    let outgoing = Outgoing.sms(to: to, body: body)
    #expect(throws: Unsendable.self) {
      try Twilio(settings: Sending.twilio).request(outgoing, key: Sending.key, at: Sending.at)
    }
    #expect(throws: Unsendable.self) {
      try Telnyx(settings: Sending.telnyx).request(outgoing, key: Sending.key, at: Sending.at)
    }
  }
}
