/// How a session behaves. Times are in milliseconds; 0 = no limit.
public struct ConnectionOptions: Sendable {
  /// Shown in `pg_stat_activity`.
  public var applicationName: String
  public var connectTimeoutSeconds: Int
  public var statementTimeout: Int
  public var lockTimeout: Int
  /// How long an approval's transaction may be silent before the server ends it, and gives back its locks.
  public var silenceTimeout: Int
  /// Takes what the server says beside its answers. The default drops it: libpq would print it across the screen.
  public var onNotice: @Sendable (String) -> Void

  public init(
    applicationName: String = "configurator", connectTimeoutSeconds: Int = 10, statementTimeout: Int = 60_000,
    lockTimeout: Int = 5_000, silenceTimeout: Int = 10_000, onNotice: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    (self.applicationName, self.connectTimeoutSeconds) = (applicationName, connectTimeoutSeconds)
    (self.statementTimeout, self.lockTimeout, self.onNotice) = (statementTimeout, lockTimeout, onNotice)
    self.silenceTimeout = silenceTimeout
  }

  var keywords: [(String, String)] {
    [
      ("connect_timeout", String(connectTimeoutSeconds)), ("client_encoding", "UTF8"),
      ("application_name", applicationName),
      // A network that swallows packets is noticed within a minute, not after the quarter of an hour TCP would take.
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "45000"),
    ]
  }

  static let searchPath = "public, extensions, pg_temp"

  /// What every session sets first. Sent as a command, because poolers do not pass start-up options on.
  /// The temporary schema comes last, so that nobody can put a table of his own in front of ours.
  var settings: String {
    """
    set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres';
    set search_path = \(Self.searchPath); set bytea_output = 'hex'; set extra_float_digits = 1;
    set statement_timeout = \(statementTimeout); set lock_timeout = \(lockTimeout);
    set default_transaction_isolation = 'read committed'
    """
  }
}
