// SPDX-License-Identifier: Apache-2.0
#include "core/sync/catalogue_updater.h"

#include "core/base/encoding.h"
#include "core/catalog/schema.h"
#include "core/sync/own_files.h"
#include "core/sync/tuf_fetch.h"

#include <algorithm>
#include <format>
#include <iterator>
#include <numeric>
#include <set>
#include <utility>

namespace nqi::sync {

namespace {

namespace tuf = trust::tuf;
using protocol::PublishedDataset;
using Files = std::vector<PublishedDataset::File>;

/// Datasets that come whole go into the catalogue in use when they are no larger than this together; else a new one is
/// put together.
constexpr std::uint64_t smallWhole = 8ULL * 1024 * 1024;
/// What is fetched besides alerts before they are worth a round of their own.
constexpr std::uint64_t worthWaitingFor = 256ULL * 1024;

std::string problemOf(const tuf::Failure &failure, const std::optional<TransportError> &transport)
{
    if (failure.error == tuf::Error::unreachable && transport)
        return std::string(name(*transport));
    return std::format("tuf.{}", name(failure.error));
}

std::uint64_t bytesOfAll(const Files &files)
{
    return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto &file) { return sum + file.target.length; });
}

trust::Digest digestOf(const PublishedDataset::File &file)
{
    // A target without one cannot be fetched: nothing has the digest of zeros.
    return file.target.hashes.sha256.value_or(trust::Digest{});
}

} // namespace

/// What there is to do for one dataset.
struct CatalogueUpdater::Plan {
    PublishedDataset published;
    bool current = false; ///< nothing
    bool whole = false;   ///< the base, then the changes since
    Files changes;

    [[nodiscard]] const std::string &dataset() const { return published.name.dataset; }
    [[nodiscard]] bool isAlerts() const { return dataset() == catalog::name(catalog::Dataset::alerts); }
    [[nodiscard]] std::uint64_t bytes() const
    {
        return current ? 0 : bytesOfAll(changes) + published.info.target.length + (whole ? published.baseBytes() : 0);
    }
    [[nodiscard]] Files files() const
    {
        Files all{published.info};
        if (whole)
            std::ranges::copy(published.base, std::back_inserter(all));
        std::ranges::copy(changes, std::back_inserter(all));
        return all;
    }
    /// False: there is no way to what is published.
    bool makeWhole()
    {
        auto way = published.way(published.name.base, published.name.identity);
        whole = true;
        const bool found = way.has_value();
        changes = found ? std::move(*way) : Files{};
        return found;
    }
};

CatalogueUpdater::CatalogueUpdater(Transport &transport, CatalogueSink &sink, const std::filesystem::path &folder,
                                   Clock clock, std::vector<std::string> parts, std::string path)
    : m_transport(transport), m_sink(sink), m_clock(std::move(clock)), m_parts(std::move(parts)),
      m_path(std::move(path)), m_folder(folder), m_storage(makeFolderStorage(folder / "trusted")),
      m_chunks(folder / "chunks"), m_files(transport, m_chunks, m_clock)
{
}

CatalogueUpdater::~CatalogueUpdater() = default;

bool CatalogueUpdater::trust(std::string_view root)
{
    return m_storage->load("root") || tuf::Client::init(*m_storage, root);
}

CatalogueReport CatalogueUpdater::trustOnFirstUse(std::stop_token stop)
{
    CatalogueReport report;
    if (m_storage->load("root"))
        return report;
    const auto root = fetch("1.root.json", tuf::Limits{}.rootBytes, stop);
    const auto done = root ? tuf::Client::init(*m_storage, *root)
                           : tuf::Result<void>(std::unexpected(tuf::Failure{root.error(), "1.root.json"}));
    if (!done)
        report.problem = problemOf(done.error(), m_transportError);
    return report;
}

tuf::Client CatalogueUpdater::client(std::stop_token stop)
{
    return {*m_storage,
            [this, stop = std::move(stop)](const std::string &file, std::uint64_t limit) {
                return fetch(file, limit, stop);
            },
            {},
            tuf::Expiry::report};
}

std::expected<std::string, tuf::Error> CatalogueUpdater::fetch(const std::string &file, std::uint64_t limit,
                                                               const std::stop_token &stop)
{
    return fetchFile(m_transport, m_path + "/metadata/" + file, limit, m_transportError, stop);
}

bool CatalogueUpdater::holds(std::string_view stream) const
{
    // Whatever was chosen: a device without all alerts is none.
    if (protocol::datasetOf(stream) == catalog::name(catalog::Dataset::alerts))
        return protocol::partOf(stream).empty();
    const auto chosen = std::ranges::find(m_parts, protocol::datasetOf(stream), protocol::datasetOf);
    return chosen != m_parts.end() ? *chosen == stream : protocol::partOf(stream).empty();
}

