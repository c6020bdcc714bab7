/// Nothing that works today is deleted or switched off unless the request speaks of it.
struct UnaskedRemoval: SelectionRule {
  func reason(_ operation: JudgedOperation, _ scene: SelectionScene) -> String? {
    guard operation.operation.isTakingAway else { return nil }
    if scene.requested.matches(Self.removals, lookingPast: Self.harmless) { return nil }
    let isReplaced = scene.operations.contains { $0.operation.replaces(operation.operation) }
    if isReplaced, scene.requested.matches(Self.replacements) { return nil }
    if case .switchTrigger = operation.operation { return "Nobody asked to switch anything off." }
    return "Nobody asked to remove anything."
  }

  /// Everyday words about messages, in which nothing set up is taken away: "reply STOP", "stop once they answer", "without a
  /// phone number", and asking whether something should go.
  private static let harmless = PatternTable([
    "reply|replies|replying|text|texts|texting|answer|answers|respond|responds|send|say|says|type|types|writes|word|with stop",
    "stop once|when|if|as|after|until|unless|before",
    "stop * if|once|when|as|unless they|he|she|the|somebody|someone|it answer|answers|reply|replies|book|books|lease|leases"
      + "|lead|leads|tour|tours|signs",
    "without a|an|any|phone|email|number|consent|having|waiting|delay|asking|being|touching",
    "no later|longer|more than", "cut off time", "drop a|by|in|off|them|us|me|him|her", "clear to|that|about",
    "can|could|may|should go out|at|to|after|when|once|by|in|on|live|ahead|first|before|through|straight|right",
    "should|shall i|we|you * delete|remove|drop|scrap|kill|disable|pause|cancel",
  ])

  private static let removals = PatternTable([
    "delete|deletes|deleting|deleted|remove|removes|removing|removed|drop|drops|dropping|kill|scrap|erase|wipe|eliminate|ditch"
      + "|discontinue|disable|disables|disabling|disabled|deactivate|deactivated|inactive|pause|paused|pausing|suspend|mute|stop"
      + "|stopping|retire|nix|cut|toss|clear|reset|undo|revert|merge|combine|consolidate|without|anymore|lose",
    "get|getting|got rid",
    "turn|turns|turned|turning|switch|switches|switched|switching|shut|shuts|shutting * off",
    "take|takes|taking|took|pull|pulling * out|off|down|away",
    "any|no more|longer", "can|could|may|should go",
    "dont|doesnt|not|never need|want|use|have|do",
    "clean|clear * up|out", "start over|fresh", "from scratch", "on hold", "too many", "off for|in|during|until",
    "cancel the|that|this|our|those|these * automation|automations|rule|rules|trigger|text|texts|reminder|reminders|email|emails"
      + "|drip|sequence|step|stage|pipeline|task",
    "eliminar|elimina|borrar|borra|quitar|quita|desactivar|desactiva|apagar|apaga|pausar|pausa",
  ])

  private static let replacements = PatternTable([
    "replace|replaces|replaced|replacing|instead|swap|swaps|swapped|convert|change|changes|changed|switch|rather|turn|rebuild"
      + "|redo|make|becomes|become|move|split"
  ])
}
