// SPDX-License-Identifier: Apache-2.0
#include "ui/models/picture_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <optional>
#include <utility>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PictureFile)
};

QString pathOf(const QUrl &url)
{
    return url.isLocalFile() ? url.toLocalFile() : url.toString();
}

std::expected<QByteArray, QString> contentOf(const QUrl &url)
{
    QFile file(pathOf(url));
    const QString shown = QFileInfo(file).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Words::tr("“%1” cannot be opened.").arg(shown));
    if (file.size() > largestPicture)
        return std::unexpected(Words::tr("“%1” is larger than 64 MB. Make it smaller and add it again.").arg(shown));
    return file.read(largestPicture);
}

findings::Attachment attachment(const QByteArray &bytes, std::string mediaType, const QString &label)
{
    const auto *const begin = reinterpret_cast<const std::byte *>(bytes.constData());
    return {.bytes = {begin, begin + bytes.size()}, .mediaType = std::move(mediaType), .label = label.toStdString()};
}

/// A picture that nobody can look at is no evidence: the whole of it must be there.
std::optional<findings::Attachment> wholePicture(const QByteArray &bytes, const QString &label)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const QByteArray format = reader.format(); // which it knows no more once it has read
    if (bytes.isEmpty() || format.isEmpty() || reader.read().isNull())
        return std::nullopt;
    return attachment(bytes, "image/" + (format == "jpg" ? "jpeg" : format.toStdString()), label);
}

/// Readers look for the end in the last kilobyte.
bool isWholePdf(const QByteArray &bytes)
{
    return bytes.startsWith("%PDF-") && bytes.last(std::min<qsizetype>(bytes.size(), 1024)).contains("%%EOF");
}

std::optional<QUrl> copiedFile(const QMimeData &copied)
{
    const QList<QUrl> urls = copied.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? std::optional(urls.front()) : std::nullopt;
}

/// As the other program gave it, with all that a file of it holds; or else its pixels.
QByteArray copiedPicture(const QMimeData &copied)
{
    for (const QString &type : {u"image/jpeg"_s, u"image/png"_s}) {
        if (QByteArray bytes = copied.data(type); !bytes.isEmpty())
            return bytes;
    }
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const auto image = qvariant_cast<QImage>(copied.imageData());
    return !image.isNull() && image.save(&out, "PNG") ? out.data() : QByteArray();
}

using Read = std::expected<findings::Attachment, QString> (*)(const QUrl &file, const QString &label);

std::expected<findings::Attachment, QString> pasted(const QMimeData *copied, const QString &label, Read read)
{
    if (const auto file = copied ? copiedFile(*copied) : std::nullopt)
        return read(*file, label);
    const QByteArray bytes = copied ? copiedPicture(*copied) : QByteArray();
    if (bytes.isEmpty())
        return std::unexpected(Words::tr("No picture was copied. Copy one, or a picture file, and paste it then."));
    if (bytes.size() > largestPicture)
        return std::unexpected(
            Words::tr("The copied picture is larger than 64 MB. Make it smaller and paste it again."));
    auto picture = wholePicture(bytes, label);
    if (!picture)
        return std::unexpected(Words::tr("The copied picture cannot be read. Save it as a file and add that."));
    return *std::move(picture);
}

} // namespace

std::expected<findings::Attachment, QString> readPicture(const QUrl &file, const QString &label)
{
    const auto bytes = contentOf(file);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto picture = wholePicture(*bytes, label);
    if (!picture)
        return std::unexpected(
            Words::tr("“%1” is not a picture, or is cut short.").arg(QFileInfo(pathOf(file)).fileName()));
    return *std::move(picture);
}

std::expected<findings::Attachment, QString> readAnnex(const QUrl &file, const QString &label)
{
    const auto bytes = contentOf(file);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (isWholePdf(*bytes))
        return attachment(*bytes, "application/pdf", label);
    auto picture = wholePicture(*bytes, label);
    if (!picture)
        return std::unexpected(
            Words::tr("“%1” is neither a picture nor a PDF, or is cut short.").arg(QFileInfo(pathOf(file)).fileName()));
    return *std::move(picture);
}

bool holdsPicture(const QMimeData *copied)
{
    static const QStringList kinds = {u"jpg"_s, u"jpeg"_s, u"png"_s, u"webp"_s, u"bmp"_s,
                                      u"tif"_s, u"tiff"_s, u"gif"_s, u"pdf"_s};
    if (!copied)
        return false;
    if (const auto file = copiedFile(*copied))
        return kinds.contains(QFileInfo(file->toLocalFile()).suffix().toLower());
    return copied->hasImage();
}

std::expected<findings::Attachment, QString> pastedPicture(const QMimeData *copied, const QString &label)
{
    return pasted(copied, label, readPicture);
}

std::expected<findings::Attachment, QString> pastedAnnex(const QMimeData *copied, const QString &label)
{
    return pasted(copied, label, readAnnex);
}

QString smallPicture(const std::vector<std::byte> &bytes, int side)
{
    QBuffer in;
    in.setData(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QImageReader reader(&in);
    reader.setAutoTransform(true);
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
