/// Words for people of the protected classes, and what stands for them.
extension FairHousingWords {
  static let race = [
    "african american|americans",
    "blacks|whites|caucasian|caucasians|hispanic|hispanics|latino|latinos|latina|latinas|latinx",
    "asian|asians", "arab|arabs|arabic",
    "black|white|brown people|person|families|family|applicants|applicant|leads|tenants|residents|men|women|guy|guys|folks",
    "people of color", "dark|light skinned", "race|ethnicity", "native american|americans",
  ]
  static let religion = [
    "christian|christians|catholic|catholics|jew|jews|jewish|muslim|muslims|islamic|hindu|hindus|buddhist|mormon|mormons|atheist|atheists|evangelical",
    "religion|religious",
  ]
  static let origin = [
    "mexican|mexicans|chinese|indians|pakistani|nigerian|nigerians|russian|russians|iranian|syrian|african|africans|haitian|haitians|somali|somalis|filipino|cuban",
    "foreigner|foreigners|foreign sounding? name|names|people|applicants", "foreign|ethnic|american sounding",
    "sounding|sounds american|foreign|ethnic|hispanic|black|white|asian|muslim", "national origin", "nationality",
  ]
  static let sex = [
    "gay|gays|lesbian|lesbians|homosexual|homosexuals|transgender|lgbt|lgbtq|queer", "same sex couple|couples",
    "single|unmarried women|woman|men|man|mothers|mother|moms|mom|fathers|dads|dad", "sexual orientation", "gender",
  ]
  static let family = [
    "kid|kids|child|children|childs|baby|babies|toddler|toddlers|infant|infants|newborn|newborns|teenager|teenagers|stroller|daycare",
    "pregnant|pregnancy|expecting", "family|household size",
    "big|large|bigger|larger family|families|household|households",
    "families|family with kids|children|child|little|young|small", "families",
    "single mom|moms|mother|mothers|parent|parents|dad|dads",
    "my son|daughter|sons|daughters", "minors", "maternity",
  ]
  static let disability = [
    "wheelchair|wheelchairs|disabled|disability|disabilities|handicap|handicapped|blind|deaf|autism|autistic|paraplegic",
    "service|assistance|support|comfort|guide animal|animals|dog|dogs", "emotional support", "esa|esas",
    "reasonable accommodation|accommodations|modification|modifications", "accessible unit|units|apartment|apartments",
    "mental illness|health", "mentally ill", "ssdi", "walker|oxygen tank?", "medical condition|conditions",
  ]
  static let worship = [
    "church|churches|mosque|mosques|synagogue|synagogues|halal|kosher|ramadan|shabbat|sabbath|hijab|prayer"
  ]
  static let language = [
    "spanish|mandarin|cantonese|vietnamese|korean|tagalog|creole|farsi|urdu|polish|portuguese", "accent|accents",
    "language|languages|translator|interpreter|interpreters", "non english speaker|speakers|speaking",
    "speak|speaks|speaking no|broken|poor|bad|little|limited english", "dont|doesnt|not|cant speak english",
    "country of? origin|birth",
  ]
}
