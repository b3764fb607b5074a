// SPDX-License-Identifier: Apache-2.0
// The minutes of an inspection: what Circular 27/2020/TT-BCT Article 18 asks of them, in the order in which they are
// read out to the firm.
#include "ui/documents/parts.h"
#include "ui/documents/photo.h"
#include "ui/documents/text.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace nqi::documents {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

QString number(std::size_t index)
{
    return QString::number(index + 1);
}

std::vector<Block> opening(const Inspection &inspection)
{
    const Decision &decision = inspection.decision;
    const bool survey = inspection.kind == InspectionKind::survey;
    std::vector<Block> blocks;
    blocks.emplace_back(title(survey ? u"BIÊN BẢN KHẢO SÁT CHẤT LƯỢNG"_s : u"BIÊN BẢN KIỂM TRA"_s));
    blocks.emplace_back(subtitle(u"Về chất lượng sản phẩm, hàng hóa"_s));
    // A survey needs no decision: what it rests on is named when there is something.
    const bool rests = !decision.number.empty() || !decision.authority.empty() || decision.date;
    if (!survey || rests)
        blocks.emplace_back(plain(
            (survey ? u"Căn cứ Kế hoạch (Quyết định) số %1 %2 của %3."_s : u"Căn cứ Quyết định số %1 %2 của %3."_s)
                .arg(orDots(cleanLine(decision.number)), longDate(decision.date),
                     orDots(cleanLine(decision.authority)))));
    blocks.emplace_back(field(survey ? u"Nội dung khảo sát"_s : u"Nội dung quyết định"_s, cleanLine(decision.scope)));
    blocks.emplace_back(field(survey ? u"Hình thức khảo sát"_s : u"Hình thức kiểm tra"_s,
                              inspection.cause == InspectionCause::planned ? u"theo kế hoạch"_s : u"đột xuất"_s));
    if (survey)
        blocks.emplace_back(plain(u"Đây là khảo sát chất lượng: mẫu lấy chỉ để cung cấp thông tin, không làm căn cứ "
                                  u"xử phạt (Nghị định 37/2026/NĐ-CP, Điều 80 và Điều 91)."_s));
    if (inspection.revision > 1)
        blocks.emplace_back(field(u"Lập lại lần %1. Lý do"_s.arg(inspection.revision), cleanLine(inspection.reason)));
    blocks.emplace_back(plain(u"Hôm nay, hồi %1, chúng tôi gồm:"_s.arg(longTime(inspection.startedAt))));
    return blocks;
}

std::vector<Block> parties(const Inspection &inspection)
{
    std::vector<Block> blocks{heading(u"I. "_s + teamName(inspection))};
    for (std::size_t i = 0; i < inspection.team.size(); ++i)
        blocks.emplace_back(plain(
            u"%1. %2 – %3"_s.arg(number(i), personWords(inspection.team[i].person), words(inspection.team[i].role))));
    if (inspection.team.empty())
        blocks.emplace_back(Paragraph{.blanks = 3});
    const Establishment &firm = inspection.establishment;
    blocks.emplace_back(heading(inspection.kind == InspectionKind::survey ? u"II. Cơ sở được khảo sát"_s
                                                                          : u"II. Cơ sở được kiểm tra"_s));
    blocks.emplace_back(field(u"Tên cơ sở"_s, cleanLine(firm.name)));
    blocks.emplace_back(field(u"Địa chỉ"_s, cleanLine(firm.address)));
    blocks.emplace_back(field(u"Mã số doanh nghiệp / mã số thuế"_s, cleanLine(firm.companyCode)));
    blocks.emplace_back(field(u"Điện thoại"_s, cleanLine(firm.phone)));
    blocks.emplace_back(
        field(u"Người đại diện"_s, firm.representative.name.empty() ? QString() : personWords(firm.representative)));
    blocks.emplace_back(field(inspection.place.listing.empty() ? u"Địa điểm"_s : u"Địa điểm (gian hàng trực tuyến)"_s,
                              placeWords(inspection.place)));
    return blocks;
}

