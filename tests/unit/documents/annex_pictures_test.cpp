// SPDX-License-Identifier: Apache-2.0
// Photographs in the minutes: under their table, small, upright, and below the strip of signatures.
#include "tests/unit/documents/printed.h"
#include "tests/unit/documents/samples.h"
#include "ui/documents/frame.h"
#include "ui/documents/photo.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace nqi::documents {
namespace {

using namespace Qt::StringLiterals;

using AnnexPictures = PaperTest;

std::vector<std::byte> bytesOf(const QByteArray &data)
{
    const auto *const begin = reinterpret_cast<const std::byte *>(data.constData());
    return {begin, begin + data.size()};
}

/// A picture with something in it, as a camera writes it.
QByteArray photograph(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(90, 140, 60));
    QPainter painter(&image);
    for (int i = 0; i < 40; ++i)
        painter.fillRect((i * 37) % width, (i * 61) % height, width / 9, height / 7, QColor::fromHsv(i * 9, 200, 220));
    painter.end();
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(image.save(&buffer, "JPG", 95));
    return jpeg;
}

/// The same with what a camera notes that was held upright: a quarter to the right.
QByteArray turned(QByteArray jpeg)
{
    static const QByteArray orientation = QByteArray::fromHex("ffe10022457869660000"     // APP1, "Exif"
                                                              "4d4d002a00000008"         // big endian
                                                              "0001"                     // one entry:
                                                              "011200030000000100060000" // orientation, 6
                                                              "00000000");
    return jpeg.insert(2, orientation);
}

void attach(InspectionRecord &record, const QByteArray &data, const std::string &label)
{
    EvidenceFile file{.digest = {}, .bytes = bytesOf(data)};
    file.digest = trust::sha256(std::span<const std::byte>(file.bytes));
    record.inspection.evidence.push_back(
        {.digest = file.digest, .size = file.bytes.size(), .mediaType = "image/jpeg", .label = label});
    record.files.push_back(std::move(file));
}

template <class Kind>
std::ptrdiff_t count(const Page &page)
{
    return std::ranges::count_if(page, [](const Mark &mark) { return std::holds_alternative<Kind>(mark); });
}

TEST_F(AnnexPictures, StandTwoOnAPageUnderTheirNumbersWithTheStripOfSignatures)
{
    InspectionRecord record = samples::richInspection();
    for (int i = 0; i < 4; ++i)
        attach(record, photograph(400 + i, 300), "Kệ hàng " + std::to_string(i + 1));
    const Sheet sheet = sheetOf(DocumentKind::minutes, record);
    std::ptrdiff_t all = 0;
    std::ptrdiff_t most = 0;
    for (int index = 0; index < sheet.pages(); ++index) {
        const std::ptrdiff_t photos = count<PhotoMark>(sheet.page(index));
        all += photos;
        most = std::max(most, photos);
        EXPECT_GE(count<PictureMark>(sheet.page(index)), 3) << "signatures on page " << index;
    }
    EXPECT_EQ(all, 4);
    EXPECT_EQ(most, 2);
    const QString text = QString::fromUtf8(Printed(sheet).text());
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(text.contains(u"Phụ lục số %1: Kệ hàng %2"_s.arg(i + 2).arg(i + 1))) << i;
    EXPECT_EQ(text.count(u"SHA-256: "_s), sheet.pages());
}

TEST_F(AnnexPictures, ThatAreNoLongerHereOrNoPicturesAreSaidToBeSo)
{
    InspectionRecord record = samples::richInspection();
    attach(record, "not a picture", "Hỏng");
    record.inspection.evidence.push_back(
        {.digest = {}, .size = 10, .mediaType = "application/pdf", .label = "Tờ khai nguồn gốc"});
    const QString text = QString::fromUtf8(Printed(sheetOf(DocumentKind::minutes, record)).text());
    EXPECT_TRUE(text.contains(u"Phụ lục số 1: Mặt trước bao bì XD-102 – ảnh không còn trên thiết bị này."_s));
    EXPECT_TRUE(text.contains(u"Phụ lục số 2: Hỏng – ảnh không in được trên giấy."_s));
    EXPECT_TRUE(text.contains(u"Tờ khai nguồn gốc"_s));
    EXPECT_FALSE(text.contains(u"Phụ lục số 3"_s)) << "a file is in the table only";
}

TEST_F(AnnexPictures, KeepInsideTheTextOfTheirPageWhateverTheirShapeAndName)
{
    InspectionRecord record = samples::extremeInspection();
    attach(record, photograph(1'900, 60), std::string(400, 'W'));
    attach(record, photograph(60, 1'900), "cao");
    const Sheet sheet = sheetOf(DocumentKind::minutes, record);
    const auto paper = paperOf(DocumentKind::minutes, record, {.at = samples::now});
    ASSERT_TRUE(paper);
    const Shaper shaper(loadPaperFont());
    const Frame frame(*paper, shaper, std::nullopt, true);
    int photos = 0;
    for (int index = 0; index < sheet.pages(); ++index) {
        for (const Mark &mark : sheet.page(index)) {
            const auto *photo = std::get_if<PhotoMark>(&mark);
            if (photo == nullptr)
                continue;
            ++photos;
            EXPECT_GE(photo->box.left(), leftEdge);
            EXPECT_LE(photo->box.right(), rightEdge);
            EXPECT_GE(photo->box.top(), frame.top());
            EXPECT_LE(photo->box.bottom(), frame.bottom());
        }
    }
    EXPECT_EQ(photos, 2);
}

TEST_F(AnnexPictures, ComeSmallAndUprightAndAreMadeSmallOnce)
{
    const auto small = photoForPaper(bytesOf(turned(photograph(4'000, 3'000))));
    ASSERT_TRUE(small);
    EXPECT_EQ(photoOf(*small)->size, QSize(900, 1'200));
    EXPECT_LT(small->size(), 600U * 1024);
    EXPECT_EQ(photoForPaper(*small), small);
    EXPECT_EQ(photoOf(bytesOf(turned(photograph(400, 300))))->size, QSize(300, 400)) << "small ones are turned too";
    EXPECT_FALSE(photoForPaper(bytesOf("not a picture")));
    EXPECT_FALSE(photoForPaper({}));
}

TEST_F(AnnexPictures, OfThirtyPhotographsMakeAFileThatCanBeSent)
{
    InspectionRecord record = samples::richInspection();
    const QByteArray photo = photograph(4'000, 3'000);
    const auto small = photoForPaper(bytesOf(photo));
    ASSERT_TRUE(small);
    for (int i = 0; i < 30; ++i)
        attach(record, QByteArray(reinterpret_cast<const char *>(small->data()), qsizetype(small->size())), "Ảnh");
    const Sheet sheet = sheetOf(DocumentKind::minutes, record);
    const auto pdf = sheet.pdf();
    ASSERT_TRUE(pdf);
    EXPECT_LT(pdf->size(), 30 * 1024 * 1024);
    EXPECT_GE(sheet.pages(), 15);
}

} // namespace
} // namespace nqi::documents
