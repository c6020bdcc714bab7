#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension String {
  /// Looked for in everything that is sent: by the library that does so many bytes at a time.
  var holdsNUL: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    } ?? utf8.contains(0)
  }
}