std::vector<Block> contents(const Inspection &inspection)
{
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Nội dung"_s, .share = 4},
                            {.head = u"Kết quả"_s, .share = 2},
                            {.head = u"Chi tiết"_s, .share = 5}},
                .rows = {}};
    for (std::size_t i = 0; i < inspection.contents.size(); ++i) {
        const InspectedContent &one = inspection.contents[i];
        QStringList detail{clean(one.detail)};
        if (!one.noPicture.empty())
            detail.append(u"Không có ảnh: %1"_s.arg(clean(one.noPicture)));
        detail.removeAll(QString());
        table.rows.push_back({number(i), clean(one.subject), words(one.result), detail.join(u'\n')});
    }
    if (table.rows.empty())
        table.rows = {{u"1"_s}, {u"2"_s}, {u"3"_s}};
    return {heading(u"III. Nội dung và kết quả"_s), std::move(table)};
}

std::vector<Block> goods(const InspectionRecord &record)
{
    const Inspection &inspection = record.inspection;
    const bool survey = inspection.kind == InspectionKind::survey;
    std::vector<Block> blocks{heading(survey ? u"IV. Hàng hóa đã đối chiếu mã số, mã vạch và dữ liệu"_s
                                             : u"IV. Hàng hóa đã kiểm tra mã số, mã vạch và dữ liệu"_s)};
    if (inspection.items.empty()) {
        blocks.emplace_back(plain(u"Không có."_s));
        return blocks;
    }
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Tên hàng hóa"_s, .share = 4},
                            {.head = u"Mã số"_s, .share = 2.6},
                            {.head = u"Số lô / sê-ri"_s, .share = 2.2},
                            {.head = u"Số lần đọc"_s, .share = 1, .align = Align::centre},
                            {.head = u"Kết quả đối chiếu"_s, .share = 2.4}},
                .rows = {},
                .size = 9.5};
    for (std::size_t i = 0; i < inspection.items.size(); ++i) {
        const ItemMet &item = inspection.items[i];
        QStringList unit{cleanLine(item.lot), cleanLine(item.serial)};
        unit.removeAll(QString());
        QStringList result{words(item.overall)};
        if (i < record.findingNumbers.size() && record.findingNumbers[i] > 0)
            result.append(u"phát hiện số %1"_s.arg(record.findingNumbers[i]));
        table.rows.push_back({number(i), cleanLine(item.product), cleanLine(item.key), unit.join(u" / "_s),
                              QString::number(item.times), result.join(u"; "_s)});
    }
    blocks.emplace_back(std::move(table));
    blocks.emplace_back(Paragraph{
        .spans = {{.text = u"Kết quả đối chiếu là so sánh mã đọc được với dữ liệu trên thiết bị tại thời điểm %1; "
                           u"không khẳng định hàng thật hay hàng giả."_s.arg(survey ? u"khảo sát"_s : u"kiểm tra"_s),
                   .italic = true}},
        .size = 10});
    return blocks;
}

std::vector<Block> samples(const Inspection &inspection)
{
    std::vector<Block> blocks{heading(u"V. Lấy mẫu, niêm phong, giao nhận mẫu"_s)};
    const Sampling &sampling = inspection.sampling;
    if (sampling.samples.empty())
        blocks.emplace_back(plain(u"Không lấy mẫu."_s));
    else
        blocks.emplace_back(plain(u"Đã lấy %1 mẫu theo Biên bản lấy mẫu số %2, %3."_s.arg(
            QString::number(sampling.samples.size()), orDots(cleanLine(sampling.number)), longTime(sampling.at))));
    if (!inspection.seals.empty()) {
        Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                                {.head = u"Số niêm phong"_s, .share = 2},
                                {.head = u"Đối tượng niêm phong"_s, .share = 5},
                                {.head = u"Thời điểm"_s, .share = 2.4}},
                    .rows = {}};
        for (std::size_t i = 0; i < inspection.seals.size(); ++i) {
            const Seal &seal = inspection.seals[i];
            const bool known = seal.sample > 0 && seal.sample <= sampling.samples.size();
            const QString what = known ? u"Mẫu số %1: %2"_s.arg(QString::number(seal.sample),
                                                                cleanLine(sampling.samples[seal.sample - 1].name))
                                       : clean(seal.what);
            table.rows.push_back({number(i), cleanLine(seal.number), what, timeWords(seal.at)});
        }
        blocks.emplace_back(std::move(table));
    }
    for (const HandOver &hand : inspection.handOvers)
        blocks.emplace_back(plain(u"Giao %1 mẫu cho %2 %3."_s.arg(QString::number(hand.samples.size()),
                                                                  orDots(cleanLine(hand.receiver.unit)),
                                                                  u"lúc "_s + orDots(timeWords(hand.at)))));
    return blocks;
}