std::vector<CatalogueUpdater::Plan> CatalogueUpdater::plans(tuf::Client &client, const protocol::States &installed,
                                                            CatalogueReport &report)
{
    std::vector<Plan> plans;
    m_consistent = client.root().consistentSnapshot;
    const auto &delegations = client.targets().delegations;
    const auto complain = [&report](std::string problem) {
        if (report.problem.empty())
            report.problem = std::move(problem);
    };
    const auto roles = delegations ? delegations->roles : std::vector<tuf::DelegatedRole>{};
    for (const std::string &part : m_parts)
        if (!std::ranges::contains(roles, part, &tuf::DelegatedRole::name))
            complain("part.missing");
    for (const tuf::DelegatedRole &role : roles) {
        if (!holds(role.name))
            continue;
        const auto list = client.delegated(role.name);
        if (!list) {
            complain(problemOf(list.error(), m_transportError));
            continue;
        }
        if (list->expires <= m_clock() && !std::ranges::contains(report.status->expired, tuf::Role::targets))
            report.status->expired.push_back(tuf::Role::targets);
        report.status->expires = std::min(report.status->expires, list->expires);
        auto published = protocol::sortOut(role.name, *list);
        if (!published) {
            complain("tuf.malformed");
            continue;
        }
        Plan plan{.published = std::move(*published)};
        const auto here = installed.find(role.name);
        const trust::Digest &now = plan.published.name.identity;
        plan.current = here != installed.end() && here->second == now;
        auto changes = here != installed.end() ? plan.published.way(here->second, now) : std::nullopt;
        const bool hasWay = plan.makeWhole();
        constexpr std::uint64_t percent = 40; // above it a base that lies in order is worth its bytes
        if (changes && (!hasWay || bytesOfAll(*changes) * 100 <= plan.bytes() * percent)) {
            plan.whole = false;
            plan.changes = std::move(*changes);
        } else if (!hasWay && !plan.current) {
            complain("tuf.missing");
            continue;
        }
        plans.push_back(std::move(plan));
    }
    std::ranges::stable_partition(plans, &Plan::isAlerts);
    return plans;
}

CatalogueReport CatalogueUpdater::update(const CatalogueRequest &request)
{
    CatalogueReport report;
    // Two programs on one device (the window and a command) would fetch the same files into each other.
    const auto lock = FolderLock::take(m_folder);
    if (!lock) {
        report.problem = "busy";
        report.status = trusted();
        return report;
    }
    tuf::Client repository = client(request.stop);
    const auto status = repository.refresh(m_clock());
    if (!status || status->changed)
        applyUrgent(repository, report);
    if (!status) {
        // What is damaged need not wait for a network.
        if (m_sink.isEmpty() && m_storage->load("targets"))
            report = rebuild();
        report.problem = problemOf(status.error(), m_transportError);
        report.status = trusted();
        return report;
    }
    report.status = *status;
    const std::uint64_t fetched = m_files.bytesFetched();
    const std::uint64_t reused = m_files.bytesReused();
    if (!m_sink.isEmpty() || namedProducts(repository, request, report))
        update(plans(repository, m_sink.installed(), report), request, report);
    report.bytesFetched = m_files.bytesFetched() - fetched;
    report.bytesReused = m_files.bytesReused() - reused;
    return report;
}

// They go before everything that has to be fetched: one small answer over a bad line protects already.
void CatalogueUpdater::applyUrgent(const tuf::Client &client, CatalogueReport &report)
{
    const std::string alerts(catalog::name(catalog::Dataset::alerts));
    const protocol::States installed = m_sink.installed();
    const auto here = installed.find(alerts);
    const auto bytes = fromBase64url(client.timestamp().urgent);
    if (!bytes || bytes->empty() || here == installed.end())
        return;
    const DatasetChange change{.dataset = alerts,
                               .identity = here->second,
                               .info = {},
                               .files = {std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size())}};
    report.urgent = m_sink.change({&change, 1});
}

