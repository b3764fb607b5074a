// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/documents.h"
#include "ui/documents/sheet.h"
#include "ui/models/printers.h"

#include <QImage>
#include <QString>

#include <condition_variable>
#include <deque>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace nqi::ui {

/// Composes one paper after another, and paints, saves and prints the pages of the latest, on a thread of its own,
/// which the sheet never leaves. Asked from the thread that made it; every callback runs on its own. In order; pictures
/// come between the pages of a paper that is being saved or printed.
class Typesetter {
public:
    struct Order {
        std::shared_ptr<const documents::Record> record;
        documents::DocumentKind kind{};
        documents::DocumentOptions options{};
        QString family; ///< documents::loadPaperFont
    };
    struct Made {
        QString title;
        int pages = 0; ///< 0: there is nothing to print on that form
    };
    using Reached = std::function<void(int page, int pages)>; ///< documents::Watch::reached
    template <class Value>
    using Answer = std::function<void(std::expected<Value, documents::SheetError>)>;

    Typesetter();
    /// Waits for the page in hand; what is being printed is printed whole. Nothing is answered any more afterwards.
    ~Typesetter();
    Typesetter(const Typesetter &) = delete;
    Typesetter &operator=(const Typesetter &) = delete;

    void compose(Order order, Reached reached, Answer<Made> answer);
    /// Whole or not at all, as PDF into a folder, under the name with a number behind it when that is taken. Answers
    /// with the file.
    void save(const QString &folder, const QString &name, Reached reached, Answer<QString> answer);
    /// `printers` outlives this.
    void print(Printers &printers, const QString &printer, Reached reached, std::function<void(bool)> answer);
    /// A page, from 0, so many pixels wide. Not answered when it was stopped before, or when there is no such page.
    void picture(int page, int pixels, std::stop_token stop, std::function<void(const QImage &)> answer);

    /// What was asked for so far ends between two pages, answered as `cancelled`; printing goes on.
    void stop();
    /// The same, and the sheet is gone.
    void forget();

private:
    using Task = std::function<void(documents::Sheet &)>;
    struct Wanted {
        int page = 0;
        int pixels = 0;
        std::stop_token stop;
        std::function<void(const QImage &)> answer;
    };

    void add(Task task);
    void run(const std::stop_token &end);
    /// Reached, with the pictures that wait painted first; while both of its arguments live.
    [[nodiscard]] Reached between(const documents::Sheet &sheet, const Reached &reached);
    void paintWanted(const documents::Sheet &sheet);

    std::stop_source m_stop; ///< of what is asked for next
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Task> m_tasks;
    std::deque<Wanted> m_pictures;
    std::jthread m_thread; ///< last: it uses everything above
};

} // namespace nqi::ui
