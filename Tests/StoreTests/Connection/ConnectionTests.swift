import ConfigSchema
import Store
import TestDatabase
import Testing

@Suite("Connection") struct ConnectionTests {
  @Test("values of every type come back as they went")
  func roundTrip() throws {
    let connection = try TestDatabase(.empty).connect()
    let id = ItemID("7f0c9a52-1111-4222-8333-444455556666")
    let now = Timestamp(microseconds: 1_772_357_400_123_456)
    let row = try connection.execute(
      """
      select $1::text as text, $2::int8 as int, $3::float8 as double, $4::bool as bool, $5::uuid as id,
        $6::timestamptz as at, $7::text[] as texts, $8::text as nothing, $9::jsonb ->> 'a' as member, $10::date as day
      """,
      [
        "O'Brien \"; drop table x; -- é😀", 9_007_199_254_740_993, .double(0.1), true, .id(id), .timestamp(now),
        .texts(["a,b", "", "NULL", "q\"\\"]), nil, .jsonText(#"{"a":"b"}"#), .untyped("2026-03-01"),
      ]
    ).only()
    #expect(try row.value("text") == "O'Brien \"; drop table x; -- é😀")
    #expect(try row.value("int") == 9_007_199_254_740_993)
    #expect(try row.value("double") == 0.1)
    #expect(try row.value("bool") == true)
    #expect(try row.value("id") == id)
    #expect(try row.value("at") == now)
    #expect(try row.value("texts") == ["a,b", "", "NULL", "q\"\\"])
    #expect(try row.optional("nothing") == String?.none)
    #expect(try row.value("member") == "b")
    #expect(try row.value("day") == "2026-03-01")
  }
}
