import ConfigSchema

/// What checking a reply's text gave: whatever was built from it, and what is wrong with it.
public struct ReplyCheck<Built: Sendable>: Sendable {
  public var built: Built
  /// Nil when the text could not be read as a reply.
  public var reply: Reply?
  /// `operation` counts by `changes` of the text, also where something is wrong with an item that operations touched.
  public var findings: [Finding]

  public init(_ built: Built, reply: Reply?, findings: [Finding]) {
    (self.built, self.reply, self.findings) = (built, reply, findings)
  }

  /// What the model could mend: findings that block and come from this reply, not from what was there before.
  var mendable: [Finding] {
    findings.filter { finding in
      let isLive = finding.path.hasPrefix("pipelines") || finding.path.hasPrefix("triggers")
      return finding.severity == .block && (finding.operation != nil || !isLive)
    }
  }
}
