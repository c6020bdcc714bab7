/// Words that mean the same to the patterns. `@tour` in a pattern stands for any member of the class.
enum WordClass {
  /// The members of a class, each as its words.
  static func members(_ name: String) -> [[String]] { classes[name] ?? [] }
  /// All single words of a class.
  static func words(_ name: String) -> Set<String> { Set(members(name).filter { $0.count == 1 }.map { $0[0] }) }

  private static let classes: [String: [[String]]] = source.mapValues { text in
    text.split(separator: " ").map { $0.split(separator: "_").map(String.init) }
  }

  private static let source: [String: String] = [
    "tour": """
    tour tours touring showing showings viewing viewings visit visits appointment appointments appt appts walk_through \
    walk_throughs walkthrough walkthroughs walk_thru apt_tour
    """,
    "lead": """
    lead leads prospect prospects inquiry inquiries enquiry enquiries guest_card guest_cards guest guests gc gcs \
    applicant applicants renter renters shopper shoppers traffic contacts client clients customer customers student \
    students family families person people
    """,
    "leadnoun": """
    lead leads prospect prospects inquiry inquiries enquiry enquiries guest_card guest_cards guest guests gc gcs \
    renter renters shopper shoppers
    """,
    "person": """
    they them he she somebody someone anyone anybody people person folks ppl who prospect prospects lead leads guest guests \
    client clients customer customers student students family families guy guys visitor visitors that_person renter renters \
    applicant applicants everyone everybody whoever resident residents tenant tenants child parent parents
    """,
    "team": """
    me us team office staff desk manager managers agent agents leasing_team leasing_office leasing_desk leasing_agent \
    front_desk front_office assistant_manager property_manager regional gm agm maintenance concierge somebody_on_the_team \
    leasing_staff counselor leasing counselors crew \
    marketing accounting owner regional_manager director leasing_director directors specialist specialists coordinator \
    coordinators sales assistant assistants boss supervisor supervisors counselors rep reps consultant consultants \
    reservations revenue_management asset_manager desk_staff whoever_is_on myself ourselves somebody_here someone_here
    """,
    "nobody":
      "nobody no_one noone none_of_us no_body no_agent no_human no_staff not_one_person not_a_soul no_team_member",
    "got": "is are was were gets get got been be being has_been have_been getting becomes ends_up",
    "the": "the a an their his her its our that this any every each all your my some",
    "cancel": """
    cancel cancels cancelled canceled cancelling canceling cancellation cancellations call_off calls_off called_off \
    back_out backs_out backed_out bail bails bailed scrap scraps scrapped
    """,
    "book": """
    book books booked booking schedule schedules scheduled scheduling reserve reserves reserved set sets set_up sets_up \
    make makes made arrange arranges arranged sign_up_for signs_up_for signed_up_for
    """,
    "finish": """
    finish finishes finished complete completes completed done over end ends ended wrap_up wraps_up wrapped_up happened \
    happens took_place takes_place concluded
    """,
    "resched": """
    reschedule reschedules rescheduled rescheduling
    """,
    "move": "move moves moved bump bumps bumped push pushes pushed shift shifts shifted change changes changed",
    "contacted": """
    contacted called replied responded answered touched helped reached followed_up gotten_back got_back getting_back get_back \
    picked_up picked_it_up reached_out spoken talked worked responds replies answers contacts calls reply respond answer \
    contact call touches reaches_out reach_out followed_up_with gets_back been_in_touch written_back touch picks_up \
    reaches reach gets_to got_to catches caught gets_hold_of got_hold_of attended_to attends_to greeted greets dealt_with \
    handled handles claimed claims worked_it talked_to spoken_to spoken_with responding called_back calls_back
    """,
    "arrive": """
    comes_in come_in came_in coming_in arrives arrive arrived arriving hits hit lands land landed rolls_in roll_in rolled_in \
    pops_up shows_up gets_created is_created created comes_through come_through came_through coming_through appears \
    is_added gets_added enters signs_up drops_in reaches_out reach_out reached_out reaching_out inquires inquire inquired \
    enquires comes_into come_into gets_in come_to_us comes_to_us came_to_us is_received
    """,
    "review": "review reviews rating ratings rant rants",
    "bad":
      "bad negative poor low terrible nasty awful critical unhappy angry crappy ugly lousy harsh rotten scathing horrible dreadful hostile brutal nasty mean damaging",
    "good": "good positive great glowing happy excellent perfect nice",
    "chat": "chat chats widget chatbot bot conversation conversations chat_widget live_chat web_chat",
    "apply": "apply applies applied applying submit_an_application submits_an_application submitted_an_application",
    "lease": """
    leases leased signs signed signs_a_lease sign_a_lease signed_a_lease signs_the_lease signed_the_lease signs_their_lease \
    signed_their_lease sign_the_lease sign_their_lease leasing_signed leased_up gets_the_lease closes closed_the_deal
    """,
    "competitor": "competitor competitors comp comps competition rival rivals",
  ]
}
