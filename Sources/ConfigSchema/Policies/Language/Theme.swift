/// What the policies listen for in texts, names and conditions.
enum Theme: Hashable, Sendable {
  /// A person's race, religion, origin, sex or orientation, as such.
  case protectedClass(String)
  /// Something that stands for a protected class, or for a need that comes with it.
  case proxy(String)
  /// A stated preference for or against people.
  case preference
  /// Softer words that hint at who lives there.
  case steering
  case ageLimit
  case refusesVouchers
  case publicAssistance
  case criminalHistory
  case refusesCriminalHistory
  case noPets
  case petCost
  case assistanceAnimal
  case studentsOnly
  case immigration
  case violence
}

extension Theme {
  /// The protected class in plain words.
  var className: String? {
    switch self {
    case .protectedClass(let name), .proxy(let name): name
    default: nil
    }
  }
}
