/// Puts originals back into a reply that arrives in pieces, holding back what may be the beginning of a placeholder.
///
/// Used by one request, whose pieces come one after the other.
final class Restorer: @unchecked Sendable {
  private let redactor: Redactor
  private let emit: @Sendable (String) -> Void
  private var held = ""

  init(_ redactor: Redactor, emit: @escaping @Sendable (String) -> Void) {
    (self.redactor, self.emit) = (redactor, emit)
  }

  func take(_ piece: String) {
    held += piece
    let open = held.suffix(Redactor.longestPlaceholder).lastIndex(of: "[")
    let isOpen = open.map { !held[$0...].contains("]") } ?? false
    let end = isOpen ? (open ?? held.endIndex) : held.endIndex
    send(String(held[..<end]))
    held = String(held[end...])
  }

  func finish() {
    send(held)
    held = ""
  }

  private func send(_ text: String) { if !text.isEmpty { emit(redactor.restored(text)) } }
}
