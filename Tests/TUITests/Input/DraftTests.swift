import ConfigSchema
import Testing

@testable import TUI

@Suite("Drafts and requests") struct DraftTests {
  private static let paste = Attachment(RequestInput(.paste, "a\nb"))
  private static let image = Attachment(RequestInput(.imageDescription, "a whiteboard"))
  private static let email = Attachment(RequestInput(.email, "From: x"))

  @Test("material is named in the words as models are shown it")
  func names() {
    let draft = Draft(text: "take \u{FFFC}, \u{FFFC} and \u{FFFC}", attachments: [Self.paste, Self.image, Self.email])
    #expect(draft.request.inputs[0] == RequestInput(.typed, "take [paste 1], [image 1] and [paste 2]"))
  }

  @Test(
    "a request comes back as the line it was sent from",
    arguments: [
      Draft(text: "just words"),
      Draft(text: "take \u{FFFC} and \u{FFFC}, please", attachments: [paste, image]),
      Draft(text: "\u{FFFC}\u{FFFC} do both", attachments: [email, paste]),
      Draft(text: "\u{FFFC}", attachments: [paste]),
    ])
  func back(draft: Draft) { #expect(Draft(draft.request) == draft) }

  @Test("requests of earlier versions come back too, and no piece of material is ever lost")
  func older() {
    let old = Request([RequestInput(.typed, "do what [material 1] says"), RequestInput(.paste, "a\nb")])
    #expect(Draft(old) == Draft(text: "do what \u{FFFC} says", attachments: [Self.paste]))
    let unnamed = Request([RequestInput(.typed, "do it"), RequestInput(.paste, "a\nb")])
    #expect(Draft(unnamed).attachments == [Self.paste])
    #expect(Draft(unnamed).request.inputs.count == 2)
  }
}
