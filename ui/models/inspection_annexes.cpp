// SPDX-License-Identifier: Apache-2.0
// Files that belong to the minutes: pictures and papers, under the name that the minutes give them.
#include "ui/models/inspection_model.h"
#include "ui/models/picture_file.h"

#include <QClipboard>
#include <QGuiApplication>

namespace nqi::ui {

using namespace Qt::StringLiterals;

void InspectionModel::attach(const QUrl &file, const QString &label)
{
    if (!joining() || label.trimmed().isEmpty())
        return;
    auto annex = readAnnex(file, label.trimmed());
    if (!annex)
        return say(annex.error(), u"error"_s);
    storeThen(*std::move(annex), [](const findings::Evidence &) {});
}

void InspectionModel::paste(const QString &label)
{
    if (!joining() || label.trimmed().isEmpty())
        return;
    auto annex = pastedAnnex(QGuiApplication::clipboard()->mimeData(), label.trimmed());
    if (!annex)
        return say(annex.error(), u"error"_s);
    storeThen(*std::move(annex), [](const findings::Evidence &) {});
}

void InspectionModel::attachFrame(const QString &label)
{
    if (!joining() || !m_camera || label.trimmed().isEmpty())
        return;
    auto picture = m_camera();
    if (!picture)
        return say(tr("The camera's picture could not be taken. Try again, or add a file."), u"error"_s);
    storeThen({.bytes = std::move(picture->bytes),
               .mediaType = std::move(picture->mediaType),
               .label = label.trimmed().toStdString()},
              [](const findings::Evidence &) {});
}

} // namespace nqi::ui
