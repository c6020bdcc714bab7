import FoundationEssentials

/// Tells pictures and documents by their first bytes, so that a person hears what is wanted in their place.
enum PictureFile {
  private static let kinds: [(start: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
    (Array("RIFF".utf8), "a WebP image"), (Array("%PDF".utf8), "a PDF document"),
    (Array("PK\u{3}\u{4}".utf8), "a zipped document"),
  ]

  static func kind(of data: Data) -> String? {
    kinds.first { data.starts(with: $0.start) }?.name
  }
}
