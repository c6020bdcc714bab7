extension ResolverRun {
  func create(_ it: CreatePipeline, _ index: Int) throws(OperationFailure) {
    try make(it.ref, index) { draft, id in
      draft.add(Pipeline(id: id, name: it.name, type: it.type, isDefault: it.isDefault, stages: []))
      if it.isDefault { draft.makeOnlyDefault(id, by: index) }
    }
  }

  func update(_ it: UpdatePipeline, _ index: Int) throws(OperationFailure) {
    if it.name == .clear { throw cannotClear("name") }
    if it.isDefault == .clear { throw cannotClear("is_default") }
    for place in try places(it.pipeline, .pipeline, "pipeline") {
      let draft = draft(place.property)
      draft.edit(pipeline: place.item) { pipeline in
        if case .set(let name) = it.name { pipeline.name = name }
        if case .set(let isDefault) = it.isDefault { pipeline.isDefault = isDefault }
      }
      if it.isDefault == .set(true) { draft.makeOnlyDefault(place.item, by: index) }
      draft.touch(place.item, by: index)
    }
  }
}
