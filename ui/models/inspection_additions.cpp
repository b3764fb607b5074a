// SPDX-License-Identifier: Apache-2.0
// Samples handed over to laboratories.
#include "core/findings/inspection_additions.h"

#include "ui/models/inspection_model.h"

#include <chrono>

namespace nqi::ui {

int InspectionModel::addHandOver()
{
    if (!joining())
        return -1;
    m_value->handOvers.push_back(
        findings::nextHandOver(*m_value, std::chrono::floor<std::chrono::minutes>(m_clock())));
    edited();
    return static_cast<int>(m_value->handOvers.size()) - 1;
}

void InspectionModel::addHanded(int handOver)
{
    if (!joining() || handOver < 0 || static_cast<std::size_t>(handOver) >= m_value->handOvers.size())
        return;
    findings::HandOver &of = m_value->handOvers[static_cast<std::size_t>(handOver)];
    of.samples.push_back(findings::nextHanded(*m_value, of));
    edited();
}

} // namespace nqi::ui
