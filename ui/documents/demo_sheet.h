// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/demo/scenarios.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

class QPainter;

namespace nqi::ui {

/// The printed sheet of test symbols: A4, several pages, marked DỮ LIỆU MẪU on each.
struct SheetOptions {
    QString fontFamily; ///< complete for Vietnamese; already known to the application
    Instant now{};      ///< printed as the day of making
};

enum class SheetError : std::uint8_t {
    symbol,     ///< a scenario's data does not fit its symbology
    unwritable, ///< the file or the folder
};
/// Stable name for JSON and logs.
[[nodiscard]] std::string_view name(SheetError error);

/// Where a symbol is on its page, in pixels of 300 to the inch.
struct PlacedSymbol {
    std::string scenario;
    int page = 0; ///< from 0
    int x = 0;
    int y = 0;
    int width = 0; ///< quiet zone included
    int height = 0;
    int module = 0; ///< side or width of a module, in pixels

    bool operator==(const PlacedSymbol &) const = default;
};

/// One layout for paper and pictures. Needs a QGuiApplication (offscreen will do); GUI thread.
class DemoSheet {
public:
    static constexpr int dotsPerInch = 300;

    [[nodiscard]] static std::expected<DemoSheet, SheetError> make(std::span<const demo::Scenario> scenarios,
                                                                   SheetOptions options);

    DemoSheet(DemoSheet &&) noexcept;
    DemoSheet &operator=(DemoSheet &&) noexcept;
    DemoSheet(const DemoSheet &) = delete;
    DemoSheet &operator=(const DemoSheet &) = delete;
    ~DemoSheet();

    [[nodiscard]] int pages() const;
    [[nodiscard]] const std::vector<PlacedSymbol> &symbols() const { return m_placed; }
    /// A page as a picture of 2480 by 3508 pixels.
    [[nodiscard]] QImage page(int index) const;
    /// All pages in one file.
    [[nodiscard]] std::expected<void, SheetError> writePdf(const QString &file) const;
    /// sheet-1.png, sheet-2.png, ... in a folder, which is made when absent. Returns the files.
    [[nodiscard]] std::expected<QStringList, SheetError> writePictures(const QString &folder) const;

private:
    struct Symbol;
    struct Cell;

    explicit DemoSheet(SheetOptions options);
    [[nodiscard]] std::expected<void, SheetError> arrange(std::span<const demo::Scenario> scenarios);
    /// False when a symbol has no room for modules that a printer can print.
    [[nodiscard]] bool place(Cell &cell);
    void paintPage(QPainter &painter, int index) const;
    void paintHead(QPainter &painter, int index) const;
    void paintCell(QPainter &painter, const Cell &cell) const;

    SheetOptions m_options;
    std::vector<Cell> m_cells;
    std::vector<PlacedSymbol> m_placed;
};

} // namespace nqi::ui
