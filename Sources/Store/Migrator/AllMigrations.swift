extension Migration {
  /// Every file of `Migrations/`, in order. A test compares this list with the folder.
  ///
  /// The package manager writes the first digit of a file's name as an underscore: `0001_roles.sql` is `_001_roles_sql`.
  public static let all: [Migration] = [
    Migration(1, "roles", PackageResources._001_roles_sql)
  ]
}
