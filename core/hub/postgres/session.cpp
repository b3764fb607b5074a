// SPDX-License-Identifier: Apache-2.0
#include "core/hub/postgres/session.h"

#include <array>
#include <string_view>

namespace nqi::hub {

StoreError errorOfState(std::string_view sqlState)
{
    struct Meaning {
        std::string_view state; ///< or how it begins
        StoreError error;
    };
    // Insufficient resources; then what passes by itself: connections, shutting down, deadlocks and serialisation,
    // locks.
    constexpr std::array meanings = {
        Meaning{"53100", StoreError::full},       Meaning{"53", StoreError::unavailable},
        Meaning{"08", StoreError::unavailable},   Meaning{"57", StoreError::unavailable},
        Meaning{"40", StoreError::unavailable},   Meaning{"55", StoreError::unavailable},
        Meaning{"25006", StoreError::unwritable}, Meaning{"42501", StoreError::unwritable},
        Meaning{"28", StoreError::unwritable},    Meaning{"XX", StoreError::damaged},
    };
    for (const Meaning &meaning : meanings)
        if (sqlState.starts_with(meaning.state))
            return meaning.error;
    return StoreError::other;
}

pqxx::connection connectTo(const std::string &address)
{
    pqxx::connection connection(address);
    connection.set_client_encoding("UTF8");
    pqxx::nontransaction(connection)
        .exec("SET datestyle = ISO; SET timezone = 'UTC'; SET lock_timeout = '30s'")
        .no_rows();
    return connection;
}

} // namespace nqi::hub
