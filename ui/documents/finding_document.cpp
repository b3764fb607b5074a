// SPDX-License-Identifier: Apache-2.0
// The report of one finding: what was met, what each record said, why, under which rule, as of when.
#include "core/gs1/item.h"
#include "ui/documents/parts.h"
#include "ui/documents/text.h"
#include "ui/documents/vietnamese.h"

#include <algorithm>
#include <ranges>
#include <vector>

namespace nqi::documents {

using namespace Qt::StringLiterals;

namespace {

QString modeWords(verdict::Mode mode)
{
    switch (mode) {
    case verdict::Mode::market:
        return u"Hàng hóa lưu thông trên thị trường"_s;
    case verdict::Mode::border:
        return u"Hàng hóa nhập khẩu tại cửa khẩu"_s;
    case verdict::Mode::online:
        return u"Gian hàng trực tuyến"_s;
    }
    return {};
}

QString keyWords(const gs1::Item &item)
{
    if (item.gtin != 0)
        return u"GTIN "_s + cleanLine(item.key);
    if (!item.key.empty())
        return u"(%1) %2"_s.arg(cleanLine(item.keyAi), cleanLine(item.key));
    // The account in a payment code is nobody's business here.
    if (item.kind == gs1::ItemKind::payment)
        return u"Mã thanh toán (không lưu dữ liệu tài khoản)"_s;
    return item.messages.empty() ? QString() : cleanLine(item.messages.front().input);
}

void addIf(std::vector<Block> &blocks, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        blocks.emplace_back(field(label, value));
}

std::vector<Block> about(const findings::Draft &draft)
{
    const gs1::Item &item = draft.item;
    std::vector<Block> blocks{heading(u"I. Hàng hóa"_s)};
    blocks.emplace_back(field(u"Tên hàng hóa"_s, cleanLine(draft.product)));
    blocks.emplace_back(field(u"Mã số"_s, keyWords(item)));
    addIf(blocks, u"Số lô"_s, cleanLine(item.lot));
    addIf(blocks, u"Số sê-ri"_s, cleanLine(item.serial));
    addIf(blocks, u"Ngày sản xuất"_s, dateWords(item.produced));
    addIf(blocks, u"Hạn sử dụng"_s, dateWords(item.expires));
    addIf(blocks, u"Sử dụng tốt nhất trước"_s, dateWords(item.bestBefore));
    addIf(blocks, u"Đường dẫn trong mã"_s, item.kind == gs1::ItemKind::payment ? QString() : cleanLine(item.url));
    blocks.emplace_back(field(u"Loại hình"_s, modeWords(draft.context.mode)));
    blocks.emplace_back(field(u"Địa điểm"_s, placeWords(draft.place)));
    addIf(blocks, u"Tên tổ chức ghi trên nhãn"_s, cleanLine(draft.context.labelOwner));
    addIf(blocks, u"Xuất xứ ghi trên nhãn"_s, cleanLine(draft.context.labelOrigin));
    addIf(blocks, u"Số tờ khai hải quan"_s, cleanLine(draft.context.declaration));
    return blocks;
}

QString tierWords(const std::optional<catalog::Tier> &tier)
{
    if (!tier)
        return u"chưa xác định được từ dữ liệu"_s;
    switch (*tier) {
    case catalog::Tier::low:
        return u"rủi ro thấp"_s;
    case catalog::Tier::medium:
        return u"rủi ro trung bình"_s;
    case catalog::Tier::high:
        return u"rủi ro cao"_s;
    }
    return {};
}

std::vector<Block> outcome(const verdict::Verdict &verdict)
{
    std::vector<Block> blocks{heading(u"II. Kết quả đối chiếu"_s)};
    Paragraph result = field(u"Kết quả chung"_s, words(verdict.overall));
    result.spans.back().bold = true;
    blocks.emplace_back(std::move(result));
    blocks.emplace_back(
        field(u"Mức độ rủi ro (suy ra từ danh mục, kiểm soát viên xác nhận)"_s, tierWords(verdict.tier)));
    blocks.emplace_back(field(u"Dữ liệu tính đến"_s, verdict.catalogueAsOf ? timeWords(*verdict.catalogueAsOf)
                                                                           : u"không có dữ liệu trên thiết bị"_s));
    blocks.emplace_back(field(u"Áp dụng quy định có hiệu lực ngày"_s, dateWords(verdict.today)));
    blocks.emplace_back(
        Paragraph{.spans = {{.text = u"Kết quả là so sánh mã đọc được với dữ liệu tại thời điểm trên; không khẳng định "
                                     u"hàng thật hay hàng giả."_s,
                             .italic = true}},
                  .size = 10});
    return blocks;
}

QString recordsWords(const verdict::Check &check, const Vietnamese &vietnamese)
{
    QStringList all;
    for (const verdict::RecordRef &record : check.records) {
        QString one = vietnamese.dataset(record.dataset) + u": "_s + vietnamese.recordKey(record.key);
        if (record.asOf)
            one += u" (%1)"_s.arg(dateWords(dateInVietNam(*record.asOf)));
        all.append(one);
    }
    return all.join(u"; "_s);
}

/// What differs first, what agrees last; what does not apply is not listed.
Table checks(const verdict::Verdict &verdict, const Vietnamese &vietnamese)
{
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Nội dung đối chiếu"_s, .share = 2.4},
                            {.head = u"Kết quả"_s, .share = 1.5},
                            {.head = u"Diễn giải"_s, .share = 4.2},
                            {.head = u"Căn cứ pháp lý"_s, .share = 2.4},
                            {.head = u"Bản ghi đã đọc"_s, .share = 2.4}},
                .rows = {},
                .size = 8.5};
    std::vector<const verdict::Check *> order;
    for (const verdict::Check &check : verdict.checks) {
        if (check.outcome != verdict::Outcome::notApplicable)
            order.push_back(&check);
    }
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [](const verdict::Check *check) { return std::pair(check->severity, check->outcome); });
    for (const verdict::Check *check : order)
        table.rows.push_back({QString::number(table.rows.size() + 1), vietnamese.title(check->code),
                              vietnamese.outcome(check->outcome), vietnamese.sentence(*check),
                              cleanLine(check->legalBasis), recordsWords(*check, vietnamese)});
    return table;
}

