#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time zone this computer is set to.
enum MachineZone {
  /// - Parameter localTime: what the system's own clock file is.
  /// - Returns: nil when it is not known, or is that of a server rather than of a place.
  static func name(_ environment: [String: String], localTime: String = "/etc/localtime") -> String? {
    let wanted = environment["TZ"].map { $0.hasPrefix(":") ? String($0.dropFirst()) : $0 }
    guard let name = wanted.flatMap({ $0.isEmpty ? nil : $0 }) ?? linked(localTime) else { return nil }
    // Only names of places: "America/Denver", not "UTC", "Etc/UTC" or "EST5EDT".
    return name.contains("/") && !name.hasPrefix("/") && !name.hasPrefix("Etc/") ? name : nil
  }

  /// The file is a link into the list of all zones.
  private static func linked(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    let target = String(cString: found)
    return target.firstRange(of: "/zoneinfo/").map { String(target[$0.upperBound...]) }
  }
}
