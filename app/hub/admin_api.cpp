// SPDX-License-Identifier: Apache-2.0
#include "app/hub/admin_api.h"

#include "core/hub/administration.h"
#include "core/protocol/limits.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <string>
#include <utility>

namespace nqi::app {

namespace {

using httplib::Request;
using httplib::Response;
using hub::Administration;
using hub::Answer;
using protocol::Problem;
using protocol::ProblemCode;

void refuse(Response &response, const Problem &problem)
{
    response.status = protocol::httpStatus(problem.code);
    if (problem.retryAfter)
        response.set_header(std::string(protocol::retryAfter), std::to_string(problem.retryAfter->count()));
    if (problem.code == ProblemCode::unauthenticated)
        response.set_header("WWW-Authenticate", "Basic realm=\"NQI\", charset=\"UTF-8\"");
    response.set_content(protocol::encodeProblem(problem), std::string(protocol::problemType));
}

Answer<std::string> actorOf(const AdminSources &sources, const Request &request)
{
    const auto user = sources.login.user(request.get_header_value("Authorization"));
    if (!user)
        return std::unexpected(user.error());
    if (user->role != hub::AccessRole::administrator)
        return std::unexpected(Problem{ProblemCode::forbidden, {}, {}, {}});
    const bool changes = request.method != "GET";
    if (changes && request.get_header_value("Content-Type") != protocol::jsonType)
        return std::unexpected(Problem{ProblemCode::malformed, "contentType", {}, {}});
    if (request.body.size() > protocol::limits::message)
        return std::unexpected(Problem{ProblemCode::tooLarge, {}, {}, {}});
    return user->name;
}

/// Texts are answers with a body, nothing is 204.
void answer(Response &response, int status, const Answer<std::string> &text)
{
    if (!text)
        return refuse(response, text.error());
    response.status = status;
    response.set_content(*text, std::string(protocol::jsonType));
}

void answer(Response &response, const Answer<void> &done)
{
    if (!done)
        return refuse(response, done.error());
    response.status = 204;
}

using Handle = std::function<void(Administration &, const Request &, Response &)>;

std::uint32_t limitOf(const Request &request)
{
    constexpr std::uint32_t usual = 200;
    constexpr std::uint32_t most = 10'000;
    const std::string text = request.get_param_value("limit");
    std::uint32_t limit = 0;
    const bool given = std::from_chars(text.data(), text.data() + text.size(), limit).ec == std::errc();
    return given ? std::clamp(limit, 1U, most) : usual;
}

} // namespace

void addAdminApi(httplib::Server &server, const AdminSources &sources)
{
    const auto allowed = [sources](Handle handle) {
        return [sources, handle = std::move(handle)](const Request &request, Response &response) {
            auto actor = actorOf(sources, request);
            if (!actor)
                return refuse(response, actor.error());
            Administration administration(sources.store, sources.service, sources.clock, *std::move(actor));
            handle(administration, request, response);
        };
    };
    const std::string device = "/v1/admin/devices/([0-9a-f]{32})";
    const std::string user = "/v1/admin/users/([^/]{1,200})";
    server.Get("/v1/admin/devices", allowed([](Administration &admin, const Request &, Response &response) {
                   answer(response, 200, admin.devices());
               }));
    server.Post(device + "/revoke", allowed([](Administration &admin, const Request &request, Response &response) {
                    answer(response, admin.revoke(request.matches[1].str()));
                }));
    server.Get("/v1/admin/quotas", allowed([](Administration &admin, const Request &, Response &response) {
                   answer(response, 200, admin.quotas());
               }));
    server.Put("/v1/admin/quotas/(device|hub|[0-9a-f]{32})",
               allowed([](Administration &admin, const Request &request, Response &response) {
                   answer(response, admin.setQuota(request.matches[1].str(), request.body));
               }));
    server.Post("/v1/admin/codes", allowed([](Administration &admin, const Request &request, Response &response) {
                    answer(response, 201, admin.newCode(request.body));
                }));
    server.Get("/v1/admin/users", allowed([](Administration &admin, const Request &, Response &response) {
                   answer(response, 200, admin.users());
               }));
    server.Put(user, allowed([](Administration &admin, const Request &request, Response &response) {
                   answer(response, admin.putUser(request.matches[1].str(), request.body));
               }));
    server.Delete(user, allowed([](Administration &admin, const Request &request, Response &response) {
                      answer(response, admin.removeUser(request.matches[1].str()));
                  }));
    server.Get("/v1/admin/audit", allowed([](Administration &admin, const Request &request, Response &response) {
                   answer(response, 200, admin.audit(limitOf(request)));
               }));
}

} // namespace nqi::app
