// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/package.h"

#include "core/protocol/node.h"

namespace nqi::protocol {

namespace {

constexpr std::string_view packageType = "nqi-package/1";

Package readPackage(Node &node)
{
    Package package;
    if (node.member("type").name() != packageType)
        node.fail(DecodeErrorCode::wrongVersion);
    package.device = node.member("device").name();
    package.hub = node.member("hub").parsed<trust::PublicKey>();
    package.key = node.member("key").name();
    package.findings = node.member("findings").count<std::uint64_t>();
    package.files = node.member("files").count<std::uint64_t>();
    node.end();
    return package;
}

} // namespace

std::string encodePackage(const Package &package)
{
    Json json = Json::object();
    json["type"] = packageType;
    json["device"] = textValue(package.device);
    json["hub"] = package.hub.text();
    json["key"] = textValue(package.key);
    json["findings"] = package.findings;
    json["files"] = package.files;
    return canonical(json);
}

Decoded<Package> decodePackage(std::string_view text)
{
    return decode(text, limits::message, readPackage);
}

} // namespace nqi::protocol
