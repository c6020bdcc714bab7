import FoundationEssentials

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Takes TLS on 127.0.0.1 and passes what is inside on to a plain server there, under a certificate made for the occasion.
public final class TLSRelay: Sendable {
  public let port: UInt16
  /// The certificate (PEM), which is its own authority.
  public let certificate: [UInt8]
  private let child: pid_t
  private let leash: Int32
  private let folder: String

  public struct Failure: Error { public let step: String }

  /// - Parameters:
  ///   - name: the host that the certificate is for.
  ///   - target: the plain server's port.
  ///   - startsWithMail: begins as a mail server in the clear that offers STARTTLS and wants nothing else.
  public init(name: String, to target: UInt16, startsWithMail: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.path + "/relay-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (key, certificate) = (folder + "/key.pem", folder + "/certificate.pem")
    let made = try Child(
      [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
      ], silencing: true)
    guard made.wait() == 0, let pem = FileManager.default.contents(atPath: certificate) else {
      throw Failure(step: "making a certificate with openssl")
    }
    self.certificate = Array(pem)
    let relay = try Child(
      ["python3", "-c", Self.program, certificate, key, String(target), startsWithMail ? "mail" : "tls"],
      silencing: false)
    (child, leash) = (relay.id, relay.input)
    guard let line = relay.firstLine(), let port = UInt16(line) else { throw Failure(step: "starting the relay") }
    self.port = port
  }

  deinit {
    close(leash)
    kill(child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Ends when its input is closed, so it never outlives the tests.
  private static let program = """
    import os, socket, ssl, sys, threading
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)

    def pump(source, sink):
        try:
            while piece := source.recv(65536):
                sink.sendall(piece)
        except OSError:
            pass
        try:
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def opens(plain):
        reader = plain.makefile("rb", buffering=0)
        plain.sendall(b"220 relay.example.test ready\\r\\n")
        while line := reader.readline():
            if line.upper().startswith(b"STARTTLS"):
                plain.sendall(b"220 Go ahead\\r\\n")
                return True
            greets = line.upper().startswith(b"EHLO")
            plain.sendall(b"250-relay\\r\\n250 STARTTLS\\r\\n" if greets else b"530 Must issue STARTTLS first\\r\\n")
        return False

    def serve(plain):
        if sys.argv[4] == "mail" and not opens(plain):
            return
        try:
            client = context.wrap_socket(plain, server_side=True)
        except (OSError, ssl.SSLError):
            return
        server = socket.create_connection(("127.0.0.1", int(sys.argv[3])))
        if sys.argv[4] == "mail":
            server.makefile("rb", buffering=0).readline()
        threading.Thread(target=pump, args=(client, server), daemon=True).start()
        pump(server, client)
        client.close()

    def accept():
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    sys.stdin.buffer.read()
    os._exit(0)
    """
}

/// A program with a pipe on both sides.
private struct Child {
  let id: pid_t
  let input: Int32
  private let output: Int32

  init(_ arguments: [String], silencing: Bool) throws {
    var (into, out): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&into) == 0, pipe(&out) == 0 else { throw TLSRelay.Failure(step: "making a pipe") }
    // Other tests start programs too, and none of them should hold these open.
    for end in into + out { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, into[0], 0)
    posix_spawn_file_actions_adddup2(&actions, out[1], 1)
    if silencing { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    let argv = arguments.map { strdup($0) } + [nil]
    let envp = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child = pid_t()
    let code = posix_spawnp(&child, arguments[0], &actions, nil, argv, envp)
    close(into[0])
    close(out[1])
    guard code == 0 else { throw TLSRelay.Failure(step: "starting \(arguments[0])") }
    (id, input, output) = (child, into[1], out[0])
  }

  /// Closes both pipes and says how it ended.
  func wait() -> Int32 {
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  func firstLine() -> String? {
    defer { close(output) }
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(output, &byte, 1) == 1 {
      if byte == 10 { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }
}
