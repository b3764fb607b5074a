// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/json.h"

#include "core/protocol/body.h"
#include "core/protocol/codecs.h"
#include "core/protocol/limits.h"
#include "core/protocol/receipt.h"

namespace nqi::protocol {

std::string toJson(const gs1::Message &message)
{
    return visible(encode(message));
}

std::string toJson(const gs1::Item &item)
{
    return visible(encode(item));
}

std::string toJson(const verdict::Verdict &verdict)
{
    return visible(encode(verdict));
}

std::string toJson(const verdict::Context &context)
{
    return visible(encode(context));
}

std::string toJson(const findings::Evidence &evidence)
{
    return visible(encode(evidence));
}

std::string toJson(const findings::Summary &summary)
{
    Json json = Json::object();
    json["id"] = summary.id.text();
    json["sequence"] = summary.sequence;
    json["kind"] = findings::name(summary.kind);
    json["savedAt"] = isoInstant(summary.savedAt);
    json["state"] = findings::name(summary.state);
    if (summary.overall)
        json["overall"] = verdict::name(*summary.overall);
    json["key"] = textValue(summary.key);
    json["product"] = textValue(summary.product);
    json["note"] = textValue(summary.note);
    json["files"] = summary.files;
    json["filesHeld"] = summary.filesHeld;
    json["attempts"] = summary.attempts;
    put(json, "nextAttempt", summary.nextAttempt);
    json["problem"] = textValue(summary.problem);
    return visible(json);
}

std::string toJson(const findings::QueueState &queue)
{
    Json json = Json::object();
    json["waiting"] = queue.waiting;
    json["partial"] = queue.partial;
    json["complete"] = queue.complete;
    json["quarantined"] = queue.quarantined;
    put(json, "lastReceipt", queue.lastReceipt);
    return visible(json);
}

std::string toJson(const findings::Finding &finding)
{
    Json json = Json::object();
    json["id"] = finding.id.text();
    json["device"] = textValue(finding.device);
    json["sequence"] = finding.sequence;
    json["previous"] = finding.previous.text();
    json["hash"] = finding.hash.text();
    json["savedAt"] = isoInstant(finding.savedAt);
    json["signature"] = finding.signature.text();
    json["evidence"] = encodeList(finding.evidence);
    // A body that cannot be read is shown as it stands.
    const auto body = readJson(finding.body, limits::minutes);
    json["body"] = body ? *body : textValue(finding.body);
    return visible(json);
}

std::string toJson(const findings::Receipt &receipt)
{
    return visible(encode(receipt));
}

std::string toJson(const findings::Inspection &inspection)
{
    return visible(encode(inspection));
}

std::string toJson(const findings::InspectionVersion &version)
{
    Json json = Json::object();
    json["number"] = version.number;
    json["keptAt"] = isoInstant(version.keptAt);
    json["editor"] = textValue(version.editor);
    if (version.minutes)
        json["minutes"] = version.minutes->text();
    if (version.withdrawn)
        json["withdrawn"] = true;
    json["inspection"] = encode(version.inspection);
    return visible(json);
}

std::string toJson(const findings::InspectionSummary &summary)
{
    Json json = Json::object();
    json["id"] = summary.id.text();
    json["version"] = summary.version;
    json["revision"] = summary.revision;
    json["kind"] = findings::name(summary.kind);
    json["decision"] = textValue(summary.decision);
    json["establishment"] = textValue(summary.establishment);
    json["keptAt"] = isoInstant(summary.keptAt);
    if (summary.overall)
        json["overall"] = verdict::name(*summary.overall);
    json["items"] = summary.items;
    if (summary.minutes)
        json["minutes"] = summary.minutes->text();
    if (summary.state)
        json["state"] = findings::name(*summary.state);
    if (summary.withdrawnResult)
        json["resultWithdrawn"] = {{"at", isoInstant(summary.withdrawnResult->at)},
                                   {"reason", textValue(summary.withdrawnResult->reason)}};
    return visible(json);
}

std::string toJson(const findings::LogEntry &entry)
{
    Json json = Json::object();
    json["number"] = entry.number;
    json["at"] = isoInstant(entry.at);
    json["actor"] = textValue(entry.actor);
    json["action"] = textValue(entry.action);
    json["subject"] = textValue(entry.subject);
    json["hash"] = entry.hash.text();
    json["signature"] = entry.signature.text();
    return visible(json);
}

std::string toJson(const DecodeError &error)
{
    Json json = Json::object();
    json["error"] = name(error.code);
    json["path"] = textValue(error.path);
    return visible(json);
}

} // namespace nqi::protocol
