// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/documents_model.h"

#include <QPointer>
#include <QQuickPaintedItem>

namespace nqi::ui {

/// One page of the paper, drawn by the same marks as on paper, sharp at any size. Its height follows from its width.
class DocumentPage : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(nqi::ui::DocumentsModel *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pageChanged) ///< from 0

public:
    explicit DocumentPage(QQuickItem *parent = nullptr);

    [[nodiscard]] DocumentsModel *document() const { return m_document; }
    void setDocument(DocumentsModel *document);
    [[nodiscard]] int page() const { return m_page; }
    void setPage(int page);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void documentChanged();
    void pageChanged();

private:
    void take();

    QPointer<DocumentsModel> m_document;
    documents::Sheet m_sheet; ///< shared: the software renderer may paint after the model has gone on
    int m_page = 0;
};

} // namespace nqi::ui
