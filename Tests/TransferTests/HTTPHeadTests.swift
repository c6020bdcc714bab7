import Testing

@testable import Transfer

@Suite("Heads and headers")
struct HTTPHeadTests {
  private func collected(_ lines: [String]) -> HTTPHead? {
    var collector = HeadCollector()
    var head: HTTPHead?
    for line in lines { head = collector.take(line: Array(line.utf8)) ?? head }
    return head
  }

  @Test("status, names and values are read, blanks around values dropped")
  func plain() throws {
    let head = try #require(collected(["HTTP/1.1 429 Slow down\r\n", "Retry-After: \t 5 \r\n", "X-A:b:c\r\n", "\r\n"]))
    #expect(head.status == 429)
    #expect(head["retry-after"] == "5")
    #expect(head["x-a"] == "b:c")
    #expect(head["missing"] == nil)
  }

  @Test("HTTP/2 has no reason phrase") func http2() throws {
    #expect(collected(["HTTP/2 200 \r\n", "\r\n"])?.status == 200)
  }

  @Test("interim answers are passed over with their headers") func interim() throws {
    let head = try #require(
      collected(["HTTP/1.1 103 Early\r\n", "Link: x\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "A: 1\r\n", "\r\n"]))
    #expect(head.status == 200)
    #expect(head.headers == [HTTPHeader("A", "1")])
  }

  @Test("a secret header never shows its value, however it is printed") func secret() {
    let request = HTTPRequest(url: "http://x", headers: [HTTPHeader("Authorization", "Bearer s3cret", isSecret: true)])
    var dumped = ""
    dump(request, to: &dumped)
    for text in [
      dumped, "\(request)", String(reflecting: request), "\(request.headers)", String(reflecting: request.headers),
    ] {
      #expect(!text.contains("s3cret"))
      #expect(text.contains("Authorization"))
    }
  }

  @Test(
    "dates are written the way they are read",
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (1_835_481_599, "Tue, 29 Feb 2028 23:59:59 GMT"), (1_792_567_680, "Wed, 21 Oct 2026 07:28:00 GMT"),
      (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
  func date(seconds: Int, text: String) {
    #expect(HTTPDate.text(epochSeconds: seconds) == text)
    #expect(HTTPDate.epochSeconds(text) == seconds)
  }
}
