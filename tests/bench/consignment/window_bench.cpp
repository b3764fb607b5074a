// SPDX-License-Identifier: Apache-2.0
// A scan from the model to what its page reads anew, with 40 lines and with 5,000, turn by turn in one run; typing into
// the search of 5,000 lines, and their filters; and what an entry costs the disk after few and after many.
#include "core/gs1/gtin.h"
#include "core/store/field_database.h"
#include "ui/models/consignment_model.h"
#include "ui/models/settings_model.h"

#include <QGuiApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace Qt::StringLiterals;
using namespace nqi;
using consignment::Entry;
using Ticks = std::chrono::steady_clock;

constexpr std::size_t few = 40;
constexpr std::size_t many = 5000;

std::uint64_t gtinAt(std::size_t index)
{
    const std::string digits = "0690" + std::to_string(100'000'000 + index);
    return std::stoull(digits + std::to_string(*gs1::checkDigit(digits)));
}

consignment::Consignment consignmentOf(std::size_t lines)
{
    consignment::Consignment made;
    made.declaration = "107462913550";
    for (std::size_t i = 0; i < lines; ++i)
        made.lines.push_back({.number = static_cast<std::uint32_t>(i + 1),
                              .hsCode = "85167990",
                              .description = "Ấm đun nước siêu tốc, kiểu " + std::to_string(i % 97),
                              .model = "KT-" + std::to_string(1000 + i),
                              .origin = "CN",
                              .gtin = gtinAt(i),
                              .quantity = 1'000'000,
                              .unit = "cái"});
    return made;
}

/// Keeps nothing and answers at once: what is timed is the window's own work.
class Service final : public ui::ConsignmentService {
public:
    explicit Service(std::size_t lines) { m_opened.check.consignment = consignmentOf(lines); }

    void openDeclaration(std::string, std::string, Opened answer) override { answer(m_opened); }
    void openFile(std::string, std::string, Opened answer) override { answer(m_opened); }
    void openPackage(std::string, std::string, Opened answer) override { answer(m_opened); }
    void resume(Uuid, Opened answer) override { answer(m_opened); }
    bool cancelOpening() override { return false; }
    void list(consignment::CheckQuery, Listed answer) override { answer(std::vector<consignment::CheckSummary>()); }
    void append(Uuid, std::vector<Entry>, Kept answer) override { answer({}); }
    void stopDuties() override {}
    void duties(consignment::Consignment of, Judged answer) override
    {
        answer(std::vector<consignment::LineDuty>(of.lines.size()));
    }
    void finish(Uuid, Entry, std::vector<consignment::LineDuty>, Kept answer) override { answer({}); }
    void makeMinutes(Uuid, std::string, std::vector<consignment::LineDuty>, Kept answer) override { answer({}); }

private:
    ui::OpenedCheck m_opened;
};

/// The model with what its page reads whenever it is told of a change.
class Window {
public:
    explicit Window(std::size_t lines) : m_lines(lines), m_service(lines)
    {
        QObject::connect(&m_model, &ui::ConsignmentModel::progressChanged, &m_model, [this] {
            benchmark::DoNotOptimize(m_model.states());
            benchmark::DoNotOptimize(m_model.progressText());
            benchmark::DoNotOptimize(m_model.lastLine());
        });
        QObject::connect(&m_model, &ui::ConsignmentModel::changed, &m_model,
                         [this] { benchmark::DoNotOptimize(m_model.head()); });
        QObject::connect(rows(), &QAbstractItemModel::dataChanged, &m_model,
                         [this](const QModelIndex &first, const QModelIndex &last) { read(first.row(), last.row()); });
        QObject::connect(rows(), &QAbstractItemModel::modelReset, &m_model, [this] { read(0, shown - 1); });
        m_model.openDeclaration(u"107462913550"_s);
        QCoreApplication::processEvents();
        m_model.setCounting(true);
        if (!m_model.isOpen())
            std::abort();
    }
    [[nodiscard]] ui::ConsignmentModel &model() { return m_model; }
    [[nodiscard]] ui::ConsignmentRows *rows() { return m_model.rows(); }

    /// Of the goods of a line; until the page was told.
    void scan()
    {
        m_next = (m_next + 7919) % m_lines;
        inspect::Inspected one;
        one.item.messages = {gs1::parse("(01)" + gs1::gtin14Text(gtinAt(m_next)))};
        m_model.onScanned({one});
        QCoreApplication::processEvents();
    }

private:
    static constexpr int shown = 20; ///< delegates that there are

    void read(int first, int last)
    {
        last = std::min({last, first + shown - 1, rows()->rowCount() - 1});
        for (int row = first; row <= last; ++row)
            for (int role = ui::ConsignmentRows::NumberRole; role <= ui::ConsignmentRows::NoteLevelRole; ++role)
                benchmark::DoNotOptimize(rows()->data(rows()->index(row), role));
    }

