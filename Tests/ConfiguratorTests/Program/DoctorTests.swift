import FoundationEssentials
import Testing

@testable import Configurator

@Suite("doctor, on the built program", .serialized) struct DoctorTests {
  @Test("on a fresh machine it makes nothing and says what the first start will make")
  func fresh() throws {
    let home = try ProgramHome()
    let run = try home.run(["doctor"])
    #expect(run.code == 0 && run.output.contains("There is no private database yet"), "\(run.output)")
    #expect(!FileManager.default.fileExists(atPath: home.folder + "/data"))
    _ = try home.run(["show"])
    let checks = try home.json(["doctor", "--json"]).list
    #expect(checks.contains { $0.json.text().contains("You may approve") }, "\(checks)")
    #expect(checks.count > 3 && checks.allSatisfy { $0["verdict"].text == "good" }, "\(checks)")
  }

  @Test("a model server of one's own that does not answer is a problem")
  func stoppedModel() throws {
    let home = try ProgramHome(["CONFIGURATOR_MODEL": "ollama:x", "OLLAMA_HOST": "http://127.0.0.1:1"])
    let run = try home.run(["doctor"])
    #expect(run.code == Exit.failed.rawValue)
    #expect(
      run.output.contains("PROBLEM model: The model server at http://127.0.0.1:1 does not answer"), "\(run.output)")
  }

  @Test("it says what sends and what is half set up, and never shows a secret")
  func sending() throws {
    let home = try ProgramHome([
      "TWILIO_ACCOUNT_SID": "AC01", "TWILIO_AUTH_TOKEN": "t0psecret-token", "RESEND_API_KEY": "t0psecret-key",
      "RESEND_FROM": "office@example.test", "SMTP_PASSWORD": "t0psecret-word",
    ])
    let run = try home.run(["doctor"])
    #expect(run.code == Exit.failed.rawValue)
    for line in [
      "PROBLEM texts: Twilio is half set up: TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing.",
      "ok      e-mail: E-mail goes out through Resend, from office@example.test.",
      "look    e-mail: The mail server is half set up: SMTP_URL is missing; SMTP_FROM is missing;",
      "ok      webhooks: No secret for signing webhooks is set up; they are held.",
    ] {
      #expect(run.output.contains(line), "\(run.output)")
    }
    #expect(!(run.output + run.errors).contains("t0psecret"))
  }
}
