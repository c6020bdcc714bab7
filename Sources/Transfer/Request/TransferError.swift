/// An exchange that did not come to its end. HTTP statuses are not errors: they are in the head.
public struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libcurl's number (positive) or ours (negative).
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }
  }

  public var code: Code
  /// The library's own words, possibly empty. Never holds a header.
  public var detail: String

  public init(_ code: Code, detail: String = "") { (self.code, self.detail) = (code, detail) }

  public var description: String { detail.isEmpty ? sentence : "\(sentence) (\(detail))" }
}

extension TransferError.Code {
  public static let unsupportedProtocol = Self(rawValue: 1)
  public static let malformedURL = Self(rawValue: 3)
  public static let noSuchProxy = Self(rawValue: 5)
  public static let noSuchHost = Self(rawValue: 6)
  public static let cannotConnect = Self(rawValue: 7)
  /// A mail server's answer other than expected; the reply says which.
  public static let strangeReply = Self(rawValue: 8)
  public static let cutInTheMiddle = Self(rawValue: 18)
  public static let outOfMemory = Self(rawValue: 27)
  /// While connecting; a silence later is ``silent``.
  public static let connectTimeout = Self(rawValue: 28)
  public static let tlsHandshake = Self(rawValue: 35)
  public static let emptyAnswer = Self(rawValue: 52)
  public static let sendFailed = Self(rawValue: 55)
  public static let receiveFailed = Self(rawValue: 56)
  public static let badCertificate = Self(rawValue: 60)
  public static let badEncoding = Self(rawValue: 61)
  /// Encryption was required and is not offered.
  public static let noEncryption = Self(rawValue: 64)
  public static let loginDenied = Self(rawValue: 67)
  public static let brokenStream = Self(rawValue: 92)
  public static let proxyRefused = Self(rawValue: 97)

  public static let cancelled = Self(rawValue: -1)
  /// Nothing came for the idle limit.
  public static let silent = Self(rawValue: -2)
  public static let tookTooLong = Self(rawValue: -3)
  public static let bodyTooLarge = Self(rawValue: -4)
  /// A header that cannot stand in a request.
  public static let malformedHeader = Self(rawValue: -5)
  /// The session was closed, or its thread could not be started.
  public static let closed = Self(rawValue: -6)
  /// Every address the name led to is one that the request's rules forbid.
  public static let addressRefused = Self(rawValue: -7)
}

extension TransferError {
  /// What happened, for a person.
  public var sentence: String {
    switch code {
    case .unsupportedProtocol: "Only http and https addresses can be used."
    case .malformedURL: "The address is not a proper URL."
    case .noSuchProxy: "The proxy's name is not known."
    case .noSuchHost: "The host's name is not known; is there a network?"
    case .cannotConnect: "Nothing answers at that address."
    case .strangeReply: "The server did not accept it."
    case .cutInTheMiddle, .brokenStream: "The connection ended before the answer did."
    case .outOfMemory: "There is not enough memory."
    case .connectTimeout: "The host could not be reached in time."
    case .tlsHandshake: "No encrypted connection could be agreed on."
    case .emptyAnswer: "The host closed the connection without an answer."
    case .sendFailed: "The connection was lost while sending."
    case .receiveFailed: "The connection was lost while receiving."
    case .badCertificate: "The host's certificate is not trusted."
    case .proxyRefused: "The proxy did not let the request through."
    case .badEncoding: "The answer's compression is broken."
    case .noEncryption: "The server offers no encrypted connection."
    case .loginDenied: "The server does not accept the user name and password."
    case .cancelled: "Cancelled."
    case .silent: "The host fell silent."
    case .tookTooLong: "The answer took longer than allowed."
    case .bodyTooLarge: "The answer is larger than allowed."
    case .malformedHeader: "A header holds a line break or another character that cannot be sent."
    case .closed: "The connection was closed by this program."
    case .addressRefused: "The name leads to an address that may not be connected to."
    default: "The transfer failed with code \(code.rawValue)."
    }
  }
}
