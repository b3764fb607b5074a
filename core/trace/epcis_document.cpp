// SPDX-License-Identifier: Apache-2.0
#include "core/base/encoding.h"
#include "core/trace/epcis_reader.h"
#include "core/trace/epcis_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace nqi::trace {
namespace {

using Value = Json::Value;

std::string_view typeOf(Value value)
{
    for (const std::string_view field : {"type", "@type", "isA"}) {
        if (const std::optional<Value> type = value.find(field); type && type->isString())
            return type->text();
    }
    return {};
}

class DocumentReader {
public:
    std::expected<EpcisDocument, std::vector<EpcisIssue>> read(std::string_view text)
    {
        const std::expected<Json, JsonError> json = Json::parse(text);
        if (!json) {
            m_problems.add(EpcisProblem::json, "/" + std::to_string(json.error().position), json.error().what);
            return std::unexpected(m_problems.take());
        }
        readRoot(json->root());
        if (!m_problems.empty())
            return std::unexpected(m_problems.take());
        return std::move(m_document);
    }

private:
    void readRoot(Value root)
    {
        if (!root.isObject()) {
            m_problems.add(EpcisProblem::notEpcis, "", root.text());
            return;
        }
        const std::string_view type = typeOf(root);
        if (type == "EPCISDocument" || type == "epcis:EPCISDocument") {
            m_document.kind = DocumentKind::capture;
            readDocument(root);
        } else if (type == "EPCISQueryDocument" || type == "epcis:EPCISQueryDocument") {
            m_document.kind = DocumentKind::query;
            readDocument(root);
        } else if (!type.empty()) {
            m_document.kind = DocumentKind::event;
            m_document.events.push_back(readEvent(root, "", m_problems));
        } else {
            readQuestion(root);
        }
    }

    void readDocument(Value root)
    {
        static constexpr std::array<std::string_view, 16> known = {"@context",
                                                                   "id",
                                                                   "@id",
                                                                   "type",
                                                                   "@type",
                                                                   "isA",
                                                                   "schemaVersion",
                                                                   "creationDate",
                                                                   "epcisBody",
                                                                   "epcisHeader",
                                                                   "instanceIdentifier",
                                                                   "sender",
                                                                   "receiver",
                                                                   "recordTime",
                                                                   "captureID",
                                                                   "name"};
        checkFields(root, "", known);
        const std::optional<Value> version = root.find("schemaVersion");
        if (!version)
            m_problems.add(EpcisProblem::missing, "/schemaVersion", {});
        else if (version->text() != "2" && !version->text().starts_with("2."))
            m_problems.add(EpcisProblem::schemaVersion, "/schemaVersion", version->text());
        checkCreation(root);
        if (const std::optional<Value> body = objectAt(root, "epcisBody", "/epcisBody"))
            readBody(*body);
    }

    void checkCreation(Value root)
    {
        const std::optional<Value> created = root.find("creationDate");
        if (!created)
            m_problems.add(EpcisProblem::missing, "/creationDate", {});
        else if (!created->isString() || !parseIsoInstant(created->text()))
            m_problems.add(EpcisProblem::time, "/creationDate", created->text());
    }

    void readBody(Value body)
    {
        if (m_document.kind == DocumentKind::capture) {
            static constexpr std::array<std::string_view, 2> known = {"eventList", "event"};
            checkFields(body, "/epcisBody", known);
            if (body.find("event") && !body.find("eventList"))
                readList(*body.find("event"), "/epcisBody/event");
            else
                readListAt(body, "/epcisBody");
            return;
        }
        const std::string path = "/epcisBody/queryResults";
        const std::optional<Value> results = objectAt(body, "queryResults", path);
        if (!results)
            return;
        if (const std::optional<Value> inner = objectAt(*results, "resultsBody", path + "/resultsBody"))
            readListAt(*inner, path + "/resultsBody");
    }

    void readListAt(Value holder, const std::string &path)
    {
        if (const std::optional<Value> list = holder.find("eventList"))
            readList(*list, path + "/eventList");
        else
            m_problems.add(EpcisProblem::missing, path + "/eventList", {});
    }

    void readList(Value list, const std::string &path)
    {
        if (list.isObject()) { // one event may stand without its list
            m_document.events.push_back(readEvent(list, path, m_problems));
            return;
        }
        if (!list.isArray()) {
            m_problems.add(EpcisProblem::wrongType, path, list.text());
            return;
        }
        std::size_t index = 0;
        for (const Value event : list) {
            m_document.events.push_back(readEvent(event, path + "/" + std::to_string(index++), m_problems));
            if (m_problems.full())
                return;
        }
    }

    std::optional<Value> objectAt(Value holder, std::string_view field, const std::string &path)
    {
        const std::optional<Value> value = holder.find(field);
        if (!value)
            m_problems.add(EpcisProblem::missing, path, {});
        else if (!value->isObject())
            m_problems.add(EpcisProblem::wrongType, path, value->text());
        return value && value->isObject() ? value : std::nullopt;
    }

    void checkFields(Value holder, const std::string &path, std::span<const std::string_view> known)
    {
        for (const Value field : holder) {
            if (field.key().find(':') == std::string_view::npos && !std::ranges::contains(known, field.key()))
                m_problems.add(EpcisProblem::extension, path + "/" + std::string(field.key()), field.text());
        }
    }

    /// The definition of a query: {"eventType": [...], "GE_eventTime": "..."}, or the same under "query".
    void readQuestion(Value root)
    {
        const std::optional<Value> inner = root.find("query");
        const Value query = inner && inner->isObject() ? *inner : root;
        const auto looksLikeOne = [](Value field) {
            return field.key() != "@context" && isQueryParameter(field.key());
        };
        if (!std::ranges::any_of(query.begin(), query.end(), looksLikeOne)) {
            m_problems.add(EpcisProblem::notEpcis, "", {});
            return;
        }
        m_document.kind = DocumentKind::question;
        const std::string path = inner && inner->isObject() ? "/query/" : "/";
        for (const Value field : query) {
            if (!isQueryParameter(field.key()))
                m_problems.add(EpcisProblem::queryParameter, path + std::string(field.key()), field.text());
        }
    }

    EpcisDocument m_document;
    EpcisProblems m_problems;
};

} // namespace

void EpcisProblems::add(EpcisProblem problem, std::string path, std::string_view value)
{
    if (m_issues.size() < limit)
        m_issues.push_back({problem, std::move(path), printable(value, 64)});
    else if (m_issues.size() == limit)
        m_issues.push_back({EpcisProblem::tooMany, {}, {}});
}

std::expected<EpcisDocument, std::vector<EpcisIssue>> readEpcis(std::string_view text)
{
    return DocumentReader().read(text);
}

std::string_view name(EpcisProblem problem)
{
    constexpr std::array<std::string_view, 15> names = {
        "json",       "notEpcis",  "schemaVersion",  "missing",        "wrongType",
        "eventType",  "time",      "timeZoneOffset", "action",         "identifier",
        "vocabulary", "extension", "quantity",       "queryParameter", "tooMany",
    };
    return names.at(static_cast<std::size_t>(problem));
}

std::string_view name(DocumentKind kind)
{
    constexpr std::array<std::string_view, 4> names = {"capture", "query", "event", "question"};
    return names.at(static_cast<std::size_t>(kind));
}

} // namespace nqi::trace
