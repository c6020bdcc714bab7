import ArgumentParser

/// Which property a command is about.
struct PropertyOption: ParsableArguments {
  @Option(name: .shortAndLong, help: "The property, by name. Default: the one that was open last.")
  var property: String?
}

/// Data instead of words.
struct JSONOption: ParsableArguments {
  @Flag(help: "Print JSON.")
  var json = false
}
