import ConfigSchema
import Engine
import Store
import Synchronization
import TUI

/// Performs effects off the main thread and posts their answers. Holds no rules of its own.
final class EffectRunner: Sendable {
  typealias Post = @Sendable (Message) -> Void

  let store: StoreQueue
  let post: Post
  private let askings = Mutex<[EffectID: Task<Void, Never>]>([:])

  init(store: StoreQueue, post: @escaping Post) { (self.store, self.post) = (store, post) }

  func run(_ effect: Effect) {
    let id = effect.id
    switch effect.work {
    case .ask(let request, let amending): start(id) { await $0.ask(id, request, amending: amending) }
    case .cancel(let other): askings.withLock { $0[other] }?.cancel()
    case .saveDraft(let draft): quietly(id) { try $0.save(draft) }
    case .saveTurn(let turn): quietly(id) { try $0.save(turn) }
    case .loadConversation: read(id) { .conversation(try $0.loadConversation()) }
    case .clearConversation: answer(id) { try $0.clearConversation() }
    case .attach(let path): local(id) { _ in .attached(try Attaching.read(path)) }
    case .refreshPending: refresh(id)
    case .saveReview(let proposal, let revision, let state):
      review(id, proposal) { session in
        try session.keep(for: proposal) { try $0.saveReview(proposal, revision: revision, state) }
        return nil
      }
    case .acceptOverruling(let proposal): store.run { $0.overruled.remove(proposal) }
    case .requestChallenge(let proposal, let shown, let state):
      review(id, proposal) { try $0.attempt { try $0.challenge(proposal, shown: shown, state) } }
    case .approve(let proposal, let shown, let state, let typed):
      review(id, proposal) { try $0.attempt { try $0.approve(proposal, shown: shown, state, typed: typed) } }
    case .checkOutcome(let proposal): review(id, proposal) { try $0.attempt { try $0.checkOutcome(proposal) } }
    case .backTest(let proposal, _): start(id) { await $0.backTest(id, proposal) }
    case .lookAtWaiting(let proposal):
      read(id) { .waiting(try WaitingBook($0.store.connection).waiting(for: try $0.stored(proposal).proposal)) }
    case .declineProposal(let proposal): review(id, proposal) { try $0.attempt { try $0.decline(proposal) } }
    case .rebase(let proposal): answer(id) { .proposed(try $0.rebase(proposal)) }
    case .proposeRollback(let property, let target): answer(id) { .proposed(try $0.rollBack(property, target)) }
    case .loadHistory(let property, let before):
      read(id) { .history(try $0.history(property, before: before)) }
    case .loadLive(let property): read(id) { try $0.live(property) }
    case .listProperties: read(id) { .properties(try $0.summaries()) }
    case .switchProperty(let property): read(id) { try $0.switchTo(property) }
    case .addProperty(let name, let type): add(id, name, type)
    case .loadActivity(let property, let only): read(id) { try $0.activity(property, only) }
    case .lookUpWhy(let run): read(id) { try $0.why(run) }
    case .retryRun(let run): answer(id) { try $0.retry(run) }
    case .cancelRun(let run): answer(id) { try $0.cancel(run) }
    case .loadTasks(let property): read(id) { try $0.openTasks(property) }
    case .finishTask(let task): answer(id) { try $0.finish(task: task) }
    case .reassignTask(let task, let person): answer(id) { try $0.reassign(task: task, to: person) }
    case .exportConfiguration(let property, let path): read(id) { try $0.export(property, to: path) }
    case .proposeImport(let property, let path): answer(id) { .proposed(try $0.importFile(path, into: property)) }
    case .listModels: local(id) { .models($0.models.options) }
    case .chooseModel(let name): choose(id, name)
    // The terminal performs these itself.
    case .discardInput, .suspend, .redraw, .quit: break
    }
  }

