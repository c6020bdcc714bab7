extension Migration {
  /// Every file of `Migrations/`, in order. A test compares this list with the folder.
  ///
  /// The package manager writes the first digit of a file's name as an underscore: `0001_roles.sql` is `_001_roles_sql`.
  public static let all: [Migration] = [
    Migration(1, "roles", PackageResources._001_roles_sql),
    Migration(2, "auth", PackageResources._002_auth_sql),
    Migration(3, "platform_core", PackageResources._003_platform_core_sql),
    Migration(4, "platform_leads", PackageResources._004_platform_leads_sql),
    Migration(5, "platform_tours", PackageResources._005_platform_tours_sql),
    Migration(6, "platform_workflows", PackageResources._006_platform_workflows_sql),
    Migration(7, "platform_scores", PackageResources._007_platform_scores_sql),
    Migration(8, "platform_reviews", PackageResources._008_platform_reviews_sql),
    Migration(9, "platform_market", PackageResources._009_platform_market_sql),
    Migration(10, "platform_onboarding", PackageResources._010_platform_onboarding_sql),
    Migration(20, "actors", PackageResources._020_actors_sql),
    Migration(21, "configuration", PackageResources._021_configuration_sql),
    Migration(22, "events", PackageResources._022_events_sql),
    Migration(24, "proposals", PackageResources._024_proposals_sql),
    Migration(25, "versions", PackageResources._025_versions_sql),
    Migration(26, "snapshots", PackageResources._026_snapshots_sql),
    Migration(27, "append_only", PackageResources._027_append_only_sql),
    Migration(28, "approval_guard", PackageResources._028_approval_guard_sql),
    Migration(29, "proposal_guard", PackageResources._029_proposal_guard_sql),
    Migration(30, "guard", PackageResources._030_guard_sql),
    Migration(31, "conversations", PackageResources._031_conversations_sql),
    Migration(32, "platform_reads", PackageResources._032_platform_reads_sql),
    Migration(40, "bus", PackageResources._040_bus_sql),
    Migration(41, "runs", PackageResources._041_runs_sql),
    Migration(42, "delivery", PackageResources._042_delivery_sql),
    Migration(44, "clock", PackageResources._044_clock_sql),
    Migration(46, "backtest", PackageResources._046_backtest_sql),
    Migration(48, "workflows", PackageResources._048_workflows_sql),
    Migration(49, "waiting_runs", PackageResources._049_waiting_runs_sql),
  ]
}
