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

  private static let harmless = [
    "family|living|great room", "single family home|homes|house|houses|rental|rentals", "single|multi family",
    "multifamily", "bachelor apartment|apartments|unit|units|pad|pads|studio|suite",
    "master|primary bedroom|bedrooms|suite",
    "walk in closet|closets", "walking distance to? the? park|parks|shops|downtown|campus|train|bus|school|schools",
    "kids|childrens|children|family pool|play|playground|club|menu|room|area|movie|night|event|activities|corner|splash",
    "exclusive offer|offers|deal|deals|special|specials|discount|discounts|savings|rate|rates|access|event|invite|tour|preview|perk|perks|use|benefit|benefits",
    "mature trees|tree|landscaping|gardens", "senior manager|leasing|property|staff|agent|consultant|associate",
    "white cabinets|quartz|glove|kitchen|noise|appliances|walls",
    "black appliances|friday|cabinets|hardware|fixtures|granite",
    "indian summer", "church street|st|road|rd|avenue|ave|hill|lane|ln", "temple street|st|road|rd|avenue|ave",
    "disabled parking", "handicap|handicapped|accessible|disabled parking|spot|spots|space|spaces|stall|stalls",
    "no smoking|parking|fee|fees|deposit|obligation|rush|problem|worries|commitment|need|later|longer",
  ]

  private static let race = [
    "african american|americans",
    "blacks|whites|caucasian|caucasians|hispanic|hispanics|latino|latinos|latina|latinas|latinx",
    "asian|asians", "arab|arabs|arabic",
    "black|white|brown people|person|families|family|applicants|applicant|leads|tenants|residents|men|women|guy|guys|folks",
    "people of color", "dark|light skinned", "race|ethnicity", "native american|americans",
  ]
  private static let religion = [
    "christian|christians|catholic|catholics|jew|jews|jewish|muslim|muslims|islamic|hindu|hindus|buddhist|mormon|mormons|atheist|atheists|evangelical",
    "religion|religious",
  ]
  private static let origin = [
    "mexican|mexicans|chinese|indians|pakistani|nigerian|nigerians|russian|russians|iranian|syrian|african|africans|haitian|haitians|somali|somalis|filipino|cuban",
    "foreigner|foreigners|foreign sounding? name|names|people|applicants", "foreign|ethnic|american sounding",
    "sounding|sounds american|foreign|ethnic|hispanic|black|white|asian|muslim", "national origin", "nationality",
  ]
  private static let sex = [
    "gay|gays|lesbian|lesbians|homosexual|homosexuals|transgender|lgbt|lgbtq|queer", "same sex couple|couples",
    "single|unmarried women|woman|men|man|mothers|mother|moms|mom|fathers|dads|dad", "sexual orientation", "gender",
  ]
  private static let family = [
    "kid|kids|child|children|childs|baby|babies|toddler|toddlers|infant|infants|newborn|newborns|teenager|teenagers|stroller|daycare",
    "pregnant|pregnancy|expecting", "family|household size",
    "big|large|bigger|larger family|families|household|households",
    "families|family with kids|children|child|little|young|small", "families",
    "single mom|moms|mother|mothers|parent|parents|dad|dads",
    "my son|daughter|sons|daughters", "minors", "maternity",
  ]
  private static let disability = [
    "wheelchair|wheelchairs|disabled|disability|disabilities|handicap|handicapped|blind|deaf|autism|autistic|paraplegic",
    "service|assistance|support|comfort|guide animal|animals|dog|dogs", "emotional support", "esa|esas",
    "reasonable accommodation|accommodations|modification|modifications", "accessible unit|units|apartment|apartments",
    "mental illness|health", "mentally ill", "ssdi", "walker|oxygen tank?", "medical condition|conditions",
  ]
  private static let worship = [
    "church|churches|mosque|mosques|synagogue|synagogues|halal|kosher|ramadan|shabbat|sabbath|hijab|prayer"
  ]
  private static let language = [
    "spanish|mandarin|cantonese|vietnamese|korean|tagalog|creole|farsi|urdu|polish|portuguese", "accent|accents",
    "language|languages|translator|interpreter|interpreters", "non english speaker|speakers|speaking",
    "speak|speaks|speaking no|broken|poor|bad|little|limited english", "dont|doesnt|not|cant speak english",
    "country of? origin|birth",
  ]

  private static let preference = [
    "no small|young|loud|more|crying? kids|kid|children|child|minors|babies|baby|toddlers|infants|teens|teenagers|strollers",
    "not suitable|ideal|appropriate|right|good for kids|children|families|toddlers",
    "without kids|children only|please|preferred",
    "child|kid free", "children|kids free building|community|living|property|home|environment|zone",
    "childfree|childless",
    "adult|adults only", "only adults", "no families|family", "no large|big families|family",
    "no single mothers|moms|mom|parents|men|women|males|females",
    "singles|couples only", "only singles|couples|professionals", "married couples? only|preferred|couple",
    "perfect|ideal|great|best|designed|made|suited|meant for single|singles|couples|bachelors|bachelorettes|newlyweds|retirees|christians|jews|muslims|catholics|americans|adults|men|women|ladies|girls|males|females",
    "perfect|ideal|great|best|designed|made|suited|meant for a|the? young|mature|single|older professional|professionals|couple|couples|adult|adults|people|person|persons|individuals|crowd",
    "perfect|ideal|great|best|designed|made|suited|meant for professionals", "empty nesters only|preferred",
    "mature couple|couples|person|persons|individual|individuals|adults|people|tenants|residents",
    "quiet couple|couples|person|adults|people|tenants only|preferred|wanted",
    "no wheelchair|wheelchairs|disabled|handicapped|cripples|mentally|walkers", "able bodied", "ablebodied",
    "must be able to live independently", "healthy people|adults|tenants|residents only",
    "no service|assistance|support|emotional animals|animal|dogs|dog|support",
    "english speakers|speaking|speaker only|preferred|residents|tenants|applicants", "only english speakers",
    "must speak|know|understand english", "english only",
    "american|americans families|family|only|citizens|tenants|preferred",
    "no foreigners|immigrants|foreign|refugees|aliens",
    "christian|catholic|jewish|muslim|hindu|mormon home|homes|community|neighborhood|building|families|family|values|tenants|residents|only|preferred|couples|household",
    "no muslims|jews|christians|catholics|hindus|mexicans|hispanics|latinos|blacks|whites|asians|arabs|africans|indians|gays|lesbians|transgender|lgbt|homosexuals",
    "white|whites|black|hispanic|asian|caucasian only|preferred|neighborhood|building|community",
    "female|females|male|males|women|men|ladies|girls|gentlemen only|preferred",
    "only females|males|women|men|ladies", "traditional families|family|couple|couples",
    "one|two child|kid|children|kids max|maximum|limit", "integrated neighborhood|building",
    "straight|heterosexual people|couples|only", "no gay|lesbian|transgender|unmarried couples|people", "no same sex",
    "american born|sounding",
  ]
  private static let steering = [
    "exclusive", "safe|safest|secure neighborhood|area|community|part",
    "family friendly|oriented|community|neighborhood|atmosphere",
    "great|good|best|top|excellent|rated|desirable|sought schools|school|district|districts",
    "walking distance to ~1 st|saint|church|churches|temple|synagogue|mosque|cathedral|parish|chapel",
    "near|close|next|steps|minutes|blocks to|from? the|a|our|st? church|churches|synagogue|mosque|temple|cathedral|parish",
    "quiet building|community|neighbors|residents",
    "perfect|ideal|great for families|family|students|kids|children", "perfect|ideal|great for your family",
    "kid friendly", "changing|up and? coming? neighborhood", "good|right kind of people|residents|tenants|neighbors",
    "like minded neighbors|people|residents",
  ]
  private static let age = [
    "age|ages|aged 55|62|65|55+|62+|65+", "55|62|65 plus", "55|62|65 and|or older|over|up|better|above",
    "over 55|62|65",
    "55+|62+|65+",
    "age restricted", "active adult", "senior|seniors only|living|community|apartments|housing",
  ]
  private static let noVouchers = [
    "no section|sec 8|eight", "no housing|hud|rental|government? voucher|vouchers|assistance",
    "section|sec 8|eight is? not|isnt accepted|allowed|welcome",
    "vouchers|voucher are? not|arent accepted|allowed|welcome",
    "dont|cannot|cant|wont|not|never accept|take|allow ~3 section|voucher|vouchers",
    "no ssi|ssdi|welfare|hud|tanf", "section 8 need not apply", "without vouchers",
  ]
  private static let assistance = [
    "section 8|eight", "voucher|vouchers|hud|ssi|welfare|tanf|snap", "child support|alimony",
    "housing assistance|choice", "public assistance", "food stamps",
  ]
  private static let criminal = [
    "felon|felons|felony|felonies|arrest|arrests|arrested|convict|convicts|conviction|convictions|misdemeanor|misdemeanors|jail|prison|parole|probation",
    "criminal record|records|history|background", "sex offender|offenders", "police record",
  ]
  private static let noCriminals = [
    "no felon|felons|felony|felonies|arrest|arrests|convict|convicts|convictions|misdemeanors|criminals|ex",
    "no criminal record|records|history|background",
    "felons|criminals ~2 not|denied|rejected|apply", "clean record|background only|required",
    "any criminal? record|arrest|conviction|felony ~4 denied|disqualified|disqualifies|rejected|decline|declined",
    "automatic|automatically denial|denied|deny ~4 felony|felon|arrest|arrests|record|conviction",
  ]
  private static let noPets = [
    "no pets|dogs|cats|animals", "pets|dogs|animals ~1 not ~1 allowed|permitted|accepted|welcome", "pet free",
  ]
  private static let petCost = ["pet fee|fees|deposit|deposits|rent|charge|charges", "nonrefundable pet"]
  private static let assistanceAnimal = [
    "assistance|service|support animal|animals|dog|dogs", "emotional support", "esa|esas",
  ]
  private static let studentsOnly = [
    "students|student only", "only students", "must be a? student|students|enrolled", "non students ~2 not",
  ]
  private static let immigration = [
    "immigration status", "undocumented", "illegal|illegals immigrants|immigrant|aliens|alien", "illegals",
    "us|usa|american citizens|citizen only|required?",
    "citizens only", "proof of citizenship|immigration", "citizenship|immigrant|immigrants|refugee|refugees",
    "green card", "visa status|holders|holder", "legal residents only", "deported|deportation",
  ]
  private static let violence = [
    "domestic violence|abuse|disturbance", "restraining order", "protective order", "police call|calls",
    "abusive|violent partner|husband|boyfriend|ex", "sexual assault", "stalking|stalker",
  ]
}
