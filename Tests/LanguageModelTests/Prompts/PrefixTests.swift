import ConfigSchema
import Testing

@testable import LanguageModel

@Suite("What every request begins with")
struct PrefixTests {
  @Test("the beginning is the same bytes whatever is asked, so that it can be cached")
  func stable() {
    let requests = [
      Samples.request("move it"),
      Samples.request(
        Request([RequestInput(.paste, "x"), RequestInput(.typed, "y")]),
        in: Workspace(properties: [], current: Samples.home)),
    ]
    let prefixes = requests.map { PromptBuilder.standard.prompt(for: $0).prompt.instructions }
    #expect(Set(prefixes).count == 1)
    #expect(prefixes[0] == Prefix.text(.standard, SchemaTree()))
    #expect(prefixes[0].utf8.count > 10_000)
  }

  @Test("it tells of every event, action, parameter and operation there is")
  func complete() {
    let text = Prefix.standard
    let catalogue = Catalogue.standard
    for event in catalogue.events { #expect(text.contains("- \(event.name)"), "\(event.name)") }
    for action in catalogue.actions {
      #expect(text.contains("- \(action.name):"), "\(action.name)")
      for parameter in action.parameters { #expect(text.contains(parameter.name), "\(parameter.name)") }
    }
    for operation in SchemaTree().operations { #expect(text.contains("- `\(operation.name)`"), "\(operation.name)") }
    for field in catalogue.fields(forEvent: "") { #expect(text.contains("- \(field.path):"), "\(field.path)") }
  }

  @Test("no phrase that the program uses is missing")
  func phrases() {
    let used = [
      "communities", "current", "set_up", "set_up_empty", "others", "cut", "custom_events", "templates", "workflows",
      "pending", "earlier", "person", "model", "earlier_cut", "request", "typed", "no_words", "paste", "reminder",
      "reminder_alone", "needed", "correction", "correction_whole", "schema", "before", "reply_cut",
    ]
    for name in used { #expect(!PromptFiles.phrases[name].isEmpty, "\(name)") }
    #expect(PromptFiles.phrases.names == used.sorted())
  }

  @Test("placeholders are filled once: what is put in is not looked at again")
  func filling() {
    let phrases = Phrases("## a\nHi {x} and {y}, {z}\n## b\nplain")
    #expect(phrases["a", ["x": "{y}", "y": "2"]] == "Hi {y} and 2, {z}")
    #expect(phrases["b"] == "plain")
    #expect(phrases["c"].isEmpty)
  }
}
