#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few socket calls the loopback server needs. All block.
enum Socket {
  static func listen() throws -> Int32 {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let descriptor = socket(AF_INET, stream, 0)
    guard descriptor >= 0 else { throw LoopbackError(call: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0 else { throw LoopbackError(call: "bind") }
    #if canImport(Darwin)
      let listening = Darwin.listen(descriptor, 128)
    #else
      let listening = Glibc.listen(descriptor, 128)
    #endif
    guard listening == 0 else { throw LoopbackError(call: "listen") }
    return descriptor
  }

  static func port(of descriptor: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
    }
    guard status == 0 else { throw LoopbackError(call: "getsockname") }
    return UInt16(bigEndian: address.sin_port)
  }

  static func accept(_ listener: Int32) -> Int32 {
    while true {
      #if canImport(Darwin)
        let connection = Darwin.accept(listener, nil, nil)
      #else
        let connection = Glibc.accept(listener, nil, nil)
      #endif
      if connection < 0, errno == EINTR { continue }
      if connection >= 0 {
        var on: Int32 = 1
        setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      }
      return connection
    }
  }

  /// - Returns: false when the other side is gone.
  static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress! + sent, bytes.count - sent, flags) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Reads and drops until the other side closes.
  static func drain(_ descriptor: Int32) { while let piece = read(descriptor), !piece.isEmpty {} }

  static func finishSending(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_WR)) }
  static func shutDown(_ descriptor: Int32) { shutdown(descriptor, Int32(SHUT_RDWR)) }

  static func close(_ descriptor: Int32) {
    #if canImport(Darwin)
      _ = Darwin.close(descriptor)
    #else
      _ = Glibc.close(descriptor)
    #endif
  }

  /// - Returns: an empty piece at the end, nil on an error.
  static func read(_ descriptor: Int32) -> [UInt8]? {
    while true {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      return count < 0 ? nil : Array(buffer[..<count])
    }
  }

  static func readRequest(_ descriptor: Int32) -> LoopbackRequest? {
    var bytes: [UInt8] = []
    var end: Int?
    while end == nil {
      guard let piece = read(descriptor), !piece.isEmpty else { return nil }
      bytes += piece
      end = endOfHead(bytes)
    }
    guard let end else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
    let words = (lines.first ?? "").split(separator: " ").map(String.init)
    guard words.count >= 2 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
    let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
    var body = Array(bytes[end...])
    while body.count < length {
      guard let piece = read(descriptor), !piece.isEmpty else { return nil }
      body += piece
    }
    return LoopbackRequest(method: words[0], path: words[1], headers: headers, body: body)
  }

  /// Where the body starts.
  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == [13, 10, 13, 10] }.map { $0 + 4 }
  }
}
