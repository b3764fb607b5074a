// SPDX-License-Identifier: Apache-2.0
#include "app/cli/printer.h"

#include "core/base/encoding.h"
#include "core/protocol/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject parsed(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::string argumentsOf(const verdict::Check &check)
{
    std::string line;
    for (const auto &[name, value] : check.arguments) {
        if (!value.empty())
            line += std::format("{}{}={}", line.empty() ? "" : ", ", name, printable(value, 200));
    }
    return line;
}

} // namespace

void print(const inspect::Inspected &inspected)
{
    const gs1::Item &item = inspected.item;
    const auto &facts = inspected.facts;
    const verdict::Verdict &verdict = inspected.verdict;
    const std::string key = item.key.empty() ? std::string(gs1::name(item.kind))
                                             : std::format("({}) {}", item.keyAi, printable(item.key, 100));
    std::println("{}  {}", key, verdict::name(verdict.overall));
    if (facts && facts->product)
        std::println("  product      {} [{}]", printable(facts->product->name, 200),
                     printable(facts->product->brand, 100));
    for (const gs1::Element &element : item.elements)
        std::println("  ({:<4} {}", element.ai + ")", printable(element.value, 200));
    if (verdict.tier)
        std::println("  tier         {}", catalog::name(*verdict.tier));
    std::println("  data         {}{}", verdict.catalogueAsOf ? "as of " + isoInstant(*verdict.catalogueAsOf) : "none",
                 verdict.demo ? "  DỮ LIỆU MẪU" : "");
    for (const verdict::Check &check : verdict.checks) {
        if (check.outcome == verdict::Outcome::notApplicable)
            continue;
        std::println("  {:<13} {:<9} {:<32} {}", verdict::name(check.outcome), verdict::name(check.severity),
                     check.reason, argumentsOf(check));
        if (check.severity >= verdict::Severity::warning && !check.legalBasis.empty())
            std::println("  {:<56} {}", "", printable(check.legalBasis, 300));
    }
}

void print(const decode::Symbol &symbol)
{
    std::println("  {} {} {}", decode::name(symbol.symbology), symbol.symbologyId, printable(symbol.bytes, 300));
}

void print(const findings::Summary &summary)
{
    std::println("{}  {:>5}  {}  {:<11}  {:<12}  {}/{} files  {}  {}{}", summary.id.text(), summary.sequence,
                 isoInstant(summary.savedAt), findings::name(summary.state),
                 summary.overall ? verdict::name(*summary.overall) : "notCompared", summary.filesHeld, summary.files,
                 printable(summary.key, 60), printable(summary.product, 80),
                 summary.problem.empty() ? "" : std::format("  [{}]", summary.problem));
}

void complain(std::string_view what, std::string_view why)
{
    std::println(stderr, "nqi: {}: {}", printable(what, 500), why);
}

