/// The triggers that look at one type of event, made ready for being asked of many events: every condition's right side is read
/// once, and every fact once per event.
public struct RuleSet: Sendable {
  /// A trigger and its place in the list it was made from.
  ///
  /// A class, since it is asked of every event and holds much.
  public final class Rule: Sendable {
    public let trigger: Trigger
    public let place: Int
    fileprivate let conditions: [(field: Int, condition: PreparedCondition)]

    /// The first field that must have one certain value, and that value's key.
    fileprivate var demand: (field: Int, key: String)? {
      conditions.lazy.compactMap { field, condition in condition.onlyKey.map { (field, $0) } }.first
    }

    fileprivate init(_ trigger: Trigger, _ place: Int, _ conditions: [(field: Int, condition: PreparedCondition)]) {
      (self.trigger, self.place, self.conditions) = (trigger, place, conditions)
    }
  }

  private let rules: [Rule]
  private let fields: [Field]
  private let shortlist: Shortlist

  private struct Field: Sendable {
    var path: String
    var kind: ValueKind
  }

  /// - Parameter triggers: with the place each is to be known by.
  public init(_ triggers: [(place: Int, trigger: Trigger)]) {
    var fields: [Field] = []
    var places: [String: Int] = [:]
    rules = triggers.map { place, trigger in
      let conditions = trigger.conditions.map { condition in
        let kind = ValueKind(of: condition.field)
        let field = places[condition.field] ?? fields.count
        if field == fields.count {
          fields.append(Field(path: condition.field, kind: kind))
          places[condition.field] = field
        }
        return (field, PreparedCondition(condition, kind))
      }
      return Rule(trigger, place, conditions)
    }
    self.fields = fields
    shortlist = Shortlist(rules)
  }

  /// Asks every trigger, in order.
  /// - Parameters:
  ///   - only: the one trigger that is asked; nil = all of them.
  ///   - unknown: facts that nobody wrote down.
  public func ask(
    _ facts: Facts, only: ItemID? = nil, without unknown: UnknownFacts = .none, _ body: (Rule, Certainty) -> Void
  ) {
    var sheet = Sheet(facts, fields, unknown)
    for rule in rules where only == nil || rule.trigger.id == only { body(rule, sheet.certainty(of: rule)) }
  }

  /// The triggers whose conditions hold, in order.
  public func matching(_ facts: Facts, only: ItemID? = nil) -> [Rule] {
    var sheet = Sheet(facts, fields, .none)
    return shortlist.rules(for: &sheet).map { rules[$0] }.filter { rule in
      (only == nil || rule.trigger.id == only) && sheet.certainty(of: rule) == .yes
    }
  }

  /// Finds the triggers that an event may start without asking each of them: most want one source, one status, one stage.
  private struct Shortlist: Sendable {
    /// The triggers that want one value of a field, by that value.
    private var byKey: [(field: Int, rules: [String: [Int]])] = []
    /// All others.
    private var rest: [Int] = []

    init(_ rules: [Rule]) {
      var wanting: [Int: [String: [Int]]] = [:]
      for (number, rule) in rules.enumerated() {
        if let (field, key) = rule.demand {
          wanting[field, default: [:]][key, default: []].append(number)
        } else {
          rest.append(number)
        }
      }
      byKey = wanting.map { ($0.key, $0.value) }
    }

    /// In order.
    func rules(for sheet: inout Sheet) -> [Int] {
      var found = rest
      for (field, rules) in byKey { found += sheet.key(of: field).flatMap { rules[$0] } ?? [] }
      return byKey.isEmpty ? found : found.sorted()
    }
  }

  /// The facts of one event, each read when the first condition asks for it.
  private struct Sheet {
    private let facts: Facts
    private let fields: [Field]
    private let unknown: UnknownFacts
    private var entries: [Entry]

    private enum Entry {
      case unread
      case unknown
      case known(Fact)
    }

    init(_ facts: Facts, _ fields: [Field], _ unknown: UnknownFacts) {
      (self.facts, self.fields, self.unknown) = (facts, fields, unknown)
      entries = Array(repeating: .unread, count: fields.count)
    }

    mutating func certainty(of rule: Rule) -> Certainty {
      var result = Certainty.yes
      for (field, condition) in rule.conditions {
        read(field)
        switch entries[field] {
        case .known(let fact): if !condition.holds(fact) { return .no }
        case .unknown, .unread: result = .unknown
        }
      }
      return result
    }

    /// nil when the fact is not known.
    mutating func key(of field: Int) -> String? {
      read(field)
      guard case .known(let fact) = entries[field] else { return nil }
      return fact.value.key
    }

    private mutating func read(_ field: Int) {
      guard case .unread = entries[field] else { return }
      let (path, kind) = (fields[field].path, fields[field].kind)
      entries[field] = unknown.contains(path) ? .unknown : .known(Fact(facts.value(at: path), kind))
    }
  }
}
