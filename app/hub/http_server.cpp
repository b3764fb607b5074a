// SPDX-License-Identifier: Apache-2.0
#include "app/hub/http_server.h"

#include "app/hub/admin_api.h"
#include "app/hub/analyst.h"
#include "app/hub/metrics.h"
#include "core/base/encoding.h"
#include "core/hub/rate_limit.h"
#include "core/protocol/limits.h"
#include "core/protocol/paths.h"

#include <httplib.h>

#include <algorithm>
#include <charconv>
#include <format>
#include <thread>
#include <utility>

namespace nqi::app {

namespace {

using hub::Answer;
using protocol::Problem;
using protocol::ProblemCode;

namespace limits = protocol::limits;

// Bytes that are read from a connection at most, only to be thrown away.
constexpr std::size_t drained = 1024UL * 1024 * 1024;

std::unexpected<Problem> problem(ProblemCode code, std::string detail = {})
{
    return std::unexpected(Problem{code, std::move(detail), {}, {}});
}

void refuse(httplib::Response &response, const Problem &problem)
{
    response.status = protocol::httpStatus(problem.code);
    if (problem.retryAfter)
        response.set_header(std::string(protocol::retryAfter), std::to_string(problem.retryAfter->count()));
    if (problem.code == ProblemCode::unauthenticated)
        response.set_header("WWW-Authenticate", "Bearer");
    response.set_content(protocol::encodeProblem(problem), std::string(protocol::problemType));
}

// As it is: the library would compress a text for whoever takes that, and brotli took three fifths of the hub's time.
void answerJson(httplib::Response &response, int status, std::string text)
{
    response.status = status;
    const std::size_t size = text.size();
    response.set_content_provider(
        size, std::string(protocol::jsonType),
        [text = std::move(text)](std::size_t offset, std::size_t length, httplib::DataSink &sink) {
            return sink.write(text.data() + offset, length);
        });
}

// The whole body, also of a message that is refused: what stays in the connection would be read as the next request.
Answer<std::string> readBody(const httplib::ContentReader &reader, std::size_t limit)
{
    std::string body;
    std::size_t total = 0;
    const bool whole = reader([&](const char *data, std::size_t length) {
        total += length;
        if (total <= limit)
            body.append(data, length);
        return total <= drained;
    });
    if (total > limit)
        return problem(ProblemCode::tooLarge);
    if (!whole)
        return problem(ProblemCode::malformed, "body");
    return body;
}

std::optional<std::uint64_t> number(const std::string &text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

struct HttpServer::State {
    State(hub::Service &hubService, hub::Store &hubStore, ServerOptions serverOptions, Log logTo)
        : service(hubService), store(hubStore), options(std::move(serverOptions)), log(std::move(logTo))
    {
    }

    void configure();
    void addRoutes();
    void addCatalogue();
    Answer<hub::Device> device(const httplib::Request &request);
    void hello(httplib::Response &response);
    void health(httplib::Response &response);
    void metricsText(httplib::Response &response);
    void enrol(httplib::Response &response, const httplib::ContentReader &reader);
    void putFinding(const httplib::Request &request, httplib::Response &response, const httplib::ContentReader &reader);
    void putBatch(const httplib::Request &request, httplib::Response &response, const httplib::ContentReader &reader);
    void tellOfGap(const findings::Receipt &receipt);
    void headBlob(const httplib::Request &request, httplib::Response &response);
    void patchBlob(const httplib::Request &request, httplib::Response &response, const httplib::ContentReader &reader);
    Answer<protocol::BlobState> append(const httplib::Request &request, const httplib::ContentReader &reader);

    hub::Service &service;
    hub::Store &store;
    hub::Login login{store, systemClock()};
    ServerOptions options;
    hub::RateLimit rate{options.requestsPerSecond, options.burst, systemClock()};
    Log log;
    Metrics metrics;
    httplib::Server server;
    std::atomic<bool> stopped = false;
};

void HttpServer::State::configure()
{
    using namespace std::chrono_literals;
    // A second hub on the same port must fail to start: without SO_REUSEPORT, which the library would set.
    server.set_socket_options([](socket_t socket) {
        const int on = 1;
#ifdef _WIN32
        // There, SO_REUSEADDR is what would let a second one in.
        ::setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof on);
#else
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#endif
    });
    server.new_task_queue = [] {
        return new httplib::ThreadPool(std::max(16U, 4 * std::thread::hardware_concurrency()), 256);
    };
    // Beyond what is taken, so that it is ours to say that a message is too large.
    server.set_payload_max_length(drained);
    server.set_read_timeout(30s);
    server.set_write_timeout(30s);
    server.set_keep_alive_timeout(5);
    server.set_keep_alive_max_count(1000);
    server.set_tcp_nodelay(true);
    server.set_default_headers({{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}});
    server.set_exception_handler(
        [this](const httplib::Request &, httplib::Response &response, const std::exception_ptr &) {
            log(LogLevel::error, "a request ended with an exception");
            refuse(response, Problem{ProblemCode::internal, {}, {}, {}});
        });
    server.set_error_handler([](const httplib::Request &, httplib::Response &response) {
        if (!response.body.empty())
            return;
        const ProblemCode code = response.status == 413   ? ProblemCode::tooLarge
                                 : response.status == 404 ? ProblemCode::notFound
                                                          : ProblemCode::malformed;
        const int status = response.status;
        refuse(response, Problem{code, {}, {}, {}});
        response.status = status;
    });
    server.set_logger([this](const httplib::Request &request, const httplib::Response &response) {
        metrics.answered(response.status);
        log(response.status >= 500 ? LogLevel::error : LogLevel::debug,
            std::format("{} {} {}", request.method, printable(request.path, 200), response.status));
    });
}

void HttpServer::State::addRoutes()
{
    using httplib::ContentReader;
    using httplib::Request;
    using httplib::Response;
    server.Get(std::string(protocol::helloPath), [this](const Request &, Response &response) { hello(response); });
    server.Get("/healthz", [this](const Request &, Response &response) { health(response); });
    server.Get("/metrics", [this](const Request &, Response &response) { metricsText(response); });
    server.Post(std::string(protocol::devicesPath),
                [this](const Request &, Response &response, const ContentReader &reader) { enrol(response, reader); });
    server.Post(std::string(protocol::findingsPath),
                [this](const Request &request, Response &response, const ContentReader &reader) {
                    putBatch(request, response, reader);
                });
    server.Put(std::string(protocol::findingsPath) + "/([0-9A-Fa-f-]{36})",
               [this](const Request &request, Response &response, const ContentReader &reader) {
                   putFinding(request, response, reader);
               });
    const std::string blob = std::string(protocol::blobsPath) + "/([0-9a-f]{64})";
    server.Get(blob, [this](const Request &request, Response &response) { headBlob(request, response); });
    server.Patch(blob, [this](const Request &request, Response &response, const ContentReader &reader) {
        patchBlob(request, response, reader);
    });
}

void HttpServer::State::addCatalogue()
{
    if (options.catalogue.empty())
        return;
    std::error_code error;
    std::filesystem::create_directories(options.catalogue, error);
    server.set_mount_point("/v1/catalogue", options.catalogue.string());
    // Names with a version or a digest never change their content; the timestamp is the one that does.
    server.set_file_request_handler([](const httplib::Request &request, httplib::Response &response) {
        const bool isFixed = !request.path.ends_with("/timestamp.json");
        response.headers.erase("Cache-Control");
        response.set_header("Cache-Control", isFixed ? "public, max-age=31536000, immutable" : "no-cache");
    });
}

Answer<hub::Device> HttpServer::State::device(const httplib::Request &request)
{
    const std::string value = request.get_header_value(std::string(protocol::authorization));
    if (!value.starts_with(protocol::bearer) || value.size() > limits::name)
        return problem(ProblemCode::unauthenticated);
    auto known = service.authenticate(std::string_view(value).substr(protocol::bearer.size()));
    if (known)
        if (const auto wait = rate.wait(known->id))
            return std::unexpected(Problem{ProblemCode::rateLimited, {}, {}, *wait});
    return known;
}

void HttpServer::State::hello(httplib::Response &response)
{
    answerJson(response, 200, protocol::encodeHello(service.hello(options.catalogueVersion())));
}

void HttpServer::State::health(httplib::Response &response)
{
    const auto counts = store.counts();
    response.status = counts ? 200 : 503;
    response.set_content(counts ? "ok\n" : std::string(name(counts.error())) + "\n", "text/plain");
}

void HttpServer::State::metricsText(httplib::Response &response)
{
    const auto counts = store.counts();
    response.set_content(metrics.text(counts.value_or(hub::StoreCounts{}), options.catalogueVersion()),
                         "text/plain; version=0.0.4");
}

void HttpServer::State::enrol(httplib::Response &response, const httplib::ContentReader &reader)
{
    const auto enrolled =
        readBody(reader, limits::message).and_then([&](const std::string &text) { return service.enrol(text); });
    if (!enrolled)
        return refuse(response, enrolled.error());
    log(LogLevel::info, std::format("device {} enrolled", enrolled->device));
    answerJson(response, 201, protocol::encodeEnrolled(*enrolled));
}

void HttpServer::State::putFinding(const httplib::Request &request, httplib::Response &response,
                                   const httplib::ContentReader &reader)
{
    const auto text = readBody(reader, limits::upload);
    const auto from = device(request);
    const auto id = Uuid::parse(request.matches[1].str());
    if (!from)
        return refuse(response, from.error());
    if (!text)
        return refuse(response, text.error());
    if (!id)
        return refuse(response, Problem{ProblemCode::notFound, {}, {}, {}});
    const auto stored = service.putFinding(*from, *id, *text);
    if (!stored) {
        log(LogLevel::warning, std::format("finding {} of {}: {} {}", id->text(), from->id, name(stored.error().code),
                                           printable(stored.error().detail, 100)));
        return refuse(response, stored.error());
    }
    metrics.received(text->size(), stored->created ? 1 : 0);
    tellOfGap(stored->receipt);
    answerJson(response, stored->created ? 201 : 200, protocol::encodeReceipt(stored->receipt));
}

void HttpServer::State::tellOfGap(const findings::Receipt &receipt)
{
    if (!receipt.chainIntact)
        log(LogLevel::warning,
            std::format("finding {} of {}: its chain has a gap or a break", receipt.finding.text(), receipt.device));
}

void HttpServer::State::putBatch(const httplib::Request &request, httplib::Response &response,
                                 const httplib::ContentReader &reader)
{
    const auto text = readBody(reader, limits::batch);
    const auto from = device(request);
    if (!from)
        return refuse(response, from.error());
    if (!text)
        return refuse(response, text.error());
    std::vector<bool> created;
    const auto answers = service.putBatch(*from, *text, &created);
    if (!answers)
        return refuse(response, answers.error());
    metrics.received(text->size(), static_cast<std::uint64_t>(std::ranges::count(created, true)));
    for (const protocol::BatchAnswer &answer : *answers) {
        if (const auto *receipt = std::get_if<findings::Receipt>(&answer)) {
            tellOfGap(*receipt);
            continue;
        }
        const auto &refused = std::get<Problem>(answer);
        log(LogLevel::warning, std::format("a finding in a batch of {}: {} {}", from->id, name(refused.code),
                                           printable(refused.detail, 100)));
    }
    answerJson(response, 200, protocol::encodeBatchReply(*answers));
}

void HttpServer::State::headBlob(const httplib::Request &request, httplib::Response &response)
{
    if (request.method != "HEAD")
        return refuse(response, Problem{ProblemCode::notFound, {}, {}, {}});
    const auto from = device(request);
    const auto digest = trust::Digest::parse(request.matches[1].str());
    if (!from)
        return refuse(response, from.error());
    const auto state = digest ? service.blobState(*from, *digest) : problem(ProblemCode::notFound);
    if (!state)
        return refuse(response, state.error());
    response.set_header(std::string(protocol::uploadOffset), std::to_string(state->offset));
    response.set_header(std::string(protocol::uploadLength), std::to_string(state->size));
    response.status = 200;
}

// What arrives is written as it arrives: a connection that is cut loses nothing that was here.
Answer<protocol::BlobState> HttpServer::State::append(const httplib::Request &request,
                                                      const httplib::ContentReader &reader)
{
    const auto from = device(request);
    if (!from)
        return std::unexpected(from.error());
    const auto digest = trust::Digest::parse(request.matches[1].str());
    const auto offset = number(request.get_header_value(std::string(protocol::uploadOffset)));
    const auto size = number(request.get_header_value(std::string(protocol::uploadLength)));
    if (!digest || !offset || !size)
        return problem(ProblemCode::malformed, "headers");
    auto upload = service.appendBlob(*from, *digest, *offset, *size);
    if (!upload)
        return std::unexpected(upload.error());
    std::size_t total = 0;
    Answer<void> written;
    const bool whole = reader([&](const char *data, std::size_t length) {
        total += length;
        if (total > limits::blobPiece)
            written = problem(ProblemCode::tooLarge);
        if (written)
            written = upload->write(std::as_bytes(std::span(data, length)));
        return written.has_value();
    });
    metrics.received(total);
    if (!written)
        return std::unexpected(written.error());
    if (!whole)
        return problem(ProblemCode::malformed, "body");
    return upload->finish();
}

void HttpServer::State::patchBlob(const httplib::Request &request, httplib::Response &response,
                                  const httplib::ContentReader &reader)
{
    bool begun = false;
    const httplib::ContentReader watched(
        [&](httplib::ContentReceiver receiver) {
            begun = true;
            return reader(std::move(receiver));
        },
        nullptr);
    const auto state = append(request, watched);
    if (!begun)
        (void)readBody(reader, limits::blobPiece);
    if (!state)
        return refuse(response, state.error());
    response.set_header(std::string(protocol::uploadOffset), std::to_string(state->offset));
    response.set_header(std::string(protocol::uploadLength), std::to_string(state->size));
    response.status = 204;
}

HttpServer::HttpServer(hub::Service &service, hub::Store &store, ServerOptions options, Log log)
    : m_state(std::make_unique<State>(service, store, std::move(options), std::move(log)))
{
    m_state->configure();
    m_state->addRoutes();
    m_state->addCatalogue();
}

void HttpServer::addPages(const hub::BlobStore &blobs, const trust::PublicKey &hubKey)
{
    addAnalystPages(m_state->server,
                    {m_state->store, blobs, m_state->login, hubKey, systemClock(), m_state->options.catalogueVersion});
    addAdminApi(m_state->server, {m_state->store, m_state->service, m_state->login, systemClock()});
}

HttpServer::~HttpServer() = default;

std::optional<int> HttpServer::bind()
{
    const ServerOptions &options = m_state->options;
    if (options.port != 0)
        return m_state->server.bind_to_port(options.host, options.port) ? std::optional(options.port) : std::nullopt;
    const int port = m_state->server.bind_to_any_port(options.host);
    return port > 0 ? std::optional(port) : std::nullopt;
}

bool HttpServer::run()
{
    if (m_state->stopped) {
        m_state->server.decommission(); // or `stop` would wait for ever for it to begin
        return true;
    }
    const bool ended = m_state->server.listen_after_bind();
    return ended || m_state->stopped;
}

void HttpServer::stop()
{
    m_state->stopped = true;
    m_state->server.wait_until_ready();
    m_state->server.stop();
}

} // namespace nqi::app