std::vector<Block> measures(const Inspection &inspection)
{
    std::vector<Block> blocks{heading(u"VI. Biện pháp đã áp dụng, kiến nghị"_s)};
    if (inspection.measures.empty()) {
        blocks.emplace_back(plain(u"Không có."_s));
        return blocks;
    }
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Biện pháp"_s, .share = 2.4},
                            {.head = u"Đối tượng, số lượng"_s, .share = 3.4},
                            {.head = u"Thời điểm, người quyết định"_s, .share = 2.8},
                            {.head = u"Căn cứ pháp lý"_s, .share = 2.6}},
                .rows = {}};
    for (std::size_t i = 0; i < inspection.measures.size(); ++i) {
        const OrderedMeasure &measure = inspection.measures[i];
        QStringList what{clean(measure.what), cleanLine(measure.quantity)};
        what.removeAll(QString());
        QStringList when{timeWords(measure.at), cleanLine(measure.by.name)};
        if (measure.reportedAt)
            when.append(u"báo cáo cơ quan "_s + timeWords(measure.reportedAt));
        when.removeAll(QString());
        table.rows.push_back(
            {number(i), words(measure.kind), what.join(u"; "_s), when.join(u"; "_s), cleanLine(measure.legalBasis)});
    }
    blocks.emplace_back(std::move(table));
    return blocks;
}

std::vector<Block> statements(const Inspection &inspection)
{
    std::vector<Block> blocks{heading(inspection.kind == InspectionKind::survey
                                          ? u"VII. Ghi nhận ngoài nội dung khảo sát"_s
                                          : u"VII. Ghi nhận ngoài phạm vi quyết định"_s)};
    if (inspection.outsideScope.empty())
        blocks.emplace_back(plain(u"Không có."_s));
    else
        add(blocks, running(inspection.outsideScope));
    blocks.emplace_back(heading(u"VIII. Ý kiến của cơ sở, cơ quan phối hợp, người chứng kiến"_s));
    for (const Statement &statement : inspection.statements) {
        const QString when = statement.at ? u" ("_s + timeWords(*statement.at) + u')' : QString();
        blocks.emplace_back(Paragraph{.spans = {{.text = words(statement.party, inspection.kind) + u" – "_s +
                                                         personWords(statement.person) + when + u':',
                                                 .italic = true}},
                                      .keepNext = true});
        add(blocks, running(statement.text));
    }
    if (inspection.statements.empty())
        blocks.emplace_back(Paragraph{.blanks = 3});
    blocks.emplace_back(heading(u"IX. Nhận xét, kết luận và kiến nghị của đoàn"_s));
    add(blocks, running(inspection.conclusion, 3));
    return blocks;
}

/// A picture over its number and name, or why there is none.
Block annexPicture(const InspectionRecord &record, const Evidence &file, const QString &name)
{
    const auto held = std::ranges::find(record.files, file.digest, &EvidenceFile::digest);
    std::optional<Photo> photo = held == record.files.end() ? std::nullopt : photoOf(held->bytes);
    if (photo) {
        Paragraph caption{
            .spans = {{.text = name, .italic = true}}, .align = Align::centre, .size = 9, .after = 3, .most = 4};
        return Beside{.parts = {{.share = 1, .pieces = {*std::move(photo), std::move(caption)}}}, .after = 2};
    }
    const QString why =
        held == record.files.end() ? u"ảnh không còn trên thiết bị này"_s : u"ảnh không in được trên giấy"_s;
    return Paragraph{.spans = {{.text = u"%1 – %2."_s.arg(name, why), .italic = true}}, .size = 10};
}

