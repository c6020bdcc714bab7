/// What every provider of mail needs to be true.
enum Mailing {
  static func checked(
    to: String, subject: String, body: String
  ) throws(Unsendable) -> (to: MailAddress, subject: String, body: String) {
    // Bare: what the platform has is an address, and a name in it would be somebody's trick.
    guard MailAddress.isPlain(to.trimmingSpaces()), let address = MailAddress(to) else {
      throw Unsendable("the lead's e-mail address is not a usable one")
    }
    guard subject.contains(where: { !$0.isWhitespace }) else { throw Unsendable("the e-mail has no subject") }
    guard !subject.unicodeScalars.contains(where: breaksLine) else {
      throw Unsendable("the e-mail's subject holds a line break or another control character")
    }
    guard body.contains(where: { !$0.isWhitespace }) else { throw Unsendable("the e-mail is empty") }
    return (address, subject, body)
  }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }
}
