// SPDX-License-Identifier: Apache-2.0
#include "core/gs1/lint.h"

#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "core/base/encoding.h"
#include "core/gs1/output.h"

#include <algorithm>
#include <iostream>
#include <print>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

void print(const Common &common, const std::string &check, const std::string &value,
           const std::optional<gs1::LintError> &error)
{
    if (common.json) {
        QJsonObject object{{u"lint"_s, QString::fromStdString(check)},
                           {u"value"_s, QString::fromStdString(value)},
                           {u"valid"_s, !error.has_value()}};
        if (error) {
            object.insert(u"pos"_s, static_cast<qint64>(error->position));
            object.insert(u"length"_s, static_cast<qint64>(error->length));
            object.insert(u"code"_s, QString::fromUtf8(gs1::name(error->code)));
        }
        printJson(object);
    } else if (error) {
        std::println("{}  invalid  {} at byte {}, {} bytes", printable(value), gs1::name(error->code), error->position,
                     error->length);
    } else {
        std::println("{}  valid", printable(value));
    }
}

} // namespace

ExitCode lint(const Common &common, const LintOptions &options)
{
    const auto known = [&common](const std::string &check) {
        if (gs1::findLinter(check) != nullptr)
            return true;
        complain(check, "no such component check; nqi lint --list names them");
        // One answer a line, whatever the line says.
        if (common.json)
            printJson({{u"lint"_s, QString::fromStdString(check)}, {u"error"_s, u"unknownLinter"_s}});
        return false;
    };
    if (options.list) {
        for (const std::string_view check : gs1::linterNames())
            std::println("{}", check);
        return ExitCode::done;
    }
    ExitCode code = ExitCode::done;
    const auto one = [&](const std::string &check, const std::string &given) {
        if (!known(check)) {
            code = worse(code, ExitCode::unread);
            return;
        }
        const std::string value = options.escaped ? gs1::unescape(given) : given;
        print(common, check, value, gs1::lint(check, value));
    };
    for (const std::string &value : options.values)
        one(options.check, value);
    if (options.standardInput) {
        std::ios::sync_with_stdio(false);
        for (std::string line; std::getline(std::cin, line);) {
            if (line.ends_with('\r'))
                line.pop_back();
            const std::size_t tab = line.find('\t');
            if (tab == std::string::npos)
                one(line, {});
            else
                one(line.substr(0, tab), line.substr(tab + 1));
        }
    }
    return code;
}

} // namespace nqi::cli
