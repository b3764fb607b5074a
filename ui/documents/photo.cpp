// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/photo.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <cstdint>

namespace nqi::documents {

namespace {

constexpr int photoSide = 1200; ///< pixels: 250 to the inch over the width of a page that holds two
constexpr int photoQuality = 85;
constexpr std::int64_t mostPixels = 64LL * 1024 * 1024;

/// Not a copy: lives as long as the bytes.
QByteArray viewOf(std::span<const std::byte> bytes)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

QImage decoded(std::span<const std::byte> bytes, int side)
{
    QByteArray data = viewOf(bytes);
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || static_cast<std::int64_t>(size.width()) * size.height() > mostPixels)
        return {};
    if (std::max(size.width(), size.height()) > side)
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    return reader.read();
}

bool isPhoto(std::span<const std::byte> bytes)
{
    QByteArray data = viewOf(bytes);
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    const QImageReader reader(&buffer);
    const QSize size = reader.size();
    return reader.format() == "jpeg" && !size.isEmpty() && std::max(size.width(), size.height()) <= photoSide &&
           reader.transformation() == QImageIOHandler::TransformationNone;
}

} // namespace

QImage pictureIn(std::span<const std::byte> bytes, int side)
{
    const QImage image = decoded(bytes, side);
    if (image.isNull())
        return {};
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

std::optional<std::vector<std::byte>> photoForPaper(std::vector<std::byte> bytes)
{
    if (isPhoto(bytes))
        return bytes;
    const QImage picture = pictureIn(bytes, photoSide);
    QByteArray jpeg;
    QBuffer out(&jpeg);
    out.open(QIODevice::WriteOnly);
    if (picture.isNull() || !picture.save(&out, "JPG", photoQuality))
        return std::nullopt;
    const auto *const begin = reinterpret_cast<const std::byte *>(jpeg.constData());
    return std::vector<std::byte>(begin, begin + jpeg.size());
}

std::optional<Photo> photoOf(const std::vector<std::byte> &bytes)
{
    const auto jpeg = photoForPaper(bytes);
    if (!jpeg)
        return std::nullopt;
    QByteArray data = viewOf(*jpeg);
    data.detach();
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    const QSize size = QImageReader(&buffer).size();
    return Photo{.jpeg = std::move(data), .size = size};
}

} // namespace nqi::documents
