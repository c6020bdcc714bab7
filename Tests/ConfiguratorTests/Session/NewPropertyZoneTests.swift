import ConfigSchema
import Testing

@testable import Configurator

@Suite("The time zone of a new property") struct NewPropertyZoneTests {
  @Test(
    "this computer's is taken when it is that of a place",
    arguments: [
      ("America/Denver", "America/Denver"), (":America/Denver", "America/Denver"), ("UTC", nil), ("Etc/UTC", nil),
      ("EST5EDT", nil), ("/usr/share/zoneinfo/UTC", nil),
    ] as [(String, String?)])
  func machine(variable: String, name: String?) {
    #expect(MachineZone.name(["TZ": variable]) == name)
  }

  @Test("without any file there is none, and without any hint it is said which was taken")
  func unknown() {
    #expect(MachineZone.name([:], localTime: "/nowhere") == nil)
    var last = PropertyFacts(id: ItemID("p"), name: "P", timeZone: "America/Boise")
    #expect(NewPropertyZone.name(beside: last, ["TZ": "America/Denver"]) == "America/Denver")
    #expect(NewPropertyZone.name(beside: last, ["TZ": "UTC"]) == "America/Boise")
    last.isSample = true
    #expect(NewPropertyZone.name(beside: last, ["TZ": "UTC"]) == "America/New_York")
    #expect(NewPropertyZone.sentence("America/Denver").contains("property set"))
  }
}
