import CCurl

/// The only file that speaks to libcurl.
enum Curl {
  /// Thread-safe, and done once for the program.
  static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// The host in a URL as libcurl reads it; nil when the URL is malformed.
  static func host(of url: String) -> String? {
    guard let parts = curl_url() else { return nil }
    defer { curl_url_cleanup(parts) }
    guard curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK else { return nil }
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, CURLUPART_HOST, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}

/// Many transfers on one thread. Only ``wake()`` may be called from another.
final class CurlMulti: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer

  init?() {
    guard Curl.isReady, let handle = curl_multi_init() else { return nil }
    self.handle = handle
  }

  deinit { curl_multi_cleanup(handle) }

  func add(_ easy: CurlEasy) -> Bool { curl_multi_add_handle(handle, easy.handle) == CURLM_OK }
  func remove(_ easy: CurlEasy) { curl_multi_remove_handle(handle, easy.handle) }
  func wake() { curl_multi_wakeup(handle) }

  /// Does what can be done without waiting.
  func perform() {
    var running: Int32 = 0
    curl_multi_perform(handle, &running)
  }

  /// Waits for a socket, for ``wake()`` or for that many milliseconds.
  func wait(milliseconds: Int32) { curl_multi_poll(handle, nil, 0, milliseconds, nil) }

  /// The next transfer that came to an end, with libcurl's code; nil when there is none.
  func nextFinished() -> (exchange: Exchange, code: Int32)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(handle, &left) {
      guard message.pointee.msg == CURLMSG_DONE else { continue }
      var context: UnsafeMutableRawPointer?
      ccurl_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &context)
      guard let context else { continue }
      return (
        Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue(), Int32(ccurl_result(message).rawValue)
      )
    }
    return nil
  }
}

/// One configured transfer. Must be removed from its multi handle before it is released.
final class CurlEasy {
  fileprivate let handle: UnsafeMutableRawPointer
  private let errorText: UnsafeMutablePointer<CChar>
  private var headers: UnsafeMutablePointer<curl_slist>?

  /// - Parameter exchange: gets what arrives; has to outlive this object.
  init?(_ exchange: Exchange) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setSafety(exchange.request)
    setContent(exchange.request)
    setCallbacks(exchange)
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
    errorText.deallocate()
  }

  /// What libcurl says went wrong; often better than the code alone.
  var detail: String { String(cString: errorText) }

  private func setSafety(_ request: HTTPRequest) {
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_allow_http_only(handle)
    ccurl_forget_lookups(handle)
    ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, request.limits.connect.wholeMilliseconds)
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    if let host = Curl.host(of: request.url), isLoopback(host: host) {
      ccurl_set_text(handle, CURLOPT_PROXY, "")
    }
  }

  private func setContent(_ request: HTTPRequest) {
    ccurl_set_text(handle, CURLOPT_URL, request.url)
    ccurl_set_long(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    // Empty means: every compression this libcurl can undo.
    ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
    if !request.body.isEmpty {
      ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      request.body.withUnsafeBytes {
        _ = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
      }
    }
    if request.method == "HEAD" { ccurl_set_long(handle, CURLOPT_NOBODY, 1) }
    ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
    // Without this, libcurl waits a second for "100 Continue" before a larger body.
    headers = curl_slist_append(headers, "Expect:")
    for header in request.headers {
      headers = curl_slist_append(headers, header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers)
  }

  private func setCallbacks(_ exchange: Exchange) {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    ccurl_set_pointer(handle, CURLOPT_PRIVATE, context)
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    ccurl_set_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
      exchange.header(UnsafeRawBufferPointer(start: bytes, count: size * count))
      return size * count
    }
    ccurl_set_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
      let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
      // Any other number than the size of the piece makes libcurl end the transfer.
      return exchange.body(piece) ? piece.count : piece.count &+ 1
    }
  }
}

extension Duration {
  /// Rounded up, so that a wait never ends before its time.
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return max(0, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }
}
