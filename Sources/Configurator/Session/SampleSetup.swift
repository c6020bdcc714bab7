import ConfigSchema
import FoundationEssentials
import LanguageModel
import Store

/// The first start of a private database: an invented workspace to try things on, with one proposal that waits.
enum SampleSetup {
  /// Does nothing when it was done before, also when the sample has been removed since.
  static func offer(_ handle: ClusterHandle, _ store: Store) throws {
    let marker = handle.status.directory + "/sample-offered"
    guard !FileManager.default.fileExists(atPath: marker) else { return }
    if try store.properties().isEmpty {
      let sample = try SampleWorkspace.install(Connection(handle.adminAddress))
      if let student = sample.properties.last { try propose(store, for: student) }
    }
    try Data().write(to: URL(fileURLWithPath: marker))
  }

  /// Made the way every proposal is made: words, reply, checks.
  private static func propose(_ store: Store, for property: ItemID) throws {
    let request = Request(typed: "When a tour is a no-show, text them two hours later to pick another time")
    let workspace = try store.workspace(current: property)
    var handles = HandleTable()
    handles.allocate(for: workspace)
    let reply = OfflinePlanner.reply(to: ModelRequest(workspace: workspace, handles: handles, request: request))
    let built = ProposalBuilder().build(
      replyText: ReplyWriter.json(reply).text(.compact), request: request, workspace: workspace, handles: handles,
      model: OfflinePlanner().name, ids: FreshID.next)
    if case .proposal(let proposal, _, _) = built { try store.save(proposal) }
  }
}
