// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/printer.h"
#include "app/cli/record.h"
#include "app/cli/save.h"
#include "core/decode/truth.h"

#include <QJsonArray>

#include <print>
#include <set>

namespace nqi::cli {

using namespace Qt::StringLiterals;

namespace {

/// Runs the line over every frame of the sources and prints what each gave.
class Scanner {
public:
    Scanner(const Common &common, const ScanOptions &options)
        : m_common(common), m_options(options), m_line(device::makeLine(common.folders, common.clock))
    {
        if (options.save)
            m_saver.emplace(common);
    }

    ExitCode run()
    {
        if (auto info = m_line->info(); !info) {
            complain("catalogue", sentence(info.error()));
            m_code = ExitCode::noCatalogue;
        }
        for (const std::string &source : m_options.sources)
            read(source);
        return m_code;
    }

private:
    void read(const std::string &path)
    {
        m_seen.clear();
        decode::SourceOptions options;
        options.clock = m_common.clock;
        const auto source = decode::openAny(path, options);
        m_isVideo = source->isVideo();
        while (true) {
            const auto frame = source->next();
            if (frame) {
                show(source->lastPath(),
                     m_line->inspect(*frame, m_isVideo ? decode::Effort::video : decode::Effort::still,
                                     m_options.context));
                continue;
            }
            if (frame.error() == decode::SourceError::endOfStream)
                return;
            fail(source->lastPath(), decode::name(frame.error()), sentence(frame.error()));
            using enum decode::SourceError;
            if (frame.error() == notFound || frame.error() == noPictures || frame.error() == lost)
                return;
        }
    }

    void fail(const std::string &path, std::string_view code, std::string_view words)
    {
        m_code = worse(m_code, ExitCode::unread);
        if (m_common.json)
            printJson({{u"file"_s, QString::fromStdString(path)},
                       {u"symbols"_s, QJsonArray()},
                       {u"error"_s, QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()))}});
        else
            complain(path, words);
    }

    void show(const std::string &path, const inspect::View &view)
    {
        if (view.error) {
            fail(path, decode::name(*view.error), sentence(*view.error));
            return;
        }
        // Of a video only what is new is told, and recorded once.
        const std::set<std::size_t> fresh = freshItems(view);
        if (m_isVideo && fresh.empty())
            return;
        if (view.symbols.empty())
            m_code = worse(m_code, ExitCode::unread);
        Papers papers;
        for (const inspect::Inspected &inspected : view.items) {
            m_code = worse(m_code, severity(inspected));
            if (papers.emplace_back(paperReport(m_common, inspected.item)))
                m_code = worse(m_code, severity(*papers.back()));
        }
        if (m_common.json)
            showJson(path, view, papers);
        else
            showText(path, view, papers);
        if (m_saver) {
            for (const std::size_t item : fresh)
                m_code = worse(m_code, m_saver->save(view.items.at(item), view.frame, m_options));
        }
    }

    /// Which items have a symbol that no earlier frame of this source had.
    std::set<std::size_t> freshItems(const inspect::View &view)
    {
        std::set<std::size_t> fresh;
        for (std::size_t i = 0; i < view.symbols.size(); ++i)
            if (m_seen.emplace(view.symbols[i].symbologyId, view.symbols[i].bytes).second || !m_isVideo)
                fresh.insert(view.itemOfSymbol.at(i));
        return fresh;
    }

    using Papers = std::vector<std::optional<PaperReport>>; ///< of the view's items

    static void showText(const std::string &path, const inspect::View &view, const Papers &papers)
    {
        std::println("{}  {:.1f} ms", path, static_cast<double>(view.decodeTime.count()) / 1000.0);
        if (view.symbols.empty())
            std::println(
                "  no code found: take the picture closer, sharper or with more light, or use `nqi check DIGITS`");
        for (const decode::Symbol &symbol : view.symbols)
            print(symbol);
        for (std::size_t i = 0; i < view.items.size(); ++i) {
            print(view.items[i]);
            if (papers[i])
                print(*papers[i]);
        }
    }

    static void showJson(const std::string &path, const inspect::View &view, const Papers &papers)
    {
        QJsonArray symbols;
        for (const decode::Symbol &symbol : view.symbols)
            symbols.append(jsonOf(symbol));
        QJsonArray unread;
        for (const auto &corners : view.unread)
            unread.append(jsonOf(corners));
        QJsonArray items;
        for (std::size_t i = 0; i < view.items.size(); ++i) {
            QJsonObject item = jsonOf(view.items[i]);
            if (papers[i])
                item.insert(u"paper"_s, jsonOf(*papers[i]));
            items.append(item);
        }
        printJson({{u"file"_s, QString::fromStdString(path)},
                   {u"ms"_s, static_cast<double>(view.decodeTime.count()) / 1000.0},
                   {u"symbols"_s, symbols},
                   {u"unread"_s, unread},
                   {u"items"_s, items}});
    }

    const Common &m_common;
    const ScanOptions &m_options;
    std::unique_ptr<inspect::Line> m_line;
    std::optional<Saver> m_saver;
    std::set<std::pair<std::string, std::string>> m_seen;
    bool m_isVideo = false;
    ExitCode m_code = ExitCode::done;
};

ExitCode scanAgainstTruth(const Common &common, const std::filesystem::path &table)
{
    const auto rows = decode::loadTruth(table);
    if (!rows) {
        complain(table.string(), decode::name(rows.error()));
        return ExitCode::unread;
    }
    decode::Decoder decoder{decode::DecodeOptions()};
    decode::TruthTally tally;
    decode::SourceOptions options;
    options.clock = common.clock;
    for (const decode::TruthRow &row : *rows) {
        const auto frame = decode::openPicture(table.parent_path() / row.path, options)->next();
        const auto result = frame ? decoder.decode(*frame) : std::unexpected(decode::DecodeError::emptyFrame);
        if (result)
            tally.add(row, decode::judge(row, result->symbols), result->elapsed);
        else
            tally.addUnreadable(row);
    }
    std::print("{}", tally.table());
    return tally.total().unreadable > 0 ? ExitCode::unread : ExitCode::done;
}

} // namespace

ExitCode scan(const Common &common, const ScanOptions &options)
{
    return options.truth ? scanAgainstTruth(common, *options.truth) : Scanner(common, options).run();
}

} // namespace nqi::cli
