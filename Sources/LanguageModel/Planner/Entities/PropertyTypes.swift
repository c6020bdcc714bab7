/// Types of properties as people say them.
enum PropertyTypes {
  private static let index = PatternIndex<String>([
    ("student|college|university|campus|purpose_built_student", "student"),
    ("senior|seniors|retirement|assisted_living|independent_living|55|62", "senior"),
    ("affordable|lihtc|tax_credit|section_42|income_restricted|hud", "affordable"),
    ("luxury|upscale|high_end", "luxury"), ("single family|families", "single_family"),
    ("singlefamily|scattered_site|houses|homes_for_rent|sfr|build_to_rent|btr", "single_family"),
    ("townhome|townhomes|townhouse|townhouses", "townhome"), ("condo|condos", "condo"), ("mixed use", "mixed_use"),
    ("multifamily|multi_family|conventional|market_rate|apartments", "multifamily"), ("lease up", "lease_up"),
    ("leaseup|new_construction|new_building", "lease_up"), ("master planned", "master_planned"),
  ])

  static func mentioned(_ tokens: [Token]) -> String? { index.first(in: tokens)?.meaning }
  static func match(_ tokens: [Token], at i: Int) -> PatternIndex<String>.Match? { index.longest(tokens, at: i) }
}
