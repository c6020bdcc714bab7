#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The loop between the value machine and a real terminal.
public struct Terminal {
  private var curses: Curses
  private let mailbox: Mailbox
  private let perform: (Effect) -> Void
  private var decoder = KeyDecoder()
  private var mustDiscard = false
  private var isOver = false
  private var isClosed = false
  /// When bytes last arrived, in milliseconds.
  private var lastInput = 0

  /// How long an unfinished escape sequence may take, in milliseconds: after that a lone Escape is the Escape key.
  private static let escapeDelay = 25
  /// How long a paste may pause before it counts as ended.
  private static let pasteDelay = 2000
  /// How long text that looks pasted may pause before it counts as all of the paste.
  private static let burstDelay = 60

  /// Runs the program until it is left; the terminal is given back on every way out, crashes and signals included.
  ///
  /// Blocks the calling thread, which should be the main one: nothing may wait for the main actor meanwhile.
  /// - Parameters:
  ///   - model: the state to begin with; its size is set from the terminal.
  ///   - mailbox: where `perform` and other threads post the answers.
  ///   - perform: starts an effect and returns at once; called on this thread.
  /// - Returns: the state the program was left in.
  @discardableResult
  public static func run(
    _ model: Model, mailbox: Mailbox, perform: @escaping (Effect) -> Void
  ) throws(TerminalError) -> Model {
    let curses = try Curses(wake: mailbox.writing) { name in getenv(name).map { String(cString: $0) } }
    defer { curses.close() }
    var model = model
    var terminal = Terminal(curses: curses, mailbox: mailbox, perform: perform)
    terminal.loop(&model)
    return model
  }

  private mutating func loop(_ model: inout Model) {
    take(.clock(Self.milliseconds), &model)
    take(.resize(curses.size), &model)
    for effect in start(&model) { carryOut(effect) }
    while !isOver {
      curses.show(view(model, size: model.size))
      take(.shown, &model)
      if model.isFrameStale { continue }
      if mustDiscard {
        discardInput(&model)
        continue
      }
      wait(model)
      takeBatch(&model)
    }
  }

  /// After the frame with the code is on the screen: nothing typed before counts.
  private mutating func discardInput(_ model: inout Model) {
    mustDiscard = false
    curses.discardInput()
    _ = readInput()
    decoder.reset()
    take(.inputDiscarded, &model)
  }

  // MARK: Waiting

  private func wait(_ model: Model) {
    let now = Self.milliseconds
    let times = [model.wakeAt, decoder.isWaiting ? lastInput + delay : nil].compactMap(\.self)
    let timeout = times.min().map { Int32(clamping: max(0, $0 - now)) } ?? -1
    var waited = [
      pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: mailbox.reading, events: Int16(POLLIN), revents: 0),
    ]
    // Interrupted by a signal is as good as woken: the signal is in the pipe.
    _ = poll(&waited, 2, timeout)
  }

  private var delay: Int {
    decoder.isInPaste ? Self.pasteDelay : decoder.isInBurst ? Self.burstDelay : Self.escapeDelay
  }

  // MARK: One batch

  private mutating func takeBatch(_ model: inout Model) {
    take(.clock(Self.milliseconds), &model)
    for signal in mailbox.signals().sorted() { handle(signal: signal, &model) }
    for message in mailbox.drain() { take(message, &model) }
    takeInput(&model)
    if isClosed { take(.hangUp, &model) }
  }

  private mutating func takeInput(_ model: inout Model) {
    let bytes = readInput()
    var inputs = bytes.isEmpty ? [] : decoder.feed(bytes)
    let now = Self.milliseconds
    if !bytes.isEmpty {
      lastInput = now
    } else if decoder.isWaiting, now - lastInput >= delay {
      inputs += decoder.finish()
    }
    for message in KeyDecoder.messages(inputs) { take(message, &model) }
  }

  private mutating func take(_ message: Message, _ model: inout Model) {
    for effect in update(&model, message) { carryOut(effect) }
  }

  private mutating func carryOut(_ effect: Effect) {
    switch effect.work {
    case .quit: isOver = true
    case .redraw: curses.redraw()
    case .suspend: curses.suspend()
    case .discardInput: mustDiscard = true
    default: perform(effect)
    }
  }

  private mutating func handle(signal: Int32, _ model: inout Model) {
    switch signal {
    case SIGWINCH:
      curses.resize()
      take(.resize(curses.size), &model)
    case SIGCONT:
      curses.continued()
      curses.resize()
      take(.resize(curses.size), &model)
    case SIGTSTP: curses.suspend()
    default: take(.hangUp, &model)
    }
  }

  /// What the terminal has sent, without waiting.
  private mutating func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var waited = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, 0) > 0 else { return bytes }
      guard let chunk = Self.readChunk() else {
        isClosed = true
        return bytes
      }
      bytes += chunk
      // A very long paste is taken in pieces, so that the screen stays alive.
      if bytes.count >= 1 << 20 { return bytes }
    }
  }

  /// Nil at the end of input or when the terminal is gone.
  private static func readChunk() -> [UInt8]? {
    var failed = false
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      let result = read(0, buffer.baseAddress, buffer.count)
      count = max(0, result)
      failed = result == 0 || (result < 0 && errno != EINTR && errno != EAGAIN)
    }
    return failed ? nil : chunk
  }

  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
