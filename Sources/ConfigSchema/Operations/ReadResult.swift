/// What reading a model's reply gave.
public struct ReadResult: Hashable, Sendable {
  /// The reply without the operations that could not be read; nil when it could not be read at all.
  public var reply: Reply?
  /// Everything that is wrong with the text, with paths into it.
  public var findings: [Finding]
  /// For each operation of `reply`, its index in `changes` of the text: findings and origins count by these.
  public var numbers: [Int]

  public init(reply: Reply?, findings: [Finding], numbers: [Int]) {
    (self.reply, self.findings, self.numbers) = (reply, findings, numbers)
  }
}
