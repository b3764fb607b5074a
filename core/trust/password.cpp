// SPDX-License-Identifier: Apache-2.0
#include "core/trust/password.h"

#include <sodium.h>

#include <array>

namespace nqi::trust {

std::string passwordHash(std::string_view password)
{
    if (::sodium_init() < 0)
        return {};
    std::array<char, crypto_pwhash_STRBYTES> text{};
    return ::crypto_pwhash_str(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0
               ? std::string(text.data())
               : std::string();
}

bool isPassword(const std::string &hash, std::string_view password)
{
    return ::sodium_init() >= 0 && ::crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

} // namespace nqi::trust
