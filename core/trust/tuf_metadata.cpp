// SPDX-License-Identifier: Apache-2.0
#include "core/trust/tuf_metadata.h"

#include "core/trust/tuf_json.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <utility>

namespace nqi::trust::tuf {

namespace {

constexpr std::array allRoles = {Role::root, Role::timestamp, Role::snapshot, Role::targets};
constexpr int maxDepth = 32;

std::unexpected<Error> malformed()
{
    return std::unexpected(Error::malformed);
}

// ---- JSON --------------------------------------------------------------------------------------------------------

// Member names must be unique and nesting bounded: two readers of one file must see the same values.
std::optional<Json> parse(std::string_view text)
{
    std::vector<std::set<std::string>> names;
    bool sound = true;
    const auto watch = [&](int depth, Json::parse_event_t event, Json &value) {
        sound = sound && depth <= maxDepth;
        if (event == Json::parse_event_t::object_start)
            names.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            names.pop_back();
        else if (event == Json::parse_event_t::key)
            sound = names.back().insert(value.get<std::string>()).second && sound;
        return true;
    };
    Json json = Json::parse(text, watch, false);
    if (!sound || !json.is_object())
        return std::nullopt;
    return json;
}

const Json *member(const Json &object, std::string_view name)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

std::optional<std::string> text(const Json &object, std::string_view name)
{
    const Json *value = member(object, name);
    if (value == nullptr || !value->is_string())
        return std::nullopt;
    return value->get<std::string>();
}

std::optional<std::uint64_t> number(const Json &object, std::string_view name)
{
    const Json *value = member(object, name);
    if (value == nullptr || !value->is_number_unsigned())
        return std::nullopt;
    return value->get<std::uint64_t>();
}

// ---- Metadata to values ------------------------------------------------------------------------------------------

struct Common {
    std::uint64_t version = 0;
    Instant expires{};
};

std::expected<Common, Error> decodeCommon(const Json &signedPart, Role role)
{
    const auto type = text(signedPart, "_type");
    if (!type)
        return malformed();
    if (*type != name(role))
        return std::unexpected(Error::wrongRole);
    const auto spec = text(signedPart, "spec_version");
    if (!spec)
        return malformed();
    if (!spec->starts_with("1."))
        return std::unexpected(Error::unsupported);
    const auto version = number(signedPart, "version");
    const auto expires = text(signedPart, "expires").and_then(&parseIsoInstant);
    if (!version || *version == 0 || !expires || !text(signedPart, "expires")->ends_with('Z'))
        return malformed();
    return Common{*version, *expires};
}

bool isSha512(std::string_view text)
{
    constexpr std::size_t digits = 128;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Nothing when it is no object of texts, or a digest of a known algorithm is none.
std::optional<Hashes> decodeHashes(const Json &object)
{
    const Json *json = member(object, "hashes");
    if (json == nullptr || !json->is_object() || json->empty())
        return std::nullopt;
    Hashes hashes;
    for (const auto &[algorithm, value] : json->items()) {
        if (!value.is_string())
            return std::nullopt;
        const auto &digest = value.get_ref<const std::string &>();
        if (algorithm == "sha256" && !(hashes.sha256 = Digest::parse(digest)))
            return std::nullopt;
        if (algorithm == "sha512") {
            if (!isSha512(digest))
                return std::nullopt;
            hashes.sha512 = digest;
        }
    }
    return hashes;
}

std::optional<MetaFile> decodeMetaFile(const Json &json)
{
    const auto version = number(json, "version");
    if (!version || *version == 0)
        return std::nullopt;
    MetaFile file{*version, number(json, "length"), decodeHashes(json)};
    // A bound that cannot be read must not turn into no bound.
    if ((json.contains("length") && !file.length) || (json.contains("hashes") && !file.hashes))
        return std::nullopt;
    return file;
}

std::optional<RoleKeys> decodeRoleKeys(const Json &json)
{
    const Json *ids = member(json, "keyids");
    const auto threshold = number(json, "threshold");
    if (ids == nullptr || !ids->is_array() || !threshold || *threshold == 0 || *threshold > 1024)
        return std::nullopt;
    RoleKeys keys{{}, static_cast<std::uint32_t>(*threshold)};
    for (const Json &id : *ids) {
        if (!id.is_string() || std::ranges::contains(keys.keyIds, id.get_ref<const std::string &>()))
            return std::nullopt;
        keys.keyIds.push_back(id.get<std::string>());
    }
    return keys;
}

std::optional<Key> decodeKey(const Json &json)
{
    const Json *value = member(json, "keyval");
    const auto type = text(json, "keytype");
    const auto scheme = text(json, "scheme");
    if (value == nullptr || !type || !scheme)
        return std::nullopt;
    const auto publicPart = text(*value, "public");
    if (!publicPart)
        return std::nullopt;
    return Key{*type, *scheme, *publicPart};
}

std::optional<std::map<std::string, Key>> decodeKeys(const Json *json)
{
    if (json == nullptr || !json->is_object())
        return std::nullopt;
    std::map<std::string, Key> keys;
    for (const auto &[id, value] : json->items()) {
        const auto key = decodeKey(value);
        if (!key)
            return std::nullopt;
        keys.emplace(id, *key);
    }
    return keys;
}

std::optional<std::vector<std::string>> decodeTexts(const Json &json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<std::string> texts;
    for (const Json &entry : json) {
        if (!entry.is_string())
            return std::nullopt;
        texts.push_back(entry.get<std::string>());
    }
    return texts;
}

std::optional<DelegatedRole> decodeDelegatedRole(const Json &json)
{
    const auto roleName = text(json, "name");
    const auto keys = decodeRoleKeys(json);
    const Json *terminating = member(json, "terminating");
    const Json *paths = member(json, "paths");
    const Json *prefixes = member(json, "path_hash_prefixes");
    // A delegated role of a top-level role's name would take its place in the trusted state.
    if (!roleName || roleName->empty() || std::ranges::contains(allRoles, *roleName, [](Role r) { return name(r); }) ||
        !keys || terminating == nullptr || !terminating->is_boolean() || (paths == nullptr) == (prefixes == nullptr))
        return std::nullopt;
    const auto patterns = decodeTexts(paths != nullptr ? *paths : *prefixes);
    if (!patterns)
        return std::nullopt;
    DelegatedRole role{*roleName, *keys, terminating->get<bool>(), {}, {}};
    (paths != nullptr ? role.paths : role.pathHashPrefixes) = *patterns;
    return role;
}

std::optional<SuccinctRoles> decodeSuccinct(const Json &json)
{
    const auto keys = decodeRoleKeys(json);
    const auto bits = number(json, "bit_length");
    const auto prefix = text(json, "name_prefix");
    if (!keys || !bits || *bits < 1 || *bits > 32 || !prefix || prefix->empty())
        return std::nullopt;
    return SuccinctRoles{*keys, static_cast<std::uint32_t>(*bits), *prefix};
}

std::optional<Delegations> decodeDelegations(const Json &json)
{
    auto keys = decodeKeys(member(json, "keys"));
    const Json *roles = member(json, "roles");
    const Json *succinct = member(json, "succinct_roles");
    if (!keys || (roles == nullptr) == (succinct == nullptr) || (roles != nullptr && !roles->is_array()))
        return std::nullopt;
    Delegations delegations{std::move(*keys), {}, {}};
    if (succinct != nullptr) {
        delegations.succinct = decodeSuccinct(*succinct);
        return delegations.succinct ? std::optional(std::move(delegations)) : std::nullopt;
    }
    for (const Json &entry : *roles) {
        auto role = decodeDelegatedRole(entry);
        if (!role || std::ranges::contains(delegations.roles, role->name, &DelegatedRole::name))
            return std::nullopt;
        delegations.roles.push_back(std::move(*role));
    }
    return delegations;
}

const Json *signedPartOf(const std::optional<Json> &file)
{
    const Json *part = file ? member(*file, "signed") : nullptr;
    return part != nullptr && part->is_object() ? part : nullptr;
}

// ---- Signatures --------------------------------------------------------------------------------------------------

bool isSigned(const Json &file, const std::map<std::string, Key> &keys, const RoleKeys &role)
{
    const Json *signatures = member(file, "signatures");
    const Json *part = member(file, "signed");
    if (signatures == nullptr || !signatures->is_array() || part == nullptr)
        return false;
    const auto message = canonical(*part);
    if (!message)
        return false;
    std::set<std::string> seen;
    std::set<std::string> valid; // by key value: one key under two ids is one signer
    for (const Json &entry : *signatures) {
        const auto id = text(entry, "keyid");
        const auto signature = text(entry, "sig");
        if (!id || !signature || !seen.insert(*id).second)
            return false;
        const auto key = keys.find(*id);
        if (std::ranges::contains(role.keyIds, *id) && key != keys.end() && verifies(key->second, *message, *signature))
            valid.insert(key->second.value);
    }
    return valid.size() >= role.threshold;
}

} // namespace

std::string_view name(Role role)
{
    constexpr std::array<std::string_view, 4> names = {"root", "timestamp", "snapshot", "targets"};
    return names.at(static_cast<std::size_t>(role));
}

std::string_view name(Error error)
{
    constexpr std::array<std::string_view, 13> names = {
        "malformed", "wrongRole", "unsupported", "signatures", "rollback", "mismatch", "expired",
        "tooLarge",  "missing",   "unreachable", "storage",    "noRoot",   "noTarget"};
    return names.at(static_cast<std::size_t>(error));
}

std::expected<Root, Error> decodeRoot(std::string_view file)
{
    const auto json = parse(file);
    const Json *part = signedPartOf(json);
    if (part == nullptr)
        return malformed();
    const auto common = decodeCommon(*part, Role::root);
    if (!common)
        return std::unexpected(common.error());
    auto keys = decodeKeys(member(*part, "keys"));
    const Json *roles = member(*part, "roles");
    const Json *consistent = member(*part, "consistent_snapshot");
    if (!keys || roles == nullptr || (consistent != nullptr && !consistent->is_boolean()))
        return malformed();
    Root root{common->version, common->expires, consistent != nullptr && consistent->get<bool>(), std::move(*keys), {}};
    for (const Role role : allRoles) {
        const Json *value = member(*roles, name(role));
        const auto roleKeys = value == nullptr ? std::nullopt : decodeRoleKeys(*value);
        if (!roleKeys)
            return malformed();
        root.roles.emplace(role, *roleKeys);
    }
    return root;
}

std::expected<Timestamp, Error> decodeTimestamp(std::string_view file)
{
    const auto json = parse(file);
    const Json *part = signedPartOf(json);
    if (part == nullptr)
        return malformed();
    const auto common = decodeCommon(*part, Role::timestamp);
    if (!common)
        return std::unexpected(common.error());
    const Json *meta = member(*part, "meta");
    const Json *named = meta == nullptr || meta->size() != 1 ? nullptr : member(*meta, "snapshot.json");
    const auto snapshot = named == nullptr ? std::nullopt : decodeMetaFile(*named);
    if (!snapshot)
        return malformed();
    const Json *urgent = member(*part, "x-nqi-urgent");
    return Timestamp{common->version, common->expires, *snapshot,
                     urgent != nullptr && urgent->is_string() ? urgent->get<std::string>() : std::string()};
}

std::expected<Snapshot, Error> decodeSnapshot(std::string_view file)
{
    const auto json = parse(file);
    const Json *part = signedPartOf(json);
    if (part == nullptr)
        return malformed();
    const auto common = decodeCommon(*part, Role::snapshot);
    if (!common)
        return std::unexpected(common.error());
    const Json *meta = member(*part, "meta");
    if (meta == nullptr || !meta->is_object())
        return malformed();
    Snapshot snapshot{common->version, common->expires, {}};
    for (const auto &[path, value] : meta->items()) {
        const auto named = decodeMetaFile(value);
        if (!named)
            return malformed();
        snapshot.meta.emplace(path, *named);
    }
    return snapshot;
}

std::expected<Targets, Error> decodeTargets(std::string_view file)
{
    const auto json = parse(file);
    const Json *part = signedPartOf(json);
    if (part == nullptr)
        return malformed();
    const auto common = decodeCommon(*part, Role::targets);
    if (!common)
        return std::unexpected(common.error());
    const Json *list = member(*part, "targets");
    if (list == nullptr || !list->is_object())
        return malformed();
    Targets targets{common->version, common->expires, {}, {}};
    for (const auto &[path, value] : list->items()) {
        const auto length = number(value, "length");
        const auto hashes = decodeHashes(value);
        if (!length || !hashes)
            return malformed();
        targets.targets.emplace(path, Target{*length, *hashes});
    }
    if (const Json *delegations = member(*part, "delegations")) {
        targets.delegations = decodeDelegations(*delegations);
        if (!targets.delegations)
            return malformed();
    }
    return targets;
}

bool signedBy(std::string_view file, const std::map<std::string, Key> &keys, const RoleKeys &role)
{
    const auto json = parse(file);
    return json && isSigned(*json, keys, role);
}

bool signedBy(std::string_view file, const Root &root, Role role)
{
    const auto keys = root.roles.find(role);
    return keys != root.roles.end() && signedBy(file, root.keys, keys->second);
}

std::string targetFile(std::string_view path, const Target &target, bool consistentSnapshot)
{
    if (!consistentSnapshot || target.hashes.empty())
        return std::string(path);
    const std::string digest = target.hashes.sha256 ? target.hashes.sha256->text() : *target.hashes.sha512;
    const std::size_t slash = path.rfind('/');
    const std::size_t start = slash == std::string_view::npos ? 0 : slash + 1;
    return std::format("{}{}.{}", path.substr(0, start), digest, path.substr(start));
}

} // namespace nqi::trust::tuf
