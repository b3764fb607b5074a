// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite.h"

#include <atomic>
#include <memory>

namespace nqi::store {

struct NthOperationFails::State {
    std::uint64_t n = 0;
    SqlCode code = SqlCode::full;
    bool sticky = false;
    std::atomic<std::uint64_t> seen = 0;
    std::atomic<bool> fired = false;
};

NthOperationFails::NthOperationFails(std::uint64_t n, SqlCode code, bool sticky) : m_state(std::make_shared<State>())
{
    m_state->n = n;
    m_state->code = code;
    m_state->sticky = sticky;
}

SqlFault NthOperationFails::fault() const
{
    return [state = m_state](SqlOperation) -> std::optional<SqlCode> {
        const std::uint64_t count = ++state->seen;
        if (state->n == 0 || count < state->n || (count > state->n && !state->sticky))
            return std::nullopt;
        state->fired = true;
        return state->code;
    };
}

std::uint64_t NthOperationFails::operations() const
{
    return m_state->seen;
}

bool NthOperationFails::fired() const
{
    return m_state->fired;
}

} // namespace nqi::store
