import ConfigSchema

/// Reads everything that was handed in and decides what of it is the request.
enum MaterialReader {
  static func read(_ request: Request, spelling: Spelling? = nil) -> Material {
    var material = Material()
    var (pastes, images) = (0, 0)
    var typed: [Sentence] = []
    var pasted: [Sentence] = []
    for input in request.inputs {
      let text = Tokenizer.read(input.text, spelling: spelling)
      switch input.kind {
      case .typed:
        for part in QuotedLines.parts(text) {
          if part.isQuoted {
            pasted += read(quoted: Passage(source: .request, text: text, range: part.range), &material)
          } else {
            typed += Sentences.split(text.tokens[part.range], of: text, source: .request)
          }
        }
      case .transcript, .email, .paste:
        pastes += 1
        pasted += read(pasted: input.kind, text, .paste(pastes), &material)
      case .imageDescription:
        images += 1
        let result = ImageReader(text: text, source: .image(images)).read()
        material.systemNotes += result.systemNotes
        material.drawings += result.drawings
        pasted += result.sentences
      }
    }
    assemble(&material, settled(typed), settled(pasted))
    return material
  }

  /// What is left once questions have been answered and slips of the tongue taken back.
  private static func settled(_ sentences: [Sentence]) -> [Sentence] {
    CaseQuestions.joined(Corrections.answered(Corrections.applied(Withdrawals.applied(AskedDeeds.settled(sentences)))))
  }

  private static func read(quoted passage: Passage, _ material: inout Material) -> [Sentence] {
    var kept: [Sentence] = []
    sort(passage, .paste, &kept, &material)
    return kept
  }

  private static func read(
    pasted kind: RequestInput.Kind, _ text: TokenText, _ source: InputSource, _ material: inout Material
  ) -> [Sentence] {
    if kind != .transcript, let table = TableReader(text: text).read(), table.rows.count > 1 {
      material.drawings.append(Drawing(source: source, table: table, quote: text.original(0, text.bytes.count)))
      return []
    }
    let passages =
      kind == .transcript
      ? TranscriptReader.passages(text, source)
      : kind == .email ? EmailReader.passages(text, source) : pastePassages(text, source)
    var kept: [Sentence] = []
    for passage in passages { sort(passage, kind, &kept, &material) }
    return kept
  }

  /// A paste may be an e-mail or a transcript without saying so.
  private static func pastePassages(_ text: TokenText, _ source: InputSource) -> [Passage] {
    let spoken = TranscriptReader.passages(text, source)
    if spoken.count > 2 || spoken.contains(where: { !$0.isTrusted }) { return spoken }
    return EmailReader.passages(text, source)
  }

  private static func sort(
    _ passage: Passage, _ kind: RequestInput.Kind, _ kept: inout [Sentence], _ material: inout Material
  ) {
    var toSystem = false
    var end: Int?
    for sentence in passage.sentences {
      // What a machine is told goes on over the lines of a block; a list of the people's own points does not belong to it.
      if let end, sentence.beginsParagraph, isNewBlock(passage.text.bytes[end..<sentence.start]) { toSystem = false }
      end = sentence.end
      // The people in a transcript may talk to this program; strangers, e-mails and documents may not.
      let speaks =
        kind == .transcript && passage.isTrusted
        ? SystemAddress.isSecretive(sentence.tokens) : SystemAddress.isAddressed(sentence.tokens)
      if speaks || toSystem {
        toSystem = true
        material.systemNotes.append(sentence)
      } else if passage.isTrusted {
        kept.append(sentence)
      } else {
        material.outsiders.append(sentence)
      }
    }
  }

  /// An empty line, or a bullet or number, stands between.
  private static func isNewBlock(_ between: ArraySlice<UInt8>) -> Bool {
    between.filter { $0 == 0x0A }.count > 1 || between.contains { $0 > 0x20 && $0 != UInt8(ascii: ">") }
  }

  /// Pasted material is followed when it came alone, or when the typed words point to it or ask for nothing themselves.
  private static func assemble(_ material: inout Material, _ typed: [Sentence], _ pasted: [Sentence]) {
    let hasMaterial = !pasted.isEmpty || !material.drawings.isEmpty
    guard hasMaterial, !typed.isEmpty else {
      material.request = typed.isEmpty ? pasted : typed
      return
    }
    let points = typed.contains { Pointers.pointsToMaterial($0) }
    let stands = typed.contains { Pointers.asksForSomething($0) }
    if points || !stands {
      material.pointers = typed.filter {
        !Pointers.asksForSomething($0) || Pointers.pointsToMaterial($0) && $0.tokens.count < 14
      }
      let own = typed.filter { sentence in !material.pointers.contains { $0.start == sentence.start } }
      material.request = Selection(typed).chosen(pasted) + own
      material.drawings = material.drawings.map { Selection(typed).chosen($0) }
    } else {
      material.request = typed
      material.drawings = []
    }
  }
}
