// SPDX-License-Identifier: Apache-2.0
#include "core/hub/part.h"

#include "core/base/encoding.h"
#include "core/hub/changes.h"
#include "core/hub/files.h"
#include "core/protocol/chunk.h"

#include <set>
#include <system_error>

namespace nqi::hub {

namespace fs = std::filesystem;

namespace {

fs::path partsFile(const fs::path &data)
{
    return data / "parts.tsv";
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string columnsForParts(catalog::Dataset dataset)
{
    std::string columns;
    std::set<std::string_view> seen;
    catalog::AllRecords::forEach([&]<class Record>() {
        if (catalog::Schema<Record>::dataset != dataset)
            return;
        const auto look = [&]<class Value>(const catalog::Column<Record, Value> &column) {
            if constexpr (std::same_as<Value, std::string> || std::same_as<Value, std::uint64_t>)
                if (seen.insert(column.name).second)
                    columns.append(columns.empty() ? "" : ", ").append(column.name);
        };
        std::apply([&](const auto &...column) { (look(column), ...); }, catalog::Schema<Record>::columns);
    });
    return columns;
}

bool isPartName(std::string_view name)
{
    constexpr std::size_t longest = 32;
    return !name.empty() && name.size() <= longest &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::optional<std::vector<Part>> readParts(const fs::path &data)
{
    constexpr std::uint64_t most = 1024ULL * 1024;
    std::error_code error;
    if (!fs::exists(partsFile(data), error))
        return std::vector<Part>();
    const auto bytes = readFile(partsFile(data), most);
    if (!bytes)
        return {};
    std::vector<Part> parts;
    for (const std::string &line : split({reinterpret_cast<const char *>(bytes->data()), bytes->size()}, '\n')) {
        if (line.empty())
            continue;
        std::vector<std::string> cells = split(line, '\t');
        if (cells.size() < 3 || !isPartName(cells[0]))
            return {};
        const auto dataset =
            std::ranges::find(catalog::allDatasets, cells[1], [](catalog::Dataset one) { return catalog::name(one); });
        if (dataset == catalog::allDatasets.end())
            return {};
        Part part{.name = cells[0], .dataset = *dataset, .column = cells[2]};
        part.beginnings.assign(cells.begin() + 3, cells.end());
        parts.push_back(std::move(part));
    }
    return parts;
}

StoreResult<void> writeParts(const fs::path &data, std::span<const Part> parts)
{
    std::string text;
    for (const Part &part : parts) {
        text += std::format("{}\t{}\t{}", part.name, catalog::name(part.dataset), part.column);
        for (const std::string &beginning : part.beginnings)
            text.append("\t").append(beginning);
        text += '\n';
    }
    return replaceFile(partsFile(data), bytesOf(text));
}

std::optional<std::vector<std::string>> partOfChanges(std::span<const std::string> files, const Part &part)
{
    ChangesWriter writer;
    for (const std::string &file : files) {
        const auto put = [&](const auto &record) {
            if (part.holds(record))
                writer.put(record);
            else
                writer.remove(record);
            return true;
        };
        const auto remove = [&](const auto &record) {
            writer.remove(record);
            return true;
        };
        if (!protocol::readChunk(bytesOf(file), put, remove))
            return {};
    }
    return writer.finish();
}

} // namespace nqi::hub
