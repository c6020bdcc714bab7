import Store

extension Statement {
  /// The transaction need not be on disk when it ends, which takes as long as all the rest of a small one.
  ///
  /// For what a worker would do again: a server that falls over forgets an event's mark together with its runs, and a run's finish
  /// together with its effect, and they wait again. Nothing that has left the machine is forgotten, since a lease is waited for,
  /// and what was committed before it is on disk with it.
  static let unhurried = Statement("set local synchronous_commit = off")
}