    std::size_t m_lines;
    std::size_t m_next = 0;
    QTemporaryDir m_folder;
    Service m_service;
    ui::SettingsModel m_settings{m_folder.filePath(u"settings.ini"_s), m_folder.path()};
    ui::ConsignmentModel m_model{&m_service, m_settings, [] { return Instant(std::chrono::days(20'000)); }};
};

double timed(auto work)
{
    const auto begin = Ticks::now();
    work();
    return std::chrono::duration<double, std::micro>(Ticks::now() - begin).count();
}

double part(std::vector<double> some, double share)
{
    std::ranges::sort(some);
    return some[static_cast<std::size_t>(share * static_cast<double>(some.size() - 1))];
}

void report(benchmark::State &state, const std::vector<double> &micros)
{
    state.counters["p50_us"] = part(micros, 0.5);
    state.counters["p99_us"] = part(micros, 0.99);
    state.counters["worst_us"] = part(micros, 1);
}

/// All lines, or those in one state: all of them were seen once and stay in it.
void aScan(benchmark::State &state, const char *filter)
{
    Window small(few);
    Window large(many);
    for (std::size_t i = 0; i < few; ++i)
        small.scan();
    for (std::size_t i = 0; i < many; ++i)
        large.scan();
    for (Window *window : {&small, &large})
        window->model().setFilter(QString::fromLatin1(filter));
    std::vector<double> ofFew;
    std::vector<double> ofMany;
    for (auto _ : state) {
        ofFew.push_back(timed([&] { small.scan(); }));
        ofMany.push_back(timed([&] { large.scan(); }));
    }
    state.counters["p50_us_40"] = part(ofFew, 0.5);
    state.counters["p50_us_5000"] = part(ofMany, 0.5);
    state.counters["p99_us_5000"] = part(ofMany, 0.99);
    state.counters["ratio"] = part(ofMany, 0.5) / part(ofFew, 0.5);
}

/// Every key of what somebody types, and of taking it back; the first builds what is searched.
void typing(benchmark::State &state)
{
    Window window(many);
    const QString whole = u"am dun nuoc kt-3456"_s;
    std::vector<double> micros;
    for (auto _ : state) {
        for (qsizetype length = 1; length <= whole.size(); ++length)
            micros.push_back(timed([&] { window.model().setWords(whole.first(length)); }));
        for (qsizetype length = whole.size() - 1; length >= 0; --length)
            micros.push_back(timed([&] { window.model().setWords(whole.first(length)); }));
    }
    state.counters["first_us"] = micros.front();
    report(state, micros);
}

void filters(benchmark::State &state)
{
    Window window(many);
    for (int i = 0; i < 500; ++i)
        window.scan();
    std::vector<double> micros;
    for (auto _ : state)
        for (const char *filter : {"short", "notSeen", "tightened", "unknown", ""})
            micros.push_back(timed([&] { window.model().setFilter(QString::fromLatin1(filter)); }));
    report(state, micros);
}

Entry entryAt(std::uint64_t number)
{
    return {.number = number, .at = Instant(std::chrono::days(20'000)), .code = "(01)06909990010010", .count = 1};
}

/// A check in the journal that was counted so far already.
class KeptCheck {
public:
    KeptCheck(store::FieldDatabase &journal, std::uint64_t entries) : m_journal(journal)
    {
        const auto id = journal.begin(consignmentOf(few), "An");
        if (!id)
            std::abort();
        m_id = *id;
        std::vector<Entry> all;
        while (m_number < entries)
            all.push_back(entryAt(++m_number));
        if (!journal.append(m_id, all))
            std::abort();
    }
    void append()
    {
        const Entry entry = entryAt(++m_number);
        if (!m_journal.append(m_id, std::span(&entry, 1)))
            std::abort();
    }

private:
    store::FieldDatabase &m_journal;
    Uuid m_id;
    std::uint64_t m_number = 0;
};

/// Durable; turn by turn, so that the disk is the same for both.
void anEntryKept(benchmark::State &state)
{
    const QTemporaryDir folder;
    auto journal = store::FieldDatabase::open(folder.path().toStdString(), trust::KeyPair::generate(seededRandom(21)));
    if (!journal)
        std::abort();
    KeptCheck fresh(**journal, 10);
    KeptCheck counted(**journal, 50'000);
    std::vector<double> ofFew;
    std::vector<double> ofMany;
    for (auto _ : state) {
        ofFew.push_back(timed([&] { fresh.append(); }));
        ofMany.push_back(timed([&] { counted.append(); }));
    }
    state.counters["p50_us_after_10"] = part(ofFew, 0.5);
    state.counters["p50_us_after_50000"] = part(ofMany, 0.5);
    state.counters["ratio"] = part(ofMany, 0.5) / part(ofFew, 0.5);
}

// NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables): how this library registers
BENCHMARK_CAPTURE(aScan, all_lines, "")->Iterations(2000)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(aScan, lines_of_one_state, "short")->Iterations(2000)->Unit(benchmark::kMicrosecond);
BENCHMARK(typing)->Iterations(50)->Unit(benchmark::kMillisecond);
BENCHMARK(filters)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(anEntryKept)->Iterations(500)->Unit(benchmark::kMillisecond)->UseRealTime();
// NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables)

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
