import CNCurses

/// The one door to ncurses. All calls from one thread.
struct Curses {
  private var pairs: [Colours: Int32] = [:]
  private var looks: [Style: (attributes: UInt32, pair: Int32)] = [:]
  private var shown: Grid?
  private let palette: Palette

  private struct Colours: Hashable {
    var foreground: Int
    var background: Int
  }

  /// Takes the terminal. Signal numbers are written to `wake`, one byte each.
  init(wake: Int32, environment: (String) -> String?) throws(TerminalError) {
    switch UInt32(nc_open(wake, !Palette.isOff(environment))) {
    case NC_OPENED.rawValue: break
    case NC_UNKNOWN_TYPE.rawValue: throw .unknownType(environment("TERM") ?? "")
    default: throw .notATerminal
    }
    palette = Palette(environment: environment, count: Int(nc_colors()))
  }

  /// Gives the terminal back.
  func close() { nc_close() }

  var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    nc_size(&rows, &columns)
    return Size(columns: Int(columns), rows: Int(rows))
  }

  mutating func resize() {
    nc_resize()
    shown = nil
  }

  mutating func redraw() {
    nc_redraw()
    shown = nil
  }

  mutating func suspend() {
    nc_suspend()
    shown = nil
  }

  mutating func continued() {
    nc_continued()
    shown = nil
  }

  func discardInput() { nc_discard_input() }

  /// Hands the rows that changed to curses, which decides what to write.
  mutating func show(_ grid: Grid) {
    guard grid != shown else { return }
    for row in 0..<grid.size.rows where shown == nil || shown?.size != grid.size || shown?.row(row) != grid.row(row) {
      draw(grid.row(row), row: row)
    }
    nc_show(Int32(grid.cursor?.row ?? -1), Int32(grid.cursor?.column ?? 0))
    shown = grid
  }

  private mutating func draw(_ cells: ArraySlice<Cell>, row: Int) {
    var glyphs: [nc_glyph] = []
    glyphs.reserveCapacity(cells.count)
    for cell in cells where cell.width > 0 {
      var glyph = nc_glyph()
      glyph.text.0 = cell.scalar.value
      (glyph.text.1, glyph.text.2, glyph.text.3, glyph.text.4) = cell.marks.values
      glyph.width = cell.width
      (glyph.attributes, glyph.pair) = look(cell.style)
      glyphs.append(glyph)
    }
    nc_row(Int32(row), glyphs, Int32(glyphs.count))
  }

  private mutating func look(_ style: Style) -> (attributes: UInt32, pair: Int32) {
    if let known = looks[style] { return known }
    let look = palette.look(style)
    var attributes: UInt32 = 0
    if look.isBold { attributes |= NC_BOLD }
    if look.isReverse { attributes |= NC_REVERSE }
    if look.isUnderlined { attributes |= NC_UNDERLINE }
    if look.isDim { attributes |= NC_DIM }
    let made = (attributes, pair(Colours(foreground: look.foreground ?? -1, background: look.background ?? -1)))
    looks[style] = made
    return made
  }

  private mutating func pair(_ colours: Colours) -> Int32 {
    if colours.foreground < 0, colours.background < 0 { return 0 }
    if let known = pairs[colours] { return known }
    let number = Int32(pairs.count + 1)
    nc_pair(number, Int32(colours.foreground), Int32(colours.background))
    pairs[colours] = number
    return number
  }
}
