import Store
import TUI

extension Failure {
  /// What a person gets to read about an error.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure:
      self.init(title: failure.happened, kept: failure.kept ?? "", next: failure.next ?? "")
    case let store as StoreError: self.init(title: store.message)
    case let moved as ProposalMoved: self.init(title: moved.sentence)
    default: self.init(title: "\(error)")
    }
  }
}

extension ProposalMoved {
  var sentence: String {
    switch self {
    case .settled(let settlement):
      "\(settlement.by) settled this proposal at \(settlement.at): it is \(settlement.status.rawValue)."
    case .amended(_, let by): "\(by) amended this proposal meanwhile; it is shown as it stands now."
    case .reviewed(_, let by): "\(by) is reviewing this proposal as well; the decisions are shown as they stand now."
    case .decidedOtherwise(let other): other.description
    case .unknown: "This proposal is not there any more."
    }
  }
}

extension CommandFailure {
  static let propertyRemoved = CommandFailure(
    "This property was removed meanwhile, with everything in it.", next: "Press F5 to choose another one.")
}
