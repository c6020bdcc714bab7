import FoundationEssentials

#if canImport(Glibc)
  import Glibc

  private let systemWrite = Glibc.write
#else
  import Darwin

  private let systemWrite = Darwin.write
#endif

/// Standard output and standard error of a command. The terminal program never uses it while the screen is up.
enum Console {
  static func print(_ text: String) { write(text + "\n", to: 1) }
  /// After an empty line; nothing when there is nothing to say.
  static func print(paragraph text: String) { if !text.isEmpty { print("\n" + text) } }
  static func complain(_ text: String) { write(text + "\n", to: 2) }

  /// Whether a person is at both ends.
  static var isTerminal: Bool { isatty(0) == 1 && isatty(1) == 1 }

  /// Everything on standard input.
  static func readAll() throws -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw CommandFailure("Standard input could not be read.")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure("The input is not UTF-8 text.", next: "Convert it (for example with iconv) and try again.")
    }
    return text
  }

  /// Asks on the terminal and reads one line; nil at the end of input.
  static func ask(_ question: String) -> String? {
    write(question, to: 1)
    return readLine()
  }

  /// Output that is lost must not look like success: a full disk, say, under a backup.
  private static func failed(on descriptor: Int32) -> Never {
    if descriptor != 2 {
      complain("The output could not be written: \(String(cString: strerror(errno))). It is not complete.")
    }
    exit(Exit.failed.rawValue)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        return  // Nobody reads any more; there is no better place to say so.
      } else if errno != EINTR {
        failed(on: descriptor)
      }
    }
  }
}

/// A failure in words for the person at the keyboard: what happened, what was kept, what to do next.
struct CommandFailure: Error, CustomStringConvertible {
  let happened: String
  let kept: String?
  let next: String?
  let exit: Exit

  init(_ happened: String, kept: String? = nil, next: String? = nil, exit: Exit = .failed) {
    (self.happened, self.kept, self.next, self.exit) = (happened, kept, next, exit)
  }

  var description: String { [happened, kept, next].compactMap(\.self).joined(separator: "\n") }
}

extension Console {
  /// Prints a document of ours as JSON with sorted keys.
  static func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Console.print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
