/// The wordings by which pasted material speaks past the person to the program. One line per wording, see ``WordPattern``.
enum InjectionPatterns {
  /// Names of machines that can only mean a machine.
  private static let machine =
    "ai|ais|llm|llms|gpt|chatgpt|claude|gemini|copilot|bot|bots|chatbot|chatbots|robot|robots|configurator"
  /// Words that mean a machine when they are spoken to.
  private static let addressee =
    machine + "|assistant|assistants|system|systems|computer|machine|machines|software|program"
  private static let automated = "automated|automatic|automation|virtual|digital|ai"
  private static let automaton =
    "system|systems|tool|tools|assistant|assistants|agent|agents|reader|readers|process|processes|bot|bots|parser|parsers"
    + "|model|models|service|services|processing"
  private static let material = "email|mail|message|transcript|document|file|image|page|text|note|thread|conversation"

  /// Speaks to a machine; what follows in the same breath is meant for it.
  static let address = PatternTable([
    "note|notes|notice|attention|attn|instruction|instructions|message|memo|directive|command|hint|addendum to|for|all|any"
      + " the|any|all|every? \(addressee)",
    "note|notes|notice|attention|attn|instruction|instructions|message|memo|directive|command|hint|addendum to|for|all|any"
      + " the|any|all|every? \(automated) \(automaton)",
    "attention|attn|calling|dear|to \(machine)",
    "hey|hi|hello|ok|okay|yo|dear|listen|psst|please the|you|mr? \(addressee)",
    "hey|hi|hello|ok|okay|yo|dear|listen|psst|to|for all|any|the|every? \(automated) \(automaton)",
    "language model|models",
    "if|when|since|because|assuming|as you|youre are? a|an|the? \(addressee)",
    "if|when|since|because|assuming|as you|youre are? a|an|the? \(automated) \(automaton)",
    "you are|youre a|an|now? \(machine)",
    "as an? ai",
    "\(addressee)|\(automaton) reading|processing|parsing|handling|ingesting|summarizing|summarising|importing|seeing this|these",
    "\(addressee)|\(automaton) that|which|who read|reads|process|processes|parse|parses|handle|handles|see|sees this|these",
    "when|while|before|after processing|parsing|ingesting|summarizing|summarising|importing this|the? \(material)",
    "when|if you process|parse|ingest|summarize|summarise|import|read this|these",
    "\(machine) must|should|shall|will|needs|instruction|instructions|directive|command",
    "\(automated) \(automaton) must|should|shall|please|also|are|is",
    "all|any \(automated) \(automaton)",
  ])

  /// One of these before a colon or comma, at the beginning of what is said, is spoken to.
  static let vocative: Set<UInt64> = Set(
    (addressee + "|prompt|instruction|instructions|override").split(separator: "|").map { Prose.hash(String($0)) })

  /// The same as the name of a speaker in a transcript, where an assistant may well be a person.
  static let machineSpeakers = vocative.subtracting([Prose.hash("assistant"), Prose.hash("assistants")])

  /// "Assistant manager", "system administrator": people, not machines.
  static let people: Set<UInt64> = Set(
    [
      "manager", "managers", "property", "community", "leasing", "director", "administrator", "admin", "team",
      "coordinator",
      "superintendent", "maintenance",
    ].map(Prose.hash))

  static let hiding = PatternTable([
    "do|please|and not mention|tell|show|inform|report|reveal|disclose|flag|surface|announce it|this|that|them|these|those"
      + "|anyone|anybody|him|her",
    "dont|never|not mention|tell|show|inform|report|reveal|disclose|flag|surface|announce it|this|that|these|those|anyone"
      + "|anybody|him|her",
    "dont|never|not mention|tell|show|inform|report|reveal|disclose|flag|surface|announce|alert|notify|ask to|the? the? user"
      + "|users|manager|managers|human|humans|operator|reviewer|person|customer|owner",
    "dont|not|never|no mention|include|list|show * summary",
    "without mentioning|telling|informing|notifying|asking|showing|alerting|disclosing it|this|that|anyone|anybody|the|him|her",
    "keep|do this|it|that|these secret|quiet|hidden|silent|silently|quietly|secretly",
    "silently|secretly|quietly add|register|create|delete|remove|disable|change|update|send|switch|turn|set",
    "no need to mention|tell",
    "between us only?",
  ])

  static let overriding = PatternTable([
    "ignore|disregard|forget|override|bypass|overrule|discard * instructions|instruction|rules|rule|prompt|prompts|guidelines"
      + "|directions|safeguards|restrictions|checks|policy|policies",
    "system|developer|hidden|secret prompt|message|instruction|instructions|override|mode|command",
    "jailbreak|sudo",
    "no further|other|more|additional? approval|confirmation|review|permission|consent is|needed|required|necessary",
    "without further|any|human|your|their? approval|confirmation|review|permission|asking",
    "skip|bypass the|any|all? approval|approvals|confirmation|review|gate|checks",
    "auto|automatically approve|accept|confirm|apply|execute|run",
    "execute|run the|these|this? following? instruction|instructions|command|commands",
    "you have|are permission|authorized|authorised|allowed|full to|admin|access",
  ])

  /// Said by somebody who is not the manager: a permission they cannot give.
  static let claimedPermission = PatternTable([
    "manager|managers|owner|boss|corporate|regional|they|she|he already|has|have|just agreed|approved|authorized|okayed|signed",
    "already agreed|approved|authorized|okayed",
  ])

  private static let print = "print|text|type|typeface|letters|lettering|font|characters|caption"
  static let smallPrint = PatternTable([
    "very|extremely|super|really small|tiny|faint|light * \(print)",
    "tiny|fine|hidden|invisible|faint|transparent|microscopic|miniature \(print)",
    "light|pale gray|grey * \(print)",
    "white on|text on? white|background?",
    "barely|hardly|scarcely visible|legible|readable",
  ])

  static let footer = PatternTable(["footer|disclaimer|boilerplate"])
}
