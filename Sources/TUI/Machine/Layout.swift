/// The numbers that decide how the screen is divided.
enum Layout {
  /// From this width on, two panes stand side by side.
  static let twoPanes = 100
  /// The most rows of the input box.
  static let inputRows = 8
}
