#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Socket {
  /// Connects to a socket in the file system.
  static func connect(path: String) throws -> Int32 {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_UNIX, stream, 0)
    guard descriptor >= 0 else { throw LoopbackError(call: "socket") }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      room.copyBytes(from: path.utf8.prefix(room.count - 1))
    }
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        #if canImport(Darwin)
          Darwin.connect(descriptor, raw, socklen_t(MemoryLayout<sockaddr_un>.size))
        #else
          Glibc.connect(descriptor, raw, socklen_t(MemoryLayout<sockaddr_un>.size))
        #endif
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw LoopbackError(call: "connect")
    }
    return descriptor
  }

  /// - Returns: an empty piece at the end, nil on an error.
  static func receive(_ descriptor: Int32) -> [UInt8]? {
    while true {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      return count < 0 ? nil : Array(buffer[..<count])
    }
  }
}
