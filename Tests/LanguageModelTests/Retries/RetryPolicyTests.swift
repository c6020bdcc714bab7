import Testing
import Transfer

@testable import LanguageModel

@Suite("When a request is sent again")
struct RetryPolicyTests {
  private func wait(
    _ status: Int?, _ headers: [HTTPHeader] = [], kind: ModelFailure.Kind = .server, attempt: Int = 1,
    random: Double = 0, now: Int = 0
  ) -> Duration? {
    let pace = Pace(sleep: { _ in }, random: { random }, epochSeconds: { now })
    let head = status.map { HTTPHead(status: $0, headers: headers) }
    return RetryPolicy(pace: pace).wait(after: kind, status: status, head: head, attempt: attempt)
  }

  @Test("own waits grow and are shortened by chance to three quarters at most")
  func backoff() {
    #expect(wait(500) == .seconds(0.5))
    #expect(wait(500, random: 1) == .seconds(0.375))
    #expect(wait(500, attempt: 2) == .seconds(1))
    #expect(wait(500, attempt: 2, random: 0.5) == .seconds(0.875))
    #expect(wait(500, attempt: 3) == nil)
  }

  @Test("these statuses may pass by themselves", arguments: [408, 409, 429, 500, 502, 503, 504, 529])
  func passing(status: Int) {
    #expect(wait(status) != nil)
  }

  @Test("these never do, whatever the server says", arguments: [400, 401, 402, 403, 404, 407, 413, 422, 301])
  func final(status: Int) {
    #expect(wait(status, [HTTPHeader("x-should-retry", "true")]) == nil)
  }

  @Test("without a status only what is known to pass is tried again")
  func withoutStatus() {
    for kind in ModelFailure.Kind.allCases {
      let expected: Set<ModelFailure.Kind> = [.overloaded, .rateLimited, .server, .network]
      #expect((wait(nil, kind: kind) != nil) == expected.contains(kind), "\(kind)")
    }
    #expect(wait(429, kind: .quota) == nil)
    #expect(wait(500, kind: .tooLarge) == nil)
  }

  @Test(
    "the server's wish counts when it is a minute at most",
    arguments: [
      ([HTTPHeader("retry-after", "5")], Duration.seconds(5)),
      ([HTTPHeader("Retry-After", "1.5")], .seconds(1.5)),
      ([HTTPHeader("retry-after", "5"), HTTPHeader("retry-after-ms", "250")], .milliseconds(250)),
      ([HTTPHeader("retry-after", "60")], .seconds(60)),
      ([HTTPHeader("retry-after", "61")], nil),
      ([HTTPHeader("retry-after", "Thu, 01 Jan 1970 00:00:30 GMT")], .seconds(20)),
      ([HTTPHeader("retry-after", "Thu, 01 Jan 1970 00:00:05 GMT")], .seconds(0.5)),
      ([HTTPHeader("retry-after", "0")], .seconds(0.5)),
      ([HTTPHeader("retry-after", "-1")], .seconds(0.5)),
      ([HTTPHeader("retry-after", "soon")], .seconds(0.5)),
      ([HTTPHeader("retry-after", "nan")], .seconds(0.5)),
      ([HTTPHeader("retry-after", "1e300")], .seconds(0.5)),
    ] as [([HTTPHeader], Duration?)])
  func asked(headers: [HTTPHeader], expected: Duration?) {
    #expect(wait(429, headers, now: 10) == expected)
  }

  @Test(
    "dates are read as the standard writes them",
    arguments: [
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Tue, 29 Feb 2028 23:59:59 GMT", 1_835_481_599), ("Wed, 21 Oct 2026 07:28:00 GMT", 1_792_567_680),
      ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Thu, 01 Foo 1970 00:00:00 GMT", nil), ("", nil),
      ("Thu, 01 Jan 1970 24:00:00 GMT", nil), ("Thu, 01 Jan 1970 00:00 GMT", nil),
    ] as [(String, Int?)])
  func dates(text: String, seconds: Int?) {
    #expect(HTTPDate.epochSeconds(text) == seconds)
  }
}
