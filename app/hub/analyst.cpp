// SPDX-License-Identifier: Apache-2.0
#include "app/hub/analyst.h"

#include "app/hub/pages.h"
#include "core/base/encoding.h"
#include "core/protocol/messages.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace nqi::app {

namespace {

constexpr std::uint32_t pageSize = 50;
constexpr std::uint32_t auditSize = 200;

/// As it was chosen, now or before; else as the browser asks for it.
Language languageOf(const httplib::Request &request, httplib::Response &response)
{
    constexpr std::string_view cookie = "lang=";
    std::string chosen = request.get_param_value("lang");
    if (chosen == "en" || chosen == "vi") {
        response.set_header("Set-Cookie", std::string(cookie) + chosen +
                                              "; Path=/analyst; Max-Age=31536000; HttpOnly; SameSite=Strict");
    } else {
        const std::string cookies = request.get_header_value("Cookie");
        const std::size_t at = cookies.find(cookie);
        chosen = at != std::string::npos ? cookies.substr(at + cookie.size(), 2)
                                         : request.get_header_value("Accept-Language").substr(0, 2);
    }
    return chosen == "en" ? Language::english : Language::vietnamese;
}

/// One request of someone who may read.
class Visit {
public:
    Visit(const AnalystSources &sources, const httplib::Request &request, httplib::Response &response)
        : m_sources(sources), m_request(request), m_response(response)
    {
        m_context = {languageOf(request, response), {}, sources.catalogueVersion(), sources.clock()};
    }

    /// False: the answer is there already.
    bool allowed()
    {
        auto user = m_sources.login.user(m_request.get_header_value("Authorization"));
        if (!user) {
            const int status = protocol::httpStatus(user.error().code);
            if (user.error().retryAfter)
                m_response.set_header("Retry-After", std::to_string(user.error().retryAfter->count()));
            if (user.error().code == protocol::ProblemCode::unauthenticated)
                m_response.set_header("WWW-Authenticate", "Basic realm=\"NQI\", charset=\"UTF-8\"");
            refuse(status);
            return false;
        }
        m_context.user = user->name;
        const bool reads = user->role == hub::AccessRole::analyst || user->role == hub::AccessRole::administrator;
        if (!reads)
            refuse(protocol::httpStatus(protocol::ProblemCode::forbidden));
        return reads;
    }

    void findings()
    {
        hub::FindingQuery query{.text = printable(m_request.get_param_value("q"), 200), .limit = pageSize};
        const std::string before = m_request.get_param_value("before");
        std::uint64_t number = 0;
        if (std::from_chars(before.data(), before.data() + before.size(), number).ec == std::errc() && !before.empty())
            query.before = number;
        if (m_request.get_param_value("kind") == name(findings::Kind::minutes))
            query.kind = findings::Kind::minutes;
        const auto found = m_sources.store.find(query);
        if (!found || !record("findings.listed", query.text))
            return refuse(503);
        show(findingsPage(m_context, query, *found));
    }

    void finding()
    {
        const auto found = find();
        if (!found)
            return;
        const auto devices = m_sources.store.devices();
        if (!devices || !record("finding.viewed", found->id.text()))
            return refuse(503);
        const auto device =
            std::ranges::find(*devices, found->device, [](const hub::DeviceActivity &one) { return one.device.id; });
        show(findingPage(m_context, *found,
                         device != devices->end() ? device->device : hub::Device{.id = found->device}, m_sources.hubKey,
                         [&](const trust::Digest &file) { return m_sources.blobs.has(file) == true; }));
    }

    void evidence()
    {
        const auto found = find();
        const auto digest = trust::Digest::parse(m_request.matches[3].str());
        if (!found)
            return;
        const auto file = std::ranges::find_if(
            found->evidence, [&](const findings::Evidence &one) { return digest && one.digest == *digest; });
        const auto bytes =
            file != found->evidence.end() ? m_sources.blobs.read(*digest) : std::unexpected(hub::BlobError::storage);
        if (!bytes)
            return refuse(bytes.error() == hub::BlobError::unavailable ? 503 : 404);
        if (!record("evidence.viewed", digest->text()))
            return refuse(503);
        // What a device calls a picture is shown as one; anything else is never opened by the browser.
        const bool picture = file->mediaType == "image/jpeg" || file->mediaType == "image/png";
        if (!picture)
            m_response.set_header("Content-Disposition", "attachment");
        m_response.set_header("Content-Security-Policy", "default-src 'none'; sandbox");
        m_response.set_content(std::string(reinterpret_cast<const char *>(bytes->data()), bytes->size()),
                               picture ? file->mediaType : std::string("application/octet-stream"));
    }

    void devices()
    {
        const auto devices = m_sources.store.devices();
        devices ? show(devicesPage(m_context, *devices)) : refuse(503);
    }

    void audit()
    {
        const auto entries = m_sources.store.audit(auditSize);
        entries ? show(auditPage(m_context, *entries)) : refuse(503);
    }

private:
    std::optional<hub::ReceivedFinding> find()
    {
        const auto id = Uuid::parse(m_request.matches[2].str());
        auto found = id ? m_sources.store.finding(m_request.matches[1].str(), *id)
                        : hub::StoreResult<std::optional<hub::ReceivedFinding>>();
        if (found && *found)
            return std::move(*found);
        refuse(found ? 404 : 503);
        return {};
    }
    bool record(std::string action, std::string subject) const
    {
        return m_sources.store.record({m_context.now, m_context.user, std::move(action), std::move(subject)})
            .has_value();
    }
    void refuse(int status)
    {
        m_response.status = status;
        show(problemPage(m_context, status));
    }
    void show(const std::string &page)
    {
        m_response.set_header("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; "
                                                         "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        m_response.set_header("Referrer-Policy", "same-origin");
        m_response.set_content(page, "text/html; charset=utf-8");
    }

    const AnalystSources &m_sources;
    const httplib::Request &m_request;
    httplib::Response &m_response;
    PageContext m_context;
};

} // namespace

void addAnalystPages(httplib::Server &server, const AnalystSources &sources)
{
    const auto get = [&](const std::string &path, void (Visit::*show)()) {
        server.Get(path, [sources, show](const httplib::Request &request, httplib::Response &response) {
            Visit visit(sources, request, response);
            if (visit.allowed())
                (visit.*show)();
        });
    };
    const std::string finding = "/analyst/findings/([0-9a-f]{32})/([0-9a-f-]{36})";
    get("/analyst/?", &Visit::findings);
    get(finding, &Visit::finding);
    get(finding + "/([0-9a-f]{64})", &Visit::evidence);
    get("/analyst/devices", &Visit::devices);
    get("/analyst/audit", &Visit::audit);
    server.Get("/analyst/style.css", [](const httplib::Request &, httplib::Response &response) {
        response.set_content(std::string(styleSheet()), "text/css");
    });
}

} // namespace nqi::app
