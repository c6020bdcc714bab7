/// What the person handed in, in order: typed words, pasted material, descriptions of images.
public struct Request: Hashable, Sendable, Codable {
  public var inputs: [RequestInput]
  public init(_ inputs: [RequestInput]) { self.inputs = inputs }
  public init(typed text: String) { inputs = [RequestInput(.typed, text)] }
}

public struct RequestInput: Hashable, Sendable, Codable {
  /// What kind of material it is. Only typed words are the person's own voice.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case typed, transcript, email, paste
    case imageDescription = "image_description"
  }
  public var kind: Kind
  public var text: String
  public init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}

/// Names one input of a request, counted from 1 within its class.
public enum InputSource: Hashable, Sendable, Codable, CustomStringConvertible {
  case request
  /// Transcript, e-mail or other pasted text.
  case paste(Int)
  case image(Int)

  public var description: String {
    switch self {
    case .request: "request"
    case .paste(let n): "paste \(n)"
    case .image(let n): "image \(n)"
    }
  }
}