void CatalogueUpdater::update(std::vector<Plan> plans, const CatalogueRequest &request, CatalogueReport &report)
{
    const std::vector<Plan> all = plans;
    std::erase_if(plans, [](const Plan &plan) { return plan.current; });
    std::erase_if(plans, [&](const Plan &plan) {
        const bool waits = !plan.isAlerts() && plan.bytes() > request.mostBytes;
        report.bytesPostponed += waits ? plan.bytes() : 0;
        return waits;
    });
    if (plans.empty())
        return;
    m_stage = {.begin = m_clock(), .fetched = m_files.bytesFetched()};
    for (const Plan &plan : plans) {
        m_stage.total += plan.bytes();
        m_stage.filesTotal += plan.files().size();
    }
    report.changed = std::ranges::none_of(plans, &Plan::whole);
    if (!alertsFirst(plans, request, report))
        return;
    // What goes into the catalogue in use goes there at once: datasets that belong together change together.
    const protocol::States installed = m_sink.installed();
    const std::uint64_t wholeBytes =
        std::accumulate(plans.begin(), plans.end(), std::uint64_t{0},
                        [](std::uint64_t sum, const Plan &plan) { return sum + (plan.whole ? plan.bytes() : 0); });
    std::vector<Plan> changes;
    std::vector<Plan> wholes;
    for (Plan &plan : plans) {
        const bool fits = !plan.whole || (wholeBytes <= smallWhole && installed.contains(plan.dataset()));
        (fits ? changes : wholes).push_back(std::move(plan));
    }
    if (!changes.empty()) {
        if (!fetchFiles(changes, request, report))
            return;
        if (!change(changes, report)) {
            report.changed = false;
            for (Plan &plan : changes) {
                if (plan.makeWhole())
                    wholes.push_back(std::move(plan));
                else
                    report.problem = "sink";
            }
        }
    }
    if (!wholes.empty() && !(fetchFiles(wholes, request, report) && assemble(wholes, report)))
        return;
    if (report.problem.empty() && report.bytesPostponed == 0)
        forgetOldFiles(all);
}

/// A device that knows no alerts gets the products that they name before it asks for anything else, even for other
/// datasets' lists: seconds over the worst of lines.
bool CatalogueUpdater::namedProducts(tuf::Client &client, const CatalogueRequest &request, CatalogueReport &report)
{
    const std::string_view alerts = catalog::name(catalog::Dataset::alerts);
    const auto list = client.delegated(alerts);
    const auto published = list ? protocol::sortOut(alerts, *list) : std::nullopt;
    if (!published || !published->first)
        return true;
    constexpr std::uint64_t muchLess = 4;
    if (published->first->target.length * muchLess > published->baseBytes())
        return true;
    if (!fetchFiles(Files{published->info, *published->first}, {.progress = {}, .stop = request.stop}, report))
        return false;
    const auto info = m_files.read(digestOf(published->info));
    const auto rows = m_files.read(digestOf(*published->first));
    // No state's identity: the whole is still to come.
    const DatasetChange change{.dataset = std::string(alerts), .identity = {}, .info = info.value_or(""), .files = {}};
    report.installed = info && rows && m_sink.begin() && m_sink.add(alerts, *rows) && m_sink.commit({&change, 1});
    if (!report.installed)
        m_sink.abort();
    return true;
}

/// A new alert may stop a sale today: it does not wait for ten million products.
bool CatalogueUpdater::alertsFirst(std::vector<Plan> &plans, const CatalogueRequest &request, CatalogueReport &report)
{
    const std::uint64_t all = m_stage.total;
    // A catalogue that came another way is of use until the whole has come: alerts alone shall not take its place.
    const bool unnamed = m_sink.installed().empty() && !m_sink.isEmpty();
    if (unnamed || !plans.front().isAlerts() || all - plans.front().bytes() < worthWaitingFor)
        return true;
    const Plan plan = plans.front();
    const std::span<const Plan> alerts(&plan, 1);
    if (!fetchFiles(alerts, request, report))
        return false;
    const bool done = (!m_sink.installed().empty() && change(alerts, report)) || assemble(alerts, report);
    plans.erase(plans.begin());
    return done;
}

std::optional<DatasetChange> CatalogueUpdater::changeOf(const Plan &plan) const
{
    DatasetChange change{.dataset = plan.dataset(), .identity = plan.published.name.identity, .whole = plan.whole};
    // Files are read back and verified once more: what is installed is what was signed, whatever the medium did to it.
    auto info = m_files.read(digestOf(plan.published.info));
    if (!info)
        return {};
    change.info = std::move(*info);
    for (const PublishedDataset::File &file : plan.changes) {
        auto rows = m_files.read(digestOf(file));
        if (!rows)
            return {};
        change.files.push_back(std::move(*rows));
    }
    return change;
}

bool CatalogueUpdater::change(std::span<const Plan> plans, CatalogueReport &report)
{
    std::vector<DatasetChange> changes;
    for (const Plan &plan : plans) {
        auto change = changeOf(plan);
        if (!change)
            return false;
        std::vector<std::string> files;
        for (const PublishedDataset::File &file : plan.whole ? plan.published.base : Files{}) {
            auto rows = m_files.read(digestOf(file));
            if (!rows)
                return false;
            files.push_back(std::move(*rows));
        }
        std::ranges::move(change->files, std::back_inserter(files));
        change->files = std::move(files);
        changes.push_back(std::move(*change));
    }
    if (!m_sink.change(changes))
        return false;
    report.installed = true;
    return true;
}

