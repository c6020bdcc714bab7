import ConfigSchema

/// Values that conditions compare with: sources, tour types, priorities, review sites.
enum ValueLexicon {
  /// A lead source as the platform writes it, once where it writes it in ways that compare as equal. Groups such as "portals"
  /// stand for several.
  static let sources = PatternIndex<[String]>([
    ("zillow|zilow|zillo|trulia_zillow", ["zillow"]),
    ("apartments.com|apartments_dot_com|apartmentscom|apts.com", ["apartments.com"]),
    ("apartments . com", ["apartments.com"]),
    (
      "portal|portals|ils|ilss|listing_site|listing_sites|internet_listing_services|listing_services|listing_service|ils_sites|listing_portals",
      ["zillow", "apartments.com"]
    ),
    (
      "facebook|fb|insta|instagram|meta|meta_ads|facebook_ads|fb_ads|instagram_ads|social_ads|social_media|social",
      ["meta_ads", "Facebook Ads"]
    ),
    ("google|google_ads|google_ad|google_adwords|adwords|ppc|paid_search|paid_google", ["google_ads"]),
    ("paid_ads|paid|ads", ["google_ads", "meta_ads", "Facebook Ads"]),
    ("website|web_site|our_site|site|our_own_site|our_own_website|homepage|web", ["website"]),
    ("walk in|ins", ["walk-in"]), ("drop by|bys|in|ins", ["walk-in"]),
    ("walks|walked|walking|walk in|into ~3 office|door|leasing_office|off_the_street", ["walk-in"]),
    ("walks|walked|drops|dropped in", ["walk-in"]),
    ("off the street", ["walk-in"]),
    (
      "phone_up|phone_ups|call_in|call_ins|sign_call|sign_calls|phone_lead|phone_leads|phone_call_in|phone_ins",
      ["phone"]
    ), ("calls|called in", ["phone"]), ("phone", ["phone"]), ("by|over|via|on the? phone", ["phone"]),
    (
      "referral|referrals|referred|reffered|referal|referals|word_of_mouth|refered|resident_referral|resident_referrals",
      ["referral"]
    ),
    (
      "chat|chatbot|bot|widget|website_chat|chat_widget|lumaleasing|live_chat|our_chat",
      ["LumaLeasing", "LumaLeasing Widget"]
    ),
    ("manual|manually entered|typed_in|added", ["manual"]),
    ("craigslist", ["craigslist"]), ("zumper", ["zumper"]), ("apartment_list|apartmentlist", ["apartment list"]),
    ("rent.com|rentcom", ["rent.com"]), ("hotpads", ["hotpads"]), ("trulia", ["trulia"]), ("costar", ["costar"]),
    ("rentcafe", ["rentcafe"]), ("apartment_finder|apartmentfinder", ["apartment finder"]),
    ("realtor.com", ["realtor.com"]), ("tiktok", ["tiktok"]), ("yelp", ["yelp"]),
    ("a_place_for_mom|place_for_mom", ["a place for mom"]), ("caring.com", ["caring.com"]), ("nextdoor", ["nextdoor"]),
    ("college_pads|collegepads", ["college pads"]), ("locator|locators|broker|brokers", ["locator"]),
    ("drive_by|drive_bys|driveby|yard_sign|sign", ["drive-by"]), ("rentpath", ["rentpath"]),
    ("padmapper", ["padmapper"]),
  ])

  static let tourTypes = PatternIndex<String>([
    ("virtual|facetime|video|zoom|remote|online|skype @tour", "virtual"), ("virtual|facetime|video|zoom", "virtual"),
    ("self guided|tour|tours|guide|showing|showings", "self_guided"),
    ("selfguided|lockbox|self_tour|self_tours|self_showing", "self_guided"),
    ("in person", "in_person"), ("onsite|on_site @tour", "in_person"),
  ])

  static let priorities = PatternIndex<String>([
    ("urgent|critical|emergency|urgently", "urgent"), ("highest|top priority|importance", "urgent"),
    ("high|important priority?", "high"), ("medium|normal|regular|standard|mid priority?", "medium"),
    ("low|lowest priority", "low"),
    ("priority ~2 low", "low"), ("priority ~2 high", "high"), ("priority ~2 medium|normal", "medium"),
    ("priority ~2 urgent", "urgent"),
  ])

  static let reviewSites = PatternIndex<String>([
    ("google", "google"), ("yelp", "yelp"), ("facebook", "facebook"), ("apartments.com", "apartments_com"),
  ])

  static let intents: [String: String] = [:]

  /// The status a word for somebody's standing means. Used after "unless", "until", "stop once".
  static let statuses = PatternIndex<[String]>([
    ("new", ["new"]), ("contacted", ["contacted"]), ("booked|scheduled|rebooked|rescheduled", ["tour_booked"]),
    ("book|books|schedule|schedules|rebook|rebooks", ["tour_booked"]),
    ("set|made|got|have|has ~2 tour|appointment|visit|showing", ["tour_booked"]),
    ("back|again on the|our calendar|books|schedule|board", ["tour_booked"]),
    ("on the|our calendar|books|schedule again", ["tour_booked"]),
    ("toured|visited|tour|visit", ["toured"]), ("came by|in|through|out", ["toured"]),
    ("tour|visit|showing|appointment|viewing ~2 booked|scheduled|set|on_the_books|lined_up|reserved", ["tour_booked"]),
    (
      "lease|leased|leases|sign|signed|signs|lease_signed|moved_in|move_in|resident|signing|leasing|becomes_a_resident|became_a_resident",
      ["leased"]
    ),
    (
      "gone_elsewhere|went_elsewhere|gave_up|given_up|give_up|said_no|say_no|says_no|drop_off|drops_off|dropped_off|fall_off|falls_off|fell_off|fall_away|rented_elsewhere|leased_elsewhere|went_with_someone_else|passed|pass|found_another_place|found_a_place|ruled_us_out|turned_us_down|declines|decline|withdraw|withdraws|fell_through|lost|dead|dropped|drop|drops|dq|dqd|disqualified|not_interested|out|inactive|gone|closed|closed_out|withdrew|withdrawn|passed_on_us|bailed|declined",
      ["lost"]
    ),
  ])
}
