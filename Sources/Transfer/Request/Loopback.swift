/// Whether a host name means this machine. Such a host is never reached through a proxy:
/// libcurl would send even 127.0.0.1 to the one named by `http_proxy`.
public func isLoopback(host: String) -> Bool {
  var name = host.lowercased()
  if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
  if name.hasSuffix(".") { name.removeLast() }
  if name == "localhost" || name.hasSuffix(".localhost") || name == "::1" { return true }
  let parts = name.split(separator: ".", omittingEmptySubsequences: false)
  return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
}

/// Whether an address leads to this machine, its host read the way libcurl reads it.
public func isLoopback(url: String) -> Bool { Curl.host(of: url).map(isLoopback(host:)) ?? false }
