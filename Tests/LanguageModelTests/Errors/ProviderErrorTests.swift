import Testing

@testable import LanguageModel

@Suite("What a provider says went wrong")
struct ProviderErrorTests {
  @Test(
    "a body of any shape gives its words",
    arguments: [
      (#"{"error":{"message":"m","type":"t","param":"p","code":"c"}}"#, "m", "t", "c", "p"),
      (#"{"error":"m"}"#, "m", "", "", nil),
      (#"[{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}]"#, "m", "INVALID_ARGUMENT", "400", nil),
      (#"{"message":"m","type":"t"}"#, "m", "t", "", nil),
      (#"{"error":{"type":"overloaded_error"}}"#, "", "overloaded_error", "", nil),
      (#"{"detail":"nope"}"#, #"{"detail":"nope"}"#, "", "", nil),
      ("<html>denied</html>", "<html>denied</html>", "", "", nil),
      ("", "", "", "", nil),
      ("[]", "[]", "", "", nil),
      ("null", "null", "", "", nil),
      (
        #"{"error":{"message":"Unknown name \"seed\": Cannot find field."}}"#,
        "Unknown name \"seed\": Cannot find field.", "", "", "seed"
      ),
    ] as [(String, String, String, String, String?)])
  func shapes(body: String, message: String, type: String, code: String, field: String?) {
    let error = ProviderError(body: Array(body.utf8))
    #expect(error.message == message)
    #expect(error.type == type)
    #expect(error.code == code)
    #expect(error.field == field)
  }

  @Test(
    "status and words together say what kind it is",
    arguments: [
      (401, "", ModelFailure.Kind.unauthorized), (402, "", .quota), (403, "", .forbidden), (404, "", .notFound),
      (408, "", .timedOut), (413, "", .tooLarge), (422, "", .badRequest), (429, "", .rateLimited), (500, "", .server),
      (503, "", .overloaded), (504, "", .timedOut), (529, "", .overloaded), (302, "", .redirected),
      (429, #"{"error":{"code":"insufficient_quota"}}"#, .quota), (403, #"{"error":{"type":"billing_error"}}"#, .quota),
      (400, #"{"error":{"code":"context_length_exceeded"}}"#, .tooLarge),
      (400, #"{"error":{"message":"prompt is too long: 250000 tokens"}}"#, .tooLarge),
      (nil, #"{"error":{"type":"overloaded_error"}}"#, .overloaded), (nil, #"{"error":{"code":503}}"#, .overloaded),
      (nil, #"{"error":{"type":"rate_limit_error"}}"#, .rateLimited), (nil, #"{"error":"boom"}"#, .server),
      (nil, #"{"error":{"type":"invalid_request_error"}}"#, .badRequest),
    ] as [(Int?, String, ModelFailure.Kind)])
  func kinds(status: Int?, body: String, kind: ModelFailure.Kind) {
    #expect(ProviderError(body: Array(body.utf8)).kind(status: status) == kind)
  }

  @Test(
    "strangers' text is one printable line",
    arguments: [
      ("a\n\n b\tc ", "a b c"), ("a\u{1b}[31mred", "a\\u{1b}[31mred"), ("a\u{202e}b\u{200b}", "a\\u{202e}b\\u{200b}"),
      ("Zürich 東京 🚀", "Zürich 東京 🚀"), ("", ""), ("\u{0}", "\\u{0}"),
    ])
  func printable(text: String, shown: String) {
    #expect(Printable.excerpt(text) == shown)
  }

  @Test("and never longer than its limit")
  func limit() {
    #expect(Printable.excerpt(String(repeating: "x", count: 1000)).count == 301)
    #expect(Printable.excerpt(String(repeating: "\u{1b}", count: 1000)).count <= 301)
  }

  @Test("every kind of failure has a sentence and advice, and names no key")
  func wording() {
    let wording = FailureWording(provider: "Acme", keyVariable: "ACME_KEY", model: "m", key: Secret("topsecret"))
    for status in [301, 401, 402, 403, 404, 408, 413, 422, 429, 500, 503] {
      let failure = wording.failure(
        ProviderError(message: "x topsecret y"), status: status, requestID: "r1", attempts: 2)
      #expect(!failure.message.isEmpty)
      #expect(!failure.advice.isEmpty)
      #expect(failure.sentence.contains("r1"))
      #expect(failure.sentence.contains("2 attempts"))
      #expect(!failure.sentence.contains("topsecret"))
    }
  }

  @Test("what a gateway is sent as a key is named as little")
  func gatewayKey() throws {
    let choice = ModelChoice.fromEnvironment([
      "OPENAI_BASE_URL": "http://models.example/v1",
      "OPENAI_CUSTOM_HEADERS": "api-key: gatewaysecret\nX-Auth: Bearer othersecret",
    ])
    let wording = try #require(choice.endpoint).wording
    let failure = wording.failure(
      ProviderError(message: "a gatewaysecret b othersecret c"), status: 401, requestID: nil, attempts: 1)
    #expect(!failure.sentence.contains("secret") && !failure.detail.contains("secret"), "\(failure)")
    #expect(choice.notice?.contains("without encryption") == true)
  }

  @Test("a secret shows itself to nobody")
  func secret() {
    let endpoint = ModelEndpoint(vendor: .openai, model: "m", key: Secret("topsecret"))
    var dumped = ""
    dump(endpoint, to: &dumped)
    for text in [dumped, "\(endpoint)", String(reflecting: endpoint), "\(Secret("topsecret"))"] {
      #expect(!text.contains("topsecret"))
    }
  }
}
