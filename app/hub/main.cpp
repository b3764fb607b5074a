// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <optional>
#include <print>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

using namespace nqi::app;

/// Every command and its options; `run` is what was chosen.
struct CommandLine {
    CLI::App app{"Receives findings and publishes the catalogue.", "nqi-hub"};
    ServeArguments serving;
    ImportArguments importing;
    PartArguments part;
    KeysArguments changing;
    std::filesystem::path data;
    std::filesystem::path from;
    std::string source;
    Place place; ///< of devices, findings and files
    std::string scope;
    std::optional<std::uint64_t> most;
    std::optional<std::uint64_t> mostBytes;
    std::string role = "inspector";
    std::string user;
    std::string userRole = "analyst";
    std::string device;
    std::uint32_t hours = 72;
    std::uint32_t limit = 50;
    InviteArguments invitation;
    int code = success;

    CommandLine()
    {
        app.require_subcommand(1);
        app.set_version_flag("--version", NQI_VERSION);
        app.footer("Exit codes: 0 done, 1 failed, 2 wrong usage, 3 data folder unusable, 4 address taken,\n"
                   "5 key unusable, 6 nothing to publish.");
        addServe();
        auto *enrol = withDatabase(command("enrol-code", "Print a code with which one device may enrol, once"));
        enrol->add_option("--hours", hours, "How long it is valid")->check(CLI::Range(1U, 24U * 90));
        enrol->add_option("--role", role, "Whose device it will be")
            ->capture_default_str()
            ->check(CLI::IsMember({"inspector", "customs"}));
        enrol->callback([this] { code = enrolCode(opened(), hours, role); });
        addInvite();
        auto *recover = withDatabase(command("recovery", "The code that opens the data of a revoked device"));
        recover->add_option("FILE", from, "The file `revoked` of its data folder")->required();
        recover->callback([this] { code = recoveryCode(opened(), from); });
        addUsers();
        addQuotas();
        auto *list = withDatabase(command("findings", "List what was received, newest first"));
        list->add_option("--limit", limit, "How many at most")->check(CLI::Range(1U, 100'000U));
        list->callback([this] { code = listFindings(opened(), limit); });
        auto *outbox =
            withDatabase(command("outbox", "Take an outbox that came on a stick, and write receipts into it"));
        outbox->add_option("FOLDER", from, "nqi-outbox-..., as `nqi outbox export` wrote it")->required();
        outbox->callback([this] { code = takeOutbox(opened(), from); });
        withDatabase(command("devices", "List the devices that have enrolled"))->callback([this] {
            code = listDevices(opened());
        });
        auto *revoke = withDatabase(command("revoke", "Refuse a device from now on"));
        revoke->add_option("DEVICE", device, "Its id")->required();
        revoke->callback([this] { code = revokeDevice(opened(), device); });
        auto *publish = command("publish", "Sign a catalogue and write it as files to serve or copy");
        publish->add_option("--from", source, "Folder of a catalogue, or postgresql://..., to take first, all of it");
        publish->callback([this] { code = publishCatalogue(data, source); });
        app.add_subcommand("catalogue-sql", "Print what makes the national database's tables in PostgreSQL")
            ->callback([this] { code = printCatalogueSql(); });
        addImport();
        addParts();
        addKeys();
        auto *copy = command("export", "Copy what is published to a stick or share, for `nqi sync --from`");
        copy->add_option("FOLDER", from, "Where to")->required();
        copy->callback([this] { code = exportCatalogue(data, from); });
    }

    void addImport()
    {
        auto *import = command("import", "Take rows of one table from a CSV or JSON file, and publish them");
        import->add_option("TABLE", importing.table, "products, companies, licences, certificates, ...")->required();
        import->add_option("FILE", importing.file, "Its first row names the columns")->required();
        import->add_option("--authority", importing.authority, "Whose records these are");
        import->add_option("--as-of", importing.asOf, "The day of the authority's records that this is");
        import->add_flag("--whole", importing.whole, "Rows that are not in the file are removed");
        import->add_flag("--dry-run", importing.dryRun, "Say what would change, and change nothing");
        import->add_flag("--publish-later", importing.publishLater, "Leave publishing to `publish` or `serve`");
        import->callback([this] { code = importTable(data, importing); });
    }

    void addInvite()
    {
        auto *one = withDatabase(command("invite", "Print a one-time code as an invitation that a device can scan"));
        one->add_option("ADDRESS", invitation.address, "Where devices reach this hub: https://...")->required();
        one->add_option("--hours", invitation.hours, "How long it is valid")->check(CLI::Range(1U, 24U * 90));
        one->add_option("--role", invitation.role, "Whose device it will be")
            ->capture_default_str()
            ->check(CLI::IsMember({"inspector", "customs"}));
        one->add_option("--svg", invitation.svg, "Write the code to scan into this file instead of printing it");
        one->callback([this] { code = invite(opened(), invitation); });
    }

    void addUsers()
    {
        auto *users = app.add_subcommand("users", "People who may read what was received");
        users->require_subcommand(1);
        const auto sub = [&](const std::string &name, const std::string &what) {
            auto *one = withDatabase(users->add_subcommand(name, what));
            one->add_option("--data", data, "The hub's folder")->required();
            return one;
        };
        auto *set = sub("set", "A new user, or another role and password; the password is read from standard input");
        set->add_option("NAME", user)->required();
        set->add_option("--role", userRole, "What the user may do")
            ->capture_default_str()
            ->check(CLI::IsMember({"analyst", "administrator"}));
        set->callback([this] { code = addUser(opened(), user, userRole); });
        auto *remove = sub("remove", "This user may no more");
        remove->add_option("NAME", user)->required();
        remove->callback([this] { code = removeUser(opened(), user); });
        sub("list", "Who there is")->callback([this] { code = listUsers(opened()); });
        auto *audit = withDatabase(command("audit", "Who did or looked at what, newest first"));
        audit->add_option("--limit", limit, "How many at most")->check(CLI::Range(1U, 100'000U));
        audit->callback([this] { code = listAudit(opened(), limit); });
    }

    void addParts()
    {
        auto *parts = app.add_subcommand("parts", "Parts of datasets for devices that need no more");
        parts->require_subcommand(1);
        auto *set = parts->add_subcommand("set", "Publish the rows whose COLUMN begins with one of the values");
        set->add_option("--data", data, "The hub's folder")->required();
        set->add_option("NAME", part.name, "Small letters, digits, hyphens")->required();
        set->add_option("DATASET", part.dataset, "products, trace, ...")->required();
        set->add_option("COLUMN", part.column, "category, hs_code, gtin, ...")->required();
        set->add_option("VALUES", part.beginnings, "None: the part is empty from now on");
        set->callback([this] { code = setPart(data, part); });
        auto *list = parts->add_subcommand("list", "What there is");
        list->add_option("--data", data, "The hub's folder")->required();
        list->callback([this] { code = listParts(data); });
    }

    void addKeys()
    {
        auto *keys = app.add_subcommand("keys", "Who may sign the catalogue");
        keys->require_subcommand(1);
        const auto sub = [&](const std::string &name, const std::string &what) {
            auto *one = keys->add_subcommand(name, what);
            one->add_option("--data", changing.data, "The hub's folder")->required();
            return one;
        };
        const auto shape = [this](CLI::App *one) {
            one->add_option("--keys", changing.keys, "How many root keys")->capture_default_str();
            one->add_option("--threshold", changing.threshold, "How many of them must sign")->capture_default_str();
        };
        const auto rootKeys = [this](CLI::App *one) {
            one->add_option("--root-key", changing.rootKeys, "A root key's file; once for each");
        };
        auto *init = sub("init", "Make the first root: its keys in FOLDER, to be carried away, the others here");
        init->add_option("FOLDER", changing.folder, "Where root keys are made")->required();
        shape(init);
        init->callback([this] { code = initKeys(changing); });
        auto *rotate = sub("rotate", "Give a role a new key: root, targets, snapshot, timestamp, or a dataset");
        rotate->add_option("ROLE", changing.role)->required();
        rotate->add_option("--new", changing.folder, "Where new root keys are made");
        shape(rotate);
        rootKeys(rotate);
        rotate->callback([this] { code = rotateKeys(changing); });
        auto *renew = sub("renew", "Sign the root for another year");
        rootKeys(renew);
        renew->callback([this] { code = renewKeys(changing); });
        sub("list", "Roles, their keys, and until when their signatures hold")->callback([this] {
            code = listKeys(changing.data);
        });
    }

    CLI::App *command(const std::string &name, const std::string &what)
    {
        auto *command = app.add_subcommand(name, what);
        command->add_option("--data", data, "The hub's folder")->required();
        return command;
    }

    /// Of devices and findings; the catalogue is in files.
    CLI::App *withDatabase(CLI::App *command)
    {
        command->add_option("--database", place.database, "postgresql://... in place of hub.db in the folder")
            ->envname("NQI_HUB_DATABASE");
        command->add_option("--blobs", place.blobs, "s3://BUCKET/PREFIX in place of blobs/ in the folder")
            ->envname("NQI_HUB_BLOBS");
        command->add_option("--s3-endpoint", place.s3Endpoint, "https://HOST of that storage; without it AWS")
            ->envname("NQI_HUB_S3_ENDPOINT");
        command->add_option("--s3-region", place.s3Region, "Its region")
            ->capture_default_str()
            ->envname("NQI_HUB_S3_REGION");
        command
            ->add_option("--s3-credentials", place.s3Credentials,
                         "A file with aws_access_key_id and aws_secret_access_key; without it AWS_... variables")
            ->envname("NQI_HUB_S3_CREDENTIALS");
        return command;
    }
    [[nodiscard]] Place opened() const
    {
        Place all = place;
        all.data = data;
        return all;
    }

    void addQuotas()
    {
        auto *quota = app.add_subcommand("quota", "How much devices may bring");
        quota->require_subcommand(1);
        auto *set = withDatabase(quota->add_subcommand("set", "Set a bound; what is not given has none"));
        set->add_option("--data", data, "The hub's folder")->required();
        set->add_option("SCOPE", scope, "device (each without its own), hub (all together), or a device's id")
            ->required();
        set->add_option("--findings", most, "So many findings of a device");
        set->add_option("--bytes", mostBytes, "So many bytes of files; 20G and the like")
            ->transform(CLI::AsSizeValue(true));
        set->callback([this] { code = setQuota(opened(), scope, most, mostBytes); });
        auto *list = withDatabase(quota->add_subcommand("list", "Which bounds there are"));
        list->add_option("--data", data, "The hub's folder")->required();
        list->callback([this] { code = listQuotas(opened()); });
    }

    void addServe()
    {
        auto *serve = withDatabase(app.add_subcommand("serve", "Receive findings and serve the catalogue"));
        serve->add_option("--data", data, "The hub's folder; made when absent")->required();
        serve->add_option("--listen", serving.listen, "HOST:PORT; port 0 is any free one")->capture_default_str();
        serve->add_option("--catalogue", serving.catalogue,
                          "Publish this catalogue folder at start, or follow this database: postgresql://...");
        serve->add_option("--every", serving.every, "Seconds between two looks at the database")
            ->capture_default_str()
            ->check(CLI::Range(1U, 86'400U));
        serve->add_option("--name", serving.name, "Name of this hub, in every receipt")->capture_default_str();
        serve->add_option("--requests-per-second", serving.requestsPerSecond, "Of one device, over time")
            ->capture_default_str()
            ->check(CLI::Range(1U, 1'000'000U));
        serve->add_option("--burst", serving.burst, "Of one device, at once")
            ->capture_default_str()
            ->check(CLI::Range(1U, 1'000'000U));
        serve
            ->add_option("--keep-free", place.keepFree,
                         "Bytes of the medium of blobs/ that no file takes; 1G and the like")
            ->transform(CLI::AsSizeValue(true));
        serve->add_flag("--open-enrolment", serving.openEnrolment,
                        "Devices enrol without a code: for demonstrations only");
        serve->add_flag("--verbose", serving.verbose, "Log every request");
        serve->callback([this] {
            serving.place = opened();
            code = nqi::app::serve(serving);
        });
    }
};

} // namespace

int main(int argc, char **argv)
{
    // One heap for each thread keeps what its largest batch took, for good; two that are shared stay as large as the
    // work that is under way.
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
#endif
    try {
        CommandLine line;
        try {
            line.app.parse(argc, argv);
        } catch (const CLI::ParseError &error) {
            return line.app.exit(error) == 0 ? success : wrongUsage;
        }
        return line.code;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "nqi-hub: cannot go on: %s\n", error.what());
        return failure;
    }
}
