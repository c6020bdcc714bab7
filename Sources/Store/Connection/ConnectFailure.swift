extension ServerAddress {
  /// Why no session came about, as a person gets to read it. libpq hands over no error codes here, only words.
  func error(_ failure: LinkFailure) -> StoreError {
    if let fault {
      // libpq may quote the string, and with it a password; so its words are left out.
      let reason = fault.message.hasPrefix("invalid URI query parameter") ? " (\(fault.message))" : ""
      return StoreError(
        .badAddress,
        "The address of the database cannot be read\(reason). Nothing was lost. "
          + "It should look like postgresql://user@host:5432/database.")
    }
    // These pass libpq's reading of the string and fail when it is used.
    if ["invalid port number", "invalid integer value"].contains(where: { failure.message.contains($0) }) {
      return StoreError(
        .badAddress,
        "The address of the database cannot be read (a number in it is none). Nothing was lost. "
          + "It should look like postgresql://user@host:5432/database.")
    }
    if !failure.serverAnswered { return silence(failure) }
    if ServerPing.at(keywords) == .busy {
      return StoreError(
        .unreachable,
        "The database server at \(self) is starting or stopping. Nothing was lost. Try again in a moment.",
        detail: failure.message)
    }
    if ["too many", "connection slots"].contains(where: { failure.message.contains($0) }) {
      return StoreError(
        .unreachable,
        "The database server at \(self) has no connection left for us. Nothing was lost. Try again in a moment.",
        detail: failure.message)
    }
    return StoreError(
      .refusedLogin, "The database server refused the connection to \(self). Check the name, user and password.",
      detail: failure.message)
  }

  private func silence(_ failure: LinkFailure) -> StoreError {
    StoreError(
      .unreachable,
      "No database server answered at \(self). Nothing was lost. Start it or check the address, then try again.",
      detail: failure.message)
  }
}
