// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"
#include "core/hub/blob_store.h"
#include "core/hub/service.h"
#include "core/hub/store.h"
#include "core/trust/keys.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace nqi::app {

struct ServerOptions {
    std::string host = "127.0.0.1";
    int port = 0;                    ///< 0: any free one
    std::filesystem::path catalogue; ///< published files, served below /v1/catalogue; made when absent
    std::function<std::uint64_t()> catalogueVersion = [] { return std::uint64_t(0); };
    double requestsPerSecond = 100; ///< of one device, over time
    double burst = 2000;            ///< of one device, at once: a day's findings and their files
};

/// HTTP in front of the hub's service: routes, limits, problem details, metrics. Nothing is decided here.
class HttpServer {
public:
    HttpServer(hub::Service &service, hub::Store &store, ServerOptions options, Log log);
    /// Pages for people at the hub, below /analyst/. Before `bind`.
    void addPages(const hub::BlobStore &blobs, const trust::PublicKey &hubKey);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// The port, or nothing when the address cannot be had.
    [[nodiscard]] std::optional<int> bind();
    /// Serves until `stop`; requests under way are finished. False: the server failed.
    [[nodiscard]] bool run();
    /// Any thread, any time after `bind`.
    void stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nqi::app
