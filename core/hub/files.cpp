// SPDX-License-Identifier: Apache-2.0
#include "core/hub/files.h"

namespace nqi::hub {

StoreError errorOf(const std::error_code &error)
{
    using enum std::errc;
    const auto among = [&](auto... codes) { return ((error == codes) || ...); };
    if (isFull(error))
        return StoreError::full;
    if (among(permission_denied, operation_not_permitted, read_only_file_system, no_such_file_or_directory,
              not_a_directory))
        return StoreError::unwritable;
    if (among(too_many_files_open, too_many_files_open_in_system, resource_unavailable_try_again))
        return StoreError::unavailable;
    return among(io_error) ? StoreError::damaged : StoreError::other;
}

StoreResult<void> makeFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return std::unexpected(errorOf(error));
    return {};
}

StoreResult<void> replaceFile(const std::filesystem::path &path, std::span<const std::byte> bytes)
{
    std::filesystem::path part = path;
    part += ".part";
    auto file = DiskFile::open(part, DiskFile::Open::replace, DiskFile::Readers::everybody);
    if (!file)
        return std::unexpected(errorOf(file.error()));
    const auto written =
        file->write(bytes).and_then([&] { return file->sync(); }).and_then([&] { return file->close(); });
    std::error_code error;
    if (!written) {
        std::filesystem::remove(part, error);
        return std::unexpected(errorOf(written.error()));
    }
    std::filesystem::rename(part, path, error);
    if (error)
        return std::unexpected(errorOf(error));
    return syncFolder(path.parent_path()).transform_error(&errorOf);
}

StoreResult<std::vector<std::byte>> readFile(const std::filesystem::path &path, std::uint64_t limit)
{
    const auto file = DiskFile::open(path, DiskFile::Open::read);
    const auto status = file.and_then(&DiskFile::status);
    if (!status)
        return std::unexpected(errorOf(status.error()));
    if (status->size > limit)
        return std::unexpected(StoreError::other);
    std::vector<std::byte> bytes(status->size);
    std::span<std::byte> rest(bytes);
    while (!rest.empty()) {
        const auto got = file->read(rest);
        if (!got || *got == 0)
            return std::unexpected(got ? StoreError::damaged : errorOf(got.error()));
        rest = rest.subspan(*got);
    }
    return bytes;
}

} // namespace nqi::hub
