import Testing

@testable import Transfer

@Suite("Hosts that are this machine")
struct LoopbackHostTests {
  @Test(
    "these names mean this machine",
    arguments: ["127.0.0.1", "127.8.9.10", "localhost", "LocalHost", "localhost.", "models.localhost", "::1", "[::1]"])
  func loopback(host: String) {
    #expect(isLoopback(host: host))
  }

  @Test(
    "these names do not, however much they look like it",
    arguments: [
      "127.0.0.1.example.test", "localhost.example.test", "notlocalhost", "128.0.0.1", "127.0.0", "127.0.0.256", "",
      "::2",
    ])
  func elsewhere(host: String) {
    #expect(!isLoopback(host: host))
  }

  @Test(
    "the host is read the way libcurl reads it",
    arguments: [
      ("http://127.0.0.1:8080/x", "127.0.0.1"), ("http://user@example.test@127.0.0.1/", nil),
      ("http://localhost@example.test/", "example.test"), ("http://[::1]:99/", "[::1]"), ("not a url", nil),
    ] as [(String, String?)])
  func hostOfURL(url: String, host: String?) {
    if let host { #expect(Curl.host(of: url) == host) } else { #expect(Curl.host(of: url) != "example.test") }
  }
}
