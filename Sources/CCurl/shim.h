#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H
#include <curl/curl.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* Swift cannot call variadic functions: one typed wrapper per kind of argument. */
typedef size_t (*ccurl_data_callback)(char *, size_t, size_t, void *);

static inline CURLcode ccurl_set_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_size(CURL *h, CURLoption o, curl_off_t v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_text(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_pointer(CURL *h, CURLoption o, void *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_list(CURL *h, CURLoption o, struct curl_slist *v) { return curl_easy_setopt(h, o, v); }
static inline CURLcode ccurl_set_callback(CURL *h, CURLoption o, ccurl_data_callback f) { return curl_easy_setopt(h, o, f); }
static inline CURLcode ccurl_get_pointer(CURL *h, CURLINFO i, void **v) { return curl_easy_getinfo(h, i, v); }
static inline CURLcode ccurl_result(const CURLMsg *m) { return m->data.result; }

/* http and https only: closes file:, ftp: and the rest. */
static inline CURLcode ccurl_allow_http_only(CURL *h) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return curl_easy_setopt(h, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

/* Mail only, likewise. */
static inline CURLcode ccurl_allow_mail_only(CURL *h) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
  return curl_easy_setopt(h, CURLOPT_PROTOCOLS, (long)(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
}

/* Whether STARTTLS has to succeed before anything else is said. */
static inline CURLcode ccurl_require_tls(CURL *h, int required) {
  return curl_easy_setopt(h, CURLOPT_USE_SSL, (long)(required ? CURLUSESSL_ALL : CURLUSESSL_NONE));
}

/* Seconds a mail server may take for one reply. */
static inline CURLcode ccurl_set_reply_timeout(CURL *h, long seconds) {
#ifdef CURLOPT_SERVER_RESPONSE_TIMEOUT
  return curl_easy_setopt(h, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds);
#else
  return curl_easy_setopt(h, CURLOPT_FTP_RESPONSE_TIMEOUT, seconds);
#endif
}

/* Certificates to trust instead of the system's; older libraries cannot, and then none is trusted that they would not trust anyway. */
static inline CURLcode ccurl_trust_only(CURL *h, const void *pem, size_t count) {
#if LIBCURL_VERSION_NUM >= 0x074D00
  struct curl_blob blob = {(void *)pem, count, CURL_BLOB_COPY};
  return curl_easy_setopt(h, CURLOPT_CAINFO_BLOB, &blob);
#else
  (void)h, (void)pem, (void)count;
  return CURLE_UNKNOWN_OPTION;
#endif
}

static inline CURLcode ccurl_set_open_socket(CURL *h, curl_opensocket_callback f, void *context) {
  CURLcode code = curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, f);
  return code == CURLE_OK ? curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, context) : code;
}

/* The address about to be connected to: 4 or 16 bytes, 0 of another family. */
static inline int ccurl_address(const struct curl_sockaddr *a, unsigned char out[16]) {
  if (a->family == AF_INET) {
    memcpy(out, &((const struct sockaddr_in *)(const void *)&a->addr)->sin_addr, 4);
    return 4;
  }
  if (a->family == AF_INET6) {
    memcpy(out, &((const struct sockaddr_in6 *)(const void *)&a->addr)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

/* What libcurl does itself when nobody is asked. */
static inline curl_socket_t ccurl_open_socket(const struct curl_sockaddr *a) {
  curl_socket_t s = socket(a->family, a->socktype, a->protocol);
  if (s != CURL_SOCKET_BAD) fcntl(s, F_SETFD, FD_CLOEXEC);
  return s;
}

/* A cancelled transfer must not wait for a name lookup that hangs. */
static inline CURLcode ccurl_forget_lookups(CURL *h) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(h, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)h;
  return CURLE_OK;
#endif
}

#endif
