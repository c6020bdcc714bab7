/// How long the program plans ahead: five years of 365 days.
enum TimeLimits {
  static let hours = 43_800.0
  static let minutes = 0...2_628_000
}
