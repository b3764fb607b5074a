// SPDX-License-Identifier: Apache-2.0
// A real nqi-hub on PostgreSQL under a chosen load: README.md.
#include "tests/bench/load/measured.h"
#include "tests/bench/load/sender.h"
#include "tests/integration/upload/hub_process.h"
#include "tests/support/postgres/server.h"
#include "tests/unit/hub/folder.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <print>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace nqi;
using std::chrono::steady_clock;

struct Options {
    std::size_t findings = 40'000; ///< without a rate: so many, as fast as it goes
    std::size_t rate = 0;          ///< findings a second
    std::size_t seconds = 60;      ///< how long the rate is held
    std::size_t senders = 4;
    std::size_t photos = 0; ///< a second
    std::size_t photoBytes = 400'000;
    std::size_t every = 60; ///< seconds between two lines
};

bool read(Options &options, int argc, char **argv)
{
    const std::map<std::string_view, std::size_t *> known = {
        {"--findings", &options.findings}, {"--rate", &options.rate},     {"--seconds", &options.seconds},
        {"--senders", &options.senders},   {"--photos", &options.photos}, {"--photo-bytes", &options.photoBytes},
        {"--every", &options.every}};
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view value = argv[i + 1];
        const auto option = known.find(argv[i]);
        if (option == known.end() ||
            std::from_chars(value.data(), value.data() + value.size(), *option->second).ec != std::errc())
            return false;
    }
    return argc % 2 == 1;
}

/// What happened since the last line.
struct Tally {
    std::mutex mutex;
    std::vector<double> milliseconds;
    std::uint64_t findings = 0;
    std::atomic<std::uint64_t> refused = 0;

    void add(double took)
    {
        if (took < 0) {
            ++refused;
            return;
        }
        const std::scoped_lock lock(mutex);
        milliseconds.push_back(took);
        findings += bench::batchSize;
    }
};

/// Prints lines of what the processes used for what was stored.
class Lines {
public:
    Lines(pid_t hub, pid_t postgres, Tally &tally) : m_hub(hub), m_postgres(postgres), m_tally(tally), m_last(now())
    {
        std::println("{:>6} {:>9} {:>8} {:>8} {:>8} {:>7} {:>7} {:>7} {:>9}", "s", "per s", "p50 ms", "p99 ms",
                     "RSS MB", "hub us", "pg us", "gen us", "refused");
    }
    void print()
    {
        const Sample sample = now();
        std::vector<double> took;
        std::uint64_t findings = 0;
        {
            const std::scoped_lock lock(m_tally.mutex);
            took.swap(m_tally.milliseconds);
            findings = std::exchange(m_tally.findings, 0);
        }
        std::ranges::sort(took);
        const auto quantile = [&](std::size_t percent) {
            return took.empty() ? 0.0 : took[std::min(took.size() - 1, took.size() * percent / 100)];
        };
        const double seconds = std::chrono::duration<double>(sample.at - m_last.at).count();
        const auto each = [&](std::uint64_t after, std::uint64_t before) {
            return static_cast<double>(after - before) / static_cast<double>(std::max<std::uint64_t>(findings, 1));
        };
        std::println("{:6.0f} {:9.1f} {:8.2f} {:8.2f} {:8.1f} {:7.1f} {:7.1f} {:7.1f} {:9}",
                     std::chrono::duration<double>(sample.at - m_begin).count(),
                     static_cast<double>(findings) / seconds, quantile(50), quantile(99),
                     bench::residentMegabytes(m_hub), each(sample.hub, m_last.hub),
                     each(sample.postgres, m_last.postgres), each(sample.own, m_last.own), m_tally.refused.load());
        std::fflush(stdout);
        m_last = sample;
    }

private:
    struct Sample {
        steady_clock::time_point at;
        std::uint64_t hub = 0;
        std::uint64_t postgres = 0;
        std::uint64_t own = 0;
    };
    [[nodiscard]] Sample now() const
    {
        return {steady_clock::now(), bench::cpuOf(m_hub), bench::cpuOfFamily(m_postgres), bench::cpuOf(::getpid())};
    }

