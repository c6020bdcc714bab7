import Testing

@testable import Configurator

@Suite("Choosing a model") struct ModelMenuTests {
  @Test("a choice that cannot be had changes nothing and says which model stays")
  func refused() throws {
    var menu = ModelMenu(environment: ["OLLAMA_HOST": "127.0.0.1:1"])
    let failure = try #require(throws: CommandFailure.self) { try menu.choose("anthropic") }
    #expect(failure.happened.hasPrefix("Anthropic needs a key") && !failure.happened.contains("CONFIGURATOR_MODEL"))
    #expect(failure.kept == "The model in use is still ollama:llama3.1.")
    #expect(menu.client.name == "ollama:llama3.1")
    #expect(menu.options.first { $0.isCurrent }?.detail.hasPrefix("Needs no key") == true)
    try menu.choose("offline")
    #expect(menu.options.last?.isCurrent == true)
  }
}
