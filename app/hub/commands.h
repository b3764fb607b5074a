// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The commands of `nqi-hub`. Each prints its result or its reason, and gives the exit code.
namespace nqi::app {

enum ExitCode : int {
    success = 0,
    failure = 1,          ///< anything else
    wrongUsage = 2,       ///< of the command line
    dataUnusable = 3,     ///< the data folder, or what stands in its place, cannot be used (permission, disk, damage)
    addressTaken = 4,     ///< the address cannot be listened on
    keyUnusable = 5,      ///< a key file is damaged, or readable by others
    nothingToPublish = 6, ///< there is no catalogue in the folder that was named
};

/// Where a hub keeps what it holds.
struct Place {
    std::filesystem::path
        data;             ///< its folder: `blobs/`, `hub.key`, `keys/`, `public/`, and `hub.db` without `database`
    std::string database; ///< "postgresql://...", shared by any number of hubs; empty: `hub.db`
    std::string blobs;    ///< "s3://BUCKET/PREFIX", shared as well; empty: `blobs/`
    std::string s3Endpoint;
    std::string s3Region = "us-east-1";
    std::filesystem::path s3Credentials;           ///< a file; empty: the environment
    std::uint64_t keepFree = 256ULL * 1024 * 1024; ///< bytes on the medium of `blobs/` that no file of evidence takes
};

struct ServeArguments {
    Place place;
    std::string listen = "127.0.0.1:8080";
    std::string catalogue;    ///< a folder, published at start, or a database, followed
    std::uint32_t every = 30; ///< seconds between two looks at the database
    std::string name = "nqi-hub";
    bool openEnrolment = false;
    bool verbose = false;
    std::uint32_t requestsPerSecond = 100; ///< of one device, over time
    std::uint32_t burst = 2000;            ///< of one device, at once
};

[[nodiscard]] int serve(const ServeArguments &arguments);
/// `role`: inspector or customs.
[[nodiscard]] int enrolCode(const Place &place, std::uint32_t hours, const std::string &role);
struct InviteArguments {
    std::string address; ///< where devices reach this hub
    std::uint32_t hours = 24;
    std::string role = "inspector";
    std::filesystem::path svg; ///< a file for the code to scan; empty: it is printed
};
/// A one-time code as an invitation that can be scanned: address, code, and the key that proves the hub.
[[nodiscard]] int invite(const Place &place, const InviteArguments &arguments);
/// `file`: what a revoked device wrote when it gave up its key.
[[nodiscard]] int recoveryCode(const Place &place, const std::filesystem::path &file);
[[nodiscard]] int listFindings(const Place &place, std::uint32_t limit);
[[nodiscard]] int listDevices(const Place &place);
/// `scope`: "device" (each without its own), "hub" (all together), or a device's id. Nothing: no bound.
[[nodiscard]] int setQuota(const Place &place, const std::string &scope, std::optional<std::uint64_t> findings,
                           std::optional<std::uint64_t> bytes);
[[nodiscard]] int listQuotas(const Place &place);
[[nodiscard]] int revokeDevice(const Place &place, const std::string &device);

/// An outbox that came on a stick: `folder` is what the device wrote. Receipts are written into it.
[[nodiscard]] int takeOutbox(const Place &place, const std::filesystem::path &folder);

/// The password comes on the standard input, in one line. `role`: analyst or administrator.
[[nodiscard]] int addUser(const Place &place, const std::string &name, const std::string &role);
[[nodiscard]] int removeUser(const Place &place, const std::string &name);
[[nodiscard]] int listUsers(const Place &place);
[[nodiscard]] int listAudit(const Place &place, std::uint32_t limit);

/// Takes the catalogue of a folder or a database, if one is named, and publishes what is new.
[[nodiscard]] int publishCatalogue(const std::filesystem::path &data, const std::string &from);
/// Prints what makes the tables of the national database in PostgreSQL.
[[nodiscard]] int printCatalogueSql();
[[nodiscard]] int exportCatalogue(const std::filesystem::path &data, const std::filesystem::path &folder);
/// A new timestamp, and what has not been published yet; why not, in words.
[[nodiscard]] std::optional<std::string> renewPublished(const std::filesystem::path &data);
/// Takes what is new in a database and publishes it; why not, in words.
[[nodiscard]] std::optional<std::string> followDatabase(const std::filesystem::path &data, const std::string &address);

struct ImportArguments {
    std::string table;
    std::filesystem::path file;
    std::string authority;
    std::string asOf; ///< a day
    bool whole = false;
    bool dryRun = false;
    bool publishLater = false;
};
[[nodiscard]] int importTable(const std::filesystem::path &data, const ImportArguments &arguments);

struct PartArguments {
    std::string name;
    std::string dataset;
    std::string column;
    std::vector<std::string> beginnings;
};
/// Publishes a part of a dataset for devices that need no more.
[[nodiscard]] int setPart(const std::filesystem::path &data, const PartArguments &arguments);
[[nodiscard]] int listParts(const std::filesystem::path &data);

struct KeysArguments {
    std::filesystem::path data;
    std::filesystem::path folder; ///< of new root keys
    std::string role;
    std::vector<std::filesystem::path> rootKeys;
    std::uint32_t keys = 3;
    std::uint32_t threshold = 2;
};
[[nodiscard]] int initKeys(const KeysArguments &arguments);
[[nodiscard]] int rotateKeys(const KeysArguments &arguments);
[[nodiscard]] int renewKeys(const KeysArguments &arguments);
[[nodiscard]] int listKeys(const std::filesystem::path &data);

} // namespace nqi::app
