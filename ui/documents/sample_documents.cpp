// SPDX-License-Identifier: Apache-2.0
// Samples: Forms 14 (seal), 15 (sampling minutes) and 16 (hand-over) of Decree 37/2026, with exactly their fields.
#include "ui/documents/parts.h"
#include "ui/documents/text.h"

#include <algorithm>
#include <array>

namespace nqi::documents {

using namespace Qt::StringLiterals;
using namespace findings;

namespace {

QString row(std::size_t index)
{
    return QString::number(index + 1);
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
    // Who stands for no unit is known by where they live.
    if (const QString home = cleanLine(sampling.witness.address); !home.isEmpty()) {
        Paragraph line = field(u"Địa chỉ"_s, home);
        line.indent = 6;
        blocks.emplace_back(std::move(line));
    }
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

} // namespace

namespace {

/// The last of a party that was given over what this form says now; null: there is none, and it is signed by pen.
const PartySignature *samplingSignatureOf(const InspectionRecord &record, Party party)
{
    const PartySignature *last = nullptr;
    for (const PartySignature &one : record.inspection.samplingSignatures) {
        if (one.party == party && one.over == record.sampling)
            last = &one;
    }
    return last;
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
                                          .place = localityOf(inspection),
                                          .date = dayOf(inspection.sampling.at)}));
    paper.blocks.emplace_back(title(u"BIÊN BẢN LẤY MẪU"_s));
    paper.blocks.emplace_back(Paragraph{.after = 2});
    add(paper.blocks, samplingFields(inspection));
    // Signed for itself: what was signed of the minutes is not over this form.
    const auto signedBy = [&](Party party, const QString &role, const Person &person) {
        return signing(record, options, samplingSignatureOf(record, party), role, person);
    };
    std::vector<Signing> signings{
        signedBy(Party::inspected, u"Đại diện cơ sở được lấy mẫu"_s, inspection.establishment.representative),
        signedBy(Party::sampler, words(Party::sampler, inspection.kind), inspection.sampling.sampler),
        signedBy(Party::teamHead, words(Party::teamHead, inspection.kind), headOf(inspection))};
    signings.front().hint = u"(Ký tên, đóng dấu)"_s;
    // Everybody has signed it, or it is written why not: it is no draft, whatever becomes of the inspection.
    if (std::ranges::all_of(std::array{Party::inspected, Party::sampler, Party::teamHead},
                            [&](Party party) { return samplingSignatureOf(record, party) != nullptr; }))
        paper.draft = false;
    for (const Signing &one : signings)
        paper.signatories.push_back(signatory(one));
    add(paper.blocks, signingBlocks(signings));
    paper.strip = Strip::whenLong;
    return paper;
}

namespace {

Paragraph labelTitle(const QString &text)
{
    return {.spans = {{.text = text, .bold = true}}, .align = Align::centre, .size = 12, .after = 0.8};
}

Paragraph labelLine(const QString &label, const QString &value, int most)
{
    Paragraph paragraph = field(label, value);
    paragraph.align = Align::left;
    paragraph.size = 10;
    paragraph.most = most;
    paragraph.after = 0.6;
    return paragraph;
}

QString sealNumber(const Seal *seal)
{
    return seal != nullptr && !seal->number.empty() ? u"Niêm phong số "_s + cleanLine(seal->number) : QString();
}

/// Form 14, of a row of the sampling minutes; without a seal: none has been put on yet.
Labels::Label sampleLabel(const Sampling &sampling, const Seal *seal, std::size_t number)
{
    const bool known = number <= sampling.samples.size();
    const auto at = sampling.at ? sampling.at : seal != nullptr ? seal->at : std::nullopt;
    return {.pieces = {labelTitle(u"TEM NIÊM PHONG MẪU"_s),
                       labelLine(u"Tên mẫu"_s, known ? cleanLine(sampling.samples[number - 1].name) : QString(), 2),
                       labelLine(u"Số thứ tự trong Biên bản lấy mẫu"_s, QString::number(number), 1),
                       labelLine(u"Ngày lấy mẫu"_s, dateWords(dayOf(at)), 1)},
            .places = {u"Đại diện cơ sở\n(ký)"_s, u"Người lấy mẫu\n(ký)"_s, u"Cơ quan\n(đóng dấu)"_s},
            .edge = sealNumber(seal)};
}

/// Sealed goods are no sample: their label is of no form, and says what is under it since when.
Labels::Label goodsLabel(const Seal &seal)
{
    return {.pieces = {labelTitle(u"NIÊM PHONG HÀNG HÓA"_s), labelLine(u"Hàng hóa"_s, cleanLine(seal.what), 3),
                       labelLine(u"Niêm phong lúc"_s, timeWords(seal.at), 1)},
            .places = {u"Đại diện cơ sở\n(ký)"_s, u"Người niêm phong\n(ký)"_s, u"Cơ quan\n(đóng dấu)"_s},
            .edge = sealNumber(&seal)};
}

} // namespace

std::expected<Paper, DocumentError> sealsPaper(const InspectionRecord &record, const DocumentOptions &options)
{
    const Inspection &inspection = record.inspection;
    Labels samples;
    Labels goods;
    for (const Seal &seal : inspection.seals) {
        if (seal.sample == 0)
            goods.labels.push_back(goodsLabel(seal));
        else
            samples.labels.push_back(sampleLabel(inspection.sampling, &seal, seal.sample));
    }
    // A sample that has no seal yet gets its label, too.
    for (std::size_t i = 1; i <= inspection.sampling.samples.size(); ++i) {
        if (!std::ranges::contains(inspection.seals, i, &Seal::sample))
            samples.labels.push_back(sampleLabel(inspection.sampling, nullptr, i));
    }
    if (samples.labels.empty() && goods.labels.empty())
        return std::unexpected(DocumentError::nothingToPrint);
    const QString title = goods.labels.empty()     ? u"Tem niêm phong mẫu"_s
                          : samples.labels.empty() ? u"Tem niêm phong hàng hóa"_s
                                                   : u"Tem niêm phong mẫu, hàng hóa"_s;
    Paper paper = inspectionPaper(record, options, title, cleanLine(inspection.establishment.name));
    // A label is always signed by pen, across the seam: it is no draft of anything.
    paper.draft = false;
    samples.head = formNumber(u"Mẫu số 14 – Nghị định số 37/2026/NĐ-CP"_s);
    goods.head = formNumber(u"Niêm phong hàng hóa (không phải niêm phong mẫu)"_s);
    for (Labels *labels : {&samples, &goods})
        if (!labels->labels.empty())
            paper.blocks.emplace_back(std::move(*labels));
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
    const QString province = provinceOf(hand.place);
    paper.blocks.emplace_back(letterhead({.above = agencyOf(inspection),
                                          .agency = teamName(inspection),
                                          .number = {},
                                          .place = province.isEmpty() ? localityOf(inspection) : province,
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
