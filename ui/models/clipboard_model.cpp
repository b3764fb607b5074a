// SPDX-License-Identifier: Apache-2.0
#include "ui/models/clipboard_model.h"

#include "ui/models/picture_file.h"

#include <QClipboard>
#include <QGuiApplication>

namespace nqi::ui {

ClipboardModel::ClipboardModel(QObject *parent) : QObject(parent)
{
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardModel::changed);
}

bool ClipboardModel::hasPicture() const
{
    return holdsPicture(QGuiApplication::clipboard()->mimeData());
}

} // namespace nqi::ui
