/// Things that stand in an ordered list of a pipeline or trigger and keep their id while they move.
protocol ListItem {
  var id: ItemID { get }
}

extension Stage: ListItem {}
extension Action: ListItem {}

/// Where one item of a list is put: behind another one, or first.
struct Placement<Item: ListItem> {
  var item: Item
  /// The item it follows; nil = first.
  var after: ItemID?
}
