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

  /// What an app's write waits for: nothing is worked out that the change at hand does not need.
  private var function: String {
    """
    create or replace function \(functionName)() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp set row_security = off as $capture$
    declare
      n jsonb;
      o jsonb;
      property uuid;
      lead uuid;
      facts jsonb;
      changed jsonb;
      causes text;
    begin
      begin
        n := to_jsonb(new);
    \(exception)    property := (\(table.property))::uuid;
        -- A row without a property belongs to nobody's configuration.
        if property is null then return null; end if;
        causes := \(Self.causes);
        lead := (\(table.lead ?? "null"))::uuid;
        if tg_op = 'INSERT' then
    \(emissions(on: .insert))
        else
          o := to_jsonb(old);
    \(changedFields)\(emissions(on: .update))
        end if;
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
            changed := coalesce((
              select jsonb_agg(f order by f) from unnest(array[
                'bedrooms', 'email', 'first_name', 'last_name', 'move_in_date', 'phone', 'source', 'notes']) f
              where n -> f is distinct from o -> f), '[]');

      """
  }

  private var exception: String {
    guard let except = table.except else { return "" }
    return "    if \(except) then return null; end if;\n"
  }

  private func emissions(on change: CaptureRule.Change) -> String {
    let due = table.rules.filter { $0.change == change || $0.change == .either }
    return due.isEmpty ? "      null;" : due.map { emission($0, on: change) }.joined(separator: "\n")
  }

  private func emission(_ rule: CaptureRule, on change: CaptureRule.Change) -> String {
    let members = (rule.payload + [("property_id", "property")]).map { "'\($0.name)', \($0.from)" }
    let causes =
      (table.lead == nil ? [] : ["lead"]) + (rule.entity == table.lead ? [] : [rule.entity])
      + (rule.payload.contains { $0.name == "review_id" } ? ["n ->> 'review_id'"] : [])
    return """
            if \(rule.when ?? "true") then
              \(gatherFacts(on: change))\(Self.insert)
              values (
                property, '\(rule.event)', '\(entityType(rule))', (\(rule.entity))::uuid,
                jsonb_build_object(\(members.joined(separator: ", ")))\(leadMember), facts, \(Self.cause(causes)));
            end if;
      """
  }

  /// A new lead is the row at hand and stands in no stage yet; nothing needs to be looked up for it.
  private func gatherFacts(on change: CaptureRule.Change) -> String {
    guard table.lead != nil else { return "" }
    let isNewLead = table.name == "leads" && change == .insert
    let facts = isNewLead ? "public.crm_facts_of(n, null)" : "public.crm_lead_facts(lead)"
    return "facts := coalesce(facts, \(facts));\n        "
  }

  private var leadMember: String {
    switch table.lead {
    case nil: ""
    case .some where table.name == "leads": " || jsonb_build_object('lead_id', lead)"
    case .some: " || case when lead is null then '{}' else jsonb_build_object('lead_id', lead) end"
    }
  }

  private func entityType(_ rule: CaptureRule) -> String {
    Catalogue.standard.event(named: rule.event)?.entityType ?? ""
  }
}
