/// The action types whose work cannot be taken back by a rollback.
public enum ExternalActions {
  public static let types: Set<String> = ["send_sms", "send_email", "webhook"]
}
