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

  /// Why the connection string cannot be read; nil when it can.
  var fault: LinkFailure? {
    guard case .text(let text) = form else { return nil }
    do throws(LinkFailure) { _ = try connectionKeywords(of: text) } catch { return error }
    return nil
  }

  private var parsed: [String: String] {
    switch form {
    case .text(let text): (try? connectionKeywords(of: text)) ?? [:]
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
    var parts = parsed
    let user = parts.removeValue(forKey: "user").map { Self.escaped($0) + "@" } ?? ""
    let database = parts.removeValue(forKey: "dbname").map(Self.escaped) ?? ""
    let query = parts.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.escaped($0.value))" }.joined(separator: "&")
    return "postgresql://\(user)/\(database)" + (query.isEmpty ? "" : "?\(query)")
  }

  /// Percent encoding of everything that is not plainly a name or a path.
  private static func escaped(_ value: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in value.utf8 {
      let plain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || "-._~/".utf8.contains(byte)
      out += plain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: out, as: UTF8.self)
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
