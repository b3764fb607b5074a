// SPDX-License-Identifier: Apache-2.0
#include "ui/models/picture_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>

namespace nqi::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PictureFile)
};

} // namespace

std::expected<findings::Attachment, QString> readPicture(const QUrl &url, const QString &label)
{
    const QString path = url.isLocalFile() ? url.toLocalFile() : url.toString();
    const QString shown = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Words::tr("“%1” cannot be opened.").arg(shown));
    if (file.size() > largestPicture)
        return std::unexpected(Words::tr("“%1” is larger than 64 MB. Make it smaller and add it again.").arg(shown));
    const QByteArray bytes = file.read(largestPicture);
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    // A picture that nobody can look at is no evidence: the whole of it must be there.
    if (bytes.isEmpty() || !reader.canRead() || reader.read().isNull())
        return std::unexpected(Words::tr("“%1” is not a picture, or is cut short.").arg(shown));
    const auto *const begin = reinterpret_cast<const std::byte *>(bytes.constData());
    const QByteArray format = reader.format();
    return findings::Attachment{.bytes = {begin, begin + bytes.size()},
                                .mediaType = "image/" + (format == "jpg" ? "jpeg" : format.toStdString()),
                                .label = label.toStdString()};
}

QString smallPicture(const std::vector<std::byte> &bytes)
{
    QBuffer in;
    in.setData(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QImageReader reader(&in);
    reader.setAutoTransform(true);
    constexpr int side = 480;
    if (const QSize size = reader.size(); size.isValid() && (size.width() > side || size.height() > side))
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    if (image.isNull() || !image.convertToFormat(QImage::Format_RGB888).save(&out, "JPG", 85))
        return {};
    return QStringLiteral("data:image/jpeg;base64,") + QString::fromLatin1(out.data().toBase64());
}

} // namespace nqi::ui
