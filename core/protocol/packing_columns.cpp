// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/packing_columns.h"

#include "core/verdict/company_name.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace nqi::protocol {

namespace {

using enum PackingColumn;

struct Header {
    std::string_view folded; ///< verdict::foldedTight of what people write
    PackingColumn column;
};

constexpr auto headers = std::to_array<Header>({
    {"declaration", declaration},
    {"declarationnumber", declaration},
    {"declarationno", declaration},
    {"customsdeclaration", declaration},
    {"tokhai", declaration},
    {"sotokhai", declaration},
    {"sotk", declaration},
    {"tokhaihaiquan", declaration},
    {"date", date},
    {"declarationdate", date},
    {"ngay", date},
    {"ngaytokhai", date},
    {"ngaydangky", date},
    {"importer", importer},
    {"importercode", importer},
    {"importertaxcode", importer},
    {"taxcode", importer},
    {"masothue", importer},
    {"mst", importer},
    {"nguoinhapkhau", importerName},
    {"nhanhapkhau", importerName},
    {"importername", importerName},
    {"tennguoinhapkhau", importerName},
    {"donvinhapkhau", importerName},
    {"consignee", importerName},
    {"channel", channel},
    {"luong", channel},
    {"phanluong", channel},
    {"line", line},
    {"lineno", line},
    {"linenumber", line},
    {"no", line},
    {"item", line},
    {"itemno", line},
    {"stt", line},
    {"dong", line},
    {"sodong", line},
    {"donghang", line},
    {"dongso", line},
    {"sothutu", line},
    {"hs", hsCode},
    {"hscode", hsCode},
    {"mahs", hsCode},
    {"masohs", hsCode},
    {"masohanghoa", hsCode},
    {"description", description},
    {"goods", description},
    {"goodsdescription", description},
    {"descriptionofgoods", description},
    {"name", description},
    {"productname", description},
    {"product", description},
    {"mota", description},
    {"motahanghoa", description},
    {"tenhang", description},
    {"tenhanghoa", description},
    {"model", model},
    {"kieuloai", model},
    {"kieu", model},
    {"sohieu", model},
    {"manufacturer", manufacturer},
    {"maker", manufacturer},
    {"producer", manufacturer},
    {"nhasanxuat", manufacturer},
    {"hangsanxuat", manufacturer},
    {"nsx", manufacturer},
    {"origin", origin},
    {"countryoforigin", origin},
    {"country", origin},
    {"xuatxu", origin},
    {"nuocxuatxu", origin},
    {"nuocsanxuat", origin},
    {"gtin", gtin},
    {"ean", gtin},
    {"ean13", gtin},
    {"upc", gtin},
    {"barcode", gtin},
    {"mavach", gtin},
    {"masomavach", gtin},
    {"mathuongpham", gtin},
    {"key", key},
    {"partnumber", key},
    {"partno", key},
    {"itemcode", key},
    {"sku", key},
    {"mahang", key},
    {"mahanghoa", key},
    {"mahangkhac", key},
    {"lot", lot},
    {"lotno", lot},
    {"lotnumber", lot},
    {"batch", lot},
    {"batchno", lot},
    {"lo", lot},
    {"solo", lot},
    {"malo", lot},
    {"serial", serial},
    {"serialno", serial},
    {"serialnumber", serial},
    {"seri", serial},
    {"soseri", serial},
    {"quantity", quantity},
    {"qty", quantity},
    {"soluong", quantity},
    {"sl", quantity},
    {"unit", unit},
    {"uom", unit},
    {"unitofmeasure", unit},
    {"donvi", unit},
    {"donvitinh", unit},
    {"dvt", unit},
    {"sscc", sscc},
    {"package", sscc},
    {"packageno", sscc},
    {"pallet", sscc},
    {"palletno", sscc},
    {"makien", sscc},
    {"sokien", sscc},
    {"kien", sscc},
    {"packagequantity", packageQuantity},
    {"qtyinpackage", packageQuantity},
    {"soluongtrongkien", packageQuantity},
    {"cartongtin", cartonGtin},
    {"mavachthung", cartonGtin},
    {"gtinthung", cartonGtin},
    {"unitspercarton", unitsPerCarton},
    {"qtypercarton", unitsPerCarton},
    {"soluongmoithung", unitsPerCarton},
    {"quycach", unitsPerCarton},
});

// In the order of the enumerators.
constexpr std::array<std::string_view, packingColumns> names = {
    "declaration",
    "date",
    "importer",
    "importer_name",
    "channel",
    "line",
    "hs_code",
    "description",
    "model",
    "manufacturer",
    "origin",
    "gtin",
    "key",
    "lot",
    "serial",
    "quantity",
    "unit",
    "sscc",
    "package_quantity",
    "carton_gtin",
    "units_per_carton",
};

} // namespace

std::optional<PackingColumn> packingColumnOf(std::string_view header)
{
    const std::string folded = verdict::foldedTight(header);
    const auto found = std::ranges::find(headers, folded, &Header::folded);
    return found == headers.end() ? std::nullopt : std::optional(found->column);
}

std::string_view name(PackingColumn column)
{
    return names.at(static_cast<std::size_t>(column));
}

} // namespace nqi::protocol
