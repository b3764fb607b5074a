// SPDX-License-Identifier: Apache-2.0
#include "ui/models/clipboard_model.h"

#include "ui/models/picture_file.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace nqi::ui {

ClipboardModel::ClipboardModel(QObject *parent) : QObject(parent)
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardModel::changed);
}

bool ClipboardModel::hasPicture() const
{
    return holdsPicture(QGuiApplication::clipboard()->mimeData());
}

bool ClipboardModel::hasPictureFile() const
{
    return hasPicture() && QGuiApplication::clipboard()->mimeData()->hasUrls();
}

} // namespace nqi::ui
