// SPDX-License-Identifier: Apache-2.0
#include "core/decode/decoder.h"
#include "core/findings/record_code.h"
#include "tests/unit/documents/printed.h"
#include "tests/unit/documents/samples.h"
#include "ui/documents/frame.h"
#include "ui/documents/parts.h"
#include "ui/documents/text.h"

#include <QRegularExpression>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <span>

namespace nqi::documents {
namespace {

using namespace Qt::StringLiterals;

using Papers = PaperTest;

struct Made {
    DocumentKind kind;
    Record record;
};

std::vector<Made> everyPaper()
{
    std::vector<Made> all;
    for (const Record &record :
         {Record(samples::richInspection()), Record(samples::minimalInspection()), Record(samples::extremeInspection()),
          Record(samples::richFinding()), Record(samples::minimalFinding()), Record(samples::richRegistration()),
          Record(samples::minimalRegistration()), Record(samples::richNotice()), Record(samples::minimalNotice())}) {
        for (const DocumentKind kind : kindsOf(record))
            all.push_back({kind, record});
    }
    return all;
}

TEST_F(Papers, AreWholeArchivalFilesOnA4)
{
    for (const auto &[kind, record] : everyPaper()) {
        const Sheet sheet = sheetOf(kind, record);
        const Printed printed(sheet);
        const QByteArray info = printed.info();
        EXPECT_TRUE(info.contains("(A4)")) << name(kind) << info.constData();
        EXPECT_TRUE(info.contains("Pages:           " + QByteArray::number(sheet.pages()))) << info.constData();
        EXPECT_TRUE(printed.checked().contains("No syntax or stream encoding errors")) << name(kind);
        const QByteArray metadata = printed.metadata();
        EXPECT_TRUE(metadata.contains("<pdfaid:part>1</pdfaid:part>")) << name(kind);
        EXPECT_TRUE(metadata.contains("<pdfaid:conformance>B</pdfaid:conformance>"));
        const QStringList fonts = printed.fonts();
        EXPECT_FALSE(fonts.isEmpty());
        for (const QString &font : fonts)
            EXPECT_TRUE(font.contains(QRegularExpression(u"yes (yes|no) +yes"_s)))
                << qPrintable(font); // embedded, to Unicode
    }
}

TEST_F(Papers, AreTheSameBytesForTheSameRecordWheneverTheyAreWritten)
{
    const Record record = samples::richInspection();
    const auto first = sheetOf(DocumentKind::minutes, record).pdf();
    QThread::msleep(1'100); // the clock of the machine goes on
    const auto second = sheetOf(DocumentKind::minutes, record).pdf();
    ASSERT_TRUE(first && second);
    EXPECT_TRUE(*first == *second);
    EXPECT_TRUE(first->contains("/CreationDate (D:20261122083000"));
    EXPECT_TRUE(first->contains("<xmp:CreateDate>2026-11-22T08:30:00+00:00"));
    EXPECT_TRUE(first->contains("/OutputIntents"));
    static const QRegularExpression mask(u"/SMask [0-9]+ 0 R"_s);
    EXPECT_FALSE(QString::fromLatin1(*first).contains(mask)) << "the archival format knows no transparency";
}

TEST_F(Papers, CallNobodyARefuserWhosePictureIsLost)
{
    InspectionRecord record = samples::richInspection();
    const auto text = [](const Record &of) {
        return QString::fromUtf8(Printed(sheetOf(DocumentKind::minutes, of)).text()).simplified();
    };
    const QString whole = text(record);
    record.files.clear();
    const QString lost = text(record);
    EXPECT_EQ(lost.count(u"không ký biên bản"_s), whole.count(u"không ký biên bản"_s));
    EXPECT_FALSE(whole.contains(u"ảnh chữ ký không có trên thiết bị này"_s));
    EXPECT_TRUE(lost.contains(u"ảnh chữ ký không có trên thiết bị này"_s));
}

/// Right edge and lower edge of each text, on whatever page.
TEST_F(Papers, KeepEveryTextInsideItsPage)
{
    for (const auto &[kind, record] : everyPaper()) {
        const Sheet sheet = sheetOf(kind, record);
        for (int index = 0; index < sheet.pages(); ++index) {
            for (const Mark &mark : sheet.page(index)) {
                const auto *text = std::get_if<TextMark>(&mark);
                if (text == nullptr)
                    continue;
                const QTextLine line = text->text->lineAt(text->line);
                const QRectF box = line.naturalTextRect().translated(text->at - line.position());
                EXPECT_GE(box.left(), leftEdge - 1) << name(kind) << qPrintable(text->text->text());
                EXPECT_LE(box.right(), rightEdge + dots(0.5)) << name(kind) << qPrintable(text->text->text());
                EXPECT_GE(box.top(), 0);
                EXPECT_LE(box.bottom(), pageHeight - dots(5)) << name(kind) << qPrintable(text->text->text());
            }
        }
    }
}

TEST_F(Papers, LayNoTextOverAnother)
{
    for (const auto &[kind, record] : everyPaper()) {
        const Sheet sheet = sheetOf(kind, record);
        for (int index = 0; index < sheet.pages(); ++index) {
            std::vector<QRectF> boxes;
            QStringList texts;
            for (const Mark &mark : sheet.page(index)) {
                if (const auto *text = std::get_if<TextMark>(&mark)) {
                    const QTextLine line = text->text->lineAt(text->line);
                    const QRectF box = line.naturalTextRect().translated(text->at - line.position());
                    // Letters reach neither the upper nor the lower end of their line.
                    if (text->text->text().trimmed().isEmpty())
                        continue;
                    boxes.push_back(box.adjusted(1, box.height() * 0.2, -1, -box.height() * 0.2));
                    texts.append(text->text->text().sliced(line.textStart(), line.textLength()));
                }
            }
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                for (std::size_t j = i + 1; j < boxes.size(); ++j)
                    ASSERT_FALSE(boxes[i].intersects(boxes[j]))
                        << name(kind) << " page " << index + 1 << ": " << qPrintable(texts[qsizetype(i)]) << " | "
                        << qPrintable(texts[qsizetype(j)]);
            }
        }
    }
}

TEST_F(Papers, BreakALongListWithItsHeadOnEveryPage)
{
    const auto begin = std::chrono::steady_clock::now();
    const Sheet sheet = sheetOf(DocumentKind::minutes, samples::longInspection(1'500));
    const QString text = QString::fromUtf8(Printed(sheet).text());
    const auto took = std::chrono::steady_clock::now() - begin;
    RecordProperty("milliseconds",
                   static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    qsizetype at = 0;
    for (int i = 0; i < 1'500; ++i) {
        at = text.indexOf(u"LO%1 "_s.arg(i), at);
        ASSERT_GE(at, 0) << i;
    }
    EXPECT_GT(sheet.pages(), 20);
    EXPECT_EQ(text.count(u"SHA-256: "_s), sheet.pages());
    EXPECT_TRUE(text.contains(u"Trang %1/%1"_s.arg(sheet.pages())));
    EXPECT_GE(text.count(u"Tên hàng hóa"_s), sheet.pages() - 4);
}

TEST_F(Papers, HaveEverySignatureOnEveryPageOfTheMinutes)
{
    const Sheet sheet = sheetOf(DocumentKind::minutes, samples::longInspection(100));
    ASSERT_GT(sheet.pages(), 2);
    for (int index = 0; index < sheet.pages(); ++index) {
        const auto pictures = std::ranges::count_if(
            sheet.page(index), [](const Mark &mark) { return std::holds_alternative<PictureMark>(mark); });
        EXPECT_GE(pictures, 3) << index; // head, secretary, witness; the firm refused
    }
    const QString text = QString::fromUtf8(Printed(sheet).text());
    EXPECT_GE(text.count(u"Không ký: Không đồng ý"_s), sheet.pages());
}

TEST_F(Papers, HaveOnePlaceForTheHeadHoweverTheNameWasTyped)
{
    const auto headsOf = [](const std::string &name) {
        InspectionRecord record = samples::richInspection();
        record.inspection.signatures.front().person.name = name;
        const auto paper = minutesPaper(record, {});
        QStringList names;
        for (const Signatory &one : paper ? paper->signatories : std::vector<Signatory>{}) {
            if (one.role == words(findings::Party::teamHead, record.inspection.kind))
                names.append(one.name + (one.image.isNull() ? u"?"_s : QString()));
        }
        return names;
    };
    EXPECT_EQ(headsOf(" NGUYỄN  Thị Thu Hường"), QStringList{u"Nguyễn Thị Thu Hường"_s});
    EXPECT_EQ(headsOf("Hường"), QStringList{u"Hường"_s});
}

TEST_F(Papers, NameTheFindingOfGoodsByItsNumber)
{
    InspectionRecord record = samples::richInspection();
    EXPECT_FALSE(Printed(sheetOf(DocumentKind::minutes, record)).text().contains("90417"));
    record.findingNumbers = {90417};
    EXPECT_TRUE(Printed(sheetOf(DocumentKind::minutes, record)).text().contains("90417"));
}

TEST_F(Papers, TellGoodsThatWereNotComparedFromThoseWithoutARecord)
{
    InspectionRecord record = samples::richInspection();
    constexpr const char *text = "Chưa đối"; // its line may end there
    EXPECT_FALSE(Printed(sheetOf(DocumentKind::minutes, record)).text().contains(text));
    record.inspection.items.front().overall.reset();
    EXPECT_TRUE(Printed(sheetOf(DocumentKind::minutes, record)).text().contains(text));
}

TEST_F(Papers, SayDraftUntilTheyAreSignedOrPrintedForThePen)
{
    const auto marked = [](const InspectionRecord &record, bool forPen) {
        const Sheet sheet = sheetOf(DocumentKind::minutes, record, {.forPen = forPen});
        return QString::fromUtf8(Printed(sheet).text()).count(u"BẢN NHÁP"_s) == sheet.pages();
    };
    InspectionRecord draft = samples::richInspection();
    draft.link.reset();
    EXPECT_TRUE(marked(draft, false));
    EXPECT_FALSE(marked(draft, true));
    EXPECT_FALSE(marked(samples::richInspection(), false));
}

TEST_F(Papers, SayThatSampleDataAreSampleData)
{
    InspectionRecord record = samples::richInspection();
    const auto count = [&] {
        return QString::fromUtf8(Printed(sheetOf(DocumentKind::sampling, record)).text()).count(u"DỮ LIỆU MẪU"_s);
    };
    EXPECT_GE(count(), 1);
    record.demo = false;
    EXPECT_EQ(count(), 0);
}

TEST_F(Papers, AreDatedAtTheLocalityThatIsSaidElseAtTheEndOfTheAddress)
{
    InspectionRecord record = samples::richInspection();
    findings::Inspection &one = record.inspection;
    const auto isDatedAt = [&](const QString &locality) {
        return QString::fromUtf8(Printed(sheetOf(DocumentKind::minutes, record)).text())
            .contains(locality + u", ngày 22 tháng 11 năm 2026"_s);
    };
    EXPECT_TRUE(isDatedAt(u" Hà Nội"_s));
    one.locality = "Hoàn Kiếm";
    EXPECT_TRUE(isDatedAt(u" Hoàn Kiếm"_s));
    one.locality.clear();
    one.place.description = "Chợ Đồng Xuân, 14";
    EXPECT_TRUE(isDatedAt(u"……………"_s)) << "a number is no province";
    one.place = {};
    one.place.listing.url = "https://shop.example.vn/1";
    EXPECT_TRUE(isDatedAt(u"……………"_s)) << "a listing is nowhere";
}

TEST_F(Papers, OfSamplingAreSignedForThemselves)
{
    const Sheet sheet = sheetOf(DocumentKind::sampling, samples::richInspection());
    for (int index = 0; index < sheet.pages(); ++index)
        EXPECT_TRUE(std::ranges::none_of(sheet.page(index), [](const Mark &mark) {
            return std::holds_alternative<PictureMark>(mark);
        })) << "no signature of the minutes";
    const QString text = QString::fromUtf8(Printed(sheet).text());
    EXPECT_FALSE(text.contains(u"Không ký"_s)) << "nor a refusal to sign them";
    EXPECT_TRUE(text.contains(u"Trần Quốc Đạt"_s));
}

TEST_F(Papers, OfSamplingShowWhoSignedThemAsTheyStand)
{
    InspectionRecord record = samples::richInspection();
    record.link.reset();
    record.sampling = trust::sha256(std::string_view("form 15"));
    findings::Inspection &one = record.inspection;
    const auto sign = [&](findings::Party party, std::size_t like) {
        findings::PartySignature signature = one.signatures[like];
        signature.party = party;
        signature.person = findings::personFor(one, party);
        signature.over = record.sampling;
        one.samplingSignatures.push_back(signature);
    };
    const auto pictures = [&] {
        const Sheet sheet = sheetOf(DocumentKind::sampling, record);
        std::ptrdiff_t all = 0;
        for (int index = 0; index < sheet.pages(); ++index)
            all += std::ranges::count_if(sheet.page(index),
                                         [](const Mark &mark) { return std::holds_alternative<PictureMark>(mark); });
        return all;
    };
    const auto text = [&] { return QString::fromUtf8(Printed(sheetOf(DocumentKind::sampling, record)).text()); };
    sign(findings::Party::sampler, 0);
    sign(findings::Party::inspected, 2);
    EXPECT_GE(pictures(), 1);
    EXPECT_TRUE(text().contains(u"Không ký. Lý do: Không đồng ý"_s));
    EXPECT_TRUE(text().contains(u"BẢN NHÁP"_s)) << "the head has not signed";
    sign(findings::Party::teamHead, 1);
    EXPECT_FALSE(text().contains(u"BẢN NHÁP"_s));
    EXPECT_FALSE(Printed(sheetOf(DocumentKind::minutes, record)).text().contains("signature"))
        << "an image of a signature is no annex";
    record.sampling = trust::sha256(std::string_view("changed since"));
    EXPECT_EQ(pictures(), 0) << "they signed another text";
    EXPECT_TRUE(text().contains(u"BẢN NHÁP"_s));
}

TEST_F(Papers, OfSealsSetSamplesApartFromGoods)
{
    InspectionRecord record = samples::richInspection();
    const auto text = [&] { return QString::fromUtf8(Printed(sheetOf(DocumentKind::seals, record)).text()); };
    EXPECT_EQ(text().count(u"TEM NIÊM PHONG MẪU"_s), 2);
    EXPECT_EQ(text().count(u"NIÊM PHONG HÀNG HÓA"_s), 1);
    record.inspection.sampling.samples.clear();
    std::erase_if(record.inspection.seals, [](const findings::Seal &seal) { return seal.sample != 0; });
    EXPECT_FALSE(text().contains(u"Mẫu số 14"_s)) << "goods alone are of no form";
}

TEST_F(Papers, OfASurveySpeakOfASurvey)
{
    InspectionRecord record = samples::richInspection();
    findings::Inspection &one = record.inspection;
    one.kind = findings::InspectionKind::survey;
    one.decision = {};
    const auto text = [&] {
        return QString::fromUtf8(Printed(sheetOf(DocumentKind::minutes, record)).text()).simplified();
    };
    EXPECT_FALSE(text().contains(u"Quyết định số"_s)) << "it needs no decision";
    EXPECT_FALSE(text().contains(u"cơ sở được kiểm tra"_s, Qt::CaseInsensitive));
    EXPECT_TRUE(text().contains(u"Đại diện cơ sở được khảo sát –"_s));
    one.decision.number = "12/KH-TĐC";
    EXPECT_TRUE(text().contains(u"Căn cứ Kế hoạch (Quyết định) số 12/KH-TĐC"_s));
}

TEST_F(Papers, ShowNothingThatHidesOrTurns)
{
    const QString text =
        QString::fromUtf8(Printed(sheetOf(DocumentKind::minutes, samples::extremeInspection())).text());
    EXPECT_FALSE(text.contains(QChar(0x202E)));
    EXPECT_FALSE(text.contains(QChar(0x07)));
    EXPECT_TRUE(text.contains(u"<U+1F600>"_s));
    EXPECT_TRUE(text.contains(u"<b>không</b> & \"trích dẫn\""_s));
}

TEST_F(Papers, RefuseWhatTheRecordDoesNotHave)
{
    InspectionRecord empty = samples::richInspection();
    empty.inspection.sampling.samples.clear();
    empty.inspection.seals.clear();
    empty.inspection.handOvers.clear();
    for (const DocumentKind kind : {DocumentKind::sampling, DocumentKind::seals, DocumentKind::handOver})
        EXPECT_EQ(paperOf(kind, empty, {}).error(), DocumentError::nothingToPrint) << name(kind);
    EXPECT_EQ(paperOf(DocumentKind::findingReport, empty, {}).error(), DocumentError::otherRecord);
    EXPECT_EQ(kindsOf(empty), std::vector{DocumentKind::minutes});
    EXPECT_EQ(sheetOf(DocumentKind::minutes, samples::richInspection()).writePdf(u"/dev/null/x.pdf"_s).error(),
              SheetError::unwritable);
    EXPECT_EQ(compose({}, {}).error(), SheetError::font);
}

TEST_F(Papers, NameTheRecordsThatWereReadInWords)
{
    FindingRecord record = samples::richFinding();
    for (verdict::Check &check : record.draft.verdict.checks) {
        for (verdict::RecordRef &read : check.records)
            read.key = "893999001|companyPrefix";
    }
    const auto paper = paperOf(DocumentKind::findingReport, record, {.at = samples::now});
    ASSERT_TRUE(paper);
    QString cells;
    for (const Block &block : paper->blocks) {
        if (const auto *table = std::get_if<Table>(&block)) {
            for (const QStringList &row : table->rows)
                cells += row.join(u'\n') + u'\n';
        }
    }
    EXPECT_TRUE(cells.contains(u"893999001 · mã doanh nghiệp (21/11/2026)"_s)) << qPrintable(cells);
    EXPECT_FALSE(cells.contains(u'|')) << qPrintable(cells);
}

TEST_F(Papers, StopBetweenTwoPages)
{
    const auto paper = paperOf(DocumentKind::minutes, samples::longInspection(300), {.at = samples::now});
    ASSERT_TRUE(paper);
    std::stop_source stop;
    int reached = 0;
    const Watch watch{.reached =
                          [&](int page, int) {
                              reached = page;
                              if (page == 2)
                                  stop.request_stop();
                          },
                      .stop = stop.get_token()};
    EXPECT_EQ(compose(*paper, loadPaperFont(), watch).error(), SheetError::cancelled);
    EXPECT_LE(reached, 3);
    const auto sheet = compose(*paper, loadPaperFont());
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->pdf(watch).error(), SheetError::cancelled);
}

std::vector<std::string> codesIn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const std::span bytes(reinterpret_cast<const std::byte *>(grey.constBits()),
                          static_cast<std::size_t>(grey.sizeInBytes()));
    const auto frame = decode::makeFrame(grey.width(), grey.height(), static_cast<int>(grey.bytesPerLine()), bytes);
    EXPECT_TRUE(frame);
    decode::Decoder decoder({.effort = decode::Effort::still, .budget = std::chrono::seconds(5)});
    const auto result = decoder.decode(*frame);
    std::vector<std::string> found;
    for (const decode::Symbol &symbol : result->symbols)
        found.push_back(symbol.bytes);
    return found;
}

TEST_F(Papers, CarryACodeThatTheAppReadsFromAnyPrintedPage)
{
    for (const auto &[kind, record] : everyPaper()) {
        const auto paper = paperOf(kind, record, {.at = samples::now});
        ASSERT_TRUE(paper && paper->code) << name(kind);
        const Sheet sheet = sheetOf(kind, record);
        const Printed printed(sheet);
        for (const int resolution : {150, 300}) {
            const auto codes = codesIn(printed.page(sheet.pages(), resolution));
            ASSERT_EQ(codes.size(), 1U) << name(kind) << " at " << resolution;
            EXPECT_EQ(findings::parseRecordCode(codes.front()), *paper->code) << name(kind);
        }
    }
}

TEST_F(Papers, AreTheSameOnTheScreenAsInTheFile)
{
    const Sheet sheet = sheetOf(DocumentKind::minutes, samples::richInspection());
    const QImage screen = sheet.picture(0, 150);
    const QImage file = Printed(sheet).page(1, 150).convertToFormat(QImage::Format_RGB32);
    ASSERT_LE(std::abs(screen.width() - file.width()), 2);
    // As dark in every part of the page: the same things stand at the same places.
    const QSize parts(12, 17);
    const QImage a = screen.scaled(parts, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage b = file.scaled(parts, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    for (int y = 0; y < parts.height(); ++y) {
        for (int x = 0; x < parts.width(); ++x)
            EXPECT_NEAR(qGray(a.pixel(x, y)), qGray(b.pixel(x, y)), 14) << x << " " << y;
    }
}

} // namespace
} // namespace nqi::documents