std::vector<Block> evidence(const FindingRecord &record)
{
    const auto &files = record.draft.evidence;
    std::vector<Block> blocks{heading(u"V. Chứng cứ kèm theo"_s)};
    if (files.empty()) {
        blocks.emplace_back(plain(u"Không có."_s));
        return blocks;
    }
    Table table{.columns = {{.head = u"STT"_s, .share = rowShare, .align = Align::centre},
                            {.head = u"Tên"_s, .share = 2.5},
                            {.head = u"Loại"_s, .share = 2},
                            {.head = u"Dung lượng"_s, .share = 1.4, .align = Align::right},
                            {.head = u"Mã băm SHA-256"_s, .share = 6}},
                .rows = {},
                .size = 8.5};
    for (const findings::Evidence &file : files)
        table.rows.push_back({QString::number(table.rows.size() + 1), cleanLine(file.label), cleanLine(file.mediaType),
                              u"%1 KB"_s.arg((file.size + 1023) / 1024), QString::fromStdString(file.digest.text())});
    blocks.emplace_back(std::move(table));
    for (const findings::Evidence &file : files) {
        if (QImage image = pictureOf(record.files, file.digest); !image.isNull()) {
            blocks.emplace_back(Picture{.image = std::move(image), .height = 80});
            blocks.emplace_back(Paragraph{.spans = {{.text = cleanLine(file.label), .italic = true}},
                                          .align = Align::centre,
                                          .size = 9,
                                          .after = 3});
        }
    }
    return blocks;
}

} // namespace

std::expected<Paper, DocumentError> findingPaper(const FindingRecord &record, const DocumentOptions &options)
{
    const findings::Draft &draft = record.draft;
    const Vietnamese vietnamese;
    Paper paper{.title = u"Phiếu ghi nhận phát hiện"_s, .subject = u"số %1"_s.arg(record.link.sequence)};
    paper.code = {findings::RecordKind::finding, record.link.id, record.link.hash};
    paper.demo = draft.verdict.demo;
    paper.at = options.at;
    paper.blocks.emplace_back(letterhead({.above = {},
                                          .agency = {},
                                          .number = u"%1"_s.arg(record.link.sequence),
                                          .place = {},
                                          .date = dateInVietNam(record.link.savedAt)}));
    paper.blocks.emplace_back(title(u"PHIẾU GHI NHẬN PHÁT HIỆN"_s));
    paper.blocks.emplace_back(subtitle(u"Kiểm tra chất lượng sản phẩm, hàng hóa"_s));
    paper.blocks.emplace_back(field(u"Người ghi nhận"_s, cleanLine(draft.inspector)));
    paper.blocks.emplace_back(field(u"Thời điểm ghi nhận"_s, timeWords(record.link.savedAt)));
    if (draft.corrects)
        paper.blocks.emplace_back(
            field(u"Thay thế phiếu có mã hồ sơ"_s, QString::fromStdString(draft.corrects->text())));
    add(paper.blocks, about(draft));
    add(paper.blocks, outcome(draft.verdict));
    paper.blocks.emplace_back(heading(u"III. Chi tiết đối chiếu"_s));
    paper.blocks.emplace_back(checks(draft.verdict, vietnamese));
    paper.blocks.emplace_back(heading(u"IV. Ghi chú của người kiểm tra"_s));
    add(paper.blocks, running(draft.note));
    add(paper.blocks, evidence(record));
    add(paper.blocks,
        signingBlocks(
            {{.role = u"Người ghi nhận"_s, .hint = u"(Ký, ghi rõ họ tên)"_s, .name = cleanLine(draft.inspector)}}));
    return paper;
}

} // namespace nqi::documents
