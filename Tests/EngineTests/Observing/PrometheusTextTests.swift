import ConfigSchema
import Testing

@testable import Engine

@Suite("The page of metrics") struct PrometheusTextTests {
  @Test("has a help and a type line before each family, and one value for each name and labels")
  func form() {
    var counts = EngineWatch.Counts()
    counts.worker.events = 7
    let lines = PrometheusText.page(counts, Gauges()).split(separator: "\n").map(String.init)
    var described: Set<String> = []
    var samples: Set<String> = []
    for line in lines {
      let words = line.split(separator: " ")
      if line.hasPrefix("# HELP ") {
        #expect(words.count > 3)
      } else if line.hasPrefix("# TYPE ") {
        #expect(["counter", "gauge"].contains(words[3]))
        #expect(described.insert(String(words[2])).inserted, "\(words[2]) twice")
      } else {
        let name = line.prefix { $0 != " " && $0 != "{" }
        #expect(described.contains(String(name)), "\(name) is not described")
        #expect(samples.insert(String(words[0])).inserted, "\(words[0]) twice")
        #expect(Double(words[words.count - 1]) != nil)
      }
    }
    #expect(lines.contains("configurator_engine_events_total 7"))
    #expect(lines.contains("configurator_runs_due{place=\"inside\"} 0"))
  }

  @Test("says so when the database is away, and keeps what the engine itself has counted")
  func away() {
    let page = PrometheusText.page(EngineWatch.Counts(), nil)
    #expect(page.contains("configurator_engine_database_up 0\n"))
    #expect(page.contains("configurator_engine_events_total 0\n") && !page.contains("configurator_bus"))
  }

  @Test("a label's value cannot end its quotes")
  func escaped() {
    #expect(PrometheusText.escaped("a\"b\\c\nd") == "a\\\"b\\\\c\\nd")
  }

  @Test("numbers are plain", arguments: [(0.0, "0"), (2.5, "2.5"), (1e6, "1000000")])
  func number(value: Double, text: String) {
    #expect(PrometheusText.number(value) == text)
  }
}
