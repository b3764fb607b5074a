// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/tuf_metadata.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <memory>

namespace nqi::trust::tuf {

namespace {

template <auto free>
struct Deleter {
    template <class T>
    void operator()(T *object) const
    {
        free(object);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;
using PKey = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;

const unsigned char *unsignedData(const std::byte *data)
{
    return reinterpret_cast<const unsigned char *>(data);
}

bool verifyEd25519(const Key &key, std::string_view message, std::span<const std::byte> signature)
{
    const auto keyBytes = fromHex(key.value);
    PublicKey publicKey;
    Signature value;
    if (!keyBytes || keyBytes->size() != publicKey.bytes.size() || signature.size() != value.bytes.size())
        return false;
    std::ranges::copy(*keyBytes, publicKey.bytes.begin());
    std::ranges::copy(signature, value.bytes.begin());
    return verify(publicKey, bytesOf(message), value);
}

/// How a scheme is verified: the type of its key, its digest, and for RSA its padding.
struct Scheme {
    std::string_view name;
    int keyType = 0;
    const EVP_MD *(*digest)() = nullptr;
    int padding = 0;
};
constexpr std::array schemes = {
    Scheme{"ecdsa-sha2-nistp256", EVP_PKEY_EC, &EVP_sha256, 0},
    Scheme{"ecdsa-sha2-nistp384", EVP_PKEY_EC, &EVP_sha384, 0},
    Scheme{"rsassa-pss-sha256", EVP_PKEY_RSA, &EVP_sha256, RSA_PKCS1_PSS_PADDING},
    Scheme{"rsa-pkcs1v15-sha256", EVP_PKEY_RSA, &EVP_sha256, RSA_PKCS1_PADDING},
};

bool verifyPem(const Scheme &scheme, const Key &key, std::string_view message, std::span<const std::byte> signature)
{
    const Bio source(BIO_new_mem_buf(key.value.data(), static_cast<int>(key.value.size())));
    const PKey publicKey(source ? PEM_read_bio_PUBKEY(source.get(), nullptr, nullptr, nullptr) : nullptr);
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *options = nullptr; // belongs to the context
    if (!publicKey || !context || EVP_PKEY_base_id(publicKey.get()) != scheme.keyType ||
        EVP_DigestVerifyInit(context.get(), &options, scheme.digest(), nullptr, publicKey.get()) != 1)
        return false;
    if (scheme.padding != 0 && EVP_PKEY_CTX_set_rsa_padding(options, scheme.padding) != 1)
        return false;
    // Signers choose the length of the salt; the signature tells it.
    if (scheme.padding == RSA_PKCS1_PSS_PADDING && EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_AUTO) != 1)
        return false;
    const auto text = bytesOf(message);
    return EVP_DigestVerify(context.get(), unsignedData(signature.data()), signature.size(), unsignedData(text.data()),
                            text.size()) == 1;
}

std::string sha512Text(std::string_view content)
{
    std::array<std::byte, 64> digest{};
    const auto bytes = bytesOf(content);
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char *>(digest.data()), &size, EVP_sha512(),
               nullptr);
    return hex(digest);
}

} // namespace

bool verifies(const Key &key, std::string_view message, std::string_view signature)
{
    const auto bytes = fromHex(signature);
    if (!bytes || bytes->empty())
        return false;
    if (key.scheme == "ed25519")
        return key.type == "ed25519" && verifyEd25519(key, message, *bytes);
    // Keys of older tools name the scheme as their type.
    const auto *const scheme = std::ranges::find(schemes, key.scheme, &Scheme::name);
    const std::string_view family = scheme != schemes.end() && scheme->keyType == EVP_PKEY_RSA
                                        ? std::string_view("rsa")
                                        : std::string_view("ecdsa");
    return scheme != schemes.end() && (key.type == family || key.type == key.scheme) &&
           verifyPem(*scheme, key, message, *bytes);
}

bool Hashes::match(std::string_view content) const
{
    return !empty() && (!sha256 || trust::sha256(content) == *sha256) && (!sha512 || sha512Text(content) == *sha512);
}

Hashes hashesOf(std::string_view content)
{
    return {trust::sha256(content), {}};
}

} // namespace nqi::trust::tuf
