/// Finds the stage a lead stands in and the stage a word means, over the lead pipelines with default ones first.
public struct StageLookup: Sendable {
  /// A stage and the pipeline it belongs to.
  public struct Place: Hashable, Sendable {
    public let pipeline: ItemID
    public let stage: Stage
  }

  private var byName: [String: Place] = [:]
  /// Stages whose name another pipeline has as well, in the order they are looked for.
  private var namesakes: [String: [Place]] = [:]
  private var byStatus: [String: Place] = [:]
  private var byStatusName: [String: Place] = [:]
  private var byID: [ItemID: Place] = [:]
  /// The first stage of the first lead pipeline: where a new lead stands whose status is tied to no stage.
  public private(set) var entrance: Place?

  public init(_ pipelines: [Pipeline]) {
    let leads = pipelines.filter { $0.type == .lead }
    for pipeline in leads.filter(\.isDefault) + leads.filter({ !$0.isDefault }) {
      for stage in pipeline.stages { add(Place(pipeline: pipeline.id, stage: stage)) }
    }
  }

  private mutating func add(_ place: Place) {
    if entrance == nil { entrance = place }
    byID[place.stage.id] = place
    let name = TextFolding.name(place.stage.name)
    if let first = byName[name], first.pipeline != place.pipeline {
      namesakes[name, default: [first]].append(place)
    }
    Self.note(place, as: name, in: &byName)
    Self.note(place, as: TextFolding.status(place.stage.name), in: &byStatusName)
    if let status = place.stage.leadStatus { Self.note(place, as: TextFolding.status(status), in: &byStatus) }
  }

  /// The first one stays.
  private static func note(_ place: Place, as key: String, in table: inout [String: Place]) {
    if table[key] == nil { table[key] = place }
  }

  /// The stage of a lead: the one named by our own record, else the one tied to its status, else one called like the status.
  public func place(status: String?, stageName: String? = nil) -> Place? {
    if let stageName, let place = byName[TextFolding.name(stageName)] { return place }
    guard let status = status.map(TextFolding.status) else { return nil }
    return byStatus[status] ?? byStatusName[status]
  }

  /// The stage of a lead pipeline with that id.
  public func stage(_ id: ItemID) -> Stage? { byID[id]?.stage }

  /// The same with the pipeline it belongs to.
  public func place(id: ItemID) -> Place? { byID[id] }

  /// The stage of that name, spelled loosely (`Tour booked!` finds `Tour Booked`).
  public func place(named name: String) -> Place? { byName[TextFolding.name(name)] }

  /// Every stage of that name over the lead pipelines; the first one is meant.
  func places(named name: String) -> [Place] {
    let key = TextFolding.name(name)
    return namesakes[key] ?? byName[key].map { [$0] } ?? []
  }

  /// The status that `update_stage` writes for the status or stage name it was given.
  public func status(forTarget target: String) -> String {
    TextFolding.status(place(named: target)?.stage.leadStatus ?? target)
  }
}
