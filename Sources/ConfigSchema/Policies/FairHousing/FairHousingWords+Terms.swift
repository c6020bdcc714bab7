/// Words of rules on age, money, records and animals.
extension FairHousingWords {
  static let age = [
    "55|62|65 years? of? age? and|or older|over|up|better|above", "no one|body under|below|younger than? 55|62|65",
    "nobody under|below|younger than? 55|62|65", "must be at? least? 55|62|65 years|or|and|to",
    "age|ages|aged 55|62|65|55+|62+|65+", "55|62|65 plus",
    "over 55|62|65",
    "55+|62+|65+",
    "age restricted", "active adult", "senior|seniors only|living|community|apartments|housing",
  ]
  private static let declining =
    "dont|doesnt|cannot|cant|wont|not|never|arent|longer accept|accepting|take|taking|allow|allowing|participate|participating|honor|honoring"

  static let noVouchers = [
    "no section|sec 8|eight", "no housing|hud|rental|government? voucher|vouchers",
    "no housing|hud|rental|government assistance",
    "section|sec 8|eight is? not|isnt accepted|allowed|welcome",
    "vouchers|voucher are? not|arent accepted|allowed|welcome",
    "\(declining) ~4 section|sec 8|eight", "\(declining) ~6 voucher|vouchers",
    "\(declining) ~2 hud|ssi|ssdi|welfare|housing assistance?",
    "no ssi|ssdi|welfare|hud|tanf", "section 8 need not apply", "without vouchers",
  ]
  static let assistance = [
    "section 8|eight", "voucher|vouchers|hud|ssi|welfare|tanf|snap", "child support|alimony",
    "housing assistance|choice", "public assistance", "food stamps",
  ]
  static let criminal = [
    "felon|felons|felony|felonies|arrest|arrests|arrested|convict|convicts|conviction|convictions|misdemeanor|misdemeanors|jail|prison|parole|probation",
    "criminal record|records|history|background", "sex offender|offenders", "police record",
  ]
  static let noCriminals = [
    "no felon|felons|felony|felonies|arrest|arrests|convict|convicts|convictions|misdemeanors|criminals|ex",
    "no criminal record|records|history|background",
    "dont|doesnt|not|never|cannot|cant|wont rent|lease|accept|approve|take|house|allow ~5 felon|felons|felony|felonies|conviction|convictions|arrest|arrests|criminals",
    "dont|doesnt|not|never|cannot|cant|wont rent|lease|accept|approve|take|house|allow ~5 criminal record|records|history|past",
    "no evictions|eviction|bankruptcies|bankruptcy|drugs ,? or|and|nor? felon|felons|felony|felonies|convictions|arrests|criminals",
    "felon|felons|felony|felonies|arrested|arrest|criminal ~3 denied|denial|rejected|declined|disqualified|disqualifies",
    "felons|criminals ~2 not|denied|rejected|apply", "clean record|background only|required",
    "any criminal? record|arrest|conviction|felony ~4 denied|disqualified|disqualifies|rejected|decline|declined",
    "automatic|automatically denial|denied|deny ~4 felony|felon|arrest|arrests|record|conviction",
  ]
  static let noPets = [
    "no pets|dogs|cats|animals", "pets|dogs|animals ~1 not ~1 allowed|permitted|accepted|welcome", "pet free",
  ]
  static let petCost = ["pet fee|fees|deposit|deposits|rent|charge|charges", "nonrefundable pet"]
  static let assistanceAnimal = [
    "assistance|service|support animal|animals|dog|dogs", "emotional support", "esa|esas",
  ]
  static let studentsOnly = [
    "students|student only", "only students", "must be a? student|students|enrolled", "non students ~2 not",
  ]
  static let immigration = [
    "immigration status", "undocumented", "illegal|illegals immigrants|immigrant|aliens|alien", "illegals",
    "us|usa|american citizens|citizen only|required?",
    "citizens only", "proof of citizenship|immigration", "citizenship|immigrant|immigrants|refugee|refugees",
    "green card", "visa status|holders|holder", "legal residents only", "deported|deportation",
  ]
  static let violence = [
    "domestic violence|abuse|disturbance", "restraining order", "protective order", "police call|calls",
    "abusive|violent partner|husband|boyfriend|ex", "sexual assault", "stalking|stalker",
  ]
}
