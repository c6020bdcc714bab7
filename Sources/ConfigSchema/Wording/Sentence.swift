/// One plain sentence per change, old → new, in a manager's words. The same change gives the same sentence.
public struct Sentence {
  let catalogue: Catalogue
  private let names: ItemNames

  /// - Parameters:
  ///   - base: the configuration that the changes start from; it gives names to what ids refer to.
  ///   - changes: all changes of the target; they give names to what is new.
  public init(base: Configuration, changes: [Change], catalogue: Catalogue = .standard) {
    self.catalogue = catalogue
    names = ItemNames(base: base, changes: changes)
  }

  public init(target: ProposalTarget, catalogue: Catalogue = .standard) {
    self.init(base: target.base, changes: target.changes.map(\.change), catalogue: catalogue)
  }

  /// For one change; for many make one ``Sentence`` and ask it.
  public static func text(for change: Change, in target: ProposalTarget) -> String {
    Sentence(target: target).text(change)
  }

  public func text(_ change: Change) -> String {
    change.kind.isAboutPipeline ? pipelineText(change) : triggerText(change)
  }

  var stageWords: StageWords { StageWords(catalogue: catalogue) { [names] in names.stage($0) } }
  var triggerWords: TriggerWords { TriggerWords(catalogue: catalogue) }
  var actionWords: ActionWords { ActionWords(catalogue: catalogue) }

  func event(of trigger: ItemID) -> String { names.event(of: trigger) }
  func stage(_ id: ItemID) -> String { Escape.quoted(names.stage(id)) }

  /// Where in a list: "first" or "after “Tour”".
  func place(_ after: ItemID?) -> String { after.map { "after " + stage($0) } ?? "first" }

  /// An action of a trigger: its title, with its number when the trigger has several.
  func action(_ id: ItemID, of trigger: ItemID, type: String) -> String {
    let title = Escape.visible(catalogue.title(ofAction: type))
    return names.number(of: id, in: trigger).map { "action \($0) (\(title))" } ?? title
  }

  /// Where among the actions: "first" or "after “send a text”".
  func actionPlace(_ after: ItemID?) -> String {
    guard let after else { return "first" }
    return "after “\(Escape.visible(catalogue.title(ofAction: names.actionType(after))))”"
  }
}
