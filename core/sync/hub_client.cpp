// SPDX-License-Identifier: Apache-2.0
#include "core/sync/hub_client.h"

#include "core/protocol/limits.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <utility>

namespace nqi::sync {

namespace {

using protocol::ProblemCode;

std::optional<std::uint64_t> number(const std::string *text)
{
    if (text == nullptr || text->empty())
        return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size())
        return std::nullopt;
    return value;
}

std::unexpected<Failure> failed(Scope scope, std::string problem)
{
    return std::unexpected(Failure{scope, std::move(problem), {}, {}});
}

std::unexpected<Failure> failed(TransportError error)
{
    Scope scope = Scope::hub;
    if (error == TransportError::offline || error == TransportError::cancelled || error == TransportError::insecure)
        scope = Scope::all;
    return std::unexpected(Failure{scope, std::string(name(error)), {}, error});
}

Scope scopeOf(ProblemCode code)
{
    if (protocol::isFinal(code))
        return Scope::refusal;
    switch (code) {
    case ProblemCode::unauthenticated:
    case ProblemCode::forbidden:
    case ProblemCode::deviceRevoked:
    case ProblemCode::rateLimited:
    case ProblemCode::unavailable:
    case ProblemCode::storageFull:
        return Scope::all;
    case ProblemCode::internal:
        return Scope::hub;
    default:
        return Scope::item;
    }
}

// Of answers that are no problem details (a proxy's own, or none: HEAD has no body) only the status can be believed.
std::optional<ProblemCode> codeOfStatus(int status)
{
    for (const ProblemCode code :
         {ProblemCode::unauthenticated, ProblemCode::rateLimited, ProblemCode::unavailable, ProblemCode::storageFull})
        if (protocol::httpStatus(code) == status)
            return code;
    return std::nullopt;
}

Failure refusalOf(const protocol::Problem &problem)
{
    Failure failure{scopeOf(problem.code), std::string(name(problem.code)), problem.retryAfter, {}};
    if (!problem.detail.empty())
        failure.problem += "." + problem.detail;
    if (problem.detail == "blobBusy")
        failure.scope = Scope::item;
    return failure;
}

Failure refusalOf(const Response &response)
{
    Failure failure{Scope::hub, "answerUnreadable", {}, {}};
    if (const auto seconds = number(response.header(protocol::retryAfter)); seconds && *seconds < 1'000'000)
        failure.retryAfter = std::chrono::seconds(*seconds);
    if (response.status >= 300 && response.status < 400) {
        failure.problem = "redirected";
        return failure;
    }
    const auto problem = protocol::decodeProblem(response.body);
    if (problem && protocol::httpStatus(problem->code) == response.status) {
        const auto asked = failure.retryAfter;
        failure = refusalOf(*problem);
        failure.retryAfter = failure.retryAfter.or_else([&] { return asked; });
    } else if (const auto code = codeOfStatus(response.status)) {
        failure.scope = scopeOf(*code);
        failure.problem = name(*code);
    }
    return failure;
}

bool succeeded(const Response &response)
{
    return response.status >= 200 && response.status < 300;
}

} // namespace

Outcome<Response> HubClient::exchange(Request request)
{
    request.headers.push_back({std::string(protocol::authorization), std::string(protocol::bearer) + m_link.token});
    m_bytesSent += request.body.size();
    auto response = m_transport.send(request, m_stop);
    if (!response)
        return failed(response.error());
    return *std::move(response);
}

Outcome<findings::Receipt> HubClient::believed(const findings::Receipt &receipt, const findings::Finding &finding) const
{
    if (!protocol::verifyReceipt(receipt, m_link.hubKey))
        return failed(Scope::hub, "receiptForged");
    if (!protocol::concerns(receipt, finding))
        return failed(Scope::hub, "receiptMismatch");
    return receipt;
}

Outcome<findings::Receipt> HubClient::deliver(const findings::Finding &finding)
{
    Request request;
    request.method = "PUT";
    request.path = protocol::findingPath(finding.id);
    request.headers = {{"Content-Type", std::string(protocol::jsonType)}};
    request.body = protocol::encodeUpload(finding);
    const auto response = exchange(std::move(request));
    if (!response)
        return std::unexpected(response.error());
    if (!succeeded(*response))
        return std::unexpected(refusalOf(*response));
    const auto receipt = protocol::decodeReceipt(response->body);
    if (!receipt)
        return failed(Scope::hub, "answerUnreadable");
    return believed(*receipt, finding);
}

