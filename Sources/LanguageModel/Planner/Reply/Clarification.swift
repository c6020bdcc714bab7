import ConfigSchema

/// Joins an answer to the request it answers: "48 hours" after "How long may a lead stay there?".
enum Clarification {
  /// When the last thing the program said was a question and the new words are short, the request before goes on.
  static func joined(_ request: Request, _ history: [Turn]) -> Request {
    guard let last = history.last, last.speaker == .model, last.text.contains("?"),
      let earlier = history.last(where: { $0.speaker == .person }), request.inputs.count == 1,
      request.inputs[0].kind == .typed,
      request.inputs[0].text.split(separator: " ").count <= 14, !stands(request.inputs[0].text)
    else { return request }
    return Request(typed: earlier.text + "\n" + request.inputs[0].text)
  }

  /// Words that are a request or a question of their own.
  private static func stands(_ text: String) -> Bool {
    let tokens = Tokenizer.read(text)
    return Sentences.split(tokens.tokens[...], of: tokens, source: .request).contains {
      Pointers.asksForSomething($0) || QuestionReader.isQuestion($0)
    }
  }
}
