/// Where a PostgreSQL server is and how to log in to it.
public struct ServerAddress: Hashable, Sendable {
  private let form: Form

  private enum Form: Hashable, Sendable {
    /// A connection string or URI, given to libpq as it is.
    case text(String)
    case keywords([String: String])
  }

  /// A connection URI (`postgresql://…`) or a keyword string (`host=… dbname=…`).
  public init(_ connectionString: String) { form = .text(connectionString) }

  /// libpq's keywords: `host`, `port`, `dbname`, `user`, `password`, …
  public init(keywords: [String: String]) { form = .keywords(keywords) }

  /// The server named by `DATABASE_URL` or the PG* variables.
  /// - Returns: nil when neither names one; then the private database is meant.
  public static func fromEnvironment(_ environment: [String: String]) -> ServerAddress? {
    if let url = environment["DATABASE_URL"], !url.isEmpty { return ServerAddress(url) }
    var found: [String: String] = [:]
    for (variable, keyword) in variables {
      if let value = environment[variable], !value.isEmpty { found[keyword] = value }
    }
    let names = ["host", "hostaddr", "service", "dbname"]
    return names.contains { found[$0] != nil } ? ServerAddress(keywords: found) : nil
  }

  private static let variables = [
    "PGHOST": "host", "PGHOSTADDR": "hostaddr", "PGPORT": "port", "PGDATABASE": "dbname", "PGUSER": "user",
    "PGPASSWORD": "password", "PGPASSFILE": "passfile", "PGSERVICE": "service", "PGSSLMODE": "sslmode",
    "PGSSLROOTCERT": "sslrootcert", "PGSSLCERT": "sslcert", "PGSSLKEY": "sslkey",
  ]

  /// The pairs libpq gets. A connection string travels as `dbname`, which libpq takes apart.
  var keywords: [(String, String)] {
    switch form {
    case .text(let text): [("dbname", text)]
    case .keywords(let pairs): pairs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  private var parsed: [String: String] {
    switch form {
    case .text(let text): connectionKeywords(of: text) ?? [:]
    case .keywords(let pairs): pairs
    }
  }

  public var user: String? { parsed["user"] }
  public var database: String? { parsed["dbname"] }

  /// The same server with another login, database or password. A connection string is taken apart for it.
  public func with(_ changes: [String: String]) -> ServerAddress {
    ServerAddress(keywords: parsed.merging(changes) { $1 })
  }

  /// A URI that `psql` and other programs take, with the password if there is one.
  public var connectionString: String {
    if case .text(let text) = form { return text }
    return parsed.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted($0.value))" }.joined(separator: " ")
  }

  private static func quoted(_ value: String) -> String {
    guard value.isEmpty || value.utf8.contains(where: { [32, 39, 92].contains($0) }) else { return value }
    var out = "'"
    for character in value {
      if character == "'" || character == "\\" { out.append("\\") }
      out.append(character)
    }
    return out + "'"
  }
}

extension ServerAddress: CustomStringConvertible {
  /// For people: database, host and user, never the password.
  public var description: String {
    let parts = parsed
    let place = parts["host"] ?? parts["hostaddr"] ?? parts["service"] ?? "this computer"
    let port = parts["port"].map { ":\($0)" } ?? ""
    let login = parts["user"].map { " as \($0)" } ?? ""
    return "\(parts["dbname"] ?? "the default database") on \(place)\(port)\(login)"
  }
}

extension ServerAddress {
  /// Why logging in failed, as a person gets to read it.
  func error(_ failure: LinkFailure) -> StoreError {
    failure.serverAnswered
      ? StoreError(
        .refusedLogin, "The database server refused the connection to \(self). Check the name, user and password.",
        detail: failure.message)
      : StoreError(
        .unreachable, "No database server answered at \(self). Nothing was lost. Start it or check the address, then try again.",
        detail: failure.message)
  }
}
