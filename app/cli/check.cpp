// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/record.h"
#include "app/cli/save.h"
#include "core/base/encoding.h"
#include "core/gs1/output.h"

#include <QJsonDocument>

#include <format>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

void printReading(const gs1::Message &message)
{
    std::println("{}  {}{}", gs1::name(message.form),
                 message.valid         ? "valid"
                 : message.syntaxValid ? "incomplete"
                                       : "invalid",
                 message.symbologyId.empty() ? "" : "  " + printable(message.symbologyId));
    for (const gs1::ReadableLine &line : gs1::humanReadable(message.elements))
        std::println("  ({:<4} {:<20} {}", line.ai + ")", line.title, printable(line.value, 300));
    if (const auto link = gs1::digitalLinkUri(message))
        std::println("  link  {}", *link);
    for (const gs1::Issue &issue : message.issues)
        std::println("  {:<8} {} {} at byte {}", gs1::name(issue.severity), gs1::name(issue.code),
                     issue.ai.empty() ? "" : "(" + issue.ai + ")", issue.position);
}

ExitCode readOnly(const Common &common, const gs1::Dictionary &dictionary, const std::string &text)
{
    const std::chrono::year_month_day today(dateInVietNam(common.clock()));
    const gs1::Message message =
        gs1::parse(text, {.symbologyId = {}, .currentYear = static_cast<int>(today.year()), .dictionary = &dictionary});
    if (common.json)
        std::println("{}", gs1::toJson(message));
    else
        printReading(message);
    return message.form == gs1::Form::empty ? ExitCode::unread : ExitCode::done;
}

/// The built-in one, or that of a file; nothing, and said why, when the file is refused.
std::optional<gs1::Dictionary> dictionaryOf(const std::string &path)
{
    if (path.empty())
        return gs1::Dictionary::builtIn();
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        complain(path, "cannot be opened");
        return std::nullopt;
    }
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto dictionary = gs1::Dictionary::parse(text);
    if (dictionary)
        return *std::move(dictionary);
    complain(path, std::format("line {}: {}; nothing of it is used", dictionary.error().line,
                               gs1::name(dictionary.error().fault)));
    return std::nullopt;
}

/// The reading's own fields, and the item with its verdict beside them.
void printJsonOf(const inspect::Inspected &inspected, const std::optional<PaperReport> &paper)
{
    QJsonObject object = jsonOf(inspected);
    if (!inspected.item.messages.empty()) {
        const std::string reading = gs1::toJson(inspected.item.messages.front());
        const QJsonObject fields = QJsonDocument::fromJson(QByteArray::fromStdString(reading)).object();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            object.insert(field.key(), field.value());
    }
    if (paper)
        object.insert(u"paper"_s, jsonOf(*paper));
    printJson(object);
}

ExitCode judge(const Common &common, inspect::Line &line, const std::string &text, const verdict::Context &context)
{
    const auto items = line.inspect(text, context);
    if (items.empty()) {
        complain("check", "nothing to read: give a code");
        return ExitCode::unread;
    }
    ExitCode code = ExitCode::done;
    for (const inspect::Inspected &inspected : items) {
        const auto paper = paperReport(common, inspected.item);
        code = worse(code, severity(inspected));
        if (paper)
            code = worse(code, severity(*paper));
        if (common.json) {
            printJsonOf(inspected, paper);
            continue;
        }
        for (const gs1::Message &message : inspected.item.messages)
            printReading(message);
        print(inspected);
        if (paper)
            print(*paper);
    }
    return code;
}

} // namespace

ExitCode check(const Common &common, const CheckOptions &options)
{
    const auto dictionary = dictionaryOf(options.dictionary);
    if (!dictionary)
        return ExitCode::usage;
    ExitCode code = ExitCode::done;
    std::unique_ptr<inspect::Line> line;
    if (!options.readingOnly) {
        line = device::makeLine(common.folders, common.clock);
        if (auto info = line->info(); !info)
            complain("catalogue", sentence(info.error()));
    }
    const auto one = [&](const std::string &given) {
        const std::string text = options.escaped ? gs1::unescape(given) : given;
        code = worse(code, line ? judge(common, *line, text, options.context) : readOnly(common, *dictionary, text));
    };
    for (const std::string &text : options.texts)
        one(text);
    if (options.standardInput) {
        std::ios::sync_with_stdio(false);
        for (std::string text; std::getline(std::cin, text);) {
            if (text.ends_with('\r'))
                text.pop_back();
            one(text);
            // Whoever asks line by line gets the answer before the next question; a long file is not slowed down.
            if (std::cin.rdbuf()->in_avail() == 0)
                std::fflush(stdout);
        }
    }
    std::fflush(stdout);
    return code;
}

} // namespace nqi::cli
