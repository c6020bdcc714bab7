/// BrandForge: brand books.
enum BrandForge {
  static let events: [EventType] = [
    EventType(
      "brand_book_approved", "a brand book is approved", app: .brandForge, entity: "brand_book", .update,
      table: "property_brand_assets", shapes: .sinceAugust,
      payload: [.payload("approval_status", .text, "approval status")])
  ]
}
