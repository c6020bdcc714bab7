/// Verbs that speak of changing what exists.
enum EditVerb: Hashable, Sendable {
  case delete, off, on, rename, change, add, restrict, keep
  /// "shorter", "sooner": a change that lacks its number.
  case shorter, longer
}

enum EditLexicon {
  static let index = PatternIndex<EditVerb>(
    entries.flatMap { verb, patterns in patterns.map { ($0, verb) } }, isLoose: true)

  /// The verbs of a sentence outside the recognised moments, with their places.
  static func verbs(_ tokens: [Token], outside tags: [Tag]) -> [(verb: EditVerb, range: Range<Int>)] {
    index.all(in: tokens).compactMap { match in
      // "turn the hot lead call into …" opens with an order, whatever "turn hot" may mean elsewhere.
      let opens = match.range.lowerBound == 0 && ["the", "our", "that"].contains(tokens[safe: 1]?.text ?? "")
      let isInEvent =
        !opens
        && tags.contains { tag in
          tag.event != nil && tag.event?.isWeak == false && tag.core.contains(match.range.lowerBound)
            && tag.core.count > 1
        }
      // "it can go" is a farewell, "it can go out at 9" is not.
      let leaves = tokens[match.range].map(\.text).suffix(2)
      if match.meaning == .delete, leaves.last == "go",
        tokens[safe: match.range.upperBound].map({ !$0.isMark }) ?? false
      {
        return nil
      }
      // "it should go off at noon" is when it fires.
      if match.meaning == .off, tokens[match.range.lowerBound].text == "off",
        ["go", "goes", "going", "went", "gone"].contains(tokens[safe: match.range.lowerBound - 1]?.text ?? "")
      {
        return nil
      }
      // "leave a note" makes something, "leave it" does not.
      if match.meaning == .keep, ["leave", "leaves"].contains(tokens[match.range.lowerBound].text),
        ["a", "an", "note", "notes", "us", "one"].contains(tokens[safe: match.range.lowerBound + 1]?.text ?? "")
      {
        return nil
      }
      // "make a task, title it …": the new thing gets its name.
      let isNamed =
        match.meaning == .rename && ["it", "that"].contains(leaves.last ?? "")
        && tags.contains { $0.action != nil && !$0.isNegated && $0.end <= match.range.lowerBound }
      if isNamed { return nil }
      return isInEvent ? nil : (switched(match, tokens) ?? match.meaning, match.range)
    }
  }

  /// "switch off … for now" is no exchange of one thing for another.
  private static func switched(_ match: PatternIndex<EditVerb>.Match, _ tokens: [Token]) -> EditVerb? {
    guard
      ["switch", "turn", "flip", "shut", "toggle", "switching", "turning"].contains(tokens[match.range.lowerBound].text)
    else { return nil }
    switch tokens[safe: match.range.lowerBound + 1]?.text {
    case "off", "down": return .off
    case "on": return .on
    default: return nil
    }
  }

