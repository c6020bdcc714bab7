import Store

extension Connection {
  /// Works as the engine from here on: it reads configuration and cannot write it.
  ///
  /// A worker that is stopped in the middle of a transaction loses it after a while, so that others get on.
  ///
  /// - Throws: also when a pooler stands in between: the role would be somebody else's.
  public func workAsEngine(patience: String = "30s") throws(StoreError) {
    try refusePooler()
    try script(
      """
      set role configurator_engine;
      set idle_in_transaction_session_timeout = '\(patience)'
      """)
  }
}
