/// Words that say who is wanted and who is not, plainly and softly.
extension FairHousingWords {
  static let preference = rejections + refusals + wishes

  private static let kids = "kids|kid|children|child|babies|baby|toddlers|infants|minors|teens|teenagers"
  private static let rejected =
    "smokers|smoking|pets|pet|dogs|cats|animals|parties|party|drugs|roommates|students|noise"
  private static let manner = "quiet|mature|nice|responsible|single|young|professional|older|retired|christian"
  private static let people = "families|anyone|people|tenants|applicants|couples|parents|households|women|those"

  /// `Children are not allowed`, `No smokers, pets, or children`.
  private static let rejections = [
    "\(kids)|families are? not|never|isnt|arent longer? allowed|permitted|accepted|welcome|welcomed|tolerated",
    "\(kids) cannot|cant|mustnt|may|must not? live|stay|reside",
    "no \(rejected) ,? or|and|nor? \(rejected)? ,? or|and|nor? \(rejected)? ,? or|nor young|small? \(kids)|families",
    "no \(rejected) , \(kids)|families ,? or|nor|and \(rejected)",
    "no one|body under|below|younger than? 10|12|14|16|18|21", "nobody under|below|younger than? 10|12|14|16|18|21",
    "not a? good|great|right fit|place|building|home|match for families|\(kids)",
    "families|\(kids) with? \(kids)? must|should|only|can only? live|stay|rent ~3 floor|building",
  ]

  /// `We don't allow children`, `We do not rent to families with children`.
  private static let refusals = [
    "dont|doesnt|not|never|cannot|cant|wont|longer allow|allows|allowing|accept|accepting|permit|permitting|house any? small|young|large|more? \(kids)|families",
    "dont|doesnt|not|never|cannot|cant|wont|longer rent|lease|renting|leasing|offer ~2 to ~1 \(people) with|who|having ~2 \(kids)|disabilities|wheelchairs",
    "dont|doesnt|not|never|cannot|cant|wont|longer rent|lease|renting|leasing to ~1 families|\(kids)|muslims|jews|christians|immigrants|foreigners|blacks|hispanics|mexicans|asians|arabs|gays|lesbians|unmarried|women|men",
    "prefer|prefers|preferred|seeking|want|wanted ~3 without|no \(kids)",
    "seeking|wanted for? a? \(manner)? \(manner)? woman|man|female|male|lady|gentleman|couple|christian",
    "looking for a? \(manner)? \(manner) woman|man|female|male|lady|gentleman|couple|christian",
    "only english spoken", "must be a? us|american citizen|citizens",
  ]

  private static let wishes = [
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
    "perfect|ideal|great|best|designed|made|suited|meant for a|the young|mature|older|busy|working|retired? professional|couple|bachelor|retiree",
    "perfect|ideal|great|best|designed|made|suited|meant for young|mature|older|busy|working|retired? professionals|couples|bachelors|retirees",
    "empty nesters only|preferred",
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
    "white|whites|blacks|black|hispanic|asian|caucasian only|preferred|neighborhood|community",
    "white|black|hispanic|asian|caucasian people|families|tenants|residents only|preferred|welcome",
    "female|females|male|males|women|men|ladies|girls|gentlemen only|preferred",
    "only females|males|women|men|ladies", "traditional families|family|couple|couples",
    "one|two child|kid|children|kids max|maximum|limit", "integrated neighborhood|building",
    "straight|heterosexual people|couples|only", "no gay|lesbian|transgender|unmarried couples|people", "no same sex",
    "american born|sounding",
  ]
  static let steering = [
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
}
