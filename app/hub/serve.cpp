// SPDX-License-Identifier: Apache-2.0
#include "app/hub/commands.h"
#include "app/hub/http_server.h"
#include "app/hub/opened.h"
#include "app/hub/stopping.h"
#include "core/hub/postgres/catalogue_source.h"
#include "core/hub/publisher.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <format>
#include <mutex>
#include <optional>
#include <print>
#include <thread>
#include <utility>

namespace nqi::app {

namespace {

using namespace std::chrono_literals;

// Clients see by the timestamp that the hub is alive; it is signed for two days.
constexpr std::chrono::seconds renewal = 1h;

std::optional<std::pair<std::string, int>> addressOf(const std::string &listen)
{
    const std::size_t colon = listen.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return std::nullopt;
    int port = -1;
    const char *end = listen.data() + listen.size();
    const auto [rest, error] = std::from_chars(listen.data() + colon + 1, end, port);
    if (error != std::errc() || rest != end || port < 0 || port > 65535)
        return std::nullopt;
    return std::pair(listen.substr(0, colon), port);
}

Log makeLog(bool verbose)
{
    const auto logger = spdlog::stderr_color_mt("nqi-hub");
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    logger->set_level(verbose ? spdlog::level::debug : spdlog::level::info);
    return [logger](LogLevel level, std::string_view text) {
        constexpr std::array levels = {spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                                       spdlog::level::err};
        logger->log(levels.at(static_cast<std::size_t>(level)), "{}", text);
    };
}

void stopWhenAsked(const std::stop_token &stop, HttpServer &server, const Log &log)
{
    if (const auto request = waitForStopRequest(stop)) {
        log(LogLevel::info, std::format("{}: finishing the requests under way", *request));
        server.stop();
    }
}

// A device that was away for so long begins a file anew.
constexpr std::chrono::days abandonedAfter{30};

/// Removes, each hour, what devices began to send and never went on with.
void sweepFiles(const std::stop_token &stop, hub::BlobStore &blobs, const Log &log)
{
    std::mutex mutex;
    std::condition_variable_any woken;
    while (!stop.stop_requested()) {
        const auto removed = blobs.sweep(systemClock()() - abandonedAfter);
        if (!removed)
            log(LogLevel::warning, std::format("abandoned uploads could not be swept: {}", name(removed.error())));
        else if (*removed > 0)
            log(LogLevel::info, std::format("{} pieces of abandoned uploads were removed", *removed));
        std::unique_lock lock(mutex);
        woken.wait_for(lock, stop, renewal, [] { return false; });
    }
}

/// Keeps what is published true to its sources and its signatures fresh. `database` may be empty.
void keepPublished(const std::stop_token &stop, const ServeArguments &arguments, const std::string &database,
                   const Log &log)
{
    std::mutex mutex;
    std::condition_variable_any woken;
    std::string told;
    bool unpublished = false;
    auto signedAt = std::chrono::steady_clock::time_point::min();
    while (!stop.stop_requested()) {
        auto problem = database.empty() ? std::nullopt : followDatabase(arguments.place.data, database);
        // A problem that stays is told once, and so is its end.
        if (problem.value_or("") != std::exchange(told, problem.value_or("")))
            log(problem ? LogLevel::error : LogLevel::info, problem.value_or("the database is followed again"));
        const auto now = std::chrono::steady_clock::now();
        // What could not be published is tried again at the next look.
        if (problem || unpublished || signedAt == std::chrono::steady_clock::time_point::min() ||
            now - signedAt >= renewal) {
            const auto renewed = renewPublished(arguments.place.data);
            if (renewed && !unpublished)
                log(LogLevel::error, std::format("the catalogue could not be renewed: {}", *renewed));
            unpublished = renewed.has_value();
            signedAt = now;
        }
        const std::chrono::seconds pause = database.empty() ? renewal : std::chrono::seconds(arguments.every);
        std::unique_lock lock(mutex);
        woken.wait_for(lock, stop, pause, [] { return false; });
    }
}

} // namespace

int serve(const ServeArguments &arguments)
{
    const auto address = addressOf(arguments.listen);
    if (!address)
        return complain(wrongUsage,
                        std::format("--listen {}: write HOST:PORT, for example 127.0.0.1:8080", arguments.listen));
    takeStopRequests();
    auto opened = open(arguments.place);
    if (!opened)
        return opened.error();
    // A database that is away for a while keeps no hub from what it has.
    const std::string database = hub::isPostgresAddress(arguments.catalogue) ? arguments.catalogue : "";
    if (!arguments.catalogue.empty() && database.empty())
        if (const int code = publishCatalogue(arguments.place.data, arguments.catalogue); code != success)
            return code;
    const Log log = makeLog(arguments.verbose);
    hub::Service service(*opened->store, *opened->blobs, opened->key, systemClock(), systemRandom(),
                         {arguments.name, arguments.openEnrolment});
    HttpServer server(service, *opened->store,
                      {address->first, address->second, hub::publicFolder(arguments.place.data),
                       [data = arguments.place.data] { return hub::publishedVersion(data); },
                       static_cast<double>(arguments.requestsPerSecond), static_cast<double>(arguments.burst)},
                      log);
    server.addPages(*opened->blobs, opened->key.publicKey());
    const auto port = server.bind();
    if (!port)
        return complain(addressTaken, std::format("{} cannot be listened on: another program uses the port, or the "
                                                  "address is not this machine's; choose another with --listen",
                                                  arguments.listen));
    const std::jthread publishing([&](std::stop_token stop) { keepPublished(stop, arguments, database, log); });
    const std::jthread sweeping([&](std::stop_token stop) { sweepFiles(stop, *opened->blobs, log); });
    const std::jthread waiting([&](const std::stop_token &stop) { stopWhenAsked(stop, server, log); });
    if (arguments.openEnrolment)
        log(LogLevel::warning, "any device may enrol: for demonstrations only");
    std::println("listening on http://{}:{}", address->first, *port);
    std::fflush(stdout);
    return server.run() ? success : complain(failure, "the server ended unexpectedly");
}

} // namespace nqi::app
