import ConfigSchema

/// The state of the conversation screen.
struct Chat: Sendable {
  var transcript = Transcript()
  var editor = Editor()
  /// The editor's rows as of the last `settle`.
  private(set) var kept: EditorLayout?
  /// What was sent before, oldest first, for Up and Down.
  var sent: [Draft] = []
  /// The place in `sent` that is shown; nil = the text being written.
  var recalled: Int?
  var stash = Draft()
  var asking: Asking?
  /// When the draft is to be saved, on the model's clock.
  var draftDue: Int?
  /// The line of the completion list that Tab takes.
  var completion = 0
  var isCompletionHidden = false
  /// The piece of material being read.
  var peek: Peek?
  /// Ctrl-C on an empty line was pressed once.
  var isQuitArmed = false
  /// Words the program put into the line, as long as the person has not written on.
  var prefill: Prefill?
  /// The choices of the last single question, taken with Alt-1 … Alt-9.
  var choices: [String] = []

  /// A request the model is working on.
  struct Asking: Hashable, Sendable {
    var effect: EffectID
    var startedAt: Int
    var progress: String
    /// What was sent, to be put back when it fails.
    var draft: Draft
    /// The turn that streams; nil before the first text.
    var turn: Int?
    var isCancelling = false
  }

  /// An empty conversation; what is being typed for it stays.
  mutating func begin() {
    var new = Chat()
    if draftDue != nil { (new.editor, new.draftDue) = (editor, draftDue) }
    self = new
  }

  mutating func settle(_ layout: ChatLayout) {
    kept = layout.editor
    let (width, rows) = (layout.transcript.columns, layout.transcript.rows)
    transcript.settle(columns: width, rows: rows)
    completion = min(completion, max(0, layout.matches.count - 1))
  }
}
