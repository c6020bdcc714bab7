import Glibc

/// Ways for the process to end while the screen is up, chosen by words in a request. What a program can do wrong is
/// tried on a real terminal with these.
enum Ending {
  static func perform(_ words: String) {
    if words.contains("crash elsewhere") { return crashElsewhere() }
    if words.contains("crash") { preconditionFailure("this is the message of the crash") }
    if words.contains("abort") { abort() }
    if words.contains("complain") { complain() }
    if words.contains("exit") || words.contains("leave") { exit(9) }
  }

  private static func complain() {
    let text = Array("this was written to standard error\n".utf8)
    _ = write(2, text, text.count)
  }

  private static func crashElsewhere() {
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in fatalError("this is the message of the other thread") }, nil)
    pthread_join(thread, nil)
  }
}