bool CatalogueUpdater::assemble(std::span<const Plan> plans, CatalogueReport &report)
{
    std::vector<DatasetChange> changes;
    const auto fail = [&](std::string_view problem) {
        m_sink.abort();
        report.problem = problem;
        return false;
    };
    for (const Plan &plan : plans) {
        auto change = changeOf(plan);
        if (!change)
            return fail("cache");
        changes.push_back(std::move(*change));
    }
    if (!m_sink.begin())
        return fail("sink");
    // What a device held before it chose another part goes with this.
    const auto dataset = [](const Plan &plan) { return protocol::datasetOf(plan.dataset()); };
    for (const auto &[stream, identity] : m_sink.installed())
        if (!std::ranges::contains(plans, protocol::datasetOf(stream), dataset) && !m_sink.keep(stream))
            return fail("sink");
    for (const Plan &plan : plans)
        for (const PublishedDataset::File &file : plan.published.base) {
            const auto rows = m_files.read(digestOf(file));
            if (!rows)
                return fail("cache");
            if (!m_sink.add(plan.dataset(), *rows))
                return fail("sink");
        }
    if (!m_sink.commit(changes))
        return fail("sink");
    report.installed = true;
    return true;
}

bool CatalogueUpdater::fetchFiles(std::span<const Plan> plans, const CatalogueRequest &request, CatalogueReport &report)
{
    Files files;
    for (const Plan &plan : plans)
        std::ranges::copy(plan.files(), std::back_inserter(files));
    const bool done = fetchFiles(files, request, report);
    if (done) {
        m_stage.bytes += bytesOfAll(files);
        m_stage.files += files.size();
    }
    return done;
}

bool CatalogueUpdater::fetchFiles(const Files &files, const CatalogueRequest &request, CatalogueReport &report)
{
    std::vector<WantedFile> wanted;
    for (const PublishedDataset::File &file : files)
        wanted.push_back({m_path + "/targets/" + tuf::targetFile(file.path, file.target, m_consistent),
                          file.target.length, digestOf(file)});
    const auto tell = [&](CatalogueProgress progress) {
        progress.bytes += m_stage.bytes;
        progress.total = m_stage.total;
        progress.files += m_stage.files;
        progress.filesTotal = m_stage.filesTotal;
        progress.fetched = m_files.bytesFetched() - m_stage.fetched;
        progress.elapsed = m_clock() - m_stage.begin;
        request.progress(progress);
    };
    std::string problem =
        m_files.fetch(wanted, request.progress ? FileFetcher::Progress(tell) : FileFetcher::Progress(), request.stop);
    if (problem.empty())
        return true;
    report.problem = std::move(problem);
    return false;
}

CatalogueReport CatalogueUpdater::rebuild()
{
    CatalogueReport report;
    const auto nothing = [](const std::string &, std::uint64_t) {
        return std::expected<std::string, tuf::Error>(std::unexpected(tuf::Error::missing));
    };
    tuf::Client repository(*m_storage, nothing, {}, tuf::Expiry::report);
    const auto status = repository.loadTrusted(m_clock());
    if (!status) {
        report.problem = problemOf(status.error(), {});
        return report;
    }
    report.status = *status;
    std::vector<Plan> plans = this->plans(repository, {}, report);
    for (Plan &plan : plans) {
        PublishedDataset &published = plan.published;
        std::erase_if(published.deltas, [this](const auto &step) { return !m_files.read(digestOf(step.second)); });
        // The latest state to which what is here leads.
        trust::Digest identity = published.name.identity;
        if (!published.way(published.name.base, identity)) {
            identity = published.name.base;
            for (const auto &[step, file] : published.deltas)
                if (published.way(published.name.base, step.to))
                    identity = step.to;
        }
        published.name.identity = identity;
        (void)plan.makeWhole();
    }
    // A hub's catalogue has datasets; nothing to rebuild from would make an empty one.
    if (report.problem.empty() && !plans.empty())
        (void)assemble(plans, report);
    return report;
}

std::optional<tuf::Status> CatalogueUpdater::trusted()
{
    const auto status = client({}).loadTrusted(m_clock());
    return status ? std::optional(*status) : std::nullopt;
}

/// What the catalogue in use was made of stays: damage is repaired from it.
void CatalogueUpdater::forgetOldFiles(const std::vector<Plan> &plans)
{
    std::set<std::string> names;
    for (const Plan &plan : plans) {
        const auto keep = [&names](const PublishedDataset::File &file) { names.insert(digestOf(file).text()); };
        keep(plan.published.info);
        std::ranges::for_each(plan.published.base, keep);
        for (const auto &[step, file] : plan.published.deltas)
            if (step.number > plan.published.name.baseNumber)
                keep(file);
    }
    keepOnly(m_chunks, names);
}

} // namespace nqi::sync
