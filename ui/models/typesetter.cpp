// SPDX-License-Identifier: Apache-2.0
#include "ui/models/typesetter.h"

#include "ui/documents/compose.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;
using documents::Sheet;
using documents::SheetError;

namespace {

constexpr double pageInches = 210 / 25.4;

/// "minutes-0193a1b2.pdf", with a number behind it when there is one already: nothing is overwritten.
QString freeName(const QString &folder, const QString &name)
{
    QString file = QDir(folder).filePath(name + u".pdf"_s);
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = QDir(folder).filePath(u"%1-%2.pdf"_s.arg(name).arg(number));
    return file;
}

std::expected<Sheet, SheetError> sheetOf(const Typesetter::Order &order, const documents::Watch &watch)
{
    if (watch.stop.stop_requested())
        return std::unexpected(SheetError::cancelled);
    const auto paper = documents::paperOf(order.kind, *order.record, order.options);
    return paper ? documents::compose(*paper, order.family, watch) : Sheet();
}

} // namespace

Typesetter::Typesetter() : m_thread([this](const std::stop_token &end) { run(end); }) {}

Typesetter::~Typesetter()
{
    m_stop.request_stop();
    const std::lock_guard lock(m_mutex);
    m_tasks.clear();
    m_pictures.clear();
}

void Typesetter::compose(Order order, Reached reached, Answer<Made> answer)
{
    add([order = std::move(order), watch = documents::Watch{.reached = std::move(reached), .stop = m_stop.get_token()},
         answer = std::move(answer)](Sheet &sheet) {
        sheet = {};
        auto made = sheetOf(order, watch);
        if (!made)
            return answer(std::unexpected(made.error()));
        sheet = *std::move(made);
        answer(Made{.title = sheet.title(), .pages = sheet.pages()});
    });
}

void Typesetter::save(const QString &folder, const QString &name, Reached reached, Answer<QString> answer)
{
    add([this, folder, name, reached = std::move(reached), stop = m_stop.get_token(),
         answer = std::move(answer)](Sheet &sheet) {
        const QString file = freeName(folder, name);
        const documents::Watch watch{.reached = between(sheet, reached), .stop = stop};
        const auto written = sheet.writePdf(file, watch);
        answer(written ? std::expected<QString, SheetError>(file) : std::unexpected(written.error()));
    });
}

void Typesetter::print(Printers &printers, const QString &printer, Reached reached, std::function<void(bool)> answer)
{
    add([this, &printers, printer, reached = std::move(reached), answer = std::move(answer)](Sheet &sheet) {
        const documents::Watch watch{.reached = between(sheet, reached)};
        answer(printers.print(sheet, printer, watch));
    });
}

void Typesetter::picture(int page, int pixels, std::stop_token stop, std::function<void(const QImage &)> answer)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pictures.push_back({.page = page, .pixels = pixels, .stop = std::move(stop), .answer = std::move(answer)});
    }
    m_changed.notify_one();
}

void Typesetter::stop()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
}

void Typesetter::forget()
{
    stop();
    add([](Sheet &sheet) { sheet = {}; });
}

void Typesetter::add(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_one();
}

Typesetter::Reached Typesetter::between(const Sheet &sheet, const Reached &reached)
{
    return [this, &sheet, &reached](int page, int pages) {
        paintWanted(sheet);
        reached(page, pages);
    };
}

void Typesetter::run(const std::stop_token &end)
{
    // On this thread from beginning to end: Qt keeps the faces of a thread's text until the thread ends, no longer.
    Sheet sheet;
    while (!end.stop_requested()) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, end, [this] { return !m_tasks.empty() || !m_pictures.empty(); }))
                return;
            if (!m_tasks.empty()) {
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
        }
        if (task)
            task(sheet);
        paintWanted(sheet);
    }
}

void Typesetter::paintWanted(const Sheet &sheet)
{
    for (;;) {
        Wanted wanted;
        {
            const std::lock_guard lock(m_mutex);
            if (m_pictures.empty())
                return;
            wanted = std::move(m_pictures.front());
            m_pictures.pop_front();
        }
        if (!wanted.stop.stop_requested() && wanted.page >= 0 && wanted.page < sheet.pages())
            wanted.answer(sheet.picture(wanted.page, wanted.pixels / pageInches));
    }
}

} // namespace nqi::ui
