/// When texts may go out by the clock of the person who gets them. 47 CFR 64.1200(c)(1).
public enum TextWindow {
  /// Full hours in which a text may go out: from 8 am on, none from 9 pm on.
  public static let hours = Set(8...20)
}
