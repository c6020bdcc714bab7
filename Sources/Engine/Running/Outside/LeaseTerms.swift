/// How a worker holds runs whose work is done outside the database.
public struct LeaseTerms: Hashable, Sendable {
  /// Seconds a run belongs to a worker that says nothing. After that anybody takes it over.
  public var length: Double
  /// How many are under way at once.
  public var inFlight: Int
  /// Seconds a worker that was told to stop waits for what is under way, before it hands it back.
  public var grace: Double

  public init(length: Double = 30, inFlight: Int = 16, grace: Double = 20) {
    (self.length, self.inFlight, self.grace) = (length, inFlight, grace)
  }

  /// Seconds between two signs of life: two of them may get lost.
  var beat: Double { length / 3 }
}
