// SPDX-License-Identifier: Apache-2.0
#include "core/sync/own_files.h"

#include "core/base/disk_file.h"
#include "core/sync/catalogue_updater.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QString>

#include <format>
#include <span>
#include <system_error>
#include <utility>

namespace nqi::sync {

namespace {

QString nameOf(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

class FolderStorage final : public trust::tuf::Storage {
public:
    explicit FolderStorage(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::optional<std::string> load(std::string_view role) override
    {
        constexpr std::uint64_t limit = 64ULL * 1024 * 1024;
        return readWhole(file(role), limit);
    }
    bool store(std::string_view role, std::string_view text) override { return writeWhole(file(role), text); }
    bool remove(std::string_view role) override
    {
        const QString path = nameOf(file(role));
        return !QFile::exists(path) || QFile::remove(path);
    }

private:
    // Delegated roles have any text as their name; encoded, none leaves the folder or meets another's file.
    std::filesystem::path file(std::string_view role) const
    {
        return m_folder / std::format("{}.json", trust::tuf::fileNameOf(role));
    }
    std::filesystem::path m_folder;
};

class PartFile final : public GrowingFile {
public:
    explicit PartFile(DiskFile file) : m_file(std::move(file)) {}

    bool write(std::string_view bytes) override { return m_file.write(std::as_bytes(std::span(bytes))).has_value(); }
    bool close() override
    {
        return m_file.sync().and_then([this] { return m_file.close(); }).has_value();
    }

private:
    DiskFile m_file;
};

// The system's own lock: one that lies in a file's content outlives a program that was killed while it wrote it.
class LockFile final : public FolderLock {
public:
    explicit LockFile(DiskFile file) : m_file(std::move(file)) {}

private:
    DiskFile m_file;
};

} // namespace

std::unique_ptr<FolderLock> FolderLock::take(const std::filesystem::path &folder)
{
    if (!QDir().mkpath(nameOf(folder)))
        return nullptr;
    auto file = DiskFile::open(folder / "busy.lock", DiskFile::Open::hold);
    const bool mine = file && file->tryLock(DiskFile::Lock::alone).value_or(false);
    return mine ? std::make_unique<LockFile>(std::move(*file)) : nullptr;
}

bool writeWhole(const std::filesystem::path &path, std::string_view bytes)
{
    // QSaveFile writes beside it, syncs, and renames.
    if (!QDir().mkpath(nameOf(path.parent_path())))
        return false;
    QSaveFile file(nameOf(path));
    const auto size = static_cast<qint64>(bytes.size());
    return file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size && file.commit();
}

std::optional<std::string> readWhole(const std::filesystem::path &path, std::uint64_t limit)
{
    QFile file(nameOf(path));
    if (!file.open(QIODevice::ReadOnly) || static_cast<std::uint64_t>(file.size()) > limit)
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    if (bytes.size() != file.size())
        return std::nullopt;
    return std::string(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

std::optional<std::uint64_t> sizeOf(const std::filesystem::path &path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return error ? std::nullopt : std::optional(static_cast<std::uint64_t>(size));
}

bool renameWhole(const std::filesystem::path &from, const std::filesystem::path &to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    return !error;
}

std::unique_ptr<GrowingFile> GrowingFile::open(const std::filesystem::path &path, std::uint64_t after)
{
    if (!QDir().mkpath(nameOf(path.parent_path())))
        return nullptr;
    auto file = DiskFile::open(path, DiskFile::Open::append);
    std::error_code error;
    std::filesystem::resize_file(path, after, error);
    return file && !error ? std::make_unique<PartFile>(std::move(*file)) : nullptr;
}

void removeFile(const std::filesystem::path &path)
{
    QFile::remove(nameOf(path));
}

void keepOnly(const std::filesystem::path &folder, const std::set<std::string> &names)
{
    QDir directory(nameOf(folder));
    const QStringList files = directory.entryList(QDir::Files);
    for (const QString &file : files)
        if (!names.contains(file.toStdString()))
            directory.remove(file);
}

std::unique_ptr<trust::tuf::Storage> makeFolderStorage(std::filesystem::path folder)
{
    return std::make_unique<FolderStorage>(std::move(folder));
}

} // namespace nqi::sync
