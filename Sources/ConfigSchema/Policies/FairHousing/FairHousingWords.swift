/// The words behind the fair housing checks.
///
/// Sources: 42 USC 3604(a)–(f); 24 CFR 100.75; HUD's 1995 advertising memo for what is harmless.
enum FairHousingWords {
  static let book = PhraseBook<Theme>(
    [
      (.protectedClass("race or color"), race), (.protectedClass("religion"), religion),
      (.protectedClass("national origin"), origin), (.protectedClass("sex or orientation"), sex),
      (.proxy("familial status"), family), (.proxy("disability"), disability),
      (.proxy("religion"), worship), (.proxy("national origin"), language),
      (.preference, preference), (.steering, steering), (.ageLimit, age),
      (.refusesVouchers, noVouchers), (.publicAssistance, assistance),
      (.criminalHistory, criminal), (.refusesCriminalHistory, noCriminals),
      (.noPets, noPets), (.petCost, petCost), (.assistanceAnimal, assistanceAnimal),
      (.studentsOnly, studentsOnly), (.immigration, immigration), (.violence, violence),
    ], harmless: harmless)
}
