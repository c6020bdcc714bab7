/// An app of the platform: it publishes events and can be made to act.
public enum App: String, Hashable, Sendable, Codable, CaseIterable {
  case tourSpark = "TourSpark"
  case leadPulse = "LeadPulse"
  case lumaLeasing = "LumaLeasing"
  case reviewFlow = "ReviewFlow"
  case forgeStudio = "ForgeStudio"
  case marketVision = "MarketVision"
  case siteForge = "SiteForge"
  case propertyAudit = "PropertyAudit"
  case multichannelBI = "Multichannel BI"
  case onboarding = "Community onboarding"
  case brandForge = "BrandForge"

  /// The app's name as the platform writes it.
  public var title: String { rawValue }

  /// What the app is for, in a few words.
  public var purpose: String {
    switch self {
    case .tourSpark: "leads, tours and follow-up workflows"
    case .leadPulse: "lead scores"
    case .lumaLeasing: "the chat widget on the property's site"
    case .reviewFlow: "reviews and their answers"
    case .forgeStudio: "posts, ads and other content"
    case .marketVision: "competitors and their prices"
    case .siteForge: "property websites and their forms"
    case .propertyAudit: "how search and AI assistants show the property"
    case .multichannelBI: "advertising figures and goals"
    case .onboarding: "community set-up, knowledge and external CRM sync"
    case .brandForge: "brand books"
    }
  }
}