  private static let entries: [(EditVerb, [String])] = [
    (
      .delete,
      [
        "delete|deleting|remove|removing|scrap|trash|nuke|axe|ditch|eliminate|toss|erase|dump", "get|getting rid of",
        "do away with", "take|taking ~6 out|away|off", "kill ~4", "drop the|that|our|this|those|it", "lose the|that",
        "cut the|that", "cut|drop|lose|pull|strike|scrap the|that|this|our ~2 stage|step|column|phase from|out?",
        "not ~1 need ~8 anymore|any_more|any_longer|now", "no longer need|want|use|do",
        "not ~1 want|use|do ~8 anymore|any_more|any_longer", "pull the|that ~4 out|from", "clear out",
        "is|are not needed|necessary", "we can lose", "strike the", "chuck",
        "can|could|may|should|has_to|needs_to|must go for_good|away|completely|entirely", "can|has_to|needs_to|must go",
        "goes away",
        "retire|retiring|yank|nix|abolish|bin|discontinue|withdraw the|that|our|this",
        "no need for", "not ~2 needed|necessary|required",
      ]
    ),
    (
      .off,
      [
        "turn|turning|shut|switch|switching|flip|power|toggle ~7 off|down", "off",
        "disable|disabling|pause|pausing|deactivate|suspend|mute|unplug|freeze|halt|silence",
        "put ~6 on hold|pause|ice",
        "hold|park|bench|rest|shelve ~7 for_now|for_the_moment|until_further_notice|for_a_while", "hold off on",
        "stop|stopping the|that|our|this|sending|those|all|running|drafting|texting|emailing|creating|making|opening|calling|posting",
        "make|set ~5 inactive|disabled", "take|taking ~5 offline",
        "do not run|send|fire|use ~6 for_now|anymore|until|right_now", "knock off", "cease",
      ]
    ),
    (
      .on,
      [
        "turn|turning|switch|switching|flip|toggle ~8 on",
        "enable|enabling|activate|reactivate|resume|restart|unpause|reenable|unmute|unfreeze", "re enable", "back on",
        "bring ~6 back", "start ~3 up again", "make|set ~5 active|live|enabled", "put ~5 back on|in_service",
        "revive|reinstate|relaunch|rearm",
        "activate|enable|start|run again", "go|goes|be|is|make live|active again?",
        "can|could|may|should go|be live|active again?", "back on|running|live",
        "start|get ~5 running|going again", "turn on",
      ]
    ),
    (
      .rename,
      [
        "rename|renaming|retitle|relabel|re_name",
        "call|name the|our|that ~4 stage|step|column|pipeline|trigger|rule|automation",
        "call|name|label it|that|this|them", "change ~3 name",
        "should|needs_to|to be called|named|renamed|labeled", "name ~4 should be", "new name",
        "be called|named|renamed", "and call|name it", "is called|named ~4 now|should", "title it",
      ]
    ),
    (
      .change,
      [
        "change|changing|changed|set|adjust|update|edit|modify|tweak|fix|revise|alter|amend|correct",
        "make it|that|this|them|those|the", "limit|restrict|confine it|that|this|them|the", "is at #",
        "move|push|bump|shift|postpone|stretch|pull|drag|kick",
        "extend|increase|raise|bring|up|lower|reduce|decrease|cut|dial ~6 to|from|by|back|up|down",
        "switch|swap|convert|replace|turn ~8 to|into|for|with", "instead|instead_of|rather_than",
        "should be|go|say|have|fire|run|read|wait|only|not|happen|come|get|use|trigger|start",
        "needs|need to? ~1 be|go|say|have|wait|run|fire|only|#", "ought to", "supposed to be", "from # ~3 to #",
        "go|goes up|down|from ~4 to", "give|allow ~5 #", "wait ~3 instead",
        "too long|short|slow|soon|fast|early|late|quick|aggressive|pushy|much|high|low", "# ~2 is|are too",
        "is|are too", "not # ~3 but", "want ~5 to be|say|go|have", "has|have ~1 to be",
        "can|could we|you ~2 change|make|move|push|switch|set|bump|have", "only|just ~1 for|to|from|on",
        "no longer|not_longer", "also|too", "as well", "works|work better", "use ~4 instead",
        "let us|lets make|change|go", "bump|push|move|pull it|that|this", "reword|rewrite|rephrase",
        "earlier|later than", "should not ~1 wait|take|go|be|happen", "begins|begin|starts|kicks_in|ends|stops at",
        "goes|go|runs|fires|comes|lands ~1 at|after|in|on #",
        "is|are harsh|tight|tough|tougher|generous|excessive|overkill",
        "line_up|match|align|sync_up ~4 with|to", "hold ~4 for|until", "catch|catches",
        "delay ~5 by|to|another|until",
      ]
    ),
    (
      .add,
      [
        "add|adding|mention|mentioning|include|including|append|insert|tack|attach|throw",
        "also|too|as_well|plus|additionally", "another",
        "cover|covers", "expand|extend ~3 to", "on top of",
      ]
    ),
    (
      .restrict,
      [
        "only|just", "limit|restrict", "exclude|excluding|except|skip|leave_out|not_for|not_to", "should not",
        "do|does not go|send|fire|apply|run|include|text|email", "no more", "without", "stop texting|emailing",
      ]
    ),
    (
      .keep,
      [
        "keep|keeps|leave|leaves|retain|retains", "leave ~5 as|how|the_way|alone", "stays|stay|remains|remain",
        "do not touch|change",
        "same timing|time|delay|as_before", "untouched|unchanged", "stay put",
        "is|are|s fine|ok|okay|good|right|great|perfect", "fine as", "tasks|texts fine",
      ]
    ),
    (
      .shorter,
      [
        "shorten|shorter|sooner|faster|quicker|earlier|speed_up|tighten|quicken|cut_down|reduce|less_time|less_long|hurry|tighter|snappier|brisker|trim"
      ]
    ),
    (
      .longer,
      ["lengthen|longer|extend|later|slower|stretch|increase|more_time|slow_down|push_back|postpone|loosen|relax"]
    ),
  ]
}
