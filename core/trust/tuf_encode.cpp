// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trust/tuf_json.h"
#include "core/trust/tuf_metadata.h"

#include <format>
#include <utility>

namespace nqi::trust::tuf {

namespace {

constexpr std::string_view specVersion = "1.0.31";

// Canonical JSON as TUF uses it (4.2): sorted names, no spaces, only quote and backslash escaped, integers only.
bool writeCanonical(const Json &json, std::string &out)
{
    if (json.is_string()) {
        out += '"';
        for (const char c : json.get_ref<const std::string &>()) {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
        out += '"';
        return true;
    }
    if (!json.is_structured()) {
        if (json.is_number_float())
            return false;
        out += json.dump();
        return true;
    }
    const bool isObject = json.is_object();
    out += isObject ? '{' : '[';
    bool first = true;
    for (const auto &[name, value] : json.items()) {
        if (!std::exchange(first, false))
            out += ',';
        if (isObject && (!writeCanonical(name, out) || (out += ':').empty()))
            return false;
        if (!writeCanonical(value, out))
            return false;
    }
    out += isObject ? '}' : ']';
    return true;
}

Json encodeCommon(Role role, std::uint64_t version, Instant expires)
{
    return {{"_type", name(role)},
            {"spec_version", specVersion},
            {"version", version},
            {"expires", std::format("{:%Y-%m-%dT%H:%M:%SZ}", std::chrono::floor<std::chrono::seconds>(expires))}};
}

Json encodeHashes(const Hashes &hashes)
{
    Json json = Json::object();
    if (hashes.sha256)
        json["sha256"] = hashes.sha256->text();
    if (hashes.sha512)
        json["sha512"] = *hashes.sha512;
    return json;
}

Json encodeMetaFile(const MetaFile &file)
{
    Json json{{"version", file.version}};
    if (file.length)
        json["length"] = *file.length;
    if (file.hashes)
        json["hashes"] = encodeHashes(*file.hashes);
    return json;
}

Json encodeKey(const Key &key)
{
    return {{"keytype", key.type}, {"scheme", key.scheme}, {"keyval", {{"public", key.value}}}};
}

Json encodeKeys(const std::map<std::string, Key> &keys)
{
    Json json = Json::object();
    for (const auto &[id, key] : keys)
        json[id] = encodeKey(key);
    return json;
}

Json encodeDelegations(const Delegations &delegations)
{
    Json json{{"keys", encodeKeys(delegations.keys)}};
    if (const auto &succinct = delegations.succinct) {
        json["succinct_roles"] = {{"keyids", succinct->keys.keyIds},
                                  {"threshold", succinct->keys.threshold},
                                  {"bit_length", succinct->bitLength},
                                  {"name_prefix", succinct->namePrefix}};
        return json;
    }
    json["roles"] = Json::array();
    for (const DelegatedRole &role : delegations.roles) {
        Json entry{{"name", role.name},
                   {"keyids", role.keys.keyIds},
                   {"threshold", role.keys.threshold},
                   {"terminating", role.terminating}};
        if (role.pathHashPrefixes.empty())
            entry["paths"] = role.paths;
        else
            entry["path_hash_prefixes"] = role.pathHashPrefixes;
        json["roles"].push_back(std::move(entry));
    }
    return json;
}

std::string signFile(const Json &signedPart, Signers signers)
{
    const std::string message = canonical(signedPart).value_or(std::string());
    Json file{{"signatures", Json::array()}, {"signed", signedPart}};
    for (const KeyPair *signer : signers)
        file["signatures"].push_back(
            {{"keyid", keyId(keyOf(signer->publicKey()))}, {"sig", hex(signer->sign(bytesOf(message)).bytes)}});
    return file.dump(1);
}

} // namespace

std::optional<std::string> canonical(const Json &json)
{
    std::string out;
    if (!writeCanonical(json, out))
        return std::nullopt;
    return out;
}

Key keyOf(const PublicKey &key)
{
    return {"ed25519", "ed25519", hex(key.bytes)};
}

std::string keyId(const Key &key)
{
    return sha256(canonical(encodeKey(key)).value_or(std::string())).text();
}

std::string encode(const Root &root, Signers signers)
{
    Json json = encodeCommon(Role::root, root.version, root.expires);
    json["consistent_snapshot"] = root.consistentSnapshot;
    json["keys"] = encodeKeys(root.keys);
    for (const auto &[role, keys] : root.roles)
        json["roles"][std::string(name(role))] = {{"keyids", keys.keyIds}, {"threshold", keys.threshold}};
    return signFile(json, signers);
}

std::string encode(const Timestamp &timestamp, Signers signers)
{
    Json json = encodeCommon(Role::timestamp, timestamp.version, timestamp.expires);
    json["meta"]["snapshot.json"] = encodeMetaFile(timestamp.snapshot);
    if (!timestamp.urgent.empty())
        json["x-nqi-urgent"] = timestamp.urgent;
    return signFile(json, signers);
}

std::string encode(const Snapshot &snapshot, Signers signers)
{
    Json json = encodeCommon(Role::snapshot, snapshot.version, snapshot.expires);
    json["meta"] = Json::object();
    for (const auto &[file, meta] : snapshot.meta)
        json["meta"][file] = encodeMetaFile(meta);
    return signFile(json, signers);
}

std::string encode(const Targets &targets, Signers signers)
{
    Json json = encodeCommon(Role::targets, targets.version, targets.expires);
    json["targets"] = Json::object();
    for (const auto &[path, target] : targets.targets)
        json["targets"][path] = {{"length", target.length}, {"hashes", encodeHashes(target.hashes)}};
    if (targets.delegations)
        json["delegations"] = encodeDelegations(*targets.delegations);
    return signFile(json, signers);
}

} // namespace nqi::trust::tuf
