#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The directory this program keeps its data in, after the XDG base directory specification.
public enum DataHome {
  /// `$XDG_DATA_HOME/configurator`, else `~/.local/share/configurator`; for root `/var/lib/configurator`, because the database
  /// server runs as another user there, who may not enter root's home.
  public static func directory(environment: [String: String]) throws(StoreError) -> String {
    // The specification says to ignore a relative path.
    if let home = environment["XDG_DATA_HOME"], home.hasPrefix("/") { return trimmed(home) + "/configurator" }
    if geteuid() == 0 { return rootDirectory }
    if let home = environment["HOME"], home.hasPrefix("/") { return trimmed(home) + "/.local/share/configurator" }
    guard let entry = getpwuid(geteuid()), let home = entry.pointee.pw_dir else {
      throw StoreError(
        .cluster, "There is no home directory to keep the private database in. Set XDG_DATA_HOME to a directory.")
    }
    return String(cString: home) + "/.local/share/configurator"
  }

  /// Root's, where the user `postgres` gets at it.
  package static let rootDirectory = "/var/lib/configurator"

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
