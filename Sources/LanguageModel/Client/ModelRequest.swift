import ConfigSchema

/// Everything a client may look at to answer one request.
public struct ModelRequest: Hashable, Sendable {
  /// The state that the reply's operations are edits of: the live one, or what it would be with the waiting proposal.
  public var workspace: Workspace
  /// What is live; questions about the set-up are answered from it.
  public var live: Workspace
  /// The short names by which the reply refers to items. Every item of the workspace has one.
  public var handles: HandleTable
  /// What the person handed in now.
  public var request: Request
  /// What was handed in before and led here, as when a question was answered. A waiting proposal brings its own.
  public var earlier: Request
  /// What was said before in this conversation, oldest first.
  public var history: [Turn]
  /// A proposal that waits for a decision and that this request amends.
  public var pending: Proposal?
  /// Items whose full text an earlier reply to this request asked for with `need`.
  public var needed: [Reference]
  /// Set when an earlier reply to this request has to be mended.
  public var correction: Correction?

  /// - Parameter live: nil = `workspace`.
  public init(
    workspace: Workspace, live: Workspace? = nil, handles: HandleTable, request: Request,
    earlier: Request = Request([]), history: [Turn] = [], pending: Proposal? = nil, needed: [Reference] = [],
    correction: Correction? = nil
  ) {
    self.live = live ?? workspace
    (self.workspace, self.handles, self.request, self.history) = (workspace, handles, request, history)
    (self.earlier, self.pending, self.needed, self.correction) = (earlier, pending, needed, correction)
  }

  /// Everything that was handed in before this turn, oldest first. Pastes are counted through in this order.
  var before: [RequestInput] { (pending?.request.inputs ?? []) + earlier.inputs }

  /// What was wrong with the reply before. Empty when this is the first asking.
  public var findings: [Finding] { correction?.findings ?? [] }
}

/// A reply that did not pass, and why: only the failing operations are asked for again.
public struct Correction: Hashable, Sendable {
  /// The reply as it came.
  public var reply: String
  /// Indexes in `changes` of that reply that are asked for again; empty = the reply as a whole could not be read.
  public var operations: [Int]
  public var findings: [Finding]

  public init(reply: String, operations: [Int], findings: [Finding]) {
    (self.reply, self.operations, self.findings) = (reply, operations, findings)
  }
}
