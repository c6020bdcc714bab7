/// Words that sound like the forbidden ones and are not. HUD's 1995 advertising memo, and everyday speech.
extension FairHousingWords {
  static let harmless = rooms + colors + places + rules

  private static let rooms = [
    "family|living|great room", "single family home|homes|house|houses|rental|rentals", "single|multi family",
    "multifamily", "bachelor apartment|apartments|unit|units|pad|pads|studio|suite",
    "master|primary bedroom|bedrooms|suite", "walk in closet|closets", "single car|level|story",
    "kids|childrens|children|family pool|play|playground|club|menu|room|area|movie|night|event|activities|corner|splash|bike|bikes|toys|museum|hospital|book|party|camp|game|swim|meal|meals",
    "no service|assistance|support|emotional support? animal|animals|dog|dogs fee|fees|deposit|deposits|rent|charge|charges|surcharge",
  ]
  private static let colors = [
    "white cabinets|quartz|glove|kitchen|noise|appliances|walls|only|building",
    "black appliances|friday|cabinets|hardware|fixtures|granite|building", "in|come|comes white|black only",
    "mature trees|tree|landscaping|gardens|oaks", "indian summer",
  ]
  private static let places = [
    "walking distance to? the? park|parks|shops|downtown|campus|train|bus|school|schools",
    "church street|st|road|rd|avenue|ave|hill|lane|ln", "temple street|st|road|rd|avenue|ave",
    "disabled parking", "handicap|handicapped|accessible|disabled parking|spot|spots|space|spaces|stall|stalls",
    "through|via|with|from|by american family", "insurance ~3 american family", "american family insurance|mutual",
    "integrated building app|system|systems|technology|security|access|management|controls|portal",
    "next|close|near|across|opposite|behind|beside|by|from to?|from? ~2 senior living|community|apartments|housing|center",
  ]
  private static let rules = [
    "exclusive offer|offers|deal|deals|special|specials|discount|discounts|savings|rate|rates|access|event|invite|tour|preview|perk|perks|use|benefit|benefits",
    "senior manager|leasing|property|staff|agent|consultant|associate|maintenance|technician|tech",
    "college|university|graduating|school seniors|senior only?", "couple of",
    "for girls|ladies|guys|mens|womens night|nights|weekend|trip|getaway|brunch|day",
    "for professional|single photos|photography|cleaning|use|needs|offices|meetings|work|tennis",
    "no one|body under|below 18|21|16|14|12 ~4 pool|gym|spa|sauna|fitness|hot|alcohol|drink|rooftop|sign|apply|alone|without",
    "nobody under|below 18|21|16|14|12 ~4 pool|gym|spa|sauna|fitness|hot|alcohol|drink|rooftop|sign|apply|alone|without",
    "children|kids|child|minors ~5 pool|gym|spa|sauna|hot|fitness ~2 without|unless|unaccompanied|alone",
    "children|kids|child|minors ~6 without|unless|unaccompanied an?|a? adult|adults|supervised|parent|parents",
    "gift|drink|meal|coffee|parking|discount voucher|vouchers",
  ]
}
