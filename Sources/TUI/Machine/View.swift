/// Draws the program. A function of the model and a size; nothing here remembers anything.
public func view(_ model: Model, size: Size) -> Grid {
  var model = model
  model.size = size
  var grid = Grid(size: size)
  let panes = Panes(model)
  if let header = panes.header { Header.draw(model, in: &grid, area: header) }
  Footer.draw(model, in: &grid, panes: panes)
  if let right = panes.right, let screen = panes.rightScreen {
    ChatView.draw(model, in: &grid, area: panes.left)
    grid.verticalRule(in: Area(row: right.row, column: right.column - 1, rows: right.rows, columns: 1))
    let cursor = grid.cursor
    draw(screen, model, in: &grid, area: right)
    if model.screen == .chat { grid.cursor = cursor }
  } else {
    draw(model.screen, model, in: &grid, area: panes.left)
  }
  if model.isHelpOpen { HelpView.draw(model, in: &grid, area: HelpView.area(model, panes)) }
  grid.keepCursorInside()
  return grid
}

private func draw(_ screen: Screen, _ model: Model, in grid: inout Grid, area: Area) {
  switch screen {
  case .chat: ChatView.draw(model, in: &grid, area: area)
  case .review: ReviewView.draw(model, in: &grid, area: area)
  case .live: LiveScreen.draw(model, in: &grid, area: area)
  case .history: HistoryScreen.draw(model, in: &grid, area: area)
  case .properties: PropertyScreen.draw(model, in: &grid, area: area)
  case .activity: ActivityScreen.draw(model, in: &grid, area: area)
  case .tasks: TaskScreen.draw(model, in: &grid, area: area)
  }
}
