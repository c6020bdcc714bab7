import ArgumentParser
import ConfigSchema
import Store

/// A command whose failures are told in whole sentences and end in one of the documented exit codes.
protocol GuardedCommand: ParsableCommand {
  func perform() throws
}

extension GuardedCommand {
  mutating func run() throws { try Failures.told { try perform() } }
}

/// The same for commands that wait for a model.
protocol GuardedAsyncCommand: AsyncParsableCommand {
  func perform() async throws
}

extension GuardedAsyncCommand {
  mutating func run() async throws {
    do { try await perform() } catch { throw Failures.explained(error) }
  }
}

/// Turns errors into words on standard error and an exit code.
enum Failures {
  static func told(_ body: () throws -> Void) throws {
    do { try body() } catch { throw explained(error) }
  }

  static func explained(_ error: any Error) -> any Error {
    switch error {
    case let exit as ExitCode: return exit
    case let exit as Exit: return exit.code
    case let failure as CommandFailure:
      // Names of others stand in it.
      Console.complain(Escape.visible(failure.description, keepingNewlines: true))
      return failure.exit.code
    case let store as StoreError:
      Console.complain(store.description)
      return exit(for: store.kind).code
    case let moved as ProposalMoved:
      Console.complain(Escape.visible(moved.sentence))
      return Exit.failed.code
    case let clean as CleanExit: return clean
    case let invalid as ValidationError: return invalid
    default:
      Console.complain("\(error)")
      return Exit.failed.code
    }
  }

  private static func exit(for kind: StoreError.Kind) -> Exit {
    switch kind {
    // The last one: the private database could not be made or started.
    case .unreachable, .refusedLogin, .cluster: .noDatabase
    default: .failed
    }
  }
}
