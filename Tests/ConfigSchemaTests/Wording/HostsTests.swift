import ConfigSchema
import Testing

@Suite struct HostsTests {
  @Test(
    "hosts are found however they are written",
    arguments: [
      ("post to https://hooks.example.test/in?x=1 please", ["hooks.example.test"]),
      ("HTTP://User:pw@Evil.Example:8080/a", ["evil.example"]),
      ("rent is free at bit.example/free!", ["bit.example"]),
      ("see www.tower.place, or mail desk@tower.place.", ["www.tower.place", "tower.place"]),
      ("go to xn--pypal-4ve.com", ["xn--pypal-4ve.com"]),
      ("(cuttlefish.io)", ["cuttlefish.io"]),
      ("two https://a.test and again https://a.test/b", ["a.test"]),
      ("see you today.Then we talk, at 3.5 p.m. on 12.05.2026, e.g. file.pdf", []),
      ("no dots at all", []),
      ("https:// and ://x", []),
      ("javascript:alert(1)", []),
    ]) func hosts(text: String, expected: [String])
  {
    #expect(Hosts.all(in: text) == expected)
  }
}
