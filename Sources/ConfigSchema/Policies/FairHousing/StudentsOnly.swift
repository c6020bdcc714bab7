/// FH15: housing for students alone. Student status is no federal class, familial status is.
struct StudentsOnly: Rule {
  let ids = ["FH15"]

  func check(_ scene: Scene, _ report: inout Report) {
    for text in scene.policyTexts {
      for hit in text.all(.studentsOnly) {
        report.add(
          .warn, ids[0], at: text.spot, value: hit.text,
          "You may market to students, but you may not turn away families with children.",
          fix: "Say that students are welcome.")
      }
    }
  }
}
