import Glibc
import Testing

@testable import TUI

@Suite("Palette") struct PaletteTests {
  private static func palette(_ count: Int, _ environment: [String: String] = [:]) -> Palette {
    Palette(environment: { environment[$0] }, count: count)
  }

  @Test(
    "what the terminal and the person allow",
    arguments: [
      (256, [:], Palette.Colours.many, false), (88, [:], .eight, false), (8, [:], .eight, false),
      (0, [:], .none, false),
      (256, ["NO_COLOR": "1"], .none, false), (256, ["NO_COLOR": ""], .many, false),
      (256, ["COLORFGBG": "15;0"], .many, false), (256, ["COLORFGBG": "0;15"], .many, true),
      (256, ["COLORFGBG": "0;default;15"], .many, true), (256, ["COLORFGBG": "0;7"], .many, true),
      (256, ["COLORFGBG": "7;8"], .many, false), (256, ["COLORFGBG": "nonsense"], .many, false),
    ] as [(Int, [String: String], Palette.Colours, Bool)])
  func choice(count: Int, environment: [String: String], colours: Palette.Colours, isLight: Bool) {
    let palette = Self.palette(count, environment)
    #expect(palette.colours == colours && palette.isLight == isLight)
  }

  @Test("without colour no role has one, and the selected row, the code and the status line still stand out")
  func none() {
    let palette = Self.palette(256, ["NO_COLOR": "1"])
    for role in Role.allCases {
      for style in [Style(role), Style(role, isSelected: true)] {
        let look = palette.look(style)
        #expect(look.foreground == nil && look.background == nil, "\(style)")
        #expect(look.isReverse || !style.isSelected, "\(style)")
      }
    }
    #expect(palette.look(Style(.code)).isReverse && palette.look(Style(.status)).isReverse)
  }

  @Test("with eight colours every colour is one of the eight, and nothing paints a background")
  func eight() {
    for role in Role.allCases {
      let look = Self.palette(8).look(Style(role))
      #expect((look.foreground ?? 0) < 8 && look.background == nil, "\(role)")
    }
  }

  @Test("text can be read on dark and on light: a contrast of at least 4.5 to 1", arguments: ["15;0", "0;15"])
  func contrast(background: String) {
    let palette = Self.palette(256, ["COLORFGBG": background])
    // Lines and what cannot be chosen carry no words that have to be read.
    for role in Role.allCases where role != .frame && role != .disabled {
      for style in [Style(role), Style(role, isSelected: true)] {
        let look = palette.look(style)
        guard let front = look.foreground else { continue }
        let back = look.background.map(Self.luminance) ?? (palette.isLight ? 1 : 0)
        let (high, low) = (max(Self.luminance(front), back), min(Self.luminance(front), back))
        #expect((high + 0.05) / (low + 0.05) >= 4.5, "\(style): \((high + 0.05) / (low + 0.05))")
      }
    }
  }

  /// Relative luminance of one of the colours 16 … 255, from 0 to 1 (WCAG 2.1).
  private static func luminance(_ colour: Int) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = colour - 16
    let parts =
      colour >= 232
      ? Array(repeating: 8 + 10 * (colour - 232), count: 3)
      : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
    let linear = parts.map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