    pid_t m_hub;
    pid_t m_postgres;
    Tally &m_tally;
    Sample m_last;
    steady_clock::time_point m_begin = steady_clock::now();
};

using Senders = std::vector<std::unique_ptr<bench::Sender>>;

// Each sends what it has prepared, one batch after another.
void race(const Options &options, Senders &senders, Tally &tally)
{
    const std::size_t batches = options.findings / bench::batchSize / senders.size();
    std::vector<std::jthread> running;
    for (auto &sender : senders)
        running.emplace_back([&tally, &sender, batches] {
            for (std::size_t i = 0; i < batches; ++i)
                tally.add(sender->send());
        });
}

// Batch after batch at its moment: one that is late does not move those behind it.
void hold(const Options &options, bench::Sender &sender, std::size_t index, Tally &tally)
{
    const double batchesPerSecond =
        static_cast<double>(options.rate) / static_cast<double>(bench::batchSize * options.senders);
    const double photosPerBatch =
        static_cast<double>(options.photos) / static_cast<double>(options.senders) / batchesPerSecond;
    const std::chrono::duration<double> pause(1 / batchesPerSecond);
    const auto begin =
        steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(pause * static_cast<double>(index) /
                                                                                 static_cast<double>(options.senders));
    double photos = 0;
    for (std::size_t i = 0; static_cast<double>(i) < static_cast<double>(options.seconds) * batchesPerSecond; ++i) {
        photos += photosPerBatch;
        sender.prepare(photos >= 1 ? options.photoBytes : 0);
        if (photos >= 1)
            photos -= 1;
        std::this_thread::sleep_until(
            begin + std::chrono::duration_cast<steady_clock::duration>(pause * static_cast<double>(i)));
        tally.add(sender.send());
    }
}

void sustain(const Options &options, Senders &senders, Tally &tally, Lines &lines)
{
    std::vector<std::jthread> running;
    std::atomic<std::size_t> left = senders.size();
    for (std::size_t i = 0; i < senders.size(); ++i)
        running.emplace_back([&, i] {
            hold(options, *senders[i], i, tally);
            --left;
        });
    for (auto next = steady_clock::now() + std::chrono::seconds(options.every); left > 0;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        if (left > 0 && steady_clock::now() < next)
            continue;
        lines.print();
        next += std::chrono::seconds(options.every);
    }
}

int run(const Options &options)
{
    const hub::TestFolder folder;
    const auto server = test::PostgresServer::start(true);
    const std::string address = server ? server->newDatabase() : std::string();
    HubProcess process(folder.path / "hub");
    const auto port = process.start(
        {"--database", address, "--open-enrolment", "--requests-per-second", "1000000", "--burst", "1000000"});
    if (!port)
        return EXIT_FAILURE;
    Senders senders;
    for (std::size_t i = 0; i < options.senders; ++i) {
        senders.push_back(std::make_unique<bench::Sender>("127.0.0.1", *port, 100 + i));
        if (!senders.back()->enrol())
            return EXIT_FAILURE;
    }
    Tally tally;
    if (options.rate == 0)
        for (auto &sender : senders)
            for (std::size_t i = 0; i < options.findings / bench::batchSize / senders.size(); ++i)
                sender->prepare(0);
    Lines lines(process.id(), bench::postmasterOf(address), tally);
    if (options.rate == 0) {
        race(options, senders, tally);
        lines.print();
    } else {
        sustain(options, senders, tally, lines);
    }
    std::uint64_t bytes = 0;
    for (const auto &sender : senders)
        bytes += sender->bytes();
    std::println("{} batches were refused, {:.1f} MB of findings were sent", tally.refused.load(),
                 static_cast<double>(bytes) / 1e6);
    return tally.refused == 0 && process.end(SIGTERM).code == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    if (!read(options, argc, argv)) {
        std::println(stderr, "bench_load [--findings N | --rate N --seconds N] [--senders N] [--photos N a second] "
                             "[--photo-bytes N] [--every SECONDS]");
        return 2;
    }
    return run(options);
}
