/// Something under way. Touched by the transfer thread only, apart from its creation.
class Exchange: @unchecked Sendable {
  let limits: HTTPLimits
  let connection: ConnectionRules
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var lastByte: ContinuousClock.Instant
  private var allowedAddresses = 0
  private var refusedAddresses = 0
  /// Whether a part of the body has come.
  var hasBody: Bool { false }

  init(limits: HTTPLimits, connection: ConnectionRules) {
    (self.limits, self.connection) = (limits, connection)
    started = clock.now
    lastByte = started
  }

  /// One line that the server sends apart from the body.
  func header(_ line: UnsafeRawBufferPointer) { noteActivity() }

  /// - Returns: false to end the transfer.
  func body(_ piece: UnsafeRawBufferPointer) -> Bool {
    noteActivity()
    return true
  }

  /// Fills in what is to be uploaded next.
  /// - Returns: how many bytes; 0 = that was all.
  func upload(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    noteActivity()
    return 0
  }

  /// - Parameter error: nil when libcurl saw it through.
  func finish(_ error: TransferError?) {}

  final func noteActivity() { lastByte = clock.now }

  /// - Parameter address: nil = not an internet address.
  final func mayConnect(to address: IPAddress?) -> Bool {
    guard let allows = connection.allows else { return true }
    let isAllowed = address.map(allows) ?? false
    if isAllowed { allowedAddresses += 1 } else { refusedAddresses += 1 }
    return isAllowed
  }

  /// What libcurl calls a failed connection is a refusal of ours when there was nothing else to connect to.
  final func named(_ error: TransferError) -> TransferError {
    guard error.code == .cannotConnect, refusedAddresses > 0, allowedAddresses == 0 else { return error }
    return TransferError(.addressRefused)
  }

  /// When this exchange has to be ended if nothing happens until then.
  final var deadline: ContinuousClock.Instant {
    let silent = lastByte + limits.idle
    guard let total = limits.total else { return silent }
    return min(silent, started + total)
  }

  /// What to end it with at its deadline.
  final func overdue(at now: ContinuousClock.Instant) -> TransferError? {
    if let total = limits.total, now >= started + total { return TransferError(.tookTooLong) }
    return now >= lastByte + limits.idle ? TransferError(.silent) : nil
  }
}
