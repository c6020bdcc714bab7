/// What every provider of texts needs to be true.
enum Texting {
  /// The number in international form, and the text.
  static func checked(to: String, body: String) throws(Unsendable) -> (to: String, body: String) {
    guard let number = PhoneNumber.e164(to) else { throw Unsendable("the lead's telephone number cannot be texted") }
    guard body.contains(where: { !$0.isWhitespace }) else { throw Unsendable("the text is empty") }
    return (number, body)
  }
}
