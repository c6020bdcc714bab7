/// Something that blocks, on a thread of its own: the tasks of a test share very few threads and may not wait for each other.
public final class Background<Value: Sendable>: Sendable {
  private let result = Guarded<Value?>(nil)
  private let isDone = Signal()

  public init(_ body: @escaping @Sendable () -> Value) {
    let (result, isDone) = (result, isDone)
    Work {
      let value = body()
      result.use { $0 = value }
      isDone.raise()
    }.start()
  }

  public func value() async -> Value? {
    await isDone.raised()
    return result.use { $0 }
  }
}
