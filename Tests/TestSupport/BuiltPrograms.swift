import Glibc

/// The programs that were built together with the tests.
public enum BuiltPrograms {
  /// Their folder, which is that of the test bundle.
  public static let folder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.split(separator: "/").dropLast().map { "/" + $0 }.joined()
  }()

  public static func path(_ name: String) -> String { folder + "/" + name }
}