void printJson(const QJsonObject &object)
{
    printJson(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

void printJson(std::string_view line)
{
    std::println("{}", line);
    std::fflush(stdout);
}

QJsonArray jsonOf(const std::array<decode::Point, 4> &corners)
{
    QJsonArray points;
    for (const decode::Point &point : corners)
        points.append(QJsonArray{point.x, point.y});
    return points;
}

QJsonObject jsonOf(const decode::Symbol &symbol)
{
    return {{u"format"_s, text(decode::name(symbol.symbology))},
            {u"aim"_s, text(symbol.symbologyId)},
            {u"text"_s, text(symbol.text)},
            {u"hex"_s, text(hex(bytesOf(symbol.bytes)))},
            {u"corners"_s, jsonOf(symbol.corners)},
            {u"stage"_s, text(decode::name(symbol.stage))}};
}

QJsonObject jsonOf(const inspect::Inspected &inspected)
{
    return {{u"item"_s, parsed(protocol::toJson(inspected.item))},
            {u"verdict"_s, parsed(protocol::toJson(inspected.verdict))}};
}

std::string_view sentence(decode::SourceError error)
{
    using enum decode::SourceError;
    switch (error) {
    case endOfStream:
        return "the end";
    case notFound:
        return "not found";
    case empty:
        return "empty file (0 bytes): take or copy the picture again";
    case truncated:
        return "cut short: the end of the picture is missing, copy it again";
    case unreadable:
        return "not a picture or video, damaged, or access denied";
    case tooLarge:
        return "larger than 16,384 pixels a side or 256 MB: make it smaller";
    case noPictures:
        return "a folder without pictures";
    case lost:
        return "stopped sending pictures";
    }
    return {};
}

std::string_view sentence(decode::DecodeError error)
{
    using enum decode::DecodeError;
    switch (error) {
    case emptyFrame:
        return "a picture without pixels";
    case badFrame:
        return "a picture whose size does not match its content";
    case tooLarge:
        return "larger than can be searched: make it smaller";
    case timedOut:
        return "the search for codes did not end and was given up: take the picture again";
    case engineFailed:
        return "the search for codes failed on this picture: take it again";
    }
    return {};
}

std::string_view sentence(catalog::LookupError error)
{
    using enum catalog::LookupError;
    switch (error) {
    case unavailable:
        return "no catalogue on this device, only the code itself was read: run `nqi sync`, or `nqi demo` for sample "
               "data";
    case damaged:
        return "the catalogue is damaged, only the code itself was read: run `nqi sync` to fetch it again";
    case newer:
        return "the catalogue was written by a newer program, only the code itself was read: update nqi";
    }
    return {};
}

std::string_view sentence(findings::JournalError error)
{
    using enum findings::JournalError;
    switch (error) {
    case diskFull:
        return "the disk is full, nothing was written: free some space and do it again";
    case unwritable:
        return "the data folder cannot be written: check its permissions";
    case damaged:
        return "the field database fails its check, or another key sealed it: keep a copy of the data folder and ask "
               "for help";
    case newer:
        return "the field database was written by a newer program: update nqi";
    case busy:
        return "another program (the app?) is using the field database: close it first";
    case notFound:
        return "no such finding, inspection or file of evidence";
    case tooLarge:
        return "larger than a finding may be";
    case mismatch:
        return "it belongs to another device, or this revision is signed already and another follows it: nothing was "
               "changed";
    case incomplete:
        return "the minutes cannot be signed yet: `nqi inspections show` names what is missing";
    case locked:
        return "this device's key was not opened, so its data stay sealed: give its passphrase or recovery code";
    case cancelled:
        return "it was stopped before it was done";
    }
    return {};
}

std::string_view sentence(trust::GuardError error)
{
    using enum trust::GuardError;
    switch (error) {
    case missing:
        return "there is no key on this device yet";
    case unreadable:
        return "the key file cannot be read: check the permissions of the data folder";
    case notPrivate:
        return "others can read the key file, so it is not used: take their permission away (chmod 600)";
    case damaged:
        return "the key file is damaged: restore it from a backup; without it what was not sent cannot be read";
    case locked:
        return "none of what was given is what this key asks for";
    case wrongSecret:
        return "that does not open it: nothing was changed";
    case noMemory:
        return "there is not enough memory to check a passphrase: close other programs and try again";
    case unwritable:
        return "the key file cannot be written: nothing was changed; check space and permissions";
    }
    return {};
}

std::string_view sentence(device::ReplayError error)
{
    switch (error) {
    case device::ReplayError::notKept:
        return "this finding was saved without the records behind its verdict; its checks are in `nqi findings show`";
    case device::ReplayError::unreadable:
        return "the records kept with it are missing, damaged or of a newer program: take them from a copy at the hub";
    case device::ReplayError::body:
        break;
    }
    return "the body of the finding cannot be read: take it from a copy at the hub";
}

} // namespace nqi::cli
