import ConfigSchema

/// Writes the trigger function of one table.
///
/// It runs as its owner with nothing on its search path, inside the transaction of the app's own write; whatever goes wrong in it
/// is noted in `crm_capture_failures` and leaves that write alone.
struct CaptureSQL {
  let table: CaptureTable

  var functionName: String { "public.crm_capture_\(table.name)" }
  /// A trigger's name, the same on every table; nothing else of ours is named so.
  static let insertTrigger = "crm_captures_new"
  static let updateTrigger = "crm_captures_changes"

  /// Makes the function anew and the triggers where they are missing.
  var install: String {
    if let grouping = table.grouping { return install(grouping) }
    return """
      \(function)
      \(trigger(.insert, Self.insertTrigger, "insert", when: ""))
      \(trigger(.update, Self.updateTrigger, "update", when: " when (old.* is distinct from new.*)"))
      select public.crm_close_function('\(functionName)()');
      """
  }

  var remove: String {
    """
    drop trigger if exists \(Self.insertTrigger) on public.\(table.name);
    drop trigger if exists \(Self.updateTrigger) on public.\(table.name);
    drop function if exists \(functionName)();
    """
  }

  private func trigger(_ change: CaptureRule.Change, _ name: String, _ operation: String, when: String) -> String {
    let drop = "drop trigger if exists \(name) on public.\(table.name);"
    guard table.catches(change) else { return drop }
    return """
      \(drop)
      create trigger \(name) after \(operation) on public.\(table.name) for each row\(when)
        execute function \(functionName)();
      """
  }

  private var function: String {
    """
    create or replace function \(functionName)() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $capture$
    declare
      n jsonb := to_jsonb(new);
      o jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
      property uuid;
      lead uuid;
    \(changedFields)begin
      begin
    \(exception)    property := (\(table.property))::uuid;
        lead := (\(table.lead ?? "null"))::uuid;
    \(table.rules.map(emission).joined(separator: "\n"))
      exception when others then
        begin
          insert into public.crm_capture_failures (table_name, operation, row_id, message)
          values (tg_table_name, tg_op, n ->> 'id', sqlstate || ' ' || sqlerrm);
        exception when others then null;
        end;
      end;
      return null;
    end $capture$;
    """
  }

  /// The details of a lead that a person may change, and which of them were.
  private var changedFields: String {
    guard table.rules.contains(where: { $0.event == "lead_updated" }) else { return "" }
    return """
        changed jsonb := coalesce((
          select jsonb_agg(f order by f) from unnest(array[
            'bedrooms', 'email', 'first_name', 'last_name', 'move_in_date', 'phone', 'source', 'notes']) f
          where tg_op = 'UPDATE' and n -> f is distinct from o -> f), '[]');

      """
  }

  private var exception: String {
    guard let except = table.except else { return "" }
    return "    if \(except) then return null; end if;\n"
  }

  private func emission(_ rule: CaptureRule) -> String {
    var tests: [String] = []
    switch rule.change {
    case .insert: tests.append("tg_op = 'INSERT'")
    case .update: tests.append("tg_op = 'UPDATE'")
    case .either: break
    }
    if let when = rule.when { tests.append("(\(when))") }
    let members = rule.payload.map { "'\($0.name)', \($0.from)" }.joined(separator: ", ")
    return """
          if \(tests.isEmpty ? "true" : tests.joined(separator: " and ")) then
            perform public.crm_emit(
              property, '\(rule.event)', '\(entityType(rule))', (\(rule.entity))::uuid,
              jsonb_build_object(\(members)), lead);
          end if;
      """
  }

  private func entityType(_ rule: CaptureRule) -> String {
    Catalogue.standard.event(named: rule.event)?.entityType ?? ""
  }
}
