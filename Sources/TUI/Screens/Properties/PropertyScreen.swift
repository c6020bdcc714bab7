import ConfigSchema

/// Draws the property switcher.
enum PropertyScreen {
  static func draw(_ model: Model, in grid: inout Grid, area: Area) {
    if let form = model.properties.form { return draw(form, in: &grid, area: area) }
    var rest = area.inset(left: 1, right: 1)
    guard let all = model.properties.all else {
      grid.write(Line("Loading the properties …", .dim), in: rest)
      return
    }
    guard !all.isEmpty else { return EmptyState.draw(EmptyState.properties, in: &grid, area: area) }
    grid.write(
      Line([Span("Properties", .title), Span("  type to search, Enter switches, n adds one", .dim)]),
      in: rest.takeTop(1))
    let search = rest.takeTop(1)
    let column = grid.write(Line([Span("Search: ", .dim), Span(Escaping.text(model.properties.filter))]), in: search)
    if model.screen == .properties {
      grid.cursor = Grid.Spot(row: search.row, column: min(column, search.endColumn - 1))
    }
    let matches = model.properties.matches
    for offset in 0..<rest.rows {
      let index = model.properties.list.top + offset
      guard matches.indices.contains(index) else { break }
      let isSelected = index == model.properties.list.selected
      let line = line(matches[index], isCurrent: matches[index].id == model.session.property?.id, isSelected)
      grid.write(line, in: rest, row: offset, isSelected: isSelected)
    }
    if matches.isEmpty { grid.write(Line("No property has such a name.", .dim), in: rest) }
  }

  private static func line(_ property: PropertySummary, isCurrent: Bool, _ isSelected: Bool) -> Line {
    var details = [Count.of(property.pipelines, "pipeline"), Count.of(property.triggers, "automation")]
    if let type = property.facts.propertyType { details.insert(Escaping.text(type.replacing("_", with: " ")), at: 0) }
    if property.facts.isSample { details.append("sample") }
    var line = Line([
      Span(isSelected ? "›" : " ", .key), Span(isCurrent ? "✓ " : "  ", .good),
      Span(Escaping.text(property.facts.name)),
      Span("  " + details.joined(separator: ", "), .dim),
    ])
    if property.pending > 0 { line.spans.append(Span("  \(Count.of(property.pending, "proposal")) waiting", .banner)) }
    return line
  }

  private static func draw(_ form: PropertyList.Form, in grid: inout Grid, area: Area) {
    var rest = area.inset(left: 1, right: 1)
    grid.write(Line("Add a property", .title), in: rest.takeTop(2))
    let name = rest.takeTop(2)
    let column = grid.write(Line([Span("Name: ", .dim), Span(Escaping.text(form.name))]), in: name)
    if !form.isChoosingType { grid.cursor = Grid.Spot(row: name.row, column: min(column, name.endColumn - 1)) }
    grid.write(Line("What kind of community is it?", form.isChoosingType ? .title : .dim), in: rest.takeTop(1))
    for (index, type) in Model.propertyTypes.enumerated() {
      let isSelected = form.type == index && form.isChoosingType
      let mark = form.type == index ? "(•) " : "( ) "
      grid.write(Line(mark + type.replacing("_", with: " ")), in: rest.takeTop(1), isSelected: isSelected)
    }
    _ = rest.takeTop(1)
    grid.write(
      Line(form.isChoosingType ? "Enter adds it · Esc goes back" : "Enter goes on · Esc goes back", .dim), in: rest)
  }
}
