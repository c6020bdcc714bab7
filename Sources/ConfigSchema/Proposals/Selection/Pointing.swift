/// Whether the typed words point to material that was given along: "build this", "what she asks for", "add rule 4".
struct Pointing {
  /// Nothing was typed: the material is the request.
  private let isAlone: Bool
  /// The typed words point at material as such.
  private let isGeneral: Bool
  /// What the typed words are about, without filling words.
  private let topics: Set<UInt64>

  init(_ handed: Handed) {
    let words = handed.typed.words.map(\.hash)
    isAlone = !handed.hasWords || words.isEmpty
    topics = Set(words.filter { !Self.filling.contains($0) })
    // "pls", "for Juniper Court": too little to stand alone, so the rest is in the material.
    isGeneral = topics.count <= 3 || words.contains(where: Self.pointers.contains) || Self.phrases.matches(words[...])
  }

  /// Whether anything in it may count as the request.
  func points(to material: Material) -> Bool {
    isAlone || isGeneral || material.prose.words.contains { topics.contains($0.hash) }
  }

  /// Whether these words of a material may count as the request.
  func points(to quote: Prose) -> Bool {
    isAlone || isGeneral || quote.words.contains { topics.contains($0.hash) }
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { Prose.hash(String($0)) })
  }

  private static let pointers = hashes(
    """
    this these those below above attached attachment attachments paste pasted email emails mail memo transcript call recording
    voicemail screenshot picture photo pic image whiteboard board list sheet page table document doc pdf file sop notes here
    following enclosed forwarded fwd asks asked asking wants wanted wrote sent said says requested discussed agreed drawing
    diagram sketch poster flyer chart spreadsheet thread meeting sticky stickies postit napkin corkboard flipchart handbook
    printout scan mockup margin pencil pen ink marks
    """)

  private static let phrases = PatternTable([
    "build|make|create|do|add|set|copy|apply|implement|enter|import|put|use|follow|configure it|that|them|all|everything|both",
    "see|read|per|like|as|from the|what|how|it|attached? * said|says|wrote|shown|drawn|described|written",
    "copy|bring|carry|move|transfer|migrate * over|across|in",
    "do|set|what|whatever he|she|they|we",
    "same as|thing|way",
  ])

  private static let filling = hashes(
    """
    a an the and or but so to of in on at for from with by as is are be it its i we you he she they them us me my our your his
    her their that please pls plz thanks thank hi hey hello ok okay can could would should will just also up set add make do
    get put want need like let lets go ahead new one some any all when if then after before not no yes what how there have has
    """)
}
