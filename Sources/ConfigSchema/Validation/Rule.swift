/// One check of what a configuration means. It looks at the scene's changed items and reports everything it finds.
protocol Rule: Sendable {
  /// The stable identifiers of the findings it makes.
  var ids: [String] { get }
  func check(_ scene: Scene, _ report: inout Report)
}
