/// The database the program brings along: a PostgreSQL of its own, reached through a unix socket, started when needed.
///
/// Several programs may start, use and leave it at once; the last one stops it. Every call blocks.
public struct PrivateCluster: Sendable {
  /// What takes a moment, to tell the person who waits.
  public enum Step: Hashable, Sendable {
    case creating
    case starting
    /// It is not where it was wanted, because the server's user may not enter there.
    case placedElsewhere(wanted: String, used: String)
    /// A step of the set-up, by its title.
    case settingUp(String)
  }

  let directory: DataDirectory
  let environment: [String: String]
  /// The directory that was asked for and could not be used.
  private let avoided: String?

  /// - Parameters:
  ///   - dataHome: the program's data directory; nil takes ``DataHome/directory(environment:)``.
  ///   - environment: XDG_DATA_HOME, HOME, XDG_RUNTIME_DIR, PATH, CONFIGURATOR_POSTGRES_BIN.
  public init(dataHome: String? = nil, environment: [String: String]) throws(StoreError) {
    try self.init(dataHome: dataHome, environment: environment, rootHome: DataHome.rootDirectory)
  }

  /// - Parameter rootHome: where root's data goes when the server's user cannot get at the place that was asked for.
  package init(
    dataHome: String? = nil, environment: [String: String], rootHome: String
  ) throws(StoreError) {
    self.environment = environment
    let account = try ServerAccount.current()
    let home: String
    if let dataHome { home = dataHome } else { home = try DataHome.directory(environment: environment) }
    let wanted = DataDirectory(base: home + "/postgres", account: account)
    // Data that is there already is never walked away from; that case is explained when the server is started.
    if account.switchingTo != nil, dataHome == nil, !wanted.isInitialised, try !wanted.isReachable {
      (directory, avoided) = (DataDirectory(base: rootHome + "/postgres", account: account), wanted.base)
    } else {
      (directory, avoided) = (wanted, nil)
    }
  }

  /// Makes, starts and sets up what is missing, and joins those who use the server.
  ///
  /// A few milliseconds when it runs already, about a tenth of a second to start it, a second the first time.
  /// - Throws: ``StoreError/Kind/cluster``, ``StoreError/Kind/diskFull`` or ``StoreError/Kind/migration``, with the end of the server's log.
  public static func attach(
    dataHome: String? = nil, environment: [String: String], onStep: (Step) -> Void = { _ in }
  ) throws(StoreError) -> ClusterHandle {
    try PrivateCluster(dataHome: dataHome, environment: environment).attach(onStep: onStep)
  }

  public func attach(onStep: (Step) -> Void = { _ in }) throws(StoreError) -> ClusterHandle {
    if !Files.isDirectory(directory.base) { try directory.make() }
    // Held from before the first look at the server until we leave, so that nobody stops it in between.
    let users = try FileLock(directory.usersLock)
    users.lockShared()
    if let socket = runningSocket(), try isSetUp(socket) { return ClusterHandle(self, socket, users) }

    let start = try FileLock(directory.startLock)
    start.lockExclusive()
    defer { start.unlock() }
    let socket = try startIfNeeded(onStep)
    if try !isSetUp(socket) { try setUp(socket, onStep) }
    return ClusterHandle(self, socket, users)
  }

  /// - Returns: the socket's directory, if a server answers there.
  func runningSocket() -> String? {
    guard let file = PostmasterFile(data: directory.data), file.isReady else { return nil }
    let server = ServerProcess(directory, socketDirectory: file.socketDirectory)
    return ServerPing.at(server.keywords) == .answers ? file.socketDirectory : nil
  }

  private func startIfNeeded(_ onStep: (Step) -> Void) throws(StoreError) -> String {
    if let file = PostmasterFile(data: directory.data),
      ServerProcess(directory, socketDirectory: file.socketDirectory).settles()
    {
      return file.socketDirectory
    }
    if let avoided { onStep(.placedElsewhere(wanted: avoided, used: directory.base)) }
    try directory.make()
    let binaries = try ServerBinaries.find(wanted: directory.major, environment: environment)
    if !directory.isInitialised {
      onStep(.creating)
      try directory.initialise(binaries)
    }
    onStep(.starting)
    let server = ServerProcess(
      directory, socketDirectory: try SocketDirectory.make(for: directory, environment: environment))
    // One that lives but cannot be reached has lost its socket; it is started afresh.
    try server.stop()
    try server.start(binaries)
    return server.socketDirectory
  }
}
