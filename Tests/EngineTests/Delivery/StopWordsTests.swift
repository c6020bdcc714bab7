import Testing

@testable import Engine

@Suite("Who asked for no more messages") struct StopWordsTests {
  @Test(
    "a text that ends everything",
    arguments: [
      "STOP", "stop", "Stop.", " stop \n", "STOP!!!", "stopall", "STOP ALL", "Unsubscribe", "cancel", "END", "quit",
      "Revoke",
      "opt out", "OPTOUT", "please stop", "Stop please", "stop texting me", "Please stop texting me.",
      "STOP TEXTING ME!!",
      "Can you stop texting me please?", "Don't text me anymore", "don’t text me again", "do not text this number",
      "I already leased somewhere else. Please stop texting me, thanks", "no more texts", "No more texts please",
      "No, stop texting me", "take me off your list", "Remove me from this list please", "opt me out",
      "I want to opt out",
      "leave me alone", "stop sending me texts", "stop the texts", "Please stop messaging me", "stop contacting us",
      "I revoke my consent", "lose my number",
    ])
  func stops(_ text: String) {
    #expect(StopWords.wish(text, channel: "sms") == .stopEverything)
  }

  @Test(
    "a text that means something else",
    arguments: [
      "Can I stop by at 5?", "I'll stop by tomorrow", "Where is the bus stop?", "Don't stop texting me the deals",
      "cancel my tour", "Please cancel my appointment on Friday", "the end of the month works",
      "I quit smoking, is that ok?",
      "What's the end date?", "yes", "YES", "help", "Stop. It is the second building, right?", "non-stop", "", "👍",
      "no more units left?", "no more", "ok thanks", "please", "how do I unsubscribe from the other place?",
      "My roommate said stop texting me but I like it", "start date?", "I want to start in May",
    ])
  func others(_ text: String) {
    #expect(StopWords.wish(text, channel: "sms") == nil)
  }

  @Test("asking for it again", arguments: ["START", "start", "Unstop", "opt in", "Subscribe"])
  func starts(_ text: String) {
    #expect(StopWords.wish(text, channel: "sms") == .start)
  }

  @Test(
    "by mail it is about mail, unless it speaks of texts",
    arguments: [
      ("unsubscribe", .stopEmails), ("Stop", .stopEmails), ("Please remove me from your mailing list.", .stopEmails),
      ("Stop emailing me", .stopEmails), ("Please stop texting me", .stopEverything), ("start", .start),
      ("Hi,\nplease unsubscribe me.\nThanks", .stopEmails),
      ("Sounds good!\n\nOn Tue, Mar 3, 2026 at 9:00 AM Maple Yard wrote:\n> Reply STOP to opt out\n> unsubscribe", nil),
      ("Sounds good!\n> stop emailing me", nil), ("Re: Your tour", nil),
    ] as [(String, StopWords.Wish?)])
  func mail(_ text: String, _ wish: StopWords.Wish?) {
    #expect(StopWords.wish(text, channel: "email") == wish)
  }

  @Test(
    "a chat window has an end of its own",
    arguments: [
      ("end", nil), ("cancel", nil), ("stop", .stopEverything), ("stop texting me", .stopEverything),
      ("stop emailing me", .stopEmails),
    ] as [(String, StopWords.Wish?)])
  func chat(_ text: String, _ wish: StopWords.Wish?) {
    #expect(StopWords.wish(text, channel: "widget") == wish)
  }
}
