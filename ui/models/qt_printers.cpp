// SPDX-License-Identifier: Apache-2.0
#include "ui/models/qt_printers.h"

#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>

namespace nqi::ui {

QStringList QtPrinters::names() const
{
    QStringList names = QPrinterInfo::availablePrinterNames();
    const QString usual = QPrinterInfo::defaultPrinterName();
    if (names.removeOne(usual))
        names.prepend(usual);
    return names;
}

bool QtPrinters::print(const documents::Sheet &sheet, const QString &printer, const documents::Watch &watch)
{
    QPrinter device(QPrinterInfo::printerInfo(printer), QPrinter::HighResolution);
    if (!device.isValid())
        return false;
    device.setDocName(sheet.title());
    device.setPageSize(QPageSize(QPageSize::A4));
    device.setPageOrientation(QPageLayout::Portrait);
    device.setFullPage(true);
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    // A driver whose paper is smaller than A4 gets the whole page, smaller.
    const double scale = std::min(device.paperRect(QPrinter::DevicePixel).width() / documents::pageWidth,
                                  device.paperRect(QPrinter::DevicePixel).height() / documents::pageHeight);
    painter.scale(scale, scale);
    for (int page = 0; page < sheet.pages(); ++page) {
        if (page > 0 && !device.newPage())
            return false;
        watch.reach(page + 1, sheet.pages());
        sheet.paint(painter, page);
    }
    return painter.end() && device.printerState() != QPrinter::Error;
}

} // namespace nqi::ui
