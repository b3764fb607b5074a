// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/messages.h"
#include "core/protocol/node.h"
#include "core/protocol/receipt.h"

#include <array>

namespace nqi::protocol {

namespace {

struct Row {
    ProblemCode code;
    std::string_view name;
    int status;
    bool final; ///< sending the same finding again cannot help
};

constexpr std::array rows = {
    Row{ProblemCode::malformed, "malformed", 400, true},
    Row{ProblemCode::unauthenticated, "unauthenticated", 401, false},
    Row{ProblemCode::forbidden, "forbidden", 403, false},
    Row{ProblemCode::deviceRevoked, "deviceRevoked", 403, false},
    Row{ProblemCode::notFound, "notFound", 404, false},
    Row{ProblemCode::codeInvalid, "codeInvalid", 403, false},
    Row{ProblemCode::conflict, "conflict", 409, true},
    Row{ProblemCode::offsetMismatch, "offsetMismatch", 409, false},
    Row{ProblemCode::tooLarge, "tooLarge", 413, true},
    Row{ProblemCode::digestMismatch, "digestMismatch", 422, false},
    Row{ProblemCode::findingInvalid, "findingInvalid", 422, true},
    Row{ProblemCode::rateLimited, "rateLimited", 429, false},
    Row{ProblemCode::internal, "internal", 500, false},
    Row{ProblemCode::unavailable, "unavailable", 503, false},
    Row{ProblemCode::storageFull, "storageFull", 507, false},
    Row{ProblemCode::quotaExceeded, "quotaExceeded", 507, false},
};
static_assert([] {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].code) != i)
            return false;
    }
    return true;
}());

// A hub that asks for a longer wait is not believed by `findings::backoff` either.
constexpr std::int64_t longestWait = 7LL * 24 * 3600;

Json encodeProblemJson(const Problem &problem)
{
    Json json = Json::object();
    json["type"] = "urn:nqi:problem:" + std::string(name(problem.code));
    json["title"] = name(problem.code);
    json["status"] = httpStatus(problem.code);
    json["code"] = name(problem.code);
    if (!problem.detail.empty())
        json["detail"] = textValue(problem.detail);
    if (!problem.pointer.empty())
        json["pointer"] = textValue(problem.pointer);
    if (problem.retryAfter)
        json["retryAfter"] = problem.retryAfter->count();
    return json;
}

/// Members that are not ours are left alone, as RFC 9457 section 3.2 asks.
Problem readProblem(Node &node)
{
    Problem problem;
    problem.code = node.member("code").named<ProblemCode>();
    if (Node detail = node.optional("detail"))
        problem.detail = detail.text();
    if (Node pointer = node.optional("pointer"))
        problem.pointer = pointer.text();
    if (Node wait = node.optional("retryAfter"))
        problem.retryAfter = std::chrono::seconds(wait.integer(0, longestWait));
    return problem;
}

BatchAnswer readAnswer(Node &node)
{
    if (Node receipt = node.optional("receipt")) {
        BatchAnswer answer = readReceipt(receipt);
        node.end();
        return answer;
    }
    Node problem = node.member("problem");
    BatchAnswer answer = readProblem(problem);
    node.end();
    return answer;
}

} // namespace

std::string_view name(ProblemCode code)
{
    const auto index = static_cast<std::size_t>(code);
    return index < rows.size() ? rows[index].name : std::string_view();
}

int httpStatus(ProblemCode code)
{
    return rows.at(static_cast<std::size_t>(code)).status;
}

bool isFinal(ProblemCode code)
{
    return rows.at(static_cast<std::size_t>(code)).final;
}

std::string encodeProblem(const Problem &problem)
{
    return canonical(encodeProblemJson(problem));
}

Decoded<Problem> decodeProblem(std::string_view text)
{
    return decode(text, limits::message, readProblem);
}

std::string encodeBatchReply(std::span<const BatchAnswer> answers)
{
    Json list = Json::array();
    for (const BatchAnswer &answer : answers) {
        Json json = Json::object();
        if (const auto *receipt = std::get_if<findings::Receipt>(&answer))
            json["receipt"] = encode(*receipt);
        else
            json["problem"] = encodeProblemJson(std::get<Problem>(answer));
        list.push_back(std::move(json));
    }
    Json json = Json::object();
    json["answers"] = std::move(list);
    return canonical(json);
}

Decoded<std::vector<BatchAnswer>> decodeBatchReply(std::string_view text)
{
    return decode(text, limits::batchFindings * limits::message, [](Node &node) {
        auto answers = node.member("answers").list(limits::batchFindings, readAnswer);
        node.end();
        return answers;
    });
}

} // namespace nqi::protocol
