/// One thing said about the stages of a pipeline.
enum StageDirective: Hashable, Sendable {
  /// Hours; nil = no limit.
  case limit(stage: Int, hours: Double?)
  case move(from: Int, event: String?, afterHours: Double?, to: Int)
  /// The move out of a stage is taken away.
  case noMove(from: Int)

  /// The stages it speaks of.
  var stages: [Int] {
    switch self {
    case .limit(let stage, _): [stage]
    case .move(let from, _, _, let to): [from, to]
    case .noMove(let from): [from]
    }
  }
}
