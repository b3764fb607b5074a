// SPDX-License-Identifier: Apache-2.0
// What is the same on every system; the rest is in system_*.cpp.
#include "core/base/disk_file.h"

#include <utility>

namespace nqi {

DiskFile::DiskFile(DiskFile &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

DiskFile &DiskFile::operator=(DiskFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

DiskFile::~DiskFile()
{
    static_cast<void>(close());
}

} // namespace nqi
