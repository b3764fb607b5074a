// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/documents_model.h"

#include <QImage>
#include <QPointer>
#include <QQuickPaintedItem>

#include <stop_token>

namespace nqi::ui {

/// One page of the paper, drawn by the same marks as on paper, sharp at any size: the picture for a new size takes the
/// place of the old one when it is painted. Its height follows from its width.
class DocumentPage : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(nqi::ui::DocumentsModel *document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pageChanged) ///< from 0

public:
    explicit DocumentPage(QQuickItem *parent = nullptr);
    ~DocumentPage() override;
    DocumentPage(const DocumentPage &) = delete;
    DocumentPage &operator=(const DocumentPage &) = delete;

    [[nodiscard]] DocumentsModel *document() const { return m_document; }
    void setDocument(DocumentsModel *document);
    [[nodiscard]] int page() const { return m_page; }
    void setPage(int page);
    [[nodiscard]] const QImage &picture() const { return m_picture; }
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void documentChanged();
    void pageChanged();

protected:
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    /// Another page: white until its picture is there.
    void take();
    void ask();

    QPointer<DocumentsModel> m_document;
    QImage m_picture;
    std::stop_source m_asked; ///< of the picture that is waited for
    int m_page = 0;
};

} // namespace nqi::ui
