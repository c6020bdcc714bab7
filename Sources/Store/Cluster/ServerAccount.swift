#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operating system user the server runs as. PostgreSQL refuses to run as root, so root hands it to `postgres`.
package struct ServerAccount: Sendable, Hashable {
  package let uid: uid_t
  package let gid: gid_t
  /// nil when the server runs as the person at the keyboard.
  let switchingTo: String?

  package static func current() throws(StoreError) -> ServerAccount {
    guard geteuid() == 0 else { return ServerAccount(uid: geteuid(), gid: getegid(), switchingTo: nil) }
    guard let entry = getpwnam("postgres") else {
      throw StoreError(
        .cluster,
        "PostgreSQL does not run as root, and there is no user \"postgres\" to run it as. "
          + "Install the PostgreSQL server package, or start this program as an ordinary user.")
    }
    return ServerAccount(uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid, switchingTo: "postgres")
  }

  /// The command as this account runs it.
  package func command(_ arguments: [String]) throws(StoreError) -> [String] {
    guard let user = switchingTo else { return arguments }
    let places = ["/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv"]
    guard let setpriv = places.first(where: Files.isExecutable) else {
      throw StoreError(
        .cluster,
        "The program setpriv is needed to run PostgreSQL as user \"\(user)\", and it is not here. "
          + "Install util-linux, or start this program as an ordinary user.")
    }
    return [setpriv, "--reuid=\(user)", "--regid=\(gid)", "--init-groups", "--"] + arguments
  }

  /// Whether this account can enter the directory.
  func canReach(_ directory: String) throws(StoreError) -> Bool {
    guard switchingTo != nil else { return access(directory, X_OK) == 0 }
    if modesAllow(directory) { return true }
    let command = try command(["/usr/bin/test", "-x", directory])
    return try ChildProcess.start(command, log: "/dev/null", environment: [:]).wait() == 0
  }

  /// Whether the modes alone let this account in. Access lists and further groups take asking, which takes a process.
  private func modesAllow(_ directory: String) -> Bool {
    guard let resolved = realpath(directory, nil) else { return false }
    defer { free(resolved) }
    var path = String(cString: resolved)
    while true {
      var info = stat()
      guard stat(path, &info) == 0 else { return false }
      let needed = info.st_uid == uid ? S_IXUSR : info.st_gid == gid ? S_IXGRP : S_IXOTH
      guard info.st_mode & needed != 0 else { return false }
      if path == "/" { return true }
      path = Files.parent(of: path)
    }
  }

  /// Hands a path over to this account.
  package func own(_ path: String) throws(StoreError) {
    guard switchingTo != nil else { return }
    guard chown(path, uid, gid) == 0 else { throw Files.failure("\(path) could not be given to user postgres") }
  }

  /// What the server sees of our environment: its language and paths, none of the PG* variables.
  static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"]
}
