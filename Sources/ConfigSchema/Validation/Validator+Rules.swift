extension Validator {
  /// What a configuration means, from names to behaviour.
  static let meaning: [any Rule] = [
    UnknownEvent(), TriggerWithoutActions(), DuplicateNames(), UnusableNames(), NeverTrue(),
    UnknownAction(), UnknownParameter(), MissingParameter(), ParameterType(), ParameterValue(), ActionFit(),
    DelayRange(), StageTarget(), WorkflowReference(), PlatformFit(),
    UnknownField(), OperatorFit(), ValueFit(), FieldValue(), StageCondition(), ClockThreshold(),
    EmptyPipeline(), DefaultPipelines(), StageStatus(), StageTimes(), TransitionTarget(), TransitionCycle(),
    HandMoves(), LostFeed(), ShadowedPipeline(),
    TemplateVariables(), MessageTemplates(), HiddenText(), FragmentText(), MessageLength(), WebAddresses(),
    DelayedWithoutStop(), StopOnNew(), RepeatingMessage(), WorkflowOverlap(), SeededWorkflow(), DoubleSend(),
    TriggerLoop(),
  ]

  /// Law and house rules.
  static let policies: [any Rule] = [
    ClassAudience(), ProxyAudience(), EqualTerms(), StatedPreference(), Steering(), AgeLimit(), SourceOfIncome(),
    WaitlistOrder(), CriminalHistory(), PetText(), StudentsOnly(),
    QuietHours(), TextFrequency(), OptedOut(), TextConsent(), TextDamages(), FirstText(), MailHonesty(),
    MailFooter(),
    AutomaticDecision(), MinimumIncome(), Prices(), Immigration(), Violence(),
    ReviewReply(), ReviewPosting(), ReviewRewards(), DataLeaving(), ChatIdentity(),
  ]

  /// Every rule identifier a finding may carry, without repeats.
  public static var ruleIDs: [String] { (meaning + policies).flatMap(\.ids) }
}
