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
  private var lists: [UnsafeMutablePointer<curl_slist>?] = []

  /// - Parameter exchange: gets what arrives; has to outlive this object.
  init?(_ exchange: Exchange) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setSafety(exchange)
    switch exchange {
    case let web as RequestExchange: setContent(web.request)
    case let mail as MailExchange: setContent(mail.request)
    default: return nil
    }
    setCallbacks(exchange)
  }

  deinit {
    curl_easy_cleanup(handle)
    for list in lists { curl_slist_free_all(list) }
    errorText.deallocate()
  }

  /// What libcurl says went wrong; often better than the code alone.
  var detail: String { String(cString: errorText) }

  private func setSafety(_ exchange: Exchange) {
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_forget_lookups(handle)
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, exchange.limits.connect.wholeMilliseconds)
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    if let trusted = exchange.connection.authorities { ccurl_trust_only(handle, trusted, trusted.count) }
    let addresses = exchange.connection.addresses.map { "\($0.key):\($0.value)" }
    if !addresses.isEmpty { setList(CURLOPT_RESOLVE, addresses) }
    if exchange.connection.allows != nil { setAddressRule(exchange) }
  }

  /// The rule sees what is connected to, so nothing may stand between, and no connection may have been opened without it.
  private func setAddressRule(_ exchange: Exchange) {
    ccurl_set_text(handle, CURLOPT_PROXY, "")
    useOwnConnection()
    ccurl_set_open_socket(
      handle,
      { context, _, address in
        guard let context, let address else { return CURL_SOCKET_BAD }
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = ccurl_address(address, &bytes)
        let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
        let isAllowed = exchange.mayConnect(to: IPAddress(bytes: Array(bytes.prefix(Int(count)))))
        return isAllowed ? ccurl_open_socket(address) : CURL_SOCKET_BAD
      }, Unmanaged.passUnretained(exchange).toOpaque())
  }

  private func useOwnConnection() {
    ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, 1)
    ccurl_set_long(handle, CURLOPT_FORBID_REUSE, 1)
  }

  private func setContent(_ request: HTTPRequest) {
    ccurl_allow_http_only(handle)
    ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    if isLoopback(url: request.url) { ccurl_set_text(handle, CURLOPT_PROXY, "") }
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
    let headers = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    setList(CURLOPT_HTTPHEADER, ["Expect:"] + headers)
  }

  private func setContent(_ request: MailRequest) {
    ccurl_allow_mail_only(handle)
    ccurl_set_text(handle, CURLOPT_PROXY, "")
    useOwnConnection()
    ccurl_set_text(handle, CURLOPT_URL, request.url)
    ccurl_require_tls(handle, request.encryption == .required ? 1 : 0)
    if let login = request.login {
      ccurl_set_text(handle, CURLOPT_USERNAME, login.user)
      login.password.use { _ = ccurl_set_text(handle, CURLOPT_PASSWORD, $0) }
    }
    ccurl_set_text(handle, CURLOPT_MAIL_FROM, "<\(request.sender)>")
    setList(CURLOPT_MAIL_RCPT, request.recipients.map { "<\($0)>" })
    ccurl_set_long(handle, CURLOPT_UPLOAD, 1)
    ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(request.message.count))
    // These bound what libcurl waits for by itself, at the end of a mail and when saying goodbye.
    ccurl_set_reply_timeout(handle, max(1, request.limits.idle.wholeMilliseconds / 1000))
    if let total = request.limits.total { ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, total.wholeMilliseconds) }
  }

  private func setList(_ option: CURLoption, _ texts: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts { list = curl_slist_append(list, text) }
    lists.append(list)
    ccurl_set_list(handle, option, list)
  }

  private func setCallbacks(_ exchange: Exchange) {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    for option in [CURLOPT_PRIVATE, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_READDATA] {
      ccurl_set_pointer(handle, option, context)
    }
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
    ccurl_set_callback(handle, CURLOPT_READFUNCTION) { bytes, size, count, context in
      guard let context else { return 0 }
      let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
      return exchange.upload(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
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
