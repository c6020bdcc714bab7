#ifndef CCRYPTO_SHIM_H
#define CCRYPTO_SHIM_H
#include <openssl/evp.h>
#include <openssl/hmac.h>

/* One-shot digests: the macros and engine arguments of EVP do not import well. */
static inline int ccrypto_sha256(const unsigned char *bytes, size_t count, unsigned char out[32]) {
  return EVP_Digest(bytes, count, out, 0, EVP_sha256(), 0);
}
static inline int ccrypto_hmac_sha256(const unsigned char *key, int key_count, const unsigned char *bytes, size_t count,
                                      unsigned char out[32]) {
  unsigned int n = 32;
  return HMAC(EVP_sha256(), key, key_count, bytes, count, out, &n) != 0;
}
#endif
