import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("Statements") struct StatementTests {
  @Test("a NUL is refused before it is sent, and the session goes on")
  func nul() throws {
    let connection = try TestDatabase(.empty).connect()
    for parameter: Parameter in ["a\0b", .untyped("\0"), .texts(["x", "\0"]), .jsonText("\"\0\"")] {
      let error = #expect(throws: StoreError.self) { try connection.execute("select $1::text", [parameter]) }
      #expect(error?.kind == .refusedText)
    }
    #expect(throws: StoreError.self) { try connection.execute("select 1\0") }
    #expect(try connection.execute("select 1").count == 1)
  }

  @Test("a statement holds one command")
  func oneCommand() throws {
    let connection = try TestDatabase(.empty).connect()
    let error = #expect(throws: StoreError.self) { try connection.execute("select 1; select 2") }
    #expect(error?.sqlState == .syntaxError)
  }

  @Test("JSON goes in and comes out")
  func json() throws {
    let connection = try TestDatabase(.empty).connect()
    let value: JSON = ["b": [1, 2.5, nil, true], "a": "ü\"\\"]
    let row = try connection.execute(
      "select $1::jsonb as value, $2::jsonb as none, $3::jsonb as null", [.json(value), .json(nil), .json(.null)]
    )
    .only()
    #expect(try row.value("value") == value)
    #expect(try row.optional("none") == JSON?.none)
    #expect(try row.value("null") == JSON.null)
  }

  @Test("lists travel as arrays")
  func lists() throws {
    let connection = try TestDatabase(.empty).connect()
    let ids = [ItemID("7f0c9a52-1111-4222-8333-444455556666"), ItemID("7f0c9a52-1111-4222-8333-444455556667")]
    let row = try connection.execute(
      "select $1::uuid[] as ids, array_length($2, 1) as ints, $3::text[] as empty",
      [.ids(ids), .ints([1, 2, 3]), .texts([])]
    ).only()
    #expect(try row.value("ids") == ids.map(\.value))
    #expect(try row.value("ints") == 3)
    #expect(try row.value("empty") == [String]())
  }

  @Test("a column that is missing, empty or of another kind is said plainly")
  func wrongColumn() throws {
    let row = try TestDatabase(.empty).connect().execute("select 'x'::text as word, null::text as nothing").only()
    for (column, part) in [("absent", "is missing"), ("nothing", "is empty"), ("word", "does not hold a Int")] {
      let error = #expect(throws: StoreError.self) { let _: Int = try row.value(column) }
      #expect(error?.kind == .unexpectedData && error?.message.contains(part) == true)
    }
  }

  @Test("a batch of statements counts as one: all or none")
  func batch() throws {
    let connection = try TestDatabase(.empty).connect()
    try connection.script("create table numbers (n int unique)")
    let answers = try connection.batch(
      (1...500).map { Statement("insert into numbers values ($1) returning n", [.int($0)]) })
    #expect(try answers.map { try $0.only().value("n") as Int } == Array(1...500))
    let error = #expect(throws: StoreError.self) {
      try connection.batch([Statement("insert into numbers values (501)"), Statement("insert into numbers values (1)")])
    }
    #expect(error?.sqlState == .uniqueViolation)
    let count: Int = try connection.execute("select count(*) as count from numbers").only().value("count")
    #expect(count == 500)
  }

  @Test("a batch with answers larger than any buffer does not block itself")
  func largeBatch() throws {
    let connection = try TestDatabase(.empty).connect()
    let long = String(repeating: "x", count: 100_000)
    let answers = try connection.batch((0..<50).map { _ in Statement("select $1 || $1 as twice", [.text(long)]) })
    #expect(try answers.allSatisfy { (try $0.only().value("twice") as String).utf8.count == 200_000 })
  }

  @Test("what the server says beside its answers goes to the handler")
  func notices() throws {
    let heard = Heard()
    let connection = try TestDatabase(.empty).connect(options: ConnectionOptions { heard.add($0) })
    try connection.script("do $$ begin raise notice 'by the way'; end $$")
    #expect(heard.all.contains { $0.contains("by the way") })
  }

  @Test(
    "arrays of every kind of text survive",
    arguments: [[], [""], ["a", "b"], ["NULL", "null"], ["a,b", "{x}", "\"", "\\", "\\\"", " ", "\n"], ["é😀"]])
  func arrays(values: [String]) throws {
    let row = try TestDatabase(.empty).connect().execute("select $1::text[] as back", [.texts(values)]).only()
    #expect(try row.value("back") == values)
  }

  @Test(
    "moments come back to the microsecond",
    arguments: [
      "1970-01-01 00:00:00+00", "1969-12-31 23:59:59.999999+00", "2000-02-29 12:00:00.000001+00",
      "2026-03-08 01:59:59+00",
      "0001-01-01 00:00:00+00", "9999-12-31 23:59:59+00", "1900-03-01 00:00:00+00",
    ])
  func moments(text: String) throws {
    let connection = try TestDatabase(.empty).connect()
    let row = try connection.execute(
      "select $1::timestamptz as at, (extract(epoch from $1::timestamptz) * 1000000)::int8 as micro", [.untyped(text)]
    ).only()
    let at: Timestamp = try row.value("at")
    #expect(at.microseconds == Int64(try row.value("micro") as Int))
    let same: Bool = try connection.execute("select $1 = $2::timestamptz as same", [.timestamp(at), .untyped(text)])
      .only()
      .value("same")
    #expect(same)
  }

  @Test(
    "text that is no moment is not read as one",
    arguments: ["infinity", "2026-13-01 00:00:00+00", "2026-01-01", "", "x", "2026-01-01 00:00:00+00 BC"])
  func notMoments(text: String) { #expect(Timestamp(text) == nil) }
}

/// Collects what a handler on another thread may say.
final class Heard: @unchecked Sendable {
  // Only ever used on the test's own thread: libpq calls the handler from inside the statement.
  private(set) var all: [String] = []
  func add(_ text: String) { all.append(text) }
}
