import ConfigSchema
import TUI

/// The screens with a scripted world behind them: for looking at them, and for tests that need a real terminal.
@main struct Demo {
  static func main() {
    guard let mailbox = Mailbox() else { return }
    let world = World(mailbox: mailbox)
    do {
      try Terminal.run(Model(session: world.session), mailbox: mailbox) { world.perform($0) }
      print("left")
    } catch {
      print(error.description, error.advice)
    }
  }
}
