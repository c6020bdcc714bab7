import ConfigSchema
import Store
import Testing

@Suite("A full disk while approving") struct FullDiskTests {
  @Test("leaves everything as it was and says so, while writing and at the commit", arguments: [false, true])
  func full(atCommit: Bool) throws {
    let community = try Community()
    let store = try community.store()
    try store.change { $0 = Sample.configuration }
    let proposal = try store.proposed { $0.triggers[0].name = "New" }
    try store.save(proposal)
    let change = try store.approved(proposal)
    let owner = try community.owner()
    let timing =
      atCommit ? "create constraint trigger full_disk after insert on" : "create trigger full_disk before insert on"
    try owner.script(
      """
      create function full_disk() returns trigger language plpgsql as
        $f$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $f$;
      \(timing) crm_config_versions \(atCommit ? "deferrable initially deferred" : "")
        for each row execute function full_disk();
      """)
    let id = Sample.randomID()
    let failure = #expect(throws: ApplyFailure.self) { try store.apply(change, as: id) }
    guard case .notApplied(let error) = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
    #expect(error.kind == .diskFull)
    #expect(failure?.description.contains("disk is full. Nothing was changed.") == true)
    #expect(try store.live() == Sample.configuration)
    #expect(try store.revision(of: Community.maple) == 1)
    #expect(store.outcome(ofApproval: id) == .notApplied)
    #expect(try store.pendingProposals().map(\.id) == [proposal.id])
    // With space again the same approval goes through.
    try owner.script("drop function full_disk() cascade")
    _ = try store.apply(change, as: id)
    #expect(try store.live().triggers.map(\.name) == ["New", "Trigger 2"])
  }
}
