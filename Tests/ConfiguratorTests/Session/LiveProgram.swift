import ConfigSchema
import Store
import Synchronization
import TestDatabase

@testable import Configurator
@testable import TUI

/// A migrated database with the two communities of the sample, for programs without a terminal.
final class LiveWorkspace {
  let database: TestDatabase
  let owner: Connection

  init() throws {
    database = try TestDatabase()
    owner = try database.connect(.owner)
    try SampleWorkspace.install(owner)
  }

  /// Starts a program on it, on the first community.
  func start() async throws -> LiveProgram { try await LiveProgram.start(on: database.address(.app), keeping: self) }

  /// The program's login stands for a person who approves.
  /// - Returns: the person's profile.
  func makeApprover() throws -> ItemID {
    let id: ItemID = try owner.execute("insert into auth.users default values returning id").only().value("id")
    try owner.execute(
      """
      insert into profiles (id, role, full_name) values ($1, 'admin', 'Dana Ruiz')
      on conflict (id) do update set full_name = excluded.full_name
      """, [.id(id)])
    try owner.mapActor(login: "configurator_app", profile: id, mayApprove: true)
    return id
  }

  func number(_ sql: String) throws -> Int { try owner.execute("select (\(sql))::int8 as n").only().value("n") }
}

/// The program without a terminal on a real database: keys in, effects really performed, answers taken in.
final class LiveProgram {
  private(set) var model: Model
  let session: LiveSession
  private let runner: EffectRunner
  private let arrived = Arrived()
  /// The database lives as long as a program uses it.
  private let home: AnyObject

  /// - Parameter home: what the database goes away with.
  static func start(on address: ServerAddress, keeping home: AnyObject) async throws -> LiveProgram {
    let environment = [
      "DATABASE_URL": address.connectionString, "HOME": try TestRoot.fresh("home"), "CONFIGURATOR_MODEL": "offline",
    ]
    let program = try LiveProgram(environment, keeping: home)
    for effect in TUI.start(&program.model) { program.runner.run(effect) }
    await program.settle()
    return program
  }

  private init(_ environment: [String: String], keeping home: AnyObject) throws {
    self.home = home
    let database = try Database.open(environment: environment)
    session = LiveSession(
      database: database, environment: environment, property: try database.store.properties().first,
      models: ModelMenu(environment: environment))
    model = Model(session: try session.summary(), size: Size(columns: 120, rows: 40))
    runner = EffectRunner(store: StoreQueue(session)) { [arrived] in arrived.post($0) }
  }

  /// Types a request, sends it and waits for the answer.
  func say(_ words: String) async {
    type(words)
    await press(.enter)
  }

  func type(_ words: String) { for character in words { send(.key(.character(character))) } }

  func press(_ keys: Key...) async {
    for key in keys { send(.key(key)) }
    await settle()
  }

  /// Lets so much time pass that everything due is saved.
  func pause() async {
    send(.clock(model.now + 5000))
    await settle()
  }

  func switchProperty(to name: String) async {
    await press(.function(5))
    type(name)
    await press(.enter)
  }

  /// The whole screen.
  var text: String { view(model, size: model.size).rowTexts.joined(separator: "\n") }
  func shows(_ text: String) -> Bool { view(model, size: model.size).rowTexts.contains { $0.contains(text) } }

  /// Each message is followed by its frame, as on a terminal that keeps up.
  private func send(_ message: Message) {
    for effect in update(&model, message) + update(&model, .shown) {
      // What the terminal does itself: nothing was typed ahead here.
      if effect.work == .discardInput { send(.inputDiscarded) } else { runner.run(effect) }
    }
  }

  /// Until nothing is on its way any more, back-tests included: they use the session as well, which tests then use themselves.
  private func settle() async {
    while true {
      runner.store.drain()
      let messages = arrived.take()
      for message in messages { send(message) }
      guard messages.isEmpty else { continue }
      guard model.chat.asking != nil || model.isBackTesting else { return }
      await arrived.next()
    }
  }
}

private final class Arrived: Sendable {
  private let messages = Mutex<[Message]>([])
  private let signals = AsyncStream.makeStream(of: Void.self)

  func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    signals.continuation.yield()
  }

  func take() -> [Message] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }

  func next() async { for await _ in signals.stream { return } }
}

extension Grid {
  fileprivate var rowTexts: [String] {
    (0..<size.rows).map { row in
      String(String.UnicodeScalarView(self.row(row).filter { $0.width > 0 }.map(\.scalar)))
    }
  }
}
