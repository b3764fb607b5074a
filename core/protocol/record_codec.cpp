// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/record_codec.h"

namespace nqi::protocol {

std::string memberName(std::string_view column)
{
    std::string name;
    bool upper = false;
    for (const char c : column) {
        if (c != '_')
            name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = c == '_';
    }
    return name;
}

std::string exactText(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), end.ptr};
}

Json encodeInfo(const catalog::CatalogueInfo &info)
{
    Json datasets = Json::array();
    for (const catalog::DatasetInfo &dataset : info.datasets) {
        Json entry = Json::object();
        entry["dataset"] = catalog::name(dataset.dataset);
        entry["authority"] = textValue(dataset.authority);
        entry["version"] = dataset.version;
        put(entry, "asOf", dataset.asOf);
        entry["rows"] = dataset.rows;
        entry["covered"] = dataset.covered;
        if (!dataset.part.empty())
            entry["part"] = textValue(dataset.part);
        datasets.push_back(std::move(entry));
    }
    Json json = Json::object();
    json["version"] = info.version;
    put(json, "asOf", info.asOf);
    json["demo"] = info.demo;
    json["datasets"] = std::move(datasets);
    return json;
}

catalog::CatalogueInfo readInfo(Node &node)
{
    catalog::CatalogueInfo info;
    info.version = node.member("version").count<std::uint64_t>();
    info.asOf = optionalInstant(node, "asOf");
    info.demo = node.member("demo").boolean();
    info.datasets = node.member("datasets").list(limits::list, [](Node &entry) {
        catalog::DatasetInfo dataset;
        dataset.dataset = entry.member("dataset").named<catalog::Dataset>();
        dataset.authority = entry.member("authority").text();
        dataset.version = entry.member("version").count<std::uint64_t>();
        dataset.asOf = optionalInstant(entry, "asOf");
        dataset.rows = entry.member("rows").count<std::uint64_t>();
        dataset.covered = entry.member("covered").boolean();
        if (Node part = entry.optional("part"))
            dataset.part = part.text();
        entry.end();
        return dataset;
    });
    node.end();
    return info;
}

} // namespace nqi::protocol
