import CNCurses
import Glibc

/// A program on a terminal of its own: type, paste, resize, read the screen, see how it ended.
///
/// Not thread-safe: one test owns it.
public final class PseudoTerminal {
  public private(set) var screen: VirtualScreen
  /// Everything the program wrote.
  public private(set) var output: [UInt8] = []
  /// `waitpid`'s status once the program has ended.
  public private(set) var status: Int32?
  public let pid: pid_t
  private let master: Int32
  private var isOpen = true

  public struct Failure: Error, CustomStringConvertible {
    public init(description: String) { self.description = description }
    public let description: String
  }

  /// Starts `arguments[0]` on a new terminal that is its controlling terminal.
  /// - Parameter environment: the whole environment; `TERM` and `LC_ALL` are added when they are missing.
  public init(
    _ arguments: [String], environment: [String: String], rows: Int = 24, columns: Int = 80
  ) throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    screen = VirtualScreen(rows: rows, columns: columns)
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    let terminal = try Self.unlock(master)
    Self.setSize(master, rows, columns)
    var variables = environment
    variables["TERM", default: "xterm-256color"] += ""
    variables["LC_ALL", default: "C.UTF-8"] += ""
    pid = try Self.spawn(arguments, variables, on: terminal)
  }

  deinit {
    if status == nil {
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    if isOpen { close(master) }
  }

  /// Everything the program wrote, as text.
  public var written: String { String(decoding: output, as: UTF8.self) }

  /// The window is closed: the terminal goes away under the program.
  /// - Returns: as `waitForExit`.
  public func closeWindow() throws -> Int32 {
    close(master)
    isOpen = false
    return try waitForExit()
  }

  public func type(_ text: String) throws { try write(Array(text.utf8)) }
  public func paste(_ text: String) throws { try type("\u{1b}[200~" + text + "\u{1b}[201~") }

  public func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    Self.setSize(master, rows, columns)
  }

  public func signal(_ number: Int32) { kill(pid, number) }

  /// Reads until `condition` holds on the screen.
  /// - Parameter seconds: a bound against hanging, not a measure of speed.
  public func wait(
    for what: String, seconds: Int = 30, until condition: (VirtualScreen) -> Bool
  ) throws {
    let end = Self.now() + seconds * 1000
    while !condition(screen) {
      guard Self.now() < end else { throw Failure(description: "never saw \(what). The screen:\n\(screen.text)") }
      guard read(milliseconds: 100) else {
        throw Failure(description: "the program ended before \(what). The screen:\n\(screen.text)")
      }
    }
  }

  public func wait(for text: String, seconds: Int = 30) throws {
    try wait(for: "\"\(text)\"", seconds: seconds) { $0.contains(text) }
  }

  /// Reads until the program has ended.
  /// - Returns: its exit code, or 128 plus the number of the signal that ended it.
  @discardableResult
  public func waitForExit(seconds: Int = 30) throws -> Int32 {
    let end = Self.now() + seconds * 1000
    func hung() -> Failure { Failure(description: "the program did not end. The screen:\n\(screen.text)") }
    while read(milliseconds: 50) { guard Self.now() < end else { throw hung() } }
    var raw: Int32 = 0
    while status == nil {
      guard Self.now() < end else { throw hung() }
      if waitpid(pid, &raw, WNOHANG) == pid { status = raw } else { poll(nil, 0, 5) }
    }
    let ended = status ?? 0
    return ended & 0x7f == 0 ? (ended >> 8) & 0xff : 128 + (ended & 0x7f)
  }

  /// One piece of output, if some comes in time.
  /// - Returns: false when the program has closed its terminal.
  @discardableResult
  public func read(milliseconds: Int32) -> Bool {
    guard isOpen else { return false }
    var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    output.append(contentsOf: buffer[..<count])
    screen.feed(buffer[..<count])
    return true
  }

  private func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      var wanted = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
      guard poll(&wanted, 1, 30_000) > 0 else { throw Failure(description: "the program does not read its input") }
      if wanted.revents & Int16(POLLIN) != 0 { read(milliseconds: 0) }
      guard wanted.revents & Int16(POLLOUT) != 0 else { continue }
      let piece = rest.prefix(1024)
      let count = piece.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "the terminal is closed: errno \(errno)") }
      rest = rest.dropFirst(count)
    }
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Makes the other end usable and says where it is. `grantpt` and its family are hidden from Swift by feature macros,
  /// so this asks the kernel as they do.
  private static func unlock(_ master: Int32) throws -> String {
    let unlockRequest: UInt = 0x4004_5431
    let numberRequest: UInt = 0x8004_5430
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, unlockRequest, &locked) == 0, ioctl(master, numberRequest, &number) == 0 else {
      throw Failure(description: "no pseudo-terminal: errno \(errno)")
    }
    return "/dev/pts/\(number)"
  }

  private static func setSize(_ descriptor: Int32, _ rows: Int, _ columns: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  private static func spawn(_ arguments: [String], _ variables: [String: String], on terminal: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own comes first, so that opening the terminal makes it the controlling one.
    let setsid: Int16 = 0x80
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, setsid | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let argv = arguments.map { strdup($0) } + [nil]
    let envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var pid = pid_t()
    let code = posix_spawn(&pid, arguments[0], &actions, &attributes, argv, envp)
    guard code == 0 else { throw Failure(description: "\(arguments[0]) did not start: error \(code)") }
    return pid
  }
}