  /// Stops what is being asked and waits until everything else has been saved.
  func finish() {
    for task in askings.withLock({ Array($0.values) }) { task.cancel() }
    store.drain()
  }

  /// One job on the database whose result is the answer.
  private func answer(
    _ id: EffectID, isRead: Bool = false, _ job: @escaping @Sendable (LiveSession) throws -> Answer
  ) {
    store.run { [post] session in
      do { post(.answer(id, try session.attempt(isRead: isRead, job))) } catch {
        post(.answer(id, .failed(Failure(error))))
      }
    }
  }

  /// The same for a job that may be done twice.
  private func read(_ id: EffectID, _ job: @escaping @Sendable (LiveSession) throws -> Answer) {
    answer(id, isRead: true, job)
  }

  private func add(_ id: EffectID, _ name: String, _ type: String) {
    answer(id) { try $0.add(name: name, type: type) }
    // After the answer, in its turn: the zone that was taken is not hidden by it.
    store.run { [post] session in
      guard let added = session.property, added.name == name else { return }
      let sentence = "\(added.name) was added. \(NewPropertyZone.sentence(added.timeZone))"
      post(.news(.notice(Notice(.good, sentence))))
    }
  }

  /// A job that needs no database, in its turn.
  private func local(_ id: EffectID, _ job: @escaping @Sendable (LiveSession) throws -> Answer) {
    store.run { [post] session in
      do { post(.answer(id, try job(session))) } catch { post(.answer(id, .failed(Failure(error)))) }
    }
  }

  /// A job that only answers when it failed.
  private func quietly(_ id: EffectID, _ job: @escaping @Sendable (LiveSession) throws -> Void) {
    store.run { [post] session in
      do { try session.keep(job) } catch { post(.answer(id, .failed(Failure(error)))) }
    }
  }

  /// A job about a proposal. When another session was faster, its decisions are shown.
  private func review(
    _ id: EffectID, _ proposal: ItemID, _ job: @escaping @Sendable (LiveSession) throws -> Answer?
  ) {
    store.run { [post] session in
      do {
        if let answer = try job(session) { post(.answer(id, answer)) }
      } catch {
        post(.answer(id, .failed(Failure(error))))
        guard error is ProposalMoved else { return }
        session.overruled.insert(proposal)
        if let pending = try? session.pending() { Self.tellOverruled(session, pending, post) }
      }
    }
  }

  private func refresh(_ id: EffectID) {
    store.run { [post] session in
      do {
        let pending = try session.attempt(isRead: true) { try $0.pending() }
        post(.answer(id, .pending(pending)))
        Self.tellOverruled(session, pending, post)
        Self.tellUnreadable(session, post)
      } catch { post(.answer(id, .failed(Failure(error)))) }
    }
  }

  /// For these proposals the stored decisions count, not those on the screen.
  static func tellOverruled(_ session: LiveSession, _ pending: [PendingProposal], _ post: Post) {
    for proposal in session.overruled { post(.news(.overruled(proposal, pending))) }
  }

  static func tellUnreadable(_ session: LiveSession, _ post: Post) {
    guard session.unreadable != session.toldUnreadable else { return }
    session.toldUnreadable = session.unreadable
    guard !session.unreadable.isEmpty else { return }
    post(.news(.notice(Notice(.warning, session.unreadable.joined(separator: " ")))))
  }

  private func choose(_ id: EffectID, _ name: String) {
    store.run { [post] session in
      do {
        try session.models.choose(name)
        post(.news(.session(try session.attempt(isRead: true) { try $0.summary() })))
        post(.answer(id, .models(session.models.options)))
      } catch { post(.answer(id, .failed(Failure(error)))) }
    }
  }

  private func start(_ id: EffectID, _ body: @escaping @Sendable (EffectRunner) async -> Void) {
    let task = Task { [self] in
      await body(self)
      _ = askings.withLock { $0.removeValue(forKey: id) }
    }
    askings.withLock { $0[id] = task }
  }
}
