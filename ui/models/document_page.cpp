// SPDX-License-Identifier: Apache-2.0
#include "ui/models/document_page.h"

#include <QPainter>

#include <utility>

namespace nqi::ui {

DocumentPage::DocumentPage(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    setFillColor(Qt::white);
    setAntialiasing(true);
}

void DocumentPage::setDocument(DocumentsModel *document)
{
    if (m_document == document)
        return;
    if (m_document)
        disconnect(m_document, nullptr, this, nullptr);
    m_document = document;
    if (m_document)
        connect(m_document, &DocumentsModel::sheetChanged, this, &DocumentPage::take);
    take();
    Q_EMIT documentChanged();
}

void DocumentPage::setPage(int page)
{
    if (std::exchange(m_page, page) == page)
        return;
    update();
    Q_EMIT pageChanged();
}

void DocumentPage::take()
{
    m_sheet = m_document ? m_document->sheet() : documents::Sheet();
    update();
}

void DocumentPage::paint(QPainter *painter)
{
    if (m_page < 0 || m_page >= m_sheet.pages())
        return;
    painter->setRenderHints(QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter->scale(width() / documents::pageWidth, height() / documents::pageHeight);
    m_sheet.paint(*painter, m_page);
}

} // namespace nqi::ui
