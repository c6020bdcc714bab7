import Transfer

/// Which addresses a webhook may be connected to: those of the public internet, and none that lead inside.
///
/// Asked about the address of the connection itself, so a name that leads inside, or leads somewhere else the second time it is
/// looked up, gains nothing. Sources: the IANA registries of special-purpose addresses.
enum AddressPolicy {
  static let isPublic: @Sendable (IPAddress) -> Bool = { address in
    if address.bytes.count == 4 { return !specialV4.contains { $0.contains(address) } }
    // All of the internet that is in use; what maps, translates or scopes other addresses lies outside of it.
    return globalV6.contains(address) && !specialV6.contains { $0.contains(address) }
  }

  private static let specialV4 = blocks([
    "0.0.0.0/8",  // this network
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  // private
    "100.64.0.0/10",  // carrier-grade translation
    "127.0.0.0/8",  // this machine
    "169.254.0.0/16",  // link-local, where clouds keep their metadata
    "192.0.0.0/24", "192.88.99.0/24",  // protocol assignments, relays
    "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",  // documentation
    "198.18.0.0/15",  // benchmarks
    "224.0.0.0/4",  // multicast
    "240.0.0.0/4",  // reserved, broadcast
  ])

  private static let globalV6 = AddressBlock("2000::/3")
  private static let specialV6 = blocks([
    "2001::/23",  // protocol assignments, Teredo and ORCHID among them
    "2001:db8::/32", "3fff::/20",  // documentation
    "2002::/16",  // 6to4: holds a version 4 address
  ])

  private static func blocks(_ texts: [String]) -> [AddressBlock] { texts.map(AddressBlock.init) }
}

/// All addresses that begin with the same bits.
struct AddressBlock: Hashable, Sendable {
  let first: [UInt8]
  let bits: Int

  /// - Parameter text: `10.0.0.0/8`, written in this program.
  init(_ text: String) {
    let halves = text.split(separator: "/")
    guard halves.count == 2, let address = IPAddress(String(halves[0])), let bits = Int(halves[1]),
      (0...address.bytes.count * 8).contains(bits)
    else { preconditionFailure("\(text) is no block of addresses") }
    (first, self.bits) = (address.bytes, bits)
  }

  func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == first.count else { return false }
    return (0..<bits).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return address.bytes[bit / 8] & mask == first[bit / 8] & mask
    }
  }
}
