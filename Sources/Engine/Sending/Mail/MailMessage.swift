import ConfigSchema
import Store
import Transfer

/// A mail as it goes over the wire (RFC 5322): plain text in UTF-8, every line ended by CRLF.
struct MailMessage {
  let from: MailAddress
  let to: MailAddress
  let subject: String
  let body: String
  let key: ItemID
  let at: Timestamp

  /// - Throws: when a part of it could be taken for another header, or a header would be empty.
  init(
    from: MailAddress, _ outgoing: (to: String, subject: String, body: String), key: ItemID, at: Timestamp
  ) throws(Unsendable) {
    let checked = try Mailing.checked(to: outgoing.to, subject: outgoing.subject, body: outgoing.body)
    (self.from, self.key, self.at) = (from, key, at)
    (to, subject, body) = (checked.to, checked.subject, checked.body)
  }

  /// Stays the same over all attempts, so that mailboxes that look at it keep one of two.
  var messageID: String { "<\(key.value)@\(from.domain)>" }

  var bytes: [UInt8] {
    let headers = [
      "From: \(from.headerText)", "To: \(to.headerText)", "Subject: \(EncodedWord.text(subject))", "Date: \(date)",
      "Message-ID: \(messageID)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable",
    ]
    return Array((headers.map { $0 + "\r\n" }.joined() + "\r\n" + QuotedPrintable.encoded(body)).utf8)
  }

  /// The web's form of a date, with the zone written as mail writes it.
  private var date: String {
    HTTPDate.text(epochSeconds: Int(max(0, at.microseconds) / 1_000_000)).dropLast(3) + "+0000"
  }
}
