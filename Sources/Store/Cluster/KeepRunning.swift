/// Whether the private server stays up while no program uses it: a file that `db start` makes and `db stop` removes.
extension PrivateCluster {
  private var marker: String { directory.base + "/keep-running" }

  var isKeptRunning: Bool { Files.exists(marker) }

  /// Makes sense once the directory is there, so attach first.
  public func keepRunning(_ keep: Bool) throws(StoreError) {
    if keep { try Files.touch(marker) } else { try Files.remove(marker) }
  }
}
