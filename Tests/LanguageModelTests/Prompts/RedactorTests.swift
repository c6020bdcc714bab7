import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("What no model needs to see")
struct RedactorTests {
  @Test(
    "keys, tokens and passwords are hidden, and nothing else",
    arguments: [
      ("use sk-proj-abcdefghij0123456789 please", "use [hidden] please"),
      ("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [hidden]"),
      (#"{"X-Api-Key":"a1b2c3d4"}"#, #"{"X-Api-Key":"[hidden]"}"#),
      (#"{\"Authorization\":\"Basic dXNlcjpwYXNz\"}"#, #"{\"Authorization\":\"Basic [hidden]\"}"#),
      ("https://h.example/in?token=abc123&x=1", "https://h.example/in?token=[hidden]&x=1"),
      ("https://me:pa55word@h.example/in", "https://[hidden]@h.example/in"),
      ("ghp_0123456789abcdefABCDEF0123456789abcd", "[hidden]"),
      ("the password is hunter2, password: hunter22", "the password is [hidden], password: [hidden]"),
      ("the API key is 9f8e7d6c5b4a3210.", "the API key is [hidden]."),
      ("our webhook token is Zx81qLm29", "our webhook token is [hidden]"),
      ("Twilio auth token 0123456789abcdef0123456789abcdef", "Twilio auth token [hidden]"),
      ("sid 0123456789ABCDEF0123456789abcdef", "sid [hidden]"),
      (
        "post to https://hooks.slack.com/services/T0AAA111/B0BBB222/Xy34Zabc please",
        "post to https://hooks.slack.com/services/[hidden] please"
      ),
      ("secret=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX", "secret=[hidden]"),
      ("password: correct-horse-battery", "password: [hidden]"),
      ("Authorization: Basic dXNlcjpw/ab+cd==", "Authorization: Basic [hidden]"),
      ("password: S3cr3t!pass!", "password: [hidden]"),
      (#"{"password":"S3cr3t!pa,ss"}"#, #"{"password":"[hidden]"}"#),
      ("clientSecret = 'abc123/+x'", "clientSecret = '[hidden]'"),
      ("https://h.example/in?api_key=a1b2c3/d+e&x=1#top", "https://h.example/in?api_key=[hidden]&x=1#top"),
      ("the keys are a1b2c3d4 and nothing else", "the keys are [hidden] and nothing else"),
      ("password: [secret 1], key=[hidden]", "password: [secret 1], key=[hidden]"),
      ("the key: remind them early", "the key: remind them early"),
      ("the key is under the mat", "the key is under the mat"),
      ("a basic follow-up, Basic training, basic email/text", "a basic follow-up, Basic training, basic email/text"),
      ("the bearer answers within minutes", "the bearer answers within minutes"),
      ("The key dates: 2026-03-02, 10am", "The key dates: 2026-03-02, 10am"),
      ("a token of thanks, secret shopper visits", "a token of thanks, secret shopper visits"),
      ("key: 512-555-0144", "key: 512-555-0144"),
      ("token: https://h.example/a/b", "token: https://h.example/a/b"),
      ("the key is [phone 1]", "the key is [phone 1]"),
      ("a hundred-percent-satisfaction-guarantee-for-all", "a hundred-percent-satisfaction-guarantee-for-all"),
      ("password is not needed", "password is not needed"),
      ("https://hooks.slack.com/", "https://hooks.slack.com/"),
      ("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000001"),
      ("https://h.example/a/b?x=12345678", "https://h.example/a/b?x=12345678"),
      ("Reply STOP to opt out. Call 512-555-0144.", "Reply STOP to opt out. Call 512-555-0144."),
      ("", ""),
    ])
  func secrets(text: String, shown: String) {
    #expect(Redactor.configured(text) == shown)
  }

  @Test(
    "in pasted material people's addresses and numbers stand behind placeholders",
    arguments: [
      ("write to pat.lee+x@mail.example.test.", "write to [email 1]."),
      ("a@b.test, c@d.test, a@b.test", "[email 1], [email 2], [email 1]"),
      ("call (512) 555-0144 or 1-512-555-0145 or +44 20 7946 0018", "call [phone 1] or [phone 2] or [phone 3]"),
      ("ext 5 512.555.0144", "ext 5 [phone 1]"),
      ("rent 950-1200, 2026-03-02 10:00, unit 1204", "rent 950-1200, 2026-03-02 10:00, unit 1204"),
      ("@ home, me@, @you.test", "@ home, me@, @you.test"),
    ])
  func contacts(text: String, shown: String) {
    var redactor = Redactor()
    #expect(redactor.pasted(text) == shown)
    #expect(redactor.restored(shown) == text)
  }

  @Test("what the person typed for use is put back; what only stood in a paste is not")
  func restoring() {
    var redactor = Redactor()
    let typed = redactor.typed("post to https://h.example/?key=abc123def")
    let pasted = redactor.pasted("password=zyx987abc")
    #expect(typed == "post to https://h.example/?key=[secret 1]")
    #expect(
      redactor.restored(#"{"url":"https://h.example/?key=[secret 1]","x":"\#(pasted) [1] [secret 2]"}"#)
        == #"{"url":"https://h.example/?key=abc123def","x":"password=[hidden] [1] [secret 2]"}"#)
  }

  @Test("a reply in pieces is put back together as it would be whole")
  func streaming() {
    var redactor = Redactor()
    _ = redactor.pasted("a@b.test 512-555-0144")
    let reply = #"{"message":"[email 1] [] [x [phone 1]","need":["[email 1]"],"z":[[[]]]} [email"#
    for size in [1, 2, 5, 7, 100] {
      let heard = Pieces()
      let restorer = Restorer(redactor) { heard.add($0) }
      var rest = reply[...]
      while !rest.isEmpty {
        restorer.take(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      restorer.finish()
      #expect(heard.text == redactor.restored(reply))
    }
  }

  @Test("nothing hostile takes long or traps")
  func hostile() {
    for text in [
      String(repeating: "@", count: 20_000), String(repeating: "(+1", count: 20_000),
      String(repeating: "a.", count: 20_000),
      String(repeating: "://", count: 5000) + "@", String(repeating: "key=", count: 10_000), "+",
      String(repeating: "key:", count: 10_000) + "://", String(repeating: "password is ", count: 10_000), "://", "@",
      "[",
    ] {
      var redactor = Redactor()
      #expect(redactor.restored(redactor.pasted(text)).utf8.count >= 1)
    }
  }
}

private final class Pieces: @unchecked Sendable {
  private(set) var text = ""
  func add(_ piece: String) { text += piece }
}
