import Testing

@testable import TUI

@Suite("Grid") struct GridTests {
  @Test("hostile text never breaks a row", arguments: Hostile.texts)
  func hostile(text: String) {
    for column in 0..<12 {
      var grid = Grid(size: Size(columns: 12, rows: 2))
      let area = Area(row: 0, column: column, rows: 2, columns: 12 - column)
      grid.write(Line(text), in: area)
      grid.write(Line(Escaping.text(text)), in: area, row: 1)
      #expect(grid.isWhole)
    }
  }

  @Test("half of a wide character overwritten takes the other half with it")
  func halves() {
    var grid = Grid(size: Size(columns: 4, rows: 1))
    let area = Area(grid.size)
    grid.write("漢字", in: area)
    grid.write("x", in: Area(row: 0, column: 1, rows: 1, columns: 3))
    #expect(grid.text == [" x字"])
    #expect(grid.isWhole)
    grid.write("語", in: Area(row: 0, column: 1, rows: 1, columns: 2))
    #expect(grid.text == [" 語"])
    #expect(grid.isWhole)
  }

  @Test("a line that does not fit ends with an ellipsis")
  func cut() {
    var grid = Grid(size: Size(columns: 6, rows: 1))
    grid.write("abcdefgh", in: Area(grid.size))
    #expect(grid.text == ["abcde…"])
    grid.write("漢字漢字", in: Area(grid.size))
    #expect(grid.text == ["漢字 …"])
  }

  @Test("writing outside does nothing")
  func outside() {
    var grid = Grid(size: Size(columns: 3, rows: 1))
    grid.write("x", in: Area(row: 5, column: 0, rows: 1, columns: 3))
    grid.write("x", in: Area(row: 0, column: 7, rows: 1, columns: 3))
    grid.write("x", in: Area(row: -1, column: -1, rows: 1, columns: 3))
    #expect(grid == Grid(size: grid.size))
  }

  @Test("a box leaves room inside and shows its title")
  func box() {
    var grid = Grid(size: Size(columns: 12, rows: 3))
    let inside = grid.box(in: Area(grid.size), title: "T")
    #expect(grid.text == ["┌─ T ──────┐", "│          │", "└──────────┘"])
    #expect(inside == Area(row: 1, column: 2, rows: 1, columns: 8))
  }
}
