// SPDX-License-Identifier: Apache-2.0
// Layout: Microsoft's AVI RIFF file reference (AVIMAINHEADER, AVISTREAMHEADER, BITMAPINFOHEADER, idx1).
#include "ui/documents/film.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <initializer_list>

namespace nqi::ui {

namespace {

constexpr quint32 hasIndex = 0x10;
constexpr quint32 keyFrame = 0x10;

QByteArray numbers(std::initializer_list<quint32> values)
{
    QByteArray bytes;
    for (const quint32 value : values) {
        std::array<char, sizeof value> little{};
        qToLittleEndian(value, little.data());
        bytes.append(little.data(), little.size());
    }
    return bytes;
}

quint32 lengthOf(const QByteArray &bytes)
{
    return static_cast<quint32>(bytes.size());
}

/// Chunks begin at even places.
QByteArray chunk(const char *name, const QByteArray &data)
{
    QByteArray whole = QByteArray(name, 4) + numbers({lengthOf(data)}) + data;
    if (data.size() % 2 != 0)
        whole.append('\0');
    return whole;
}

QByteArray list(const char *kind, const QByteArray &data, const char *name = "LIST")
{
    return chunk(name, QByteArray(kind, 4) + data);
}

} // namespace

bool Film::add(const QImage &picture)
{
    constexpr int quality = 88;
    QBuffer buffer;
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    // Three colours: not every decoder of films knows a grey JPEG.
    if (picture.size() != m_size || !writer.write(picture.convertToFormat(QImage::Format_RGB32)))
        return false;
    m_pictures.push_back(buffer.data());
    return true;
}

QByteArray Film::header() const
{
    const auto width = static_cast<quint32>(m_size.width());
    const auto height = static_cast<quint32>(m_size.height());
    const auto count = static_cast<quint32>(m_pictures.size());
    const auto rate = static_cast<quint32>(std::clamp(m_rate, 1, 100));
    const auto largest = std::ranges::max_element(m_pictures, {}, &QByteArray::size);
    const quint32 buffer = largest == m_pictures.end() ? 0 : lengthOf(*largest);
    constexpr quint32 microseconds = 1'000'000;
    const QByteArray main =
        numbers({microseconds / rate, buffer * rate, 0, hasIndex, count, 0, 1, buffer, width, height, 0, 0, 0, 0});
    const QByteArray stream = QByteArray("vidsMJPG") +
                              numbers({0, 0, 0, 1, rate, 0, count, buffer, 0xFFFF'FFFF, 0, 0, (height << 16U) | width});
    constexpr quint32 planesAndBits = 24U << 16U | 1U;
    const QByteArray format =
        numbers({40, width, height, planesAndBits}) + QByteArray("MJPG") + numbers({width * height * 3, 0, 0, 0, 0});
    return list("hdrl", chunk("avih", main) + list("strl", chunk("strh", stream) + chunk("strf", format)));
}

QByteArray Film::file() const
{
    QByteArray pictures;
    QByteArray index;
    for (const QByteArray &picture : m_pictures) {
        constexpr quint32 behindKind = 4;
        index += QByteArray("00dc") + numbers({keyFrame, lengthOf(pictures) + behindKind, lengthOf(picture)});
        pictures += chunk("00dc", picture);
    }
    return list("AVI ", header() + list("movi", pictures) + chunk("idx1", index), "RIFF");
}

} // namespace nqi::ui
