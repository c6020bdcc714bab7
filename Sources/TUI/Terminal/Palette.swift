/// How a role looks: colours of the 256-colour table (nil = the terminal's own) and attributes.
struct Look: Hashable {
  var foreground: Int?
  var background: Int?
  var isBold = false
  var isReverse = false
  var isUnderlined = false
  var isDim = false
}

/// Chooses looks for what a terminal can do. Meaning never hangs on them: every role has a word or a sign of its own.
struct Palette {
  enum Colours { case none, eight, many }
  var colours: Colours
  /// The background is light.
  var isLight: Bool

  /// - Parameters:
  ///   - environment: `NO_COLOR` (any value but an empty one switches colour off) and `COLORFGBG` (which some terminals set).
  ///   - count: how many colours the terminal has.
  init(environment: (String) -> String?, count: Int) {
    colours = Self.isOff(environment) || count < 8 ? .none : count < 256 ? .eight : .many
    let background = environment("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }
    isLight = background.map { $0 == 7 || $0 > 8 } ?? false
  }

  /// Whether the person wants no colour at all (no-color.org).
  static func isOff(_ environment: (String) -> String?) -> Bool { environment("NO_COLOR").map { !$0.isEmpty } ?? false }

  func look(_ style: Style) -> Look {
    var look = base(style.role)
    switch colours {
    case .none: (look.foreground, look.background) = (nil, nil)
    case .eight: (look.foreground, look.background) = (look.foreground.map(Self.eight), nil)
    case .many: break
    }
    guard style.isSelected else { return look }
    if colours == .many {
      look.background = isLight ? 254 : 236
    } else {
      look.isReverse = true
    }
    return look
  }

  private func base(_ role: Role) -> Look {
    switch role {
    case .plain, .jsonValue: Look()
    case .dim: colours == .many ? tint(247, 241) : Look(isDim: colours == .eight)
    case .disabled: colours == .many ? tint(242, 247) : Look(isDim: true)
    case .title: Look(isBold: true)
    case .frame: colours == .many ? tint(240, 249) : Look()
    case .person: tint(110, 25)
    case .key: tint(80, 23, bold: true)
    case .banner: tint(222, 94, bold: true)
    case .status:
      colours == .many ? Look(foreground: isLight ? 236 : 252, background: isLight ? 253 : 236) : Look(isReverse: true)
    case .chip: tint(183, 90, bold: true)
    case .quote, .note, .jsonName: tint(110, 25)
    case .added, .good: tint(114, 22)
    case .removed: tint(210, 124)
    case .changed: tint(180, 94)
    case .warn: tint(214, 94)
    case .block: tint(210, 124, bold: true)
    case .code: Look(isBold: true, isReverse: true)
    case .escaped: Look(foreground: isLight ? 124 : 210, isUnderlined: true)
    }
  }

  private func tint(_ dark: Int, _ light: Int, bold: Bool = false) -> Look {
    Look(foreground: isLight ? light : dark, isBold: bold)
  }

  /// The nearest of the eight basic colours.
  private static func eight(_ colour: Int) -> Int {
    switch colour {
    case 22, 114: 2
    case 124, 210: 1
    case 94, 180, 214, 222: 3
    case 25, 110: 4
    case 23, 80: 6
    case 90, 183: 5
    default: 7
    }
  }
}