/// All of them in a table, then the pictures under the numbers of their rows: the firm's copy is of paper.
std::vector<Block> annexes(const InspectionRecord &record)
{
    const Inspection &inspection = record.inspection;
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Tài liệu, hình ảnh kèm theo"_s, .share = 4},
                            {.head = u"Dung lượng"_s, .share = 1.4, .align = Align::right},
                            {.head = u"Mã băm SHA-256"_s, .share = 6}},
                .rows = {},
                .size = 8.5};
    std::vector<Block> pictures;
    for (const Evidence &file : inspection.evidence) {
        if (isSignatureImage(inspection, file.digest))
            continue;
        const QString row = number(table.rows.size());
        const QString label = cleanLine(file.label);
        table.rows.push_back(
            {row, label, u"%1 KB"_s.arg((file.size + 1023) / 1024), QString::fromStdString(file.digest.text())});
        if (file.mediaType.starts_with("image/"))
            pictures.push_back(annexPicture(record, file, u"Phụ lục số %1: %2"_s.arg(row, label)));
    }
    if (table.rows.empty())
        return {};
    std::vector<Block> blocks{heading(u"X. Phụ lục"_s), std::move(table)};
    add(blocks, std::move(pictures));
    return blocks;
}

/// Everybody who signed or refused, once each as they last did; the head and the firm in any case.
std::vector<Signing> signings(const InspectionRecord &record, const DocumentOptions &options)
{
    const Inspection &inspection = record.inspection;
    std::vector<Signing> all{
        signing(record, options, Party::inspected, words(Party::inspected, inspection.kind),
                inspection.establishment.representative),
        signing(record, options, Party::teamHead, words(Party::teamHead, inspection.kind), headOf(inspection))};
    std::set<std::pair<Party, QString>> seen;
    if (const auto *held = signatureOf(inspection, Party::inspected, inspection.establishment.representative.name))
        seen.emplace(held->party, personKey(held->person.name));
    if (const auto *held = signatureOf(inspection, Party::teamHead, headOf(inspection).name))
        seen.emplace(held->party, personKey(held->person.name));
    for (const PartySignature &one : inspection.signatures) {
        if (seen.emplace(one.party, personKey(one.person.name)).second)
            all.push_back(signing(record, options, one.party, words(one.party, inspection.kind), one.person));
    }
    return all;
}

Paragraph closing(const Inspection &inspection)
{
    return plain(u"Biên bản lập xong hồi %1, thành %2 bản có nội dung như nhau, đã đọc lại cho những người có tên trên "
                 u"cùng nghe, công nhận là đúng và cùng ký vào từng trang; mỗi bên giữ một bản."_s.arg(
                     longTime(inspection.endedAt), countWords(inspection.copies)));
}

} // namespace

std::expected<Paper, DocumentError> minutesPaper(const InspectionRecord &record, const DocumentOptions &options)
{
    const Inspection &inspection = record.inspection;
    const bool survey = inspection.kind == InspectionKind::survey;
    Paper paper = inspectionPaper(record, options, survey ? u"Biên bản khảo sát chất lượng"_s : u"Biên bản kiểm tra"_s,
                                  cleanLine(inspection.establishment.name));
    const auto day = inspection.startedAt ? std::optional(dateInVietNam(*inspection.startedAt)) : std::nullopt;
    paper.blocks.emplace_back(letterhead({.above = agencyOf(inspection),
                                          .agency = teamName(inspection),
                                          .number = cleanLine(inspection.number),
                                          .place = localityOf(inspection),
                                          .date = day}));
    addWithdrawn(paper, record.withdrawn);
    for (auto part : {opening, parties, contents})
        add(paper.blocks, part(inspection));
    add(paper.blocks, goods(record));
    for (auto part : {samples, measures, statements})
        add(paper.blocks, part(inspection));
    add(paper.blocks, annexes(record));
    paper.blocks.emplace_back(closing(inspection));
    const std::vector<Signing> all = signings(record, options);
    for (const Signing &one : all) {
        if (!one.refusal.isEmpty())
            paper.blocks.emplace_back(
                plain(u"%1 %2 không ký biên bản. Lý do: %3"_s.arg(one.role, one.name, one.refusal)));
        paper.signatories.push_back(signatory(one));
    }
    add(paper.blocks, signingBlocks(all));
    paper.strip = Strip::always;
    return paper;
}

} // namespace nqi::documents
