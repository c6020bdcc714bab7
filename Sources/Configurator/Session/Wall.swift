import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the clock of this computer shows.
enum Wall {
  static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}
