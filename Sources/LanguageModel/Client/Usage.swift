/// What a request cost, in tokens, in one meaning for all vendors. Numbers a vendor does not give are 0.
public struct Usage: Hashable, Sendable, Codable {
  /// The whole prompt, cached parts included.
  public var input: Int
  /// The part of `input` read from a prompt cache.
  public var cachedInput: Int
  /// The part of `input` written to a prompt cache.
  public var cacheWrites: Int
  /// Everything generated, reasoning included.
  public var output: Int
  /// The part of `output` that was reasoning.
  public var reasoning: Int
  /// Whether the server seems to have read only a part of the prompt.
  public var mayBeCut = false

  public init(input: Int = 0, cachedInput: Int = 0, cacheWrites: Int = 0, output: Int = 0, reasoning: Int = 0) {
    (self.input, self.cachedInput, self.cacheWrites) = (input, cachedInput, cacheWrites)
    (self.output, self.reasoning) = (output, reasoning)
  }

  public var total: Int { input + output }

  public static func + (a: Usage, b: Usage) -> Usage {
    var sum = Usage(
      input: a.input + b.input, cachedInput: a.cachedInput + b.cachedInput,
      cacheWrites: a.cacheWrites + b.cacheWrites, output: a.output + b.output, reasoning: a.reasoning + b.reasoning)
    sum.mayBeCut = a.mayBeCut || b.mayBeCut
    return sum
  }
}
