/// Status and headers of a response.
public struct HTTPHead: Hashable, Sendable {
  public let status: Int
  /// In the order they came, names as the server wrote them.
  public let headers: [HTTPHeader]

  public init(status: Int, headers: [HTTPHeader]) { (self.status, self.headers) = (status, headers) }

  /// The first header of that name, whatever its case.
  public subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Puts a head together from the lines libcurl hands over, skipping interim (1xx) responses.
struct HeadCollector {
  private var status: Int?
  private var headers: [HTTPHeader] = []

  /// - Returns: the head, at the blank line that ends it.
  mutating func take(line bytes: some Collection<UInt8>) -> HTTPHead? {
    let line = String(decoding: bytes, as: UTF8.self).trimmingLineEnd()
    if line.hasPrefix("HTTP/") {
      status = Self.status(in: line)
      headers = []
    } else if line.isEmpty {
      guard let status, status >= 200 else { return nil }
      return HTTPHead(status: status, headers: headers)
    } else if let colon = line.firstIndex(of: ":") {
      headers.append(HTTPHeader(String(line[..<colon]), String(line[line.index(after: colon)...]).trimmingBlanks()))
    }
    return nil
  }

  /// `HTTP/1.1 200 OK` and `HTTP/2 200 `.
  private static func status(in line: String) -> Int? {
    let words = line.split(separator: " ", maxSplits: 2)
    return words.count > 1 ? Int(words[1]) : nil
  }
}

extension String {
  fileprivate func trimmingLineEnd() -> String {
    var bytes = Substring(self).utf8
    while let last = bytes.last, last == 10 || last == 13 { bytes.removeLast() }
    return String(Substring(bytes))
  }

  fileprivate func trimmingBlanks() -> String {
    var bytes = Substring(self).utf8
    while let first = bytes.first, first == 32 || first == 9 { bytes.removeFirst() }
    while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