Outcome<std::vector<Outcome<findings::Receipt>>> HubClient::deliverAll(std::span<const findings::Finding> findings)
{
    Request request;
    request.method = "POST";
    request.path = protocol::findingsPath;
    request.headers = {{"Content-Type", std::string(protocol::jsonType)}};
    request.body = protocol::encodeBatch(findings);
    request.maxBytes = findings.size() * protocol::limits::message;
    const auto response = exchange(std::move(request));
    if (!response)
        return std::unexpected(response.error());
    if (!succeeded(*response))
        return std::unexpected(refusalOf(*response));
    const auto answers = protocol::decodeBatchReply(response->body);
    if (!answers || answers->size() != findings.size())
        return failed(Scope::hub, "answerUnreadable");
    std::vector<Outcome<findings::Receipt>> outcomes;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (const auto *receipt = std::get_if<findings::Receipt>(&answers->at(i)))
            outcomes.push_back(believed(*receipt, findings[i]));
        else
            outcomes.emplace_back(std::unexpected(refusalOf(std::get<protocol::Problem>(answers->at(i)))));
    }
    return outcomes;
}

Outcome<std::uint64_t> HubClient::heldOf(const findings::Evidence &file)
{
    Request request;
    request.method = "HEAD";
    request.path = protocol::blobPath(file.digest);
    const auto response = exchange(std::move(request));
    if (!response)
        return std::unexpected(response.error());
    if (response->status == protocol::httpStatus(ProblemCode::notFound))
        return 0;
    if (!succeeded(*response))
        return std::unexpected(refusalOf(*response));
    const auto offset = number(response->header(protocol::uploadOffset));
    if (!offset || *offset > file.size)
        return failed(Scope::hub, "answerUnreadable");
    return *offset;
}

Outcome<std::uint64_t> HubClient::append(const findings::Evidence &file, std::uint64_t offset,
                                         std::span<const std::byte> piece)
{
    Request request;
    request.method = "PATCH";
    request.path = protocol::blobPath(file.digest);
    request.headers = {{"Content-Type", std::string(protocol::pieceType)},
                       {std::string(protocol::uploadOffset), std::to_string(offset)},
                       {std::string(protocol::uploadLength), std::to_string(file.size)}};
    request.body.resize_and_overwrite(piece.size(), [&](char *data, std::size_t size) {
        std::ranges::transform(piece, data, [](std::byte b) { return static_cast<char>(b); });
        return size;
    });
    const auto response = exchange(std::move(request));
    if (!response)
        return std::unexpected(response.error());
    if (!succeeded(*response)) {
        Failure refusal = refusalOf(*response);
        if (refusal.problem == std::format("{}.complete", name(ProblemCode::offsetMismatch)))
            return file.size;
        // A finding is already safe there: a file that is refused never makes it a refused finding.
        if (refusal.scope == Scope::refusal)
            refusal.scope = Scope::item;
        // Files may lie elsewhere: findings are tried all the same.
        if (refusal.problem.starts_with(name(ProblemCode::storageFull)) ||
            refusal.problem.starts_with(name(ProblemCode::unavailable)))
            refusal.scope = Scope::hub;
        return std::unexpected(std::move(refusal));
    }
    const auto reached = number(response->header(protocol::uploadOffset));
    if (!reached || *reached != offset + piece.size())
        return failed(Scope::hub, "answerUnreadable");
    return *reached;
}

Outcome<protocol::Hello> hello(Transport &transport, std::stop_token stop)
{
    Request request;
    request.path = protocol::helloPath;
    const auto response = transport.send(request, std::move(stop));
    if (!response)
        return failed(response.error());
    if (!succeeded(*response))
        return std::unexpected(refusalOf(*response));
    const auto hello = protocol::decodeHello(response->body);
    if (!hello)
        return failed(Scope::hub, "answerUnreadable");
    return *hello;
}

Outcome<protocol::Enrolled> enrol(Transport &transport, std::string_view code, std::string_view name,
                                  const trust::KeyPair &deviceKey, std::stop_token stop)
{
    Request request;
    request.method = "POST";
    request.path = protocol::devicesPath;
    request.headers = {{"Content-Type", std::string(protocol::jsonType)}};
    request.body = protocol::encodeEnrolment(protocol::makeEnrolment(code, name, deviceKey));
    const auto response = transport.send(request, std::move(stop));
    if (!response)
        return failed(response.error());
    if (!succeeded(*response))
        return std::unexpected(refusalOf(*response));
    const auto enrolled = protocol::decodeEnrolled(response->body);
    // A hub that enrols somebody else than the one who asked is not to be trusted with anything.
    if (!enrolled || enrolled->device != trust::deviceId(deviceKey.publicKey()))
        return failed(Scope::hub, "answerUnreadable");
    return *enrolled;
}

} // namespace nqi::sync
