// SPDX-License-Identifier: Apache-2.0
// Samples: Forms 14 (seal), 15 (sampling minutes) and 16 (hand-over) of Decree 37/2026, with exactly their fields.
#include "ui/documents/parts.h"
#include "ui/documents/text.h"

#include <algorithm>

namespace nqi::documents {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

QString row(std::size_t index)
{
    return QString::number(index + 1);
}

QString countWords(std::uint32_t count)
{
    return count == 0 ? u"……"_s : u"%1"_s.arg(count, 2, 10, '0'_L1);
}

std::optional<Date> dayOf(const std::optional<Instant> &at)
{
    return at ? std::optional(dateInVietNam(*at)) : std::nullopt;
}

/// Name, post, unit: the three that the forms ask of a person.
std::vector<Block> personFields(const QString &label, const Person &person)
{
    Paragraph who = field(label, cleanLine(person.name));
    who.keepNext = true;
    return {who,
            [&] {
                Paragraph post = field(u"Chức vụ"_s, cleanLine(person.post));
                post.indent = 6;
                return post;
            }(),
            [&] {
                Paragraph unit = field(u"Đơn vị"_s, cleanLine(person.unit));
                unit.indent = 6;
                return unit;
            }()};
}

Table sampleTable(const Sampling &sampling)
{
    Table table{
        .columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                    {.head = u"Tên mẫu, ký hiệu, mã số"_s, .share = 2.5},
                    {.head = u"Tên, địa chỉ nhà sản xuất, nhập khẩu ghi trên nhãn (hoặc nhà cung cấp)"_s, .share = 3},
                    {.head = u"Đơn vị tính"_s, .share = 1, .align = Align::centre},
                    {.head = u"Số lượng mẫu"_s, .share = 1.1, .align = Align::centre},
                    {.head = u"Số lượng hàng tại thời điểm lấy mẫu"_s, .share = 1.3, .align = Align::centre},
                    {.head = u"Ngày sản xuất, số lô (nếu có)"_s, .share = 1.8},
                    {.head = u"Thời hạn lưu mẫu"_s, .share = 1.3},
                    {.head = u"Ghi chú"_s, .share = 1.6}},
        .rows = {},
        .size = 8.5};
    for (std::size_t i = 0; i < sampling.samples.size(); ++i) {
        const Sample &sample = sampling.samples[i];
        QStringList made{dateWords(sample.produced), cleanLine(sample.lot)};
        made.removeAll(QString());
        QStringList note{clean(sample.note)};
        if (sample.purpose == InspectionKind::survey)
            note.append(u"Mẫu khảo sát"_s);
        note.removeAll(QString());
        table.rows.push_back({row(i), clean(sample.name), clean(sample.firm), cleanLine(sample.unit),
                              cleanLine(sample.quantity), cleanLine(sample.stock), made.join(u"; "_s),
                              cleanLine(sample.retention), note.join(u"; "_s)});
    }
    return table;
}

std::vector<Block> samplingFields(const Inspection &inspection)
{
    const Sampling &sampling = inspection.sampling;
    std::vector<Block> blocks;
    blocks.emplace_back(plain(u"Hồi %1, %2 lấy mẫu:"_s.arg(longTime(sampling.at), teamName(inspection))));
    blocks.emplace_back(field(u"1. Tên cơ sở được lấy mẫu"_s, cleanLine(inspection.establishment.name)));
    Paragraph address = field(u"Địa chỉ"_s, cleanLine(inspection.establishment.address));
    address.indent = 6;
    blocks.emplace_back(std::move(address));
    add(blocks, personFields(u"2. Đại diện cơ sở được lấy mẫu"_s, inspection.establishment.representative));
    add(blocks, personFields(u"3. Người chứng kiến"_s, sampling.witness));
    add(blocks, personFields(u"4. Người lấy mẫu"_s, sampling.sampler));
    blocks.emplace_back(
        field(u"5. Phương pháp lấy mẫu (TCVN, QCVN hoặc quy định của Bộ)"_s, cleanLine(sampling.method)));
    blocks.emplace_back(heading(u"Danh mục mẫu"_s));
    blocks.emplace_back(sampleTable(sampling));
    blocks.emplace_back(plain(
        u"6. Tình trạng mẫu: mỗi mẫu được chia thành %1 đơn vị, niêm phong trước sự chứng kiến của những người có tên trên."_s
            .arg(countWords(sampling.units))));
    blocks.emplace_back(plain(u"Biên bản được lập thành %1 bản có giá trị như nhau, đã đọc cho những người có tên trên "
                              u"nghe, công nhận là đúng và cùng ký tên."_s.arg(countWords(sampling.copies))));
    return blocks;
}

