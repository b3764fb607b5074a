// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <vector>

namespace nqi::ui {

/// A film as every player reads it: pictures one after another, each a JPEG, in an AVI file. In memory: for films of
/// seconds.
class Film {
public:
    /// Up to 100 pictures a second.
    Film(QSize size, int picturesPerSecond) : m_size(size), m_rate(picturesPerSecond) {}

    /// A picture of that size; false: it cannot be encoded.
    [[nodiscard]] bool add(const QImage &picture);
    [[nodiscard]] std::size_t pictures() const { return m_pictures.size(); }
    /// The whole file.
    [[nodiscard]] QByteArray file() const;

private:
    [[nodiscard]] QByteArray header() const;

    QSize m_size;
    int m_rate;
    std::vector<QByteArray> m_pictures;
};

} // namespace nqi::ui
