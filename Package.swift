// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules: Swift 6 mode, and a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "configurator",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "configurator", targets: ["Configurator"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C libraries: module maps and typed shims only.
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(
      name: "CPostgres", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .target(
      name: "CNCurses",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),

    // Ours, from the inside out.
    .target(name: "ConfigSchema", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "TUI", dependencies: ["ConfigSchema", "CNCurses"], swiftSettings: strict),
    .target(name: "Transfer", dependencies: ["CCurl"], swiftSettings: strict),
    .target(
      name: "LanguageModel", dependencies: ["ConfigSchema", "Transfer"],
      // A link to `prompts`, whose files stand in the binary: a resource has to lie in its target's folder.
      resources: [.embedInCode("Texts")],
      // The optimizer of Swift 6.3.1 crashes on this module ("ownership error" in copy propagation). It waits for the
      // network or reads one request, so nothing is lost without it.
      swiftSettings: strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]),
    .target(
      name: "Store", dependencies: ["ConfigSchema", "CCrypto", "CPostgres"],
      resources: [.embedInCode("Migrations"), .embedInCode("Sample/SQL")], swiftSettings: strict),
    .target(name: "Engine", dependencies: ["ConfigSchema", "Store", "Transfer"], swiftSettings: strict),
    .executableTarget(
      name: "Configurator",
      dependencies: [
        "ConfigSchema", "TUI", "Transfer", "LanguageModel", "Store", "Engine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Benchmarks: programs that print tables, run by Benchmarks/run.
    .executableTarget(
      name: "reply-benchmark", dependencies: ["ConfigSchema"], path: "Benchmarks/Reply",
      exclude: ["run.py", "pydantic_peer.py"], swiftSettings: strict),
    .target(
      name: "BenchmarkSupport", dependencies: ["ConfigSchema", "Store"], path: "Benchmarks/Support",
      swiftSettings: strict),
    .executableTarget(
      name: "approval-benchmark", dependencies: ["BenchmarkSupport", "ConfigSchema", "Store"],
      path: "Benchmarks/Approval", swiftSettings: strict),
    .executableTarget(
      name: "engine-benchmark",
      dependencies: ["BenchmarkSupport", "ConfigSchema", "Store", "Engine"], path: "Benchmarks/Engine",
      exclude: ["peers.py"], swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", dependencies: ["CNCurses"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "ConfigSchemaTests", dependencies: ["ConfigSchema", "TestSupport"], swiftSettings: strict),
    // The screens with a scripted world behind them, as a program: what needs a real terminal is tried with it.
    .executableTarget(
      name: "TUIDemo", dependencies: ["TUI", "ConfigSchema"], path: "Tests/TUIDemo", swiftSettings: strict),
    .testTarget(
      name: "TUITests", dependencies: ["TUI", "TUIDemo", "ConfigSchema", "TestSupport", "CNCurses"],
      swiftSettings: strict),
    .testTarget(name: "TransferTests", dependencies: ["Transfer", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LanguageModelTests", dependencies: ["LanguageModel", "ConfigSchema", "Transfer", "TestSupport"],
      swiftSettings: strict),
    .target(
      name: "TestDatabase", dependencies: ["Store", "ConfigSchema"], path: "Tests/TestDatabase", swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "ConfigSchema", "TestSupport", "TestDatabase"], swiftSettings: strict),
    // A worker with a short lease and a sender that keeps a ledger: what happens to workers is tried with it.
    .executableTarget(
      name: "EngineWorker", dependencies: ["Engine", "Store", "ConfigSchema"], path: "Tests/EngineWorker",
      swiftSettings: strict),
    .testTarget(
      name: "EngineTests",
      dependencies: ["Engine", "EngineWorker", "Store", "ConfigSchema", "Transfer", "TestSupport", "TestDatabase"],
      swiftSettings: strict),
    .testTarget(
      name: "ConfiguratorTests",
      dependencies: [
        "Configurator", "ConfigSchema", "LanguageModel", "Store", "TUI", "TestSupport", "TestDatabase",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