/// The sampler signs as whichever party they are.
Signing samplerSigning(const InspectionRecord &record, const DocumentOptions &options)
{
    const Person &sampler = record.inspection.sampling.sampler;
    const auto &signatures = record.inspection.signatures;
    const auto held = std::ranges::find_if(signatures, [&](const PartySignature &one) {
        return !sampler.name.empty() && personKey(one.person.name) == personKey(sampler.name);
    });
    const Party party = held == signatures.end() ? Party::coordinating : held->party;
    if (held == signatures.end())
        return {.role = u"Người lấy mẫu"_s, .hint = u"(Ký, ghi rõ họ tên)"_s, .name = cleanLine(sampler.name)};
    return signing(record, options, party, u"Người lấy mẫu"_s, sampler);
}

} // namespace

std::expected<Paper, DocumentError> samplingPaper(const InspectionRecord &record, const DocumentOptions &options)
{
    const Inspection &inspection = record.inspection;
    if (inspection.sampling.samples.empty())
        return std::unexpected(DocumentError::nothingToPrint);
    Paper paper = inspectionPaper(record, options, u"Biên bản lấy mẫu"_s, cleanLine(inspection.establishment.name));
    paper.blocks.emplace_back(formNumber(u"Mẫu số 15 – Nghị định số 37/2026/NĐ-CP"_s));
    paper.blocks.emplace_back(letterhead({.above = agencyOf(inspection),
                                          .agency = teamName(inspection),
                                          .number = cleanLine(inspection.sampling.number),
                                          .place = {},
                                          .date = dayOf(inspection.sampling.at)}));
    paper.blocks.emplace_back(title(u"BIÊN BẢN LẤY MẪU"_s));
    paper.blocks.emplace_back(Paragraph{.after = 2});
    add(paper.blocks, samplingFields(inspection));
    std::vector<Signing> signings{
        signing(record, options, Party::inspected, u"Đại diện cơ sở được lấy mẫu"_s,
                inspection.establishment.representative),
        samplerSigning(record, options),
        signing(record, options, Party::teamHead, words(Party::teamHead), headOf(inspection))};
    signings.front().hint = u"(Ký tên, đóng dấu)"_s;
    for (const Signing &one : signings)
        paper.signatories.push_back(signatory(one));
    add(paper.blocks, signingBlocks(signings));
    paper.strip = Strip::whenLong;
    return paper;
}

namespace {

Labels::Label sealLabel(const Inspection &inspection, const Seal *seal, std::size_t sampleRow)
{
    const Sampling &sampling = inspection.sampling;
    const bool known = sampleRow >= 1 && sampleRow <= sampling.samples.size();
    const QString what = known             ? cleanLine(sampling.samples[sampleRow - 1].name)
                         : seal != nullptr ? cleanLine(seal->what)
                                           : QString();
    const auto line = [](const QString &label, const QString &value, int most) {
        Paragraph paragraph = field(label, value);
        paragraph.align = Align::left;
        paragraph.size = 10;
        paragraph.most = most;
        paragraph.after = 0.6;
        return paragraph;
    };
    const auto centred = [](const QString &text, double size, bool bold) {
        return Paragraph{.spans = {{.text = text, .bold = bold}}, .align = Align::centre, .size = size, .after = 0.8};
    };
    Labels::Label label;
    label.pieces.emplace_back(centred(u"TEM NIÊM PHONG MẪU"_s, 12, true));
    label.pieces.emplace_back(line(u"Tên mẫu"_s, what, 2));
    label.pieces.emplace_back(
        line(u"Số thứ tự trong Biên bản lấy mẫu"_s, known ? QString::number(sampleRow) : u"–"_s, 1));
    const auto at = sampling.at ? sampling.at : seal != nullptr ? seal->at : std::nullopt;
    label.pieces.emplace_back(line(u"Ngày lấy mẫu"_s, at ? dateWords(dateInVietNam(*at)) : QString(), 1));
    label.places = {u"Đại diện cơ sở\n(ký)"_s, u"Người lấy mẫu\n(ký)"_s, u"Cơ quan\n(đóng dấu)"_s};
    label.edge = seal != nullptr && !seal->number.empty() ? u"Niêm phong số "_s + cleanLine(seal->number) : QString();
    return label;
}

} // namespace

