/// Operations on pipelines.
enum PipelineForms {
  static let all = [create, update, delete]

  private static let create = OperationForm(
    op: "create_pipeline", summary: "Makes a pipeline without stages; add_stage adds them.",
    members: { words in
      [
        .ref, SchemaMember("name", .text), SchemaMember("pipeline_type", words.pipelineType),
        SchemaMember("is_default", .boolean, "New leads enter the default pipeline of their type."),
      ]
    },
    read: { wire in
      .createPipeline(
        CreatePipeline(
          ref: wire.newReference(), name: wire.text("name"),
          type: PipelineType(rawValue: wire.text("pipeline_type")) ?? .lead, isDefault: wire.flag("is_default")))
    })

  private static let update = OperationForm(
    op: "update_pipeline", summary: "Renames a pipeline or makes it the default.",
    members: { _ in [.handle(.pipeline), .unchanged("name", .text), .unchanged("is_default", .boolean)] },
    read: { wire in
      .updatePipeline(
        UpdatePipeline(
          pipeline: wire.reference("pipeline"), name: wire.change("name", \.string),
          isDefault: wire.change("is_default", \.bool)))
    })

  private static let delete = OperationForm(
    op: "delete_pipeline", summary: "Deletes a pipeline with its stages.", members: { _ in [.handle(.pipeline)] },
    read: { wire in .deletePipeline(wire.reference("pipeline")) })
}
