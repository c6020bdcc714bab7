import CCrypto

/// What a decision binds to: SHA-256 over everything that is about to become true.
public struct Digest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String
  public var description: String { hex }

  /// Over what is accepted of a proposal, and over what was chosen for runs that wait.
  public init(of proposal: Proposal, _ review: ReviewState) {
    let accepted = review.accepted(in: proposal)
    let choices = proposal.targets.flatMap { target in
      review.spokenChoices(in: target, accepting: review.accepted(in: target))
    }
    self.init(of: proposal, accepting: accepted, choices)
  }

  /// Over the proposal's id and revision, the validator's version and, per target: property, base revision, base
  /// contents, accepted changes and the resulting contents.
  public init(of proposal: Proposal, accepting accepted: Set<ChangeKey>) {
    self.init(of: proposal, accepting: accepted, [])
  }

  private init(
    of proposal: Proposal, accepting accepted: Set<ChangeKey>, _ choices: [(action: ItemID, choice: WaitingChoice)]
  ) {
    var canonical = CanonicalBytes()
    canonical.add("configurator approval 1")
    canonical.add(proposal.id)
    canonical.add(proposal.revision)
    canonical.add(proposal.validatorVersion)
    canonical.add(proposal.targets) { $0.add($1, accepting: accepted) }
    if !choices.isEmpty {
      canonical.add(choices) { canonical, choice in
        canonical.add(choice.action)
        canonical.add(choice.choice.rawValue)
      }
    }
    self.init(of: canonical.bytes)
  }

  /// Over a revision of a proposal with everything in it: says which document it is, whatever is decided about it.
  public init(ofWhole proposal: Proposal) { self.init(of: proposal, accepting: Set(proposal.changeKeys)) }

  /// Over the contents of one configuration; equal for configurations that mean the same.
  public init(of configuration: Configuration) {
    var canonical = CanonicalBytes()
    canonical.add(configuration)
    self.init(of: canonical.bytes)
  }

  init(of bytes: [UInt8]) { hex = Self.hex(SHA256.hash(bytes)) }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

enum SHA256 {
  /// 32 bytes.
  static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: 32)
    let done = ccrypto_sha256(bytes, bytes.count, &out)
    precondition(done == 1, "the cryptography library cannot compute SHA-256")
    return out
  }
}

extension CanonicalBytes {
  fileprivate mutating func add(_ target: ProposalTarget, accepting accepted: Set<ChangeKey>) {
    let property = target.property.id
    let ids = target.changes.map(\.change.id).filter { accepted.contains(ChangeKey(property: property, change: $0)) }
    add(property)
    add(target.baseRevision)
    add(target.base)
    add(ids) { $0.add($1) }
    add(target.configuration(accepting: Set(ids)))
  }
}
