import ConfigSchema

/// A page of metrics in Prometheus' text format, version 0.0.4.
enum PrometheusText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// - Parameter gauges: nil = the database is out of reach.
  static func page(_ counts: EngineWatch.Counts, _ gauges: Gauges?) -> String {
    var page = Page()
    page.add("configurator_engine_database_up", "gauge", "Whether the database answers.", gauges == nil ? 0 : 1)
    for (name, count) in counts.worker.named {
      page.add("configurator_engine_\(name)_total", "counter", workerHelp[name] ?? name, Double(count))
    }
    for (name, count) in counts.courier.named {
      page.add("configurator_engine_outside_\(name)_total", "counter", courierHelp[name] ?? name, Double(count))
    }
    page.add("configurator_engine_rests_total", "counter", "Times there was nothing to do.", Double(counts.rests))
    page.add(
      "configurator_engine_server_losses_total", "counter", "Times the server was out of reach.", Double(counts.losses))
    if let gauges { add(gauges, to: &page) }
    return page.text
  }

  private static func add(_ gauges: Gauges, to page: inout Page) {
    page.begin("configurator_bus_lag_seconds", "gauge", "How long a property's oldest unrouted event has waited.")
    for (property, seconds) in gauges.lags {
      page.sample("configurator_bus_lag_seconds", ["property": property.value], seconds)
    }
    page.add(
      "configurator_bus_oldest_waiting_seconds", "gauge", "How long the oldest unrouted event of all has waited.",
      gauges.lags.map(\.seconds).max() ?? 0)
    page.begin("configurator_runs_due", "gauge", "Runs that are due and wait.")
    page.sample("configurator_runs_due", ["place": "inside"], Double(gauges.dueInside))
    page.sample("configurator_runs_due", ["place": "outside"], Double(gauges.dueOutside))
    page.add(
      "configurator_runs_oldest_due_seconds", "gauge", "How long the oldest due run has waited.", gauges.oldestDue)
    page.add("configurator_runs_running", "gauge", "Runs that are on their way out.", Double(gauges.running))
    page.add("configurator_runs_held", "gauge", "Runs that wait for a person.", Double(gauges.held))
    page.begin("configurator_refused_finishes_total", "counter", "Workers that came too late, by what they wanted.")
    for (wanted, count) in gauges.refused.sorted(by: { $0.key < $1.key }) {
      page.sample("configurator_refused_finishes_total", ["wanted": wanted], Double(count))
    }
    page.add(
      "configurator_capture_failures", "gauge", "Changes that could not be recorded.", Double(gauges.captureFailures))
    page.add(
      "configurator_snapshot_age_seconds", "gauge", "How long the oldest snapshot that this login sees has been open.",
      gauges.snapshotAge)
  }

  private static let workerHelp = [
    "events": "Events routed.", "raised": "Events that the clock brought about.",
    "moved": "Moves between stages that nobody made.", "runs": "Runs made.", "done": "Actions done in the database.",
    "held": "Runs held for a person.", "cancelled": "Runs cancelled when they fell due.",
    "failed": "Attempts the database refused.", "set_aside": "Events set aside with a reason.",
  ]
  private static let courierHelp = [
    "sent": "Texts, e-mails and webhooks that went out.", "held": "Of those, runs held for a person.",
    "cancelled": "Of those, runs cancelled.", "failed": "Attempts that failed.",
    "put_off": "Runs put off by a delivery rule.", "refused": "Finishes that came too late.",
  ]

  private struct Page {
    var text = ""

    mutating func begin(_ name: String, _ type: String, _ help: String) {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    mutating func sample(_ name: String, _ labels: [String: String], _ value: Double) {
      let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(PrometheusText.escaped($0.value))\"" }
      text += name + (pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") + " \(PrometheusText.number(value))\n"
    }

    mutating func add(_ name: String, _ type: String, _ help: String, _ value: Double) {
      begin(name, type, help)
      sample(name, [:], value)
    }
  }

  /// In a label's value a backslash, a quote and a line break need one.
  static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }
}
