// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/findings/record_code.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

/// A paper before it has pages: what stands on it, in order, without a place. Plain values; lengths are millimetres,
/// sizes of type are points. `compose` (compose.h) gives it pages.
namespace nqi::documents {

enum class Align : std::uint8_t { left, centre, right, justify };

/// A stretch of text in one face. Anything in it is shown: what a font lacks is made visible before (text.h).
struct Span {
    QString text;
    bool bold = false;
    bool italic = false;

    bool operator==(const Span &) const = default;
};

struct Paragraph {
    std::vector<Span> spans;
    Align align = Align::left;
    double size = 12;
    double indent = 0; ///< of every line
    double after = 1.2;
    int most = 0;          ///< lines; what is beyond is cut and marked; 0: all of them
    bool leader = false;   ///< dots from the end of the text to the edge: to be filled in by pen
    int blanks = 0;        ///< dotted lines below it
    bool keepNext = false; ///< never the last thing on a page

    bool operator==(const Paragraph &) const = default;
};

struct Column {
    QString head;
    double share = 1; ///< of the width, against the other columns; 0: as narrow as row numbers are
    Align align = Align::left;

    bool operator==(const Column &) const = default;
};

/// The share of a column of row numbers: whatever the other columns share, its head stands in one line.
inline constexpr double rowShare = 0;

/// Its head stands on every page that it reaches. A row that is taller than a page is broken between lines.
struct Table {
    std::vector<Column> columns;
    std::vector<QStringList> rows;
    double size = 10;
    double after = 2;

    bool operator==(const Table &) const = default;
};

/// A picture in a box of that height, or the empty box when there is none: room for a pen.
struct Picture {
    QImage image;
    double height = 20;
    Align align = Align::centre;

    bool operator==(const Picture &) const = default;
};

/// A photograph in a box of that height. Its file is decoded whenever it is painted, so that many need little room.
struct Photo {
    QByteArray jpeg;
    QSize size; ///< in pixels
    double height = 88;

    bool operator==(const Photo &) const = default;
};

/// A short line across the middle, as under the motto.
struct Rule {
    double width = 40;
    double after = 1;

    bool operator==(const Rule &) const = default;
};

using Piece = std::variant<Paragraph, Picture, Photo, Rule>;

/// Side by side, never broken.
struct Beside {
    struct Part {
        double share = 1;
        std::vector<Piece> pieces;

        bool operator==(const Part &) const = default;
    };
    std::vector<Part> parts;
    double after = 3;

    bool operator==(const Beside &) const = default;
};

/// Labels to be cut out, two beside each other, with marks where to cut. None is broken.
struct Labels {
    struct Label {
        std::vector<Piece> pieces;
        QStringList places; ///< to sign and to stamp: beside each other at its foot
        QString edge;       ///< small, outside the label

        bool operator==(const Label &) const = default;
    };
    std::optional<Paragraph> head; ///< on the page of the first of them
    std::vector<Label> labels;
    double height = 68;

    bool operator==(const Labels &) const = default;
};

using Block = std::variant<Paragraph, Table, Beside, Picture, Rule, Labels>;

/// Who stands in the strip of signatures at the foot of every page.
struct Signatory {
    QString role;
    QString name;
    QImage image;
    QString refusal;     ///< why the person did not sign
    bool unseen = false; ///< signed, and the picture of it is not on this device

    bool operator==(const Signatory &) const = default;
};

enum class Strip : std::uint8_t {
    never,
    whenLong, ///< only when there is more than one page
    always,
};

struct Paper {
    QString title;   ///< of the file, and at its foot
    QString subject; ///< number or firm, at its foot beside the title
    std::vector<Block> blocks;
    std::vector<Signatory> signatories;
    Strip strip = Strip::never;
    std::optional<findings::RecordCode> code; ///< at the foot of every page, to be scanned
    bool draft = false;                       ///< BẢN NHÁP across every page
    bool demo = false;                        ///< DỮ LIỆU MẪU on every page
    QString warning;                          ///< on every page
    Instant at{};                             ///< when it was made: the date inside the file

    bool operator==(const Paper &) const = default;
};

} // namespace nqi::documents
