import ConfigSchema
import Store
import TestSupport
import Testing

@Suite("A connection cut while approving") struct CutTests {
  private let proxied: Proxied

  init() throws {
    proxied = try Proxied()
    try proxied.direct.change { $0 = Configuration(triggers: [Sample.trigger(1, name: "Start", actions: 1)]) }
  }

  private func renaming(to name: String) throws -> ApprovedChange {
    try proxied.approved { $0.triggers[0].name = name }
  }

  @Test("leaves the old state or the new one, wherever it comes, and what is reported is true")
  func everywhere() throws {
    let whole = try proxied.counts(applying: renaming(to: "Whole"))
    #expect(whole.client > 20 && whole.server > 20)
    let cuts = (1...whole.client).map(WireProxy.Cut.afterClient) + (1...whole.server).map(WireProxy.Cut.afterServer)
    var applied = 0
    for (number, cut) in cuts.enumerated() {
      if try isApplied(cut, name: "Name \(number)") { applied += 1 }
    }
    // Only what comes after the commit has been sent can have led to the new state; both endings have to occur.
    #expect(applied > 0 && applied < 10)
    #expect(try proxied.direct.revision(of: Community.maple) == 2 + applied)
    #expect(try proxied.direct.drift(property: Community.maple).isEmpty)
  }

  private func isApplied(_ cut: WireProxy.Cut, name: String) throws -> Bool {
    let before = try proxied.direct.live()
    let change = try renaming(to: name)
    let id = Sample.randomID()
    let store = try proxied.store()
    proxied.proxy.arm(cut)
    var reported: AppliedApproval?
    do { reported = try store.apply(change, as: id) } catch {
      guard case .notApplied = error else { throw error }
      // What is known is said as known.
      #expect(
        error.description.contains("Nothing was changed") || error.description.contains("Nothing half done"), "\(cut)")
      #expect(!error.description.contains("may or may not"), "\(cut): \(error)")
      #expect(error.description.hasSuffix("The proposal still waits."), "\(cut): \(error)")
    }
    #expect(!proxied.proxy.isArmed, "nothing was cut \(cut)")
    let live = try proxied.direct.live()
    if let reported {
      #expect(live.triggers.map(\.name) == [name], "\(cut)")
      #expect(proxied.direct.outcome(ofApproval: id) == .applied(reported), "\(cut)")
    } else {
      #expect(live == before, "\(cut)")
      #expect(proxied.direct.outcome(ofApproval: id) == .notApplied, "\(cut)")
    }
    // The session is usable again, or can be made so.
    #expect(store.outcome(ofApproval: id) == proxied.direct.outcome(ofApproval: id), "\(cut)")
    return reported != nil
  }

  @Test("when the database cannot be asked afterwards, says so, and knows as soon as it can")
  func unreachable() throws {
    let whole = try proxied.counts(applying: renaming(to: "Whole"))
    let change = try renaming(to: "Perhaps")
    let id = Sample.randomID()
    let store = try proxied.store()
    // The last message of the program is the commit.
    proxied.proxy.arm(.afterClient(whole.client), thenRefusing: true)
    let failure = #expect(throws: ApplyFailure.self) { try store.apply(change, as: id) }
    guard case .outcomeUnknown(id, _) = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    #expect(failure?.description.contains("either in effect as a whole or not at all") == true)
    guard case .unreachable = store.outcome(ofApproval: id) else { return #expect(Bool(false)) }

    proxied.proxy.arm(nil)
    guard case .applied(let applied) = store.outcome(ofApproval: id) else { return #expect(Bool(false)) }
    #expect(applied.id == id)
    #expect(try store.live().triggers.map(\.name) == ["Perhaps"])
  }

  @Test("two hundred changes take as many round trips as one")
  func roundTrips() throws {
    let one = try proxied.counts(applying: renaming(to: "One"))
    let many = try proxied.counts(
      applying: proxied.approved { configuration in
        configuration.triggers[0].name = "Many"
        configuration.triggers += (2...200).map { Sample.trigger($0) }
      })
    #expect(try proxied.direct.live().triggers.count == 200)
    #expect(many.turns == one.turns)
    #expect(many.client == one.client)
    #expect(one.turns <= 8)
  }
}
