import ConfigSchema
import FoundationEssentials
import LanguageModel
import Store

/// The first start of a private database: an invented workspace to try things on, with one proposal that waits.
enum SampleSetup {
  /// Does nothing when it was done before, also when the sample has been removed since.
  ///
  /// Several programs may get here at once, and any of them may be killed on the way: each step looks for itself what is
  /// missing, and the marker that ends all looking comes last.
  static func offer(_ handle: ClusterHandle, _ store: Store) throws {
    let marker = handle.status.directory + "/sample-offered"
    guard !FileManager.default.fileExists(atPath: marker) else { return }
    let owner = try Connection(handle.adminAddress)
    if try store.properties().isEmpty { try SampleWorkspace.install(owner) }
    if let student = try SampleWorkspace.find(owner)?.properties.last { try propose(store, for: student) }
    try Data().write(to: URL(fileURLWithPath: marker))
  }

  /// Made the way every proposal is made: words, reply, checks.
  private static func propose(_ store: Store, for property: ItemID) throws {
    let workspace = try store.workspace(current: property)
    guard workspace.currentProperty != nil, try store.proposal(SampleProposal.id) == nil else { return }
    let request = Request(typed: SampleProposal.words)
    var handles = HandleTable()
    handles.allocate(for: workspace)
    let reply = OfflinePlanner.reply(to: ModelRequest(workspace: workspace, handles: handles, request: request))
    let built = ProposalBuilder().build(
      replyText: ReplyWriter.json(reply).text(.compact), request: request, workspace: workspace, handles: handles,
      model: OfflinePlanner().name, ids: FreshID.next)
    guard case .proposal(var made, _, _) = built else { return }
    made.id = SampleProposal.id
    // Somebody else was faster: it waits already.
    do { try store.save(made) } catch is ProposalMoved {}
  }
}
