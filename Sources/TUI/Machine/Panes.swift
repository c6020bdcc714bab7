/// How the screen is divided, from its size and what must be shown. The same numbers serve `update` (what is on the
/// screen) and `view` (where it is).
struct Panes {
  /// Names of the screens; nil when there is no room.
  var header: Area?
  /// The chat, or in one pane the screen that has the keys.
  var left: Area
  /// The second pane and which screen it shows.
  var right: Area?
  var rightScreen: Screen?
  /// Key hints, or the notice in their place.
  var hints: Area
  var status: Area

  init(_ model: Model) {
    var rest = Area(model.size)
    status = rest.takeBottom(1)
    header = model.size.rows >= 12 ? rest.takeTop(1) : nil
    let notice = Footer.noticeLines(model, columns: rest.columns).count
    hints = rest.takeBottom(max(notice, model.size.rows >= 8 ? 1 : 0))
    if model.isWide, rest.rows >= 8 {
      left = rest.takeLeft((rest.columns - 1) / 2)
      _ = rest.takeLeft(1)
      right = rest
      rightScreen = model.screen == .chat ? model.side : model.screen
    } else {
      left = rest
    }
  }

  /// Where a screen is drawn; nil when it is not on the screen.
  func area(of screen: Screen, in model: Model) -> Area? {
    if screen == .chat { return right != nil || model.screen == .chat ? left : nil }
    if let right { return rightScreen == screen ? right : nil }
    return model.screen == screen ? left : nil
  }
}
