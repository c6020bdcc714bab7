import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time as the database server has it, so that workers on several machines mean the same moment by a lease.
public enum ServerClock {
  /// - Returns: this machine's clock, put right by what the server says now. It is off by half a round trip at most.
  public static func aligned(with connection: Connection) throws(StoreError) -> @Sendable () -> Timestamp {
    let before = local()
    let server: Timestamp = try connection.execute("select clock_timestamp() as now").only().value("now")
    let after = local()
    let offset = server.microseconds - (before.microseconds + after.microseconds) / 2
    return { Timestamp(microseconds: local().microseconds + offset) }
  }

  private static func local() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}
