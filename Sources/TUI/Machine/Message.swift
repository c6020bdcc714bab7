import ConfigSchema

/// Everything that can happen to the program: the only input of `update`.
public enum Message: Hashable, Sendable {
  case key(Key)
  /// Characters typed faster than they are drawn, at least two; each counts as its key.
  case typed(String)
  /// One whole paste. Line ends are `\n`.
  case paste(String)
  case resize(Size)
  /// The frame of the model as it is now is on the terminal: whatever it drew has been on the screen. The terminal sends it
  /// right after each frame, so that keys typed ahead of the screen never count as having looked.
  case shown
  /// Milliseconds of a clock that only runs forward. The loop sends it before each batch and when a wake-up is due.
  case clock(Int)
  /// One answer to an effect. Asking gives several, every other effect one.
  case answer(EffectID, Answer)
  /// Something nobody here asked for.
  case news(News)
  /// Whatever had been typed before the last frame is gone. The terminal's answer to `Work.discardInput`.
  case inputDiscarded
  /// The terminal goes away or the process is asked to end: save and leave.
  case hangUp
}

/// What reaches the program from outside without having been asked for.
public enum News: Hashable, Sendable {
  /// The model, property, database or person changed.
  case session(Session)
  /// The proposals that wait for this workspace, as they are now.
  case pending([PendingProposal])
  /// The same, and for this proposal the decisions in it count: another session was faster.
  case overruled(ItemID, [PendingProposal])
  /// Something the person should know, such as a database that came back.
  case notice(Notice)
}
