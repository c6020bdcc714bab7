import Transfer

/// A key or token, as the transfer knows it: models' keys and everybody else's are guarded by the same type.
public typealias Secret = Transfer.Secret
