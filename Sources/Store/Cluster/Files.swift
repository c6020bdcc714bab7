#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The few calls to the file system that the private database needs.
package enum Files {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
  static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// - Returns: nil when there is no such file or it cannot be read.
  static func read(_ path: String, limit: Int = 1 << 20) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < limit {
      let count = readBytes(file, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The last lines of a log.
  static func tail(_ path: String, lines: Int = 12) -> String {
    let all = (read(path, limit: 1 << 24) ?? "").split(separator: "\n")
    return all.suffix(lines).joined(separator: "\n")
  }

  /// Makes a directory and those above it, all with exactly this mode. An existing one keeps its own.
  package static func makeDirectory(_ path: String, mode: mode_t = 0o700) throws(StoreError) {
    if isDirectory(path) { return }
    let parent = parent(of: path)
    if parent != path, !isDirectory(parent) { try makeDirectory(parent, mode: mode) }
    guard mkdir(path, mode) == 0 else {
      if errno == EEXIST, isDirectory(path) { return }
      throw failure("The directory \(path) could not be made")
    }
    // mkdir leaves out what the person's umask says, and the server's user would be locked out.
    guard chmod(path, mode) == 0 else { throw failure("The mode of \(path) could not be set") }
  }

  /// Makes an empty file if there is none.
  static func touch(_ path: String) throws(StoreError) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure("\(path) could not be made") }
    close(file)
  }

  static func isDirectory(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  package static func list(_ path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The descriptors this process has open.
  static func openFiles() -> [Int32] {
    #if os(Linux)
      list("/proc/self/fd").compactMap { Int32($0) }
    #else
      list("/dev/fd").compactMap { Int32($0) }
    #endif
  }

  /// Deletes a file or a directory with everything in it. Never follows a symbolic link.
  package static func remove(_ path: String) throws(StoreError) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    if info.st_mode & S_IFMT == S_IFDIR {
      for name in list(path) { try remove(path + "/" + name) }
    }
    guard info.st_mode & S_IFMT == S_IFDIR ? rmdir(path) == 0 : unlink(path) == 0 else {
      throw failure("\(path) could not be deleted")
    }
  }

  /// Makes a rename or a new file in `path` survive a power cut.
  static func syncDirectory(_ path: String) {
    let directory = open(path, O_RDONLY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  /// An error with the reason the operating system gives. A full disk is said plainly.
  static func failure(_ sentence: String) -> StoreError {
    let code = errno
    if code == ENOSPC || code == EDQUOT {
      return StoreError(.diskFull, "\(sentence): the disk is full. Nothing was lost. Free some space and try again.")
    }
    return StoreError(.cluster, "\(sentence): \(String(cString: strerror(code))).")
  }
}

/// `read` under a name that does not collide with ``Files/read(_:limit:)``.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, buffer, count)
}
