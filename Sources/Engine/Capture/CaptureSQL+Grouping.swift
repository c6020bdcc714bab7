import ConfigSchema

/// Triggers that fire once for a statement and look at all the rows it wrote.
extension CaptureSQL {
  func install(_ grouping: CaptureGrouping) -> String {
    """
    \(function(grouping))
    \(trigger(Self.insertTrigger, "insert"))
    \(trigger(Self.updateTrigger, "update"))
    select public.crm_close_function('\(functionName)()');
    """
  }

  private func trigger(_ name: String, _ operation: String) -> String {
    """
    drop trigger if exists \(name) on public.\(table.name);
    create trigger \(name) after \(operation) on public.\(table.name) referencing new table as written
      for each statement execute function \(functionName)();
    """
  }

  /// An import that only repeats what is there still is one. Rows without a property are nobody's.
  private func function(_ grouping: CaptureGrouping) -> String {
    let columns = grouping.by.map { "n.\($0)" }.joined(separator: ", ")
    let members = grouping.payload.map { "'\($0.name)', \($0.from)" }.joined(separator: ", ")
    let entity = Catalogue.standard.event(named: grouping.event)?.entityType ?? ""
    return """
      create or replace function \(functionName)() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $capture$
      declare
        causes text;
      begin
        begin
          causes := \(Self.causes);
          \(Self.insert)
          select g.property, '\(grouping.event)', '\(entity)', g.property,
            g.payload || jsonb_build_object('property_id', g.property), null, \(Self.cause(["g.property"]))
          from (
            select n.\(grouping.by[0]) as property, jsonb_build_object(\(members)) as payload
            from written n where n.\(grouping.by[0]) is not null group by \(columns) order by \(columns)) g;
        exception when others then
          begin
            insert into public.crm_capture_failures (table_name, operation, message)
            values (tg_table_name, tg_op, sqlstate || ' ' || sqlerrm);
          exception when others then null;
          end;
        end;
        return null;
      end $capture$;
      """
  }
}
