// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/trust/tuf.h"

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// A repository of TUF metadata in memory, and a client's storage, for tests.
namespace nqi::trust::tuf {

inline const Instant today = *parseIsoInstant("2026-07-01T00:00:00Z");

struct MemoryStorage : Storage {
    std::map<std::string, std::string, std::less<>> files;
    bool broken = false;

    std::optional<std::string> load(std::string_view role) override
    {
        const auto found = files.find(role);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    }
    bool store(std::string_view role, std::string_view file) override
    {
        if (broken)
            return false;
        files[std::string(role)] = file;
        return true;
    }
    bool remove(std::string_view role) override
    {
        if (broken)
            return false;
        files.erase(std::string(role));
        return true;
    }
};

// A publisher whose every value a test may bend before it writes.
struct Repository {
    Random random = seededRandom(7);
    std::map<Role, std::vector<std::shared_ptr<KeyPair>>> keys;
    Root root;
    Timestamp timestamp;
    Snapshot snapshot;
    Targets targets;
    std::map<std::string, std::string> files;
    std::vector<std::string> asked;
    bool hashes = true;

    Repository()
    {
        for (const Role role : {Role::root, Role::timestamp, Role::snapshot, Role::targets})
            keys[role] = {newKey()};
        keys[Role::root].push_back(newKey());
        for (Instant *expires : {&root.expires, &snapshot.expires, &targets.expires})
            *expires = today + std::chrono::hours(24) * 365;
        timestamp.expires = today + std::chrono::hours(24);
        listKeys();
        root.roles[Role::root].threshold = 2;
        targets.targets["base/0001.zst"] = {5, hashesOf("hello")};
        writeRoot();
        write();
    }

    std::shared_ptr<KeyPair> newKey() { return std::make_shared<KeyPair>(KeyPair::generate(random)); }

    std::vector<const KeyPair *> signers(std::initializer_list<Role> roles) const
    {
        std::vector<const KeyPair *> list;
        for (const Role role : roles)
            for (const auto &key : keys.at(role))
                list.push_back(key.get());
        return list;
    }

    void listKeys()
    {
        root.keys.clear();
        for (const auto &[role, pairs] : keys) {
            root.roles[role].keyIds.clear();
            for (const auto &pair : pairs) {
                const Key key = keyOf(pair->publicKey());
                root.keys[keyId(key)] = key;
                root.roles[role].keyIds.push_back(keyId(key));
            }
        }
    }

    void writeRoot(const std::vector<const KeyPair *> &more = {})
    {
        auto list = signers({Role::root});
        list.insert(list.end(), more.begin(), more.end());
        files[std::to_string(root.version) + ".root.json"] = encode(root, list);
    }

    void write()
    {
        const std::string targetsFile = encode(targets, signers({Role::targets}));
        snapshot.meta["targets.json"] = {targets.version, targetsFile.size(), hashesOf(targetsFile)};
        const std::string snapshotFile = encode(snapshot, signers({Role::snapshot}));
        timestamp.snapshot = {snapshot.version, {}, {}};
        if (hashes)
            timestamp.snapshot = {snapshot.version, snapshotFile.size(), hashesOf(snapshotFile)};
        const auto named = [&](std::uint64_t version, const std::string &name) {
            return root.consistentSnapshot ? std::to_string(version) + "." + name : name;
        };
        files[named(targets.version, "targets.json")] = targetsFile;
        files[named(snapshot.version, "snapshot.json")] = snapshotFile;
        files["timestamp.json"] = encode(timestamp, signers({Role::timestamp}));
    }

    void publishNext()
    {
        ++targets.version;
        ++snapshot.version;
        ++timestamp.version;
        write();
    }

    Fetch fetch()
    {
        return [this](const std::string &file, std::uint64_t limit) -> std::expected<std::string, Error> {
            asked.push_back(file);
            const auto found = files.find(file);
            if (found == files.end())
                return std::unexpected(Error::missing);
            if (found->second.size() > limit)
                return std::unexpected(Error::tooLarge);
            return found->second;
        };
    }
};

} // namespace nqi::trust::tuf
