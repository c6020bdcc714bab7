/// Text that breaks careless programs.
enum Hostile {
  static let texts = [
    "\u{1B}[2J\u{1B}[H\u{1B}]0;title\u{7}", "\u{202E}gnp.exe\u{202C}", "zero\u{200B}\u{200D}\u{FEFF}width",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "日本語テキスト全角", "👩‍👩‍👧‍👦👍🏽🇺🇸❤️🫨", "\u{301}leading mark", "tab\tand\rreturn\u{B}\u{C}", "\u{2028}\u{2029}\u{85}",
    "\u{E000}\u{10FFFF}\u{FFFE}",
    String(repeating: "x", count: 500), String(repeating: "漢", count: 300), "क्षत्रिय ﷽ نص عربي עברית", "\u{FFFC}\u{FFFC}",
    "", " ", "   leading",
    "⟨U+202E⟩ \\u{202E}", "\u{0}\u{7F}\u{9B}31m", "e\u{20DD}\u{20E3}\u{FE0F}", "\u{1F3FB}\u{1F3FC}",
    "\u{200D}\u{200D}👩\u{200D}", "한\u{1161}\u{11A8}글",
  ]
}
