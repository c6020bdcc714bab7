/// A list of C strings in one piece of memory, for calls that take `const char * const *`.
struct CStrings {
  private var bytes: [UInt8] = []
  /// Where each string starts; nil stands for a null pointer.
  private var offsets: [Int?] = []

  init(_ strings: [String?]) {
    offsets.reserveCapacity(strings.count)
    for string in strings {
      guard let string else {
        offsets.append(nil)
        continue
      }
      offsets.append(bytes.count)
      bytes.append(contentsOf: string.utf8)
      bytes.append(0)
    }
  }

  func withPointers<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T) -> T {
    bytes.withUnsafeBytes { raw in
      let memory = raw.assumingMemoryBound(to: CChar.self)
      let pointers = offsets.map { offset in offset.flatMap { memory.baseAddress?.advanced(by: $0) } }
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}

/// The parameters of a statement in the form libpq takes them.
struct Arguments {
  private let types: [UInt32]
  private let values: CStrings
  var count: Int { types.count }

  init(_ parameters: [Parameter]) {
    types = parameters.map(\.type)
    values = CStrings(parameters.map(\.wireText))
  }

  func withPointers<T>(_ body: (UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?) -> T) -> T {
    types.withUnsafeBufferPointer { types in values.withPointers { body(types.baseAddress, $0) } }
  }
}