std::expected<Paper, DocumentError> sealsPaper(const InspectionRecord &record, const DocumentOptions &options)
{
    const Inspection &inspection = record.inspection;
    Labels sheet;
    for (const Seal &seal : inspection.seals)
        sheet.labels.push_back(sealLabel(inspection, &seal, seal.sample));
    // A sample that has no seal yet gets its label, too.
    for (std::size_t i = 1; i <= inspection.sampling.samples.size(); ++i) {
        if (!std::ranges::contains(inspection.seals, i, &Seal::sample))
            sheet.labels.push_back(sealLabel(inspection, nullptr, i));
    }
    if (sheet.labels.empty())
        return std::unexpected(DocumentError::nothingToPrint);
    Paper paper = inspectionPaper(record, options, u"Tem niêm phong mẫu"_s, cleanLine(inspection.establishment.name));
    // A label is always signed by pen, across the seam: it is no draft of anything.
    paper.draft = false;
    paper.blocks.emplace_back(formNumber(u"Mẫu số 14 – Nghị định số 37/2026/NĐ-CP"_s));
    paper.blocks.emplace_back(std::move(sheet));
    return paper;
}

std::expected<Paper, DocumentError> handOverPaper(const InspectionRecord &record, const DocumentOptions &options)
{
    const Inspection &inspection = record.inspection;
    if (options.row >= inspection.handOvers.size())
        return std::unexpected(DocumentError::nothingToPrint);
    const HandOver &hand = inspection.handOvers[options.row];
    Paper paper = inspectionPaper(record, options, u"Biên bản giao nhận mẫu"_s, cleanLine(hand.receiver.unit));
    paper.blocks.emplace_back(formNumber(u"Mẫu số 16 – Nghị định số 37/2026/NĐ-CP"_s));
    paper.blocks.emplace_back(letterhead({.above = agencyOf(inspection),
                                          .agency = teamName(inspection),
                                          .number = {},
                                          .place = {},
                                          .date = dayOf(hand.at)}));
    paper.blocks.emplace_back(title(u"BIÊN BẢN GIAO NHẬN MẪU"_s));
    paper.blocks.emplace_back(Paragraph{.after = 2});
    add(paper.blocks, personFields(u"1. Bên giao mẫu – Ông/Bà"_s, hand.deliverer));
    add(paper.blocks, personFields(u"2. Bên nhận mẫu – Ông/Bà"_s, hand.receiver));
    paper.blocks.emplace_back(field(u"3. Thời gian giao nhận"_s, hand.at ? longTime(hand.at) : QString()));
    paper.blocks.emplace_back(field(u"4. Địa điểm giao nhận"_s, cleanLine(hand.place)));
    paper.blocks.emplace_back(heading(u"5. Mẫu giao nhận"_s));
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Tên mẫu, mã số"_s, .share = 3.5},
                            {.head = u"Số lượng"_s, .share = 1.5, .align = Align::centre},
                            {.head = u"Chỉ tiêu thử nghiệm"_s, .share = 3.5},
                            {.head = u"QCVN / TCVN / TCCS"_s, .share = 2.5}},
                .rows = {}};
    for (std::size_t i = 0; i < hand.samples.size(); ++i) {
        const HandedSample &one = hand.samples[i];
        const auto &samples = inspection.sampling.samples;
        const bool known = one.sample >= 1 && one.sample <= samples.size();
        table.rows.push_back({row(i), known ? clean(samples[one.sample - 1].name) : u"Mẫu số %1"_s.arg(one.sample),
                              cleanLine(one.quantity), clean(one.testItem), cleanLine(one.standard)});
    }
    if (table.rows.empty())
        table.rows = {{u"1"_s}, {u"2"_s}};
    paper.blocks.emplace_back(std::move(table));
    paper.blocks.emplace_back(
        field(u"6. Niêm phong khi nhận"_s, hand.sealsIntact ? u"còn nguyên vẹn, bên nhận xác nhận"_s : QString()));
    paper.blocks.emplace_back(field(u"7. Tình trạng mẫu"_s, cleanLine(hand.state)));
    paper.blocks.emplace_back(field(u"8. Ghi chú"_s, cleanLine(hand.note)));
    const QString hint = u"(Ký, ghi rõ họ tên)"_s;
    add(paper.blocks,
        signingBlocks({{.role = u"Bên giao mẫu"_s, .hint = hint, .name = cleanLine(hand.deliverer.name)},
                       {.role = u"Bên nhận mẫu"_s, .hint = hint, .name = cleanLine(hand.receiver.name)}}));
    return paper;
}

} // namespace nqi::documents
