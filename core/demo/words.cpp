// SPDX-License-Identifier: Apache-2.0
#include "core/demo/words.h"

#include <array>

namespace nqi::demo {

std::span<const Province> provinces()
{
    // The thirty-four provinces and cities since 1 July 2025; the place is that of the seat.
    static constexpr std::array list = {
        Province{"TP. Hà Nội", 21.03, 105.85},      Province{"TP. Huế", 16.46, 107.59},
        Province{"TP. Hải Phòng", 20.86, 106.68},   Province{"TP. Đà Nẵng", 16.07, 108.22},
        Province{"TP. Hồ Chí Minh", 10.78, 106.70}, Province{"TP. Cần Thơ", 10.03, 105.78},
        Province{"Lai Châu", 22.40, 103.47},        Province{"Điện Biên", 21.39, 103.02},
        Province{"Sơn La", 21.33, 103.91},          Province{"Lạng Sơn", 21.85, 106.76},
        Province{"Quảng Ninh", 20.95, 107.08},      Province{"Thanh Hóa", 19.81, 105.78},
        Province{"Nghệ An", 18.68, 105.69},         Province{"Hà Tĩnh", 18.34, 105.91},
        Province{"Cao Bằng", 22.67, 106.26},        Province{"Tuyên Quang", 21.82, 105.21},
        Province{"Lào Cai", 21.70, 104.87},         Province{"Thái Nguyên", 21.59, 105.85},
        Province{"Phú Thọ", 21.32, 105.40},         Province{"Bắc Ninh", 21.27, 106.20},
        Province{"Hưng Yên", 20.65, 106.05},        Province{"Ninh Bình", 20.25, 105.97},
        Province{"Quảng Trị", 17.47, 106.62},       Province{"Quảng Ngãi", 15.12, 108.80},
        Province{"Gia Lai", 13.78, 109.22},         Province{"Khánh Hòa", 12.25, 109.19},
        Province{"Lâm Đồng", 11.94, 108.44},        Province{"Đắk Lắk", 12.67, 108.04},
        Province{"Đồng Nai", 10.95, 106.82},        Province{"Tây Ninh", 10.54, 106.41},
        Province{"Vĩnh Long", 10.25, 105.97},       Province{"Đồng Tháp", 10.36, 106.36},
        Province{"Cà Mau", 9.18, 105.15},           Province{"An Giang", 10.01, 105.08},
    };
    return list;
}

std::span<const std::string_view> syllables()
{
    static constexpr std::array<std::string_view, 40> list = {
        "An",    "Bảo",  "Bình", "Cát",   "Châu",  "Dương",  "Đông", "Đức",  "Gia",   "Giang",
        "Hạ",    "Hải",  "Hòa",  "Hưng",  "Kiên",  "Kim",    "Lam",  "Lâm",  "Linh",  "Lộc",
        "Mai",   "Minh", "Mộc",  "Ngân",  "Nhật",  "Phong",  "Phú",  "Phúc", "Quang", "Sơn",
        "Sương", "Tâm",  "Thảo", "Thiên", "Thuận", "Trường", "Vân",  "Viên", "Xuân",  "Yên",
    };
    return list;
}

std::span<const std::string_view> plainSyllables()
{
    static constexpr std::array<std::string_view, 40> list = {
        "an",    "bao",  "binh", "cat",   "chau",  "duong",  "dong", "duc",  "gia",   "giang",
        "ha",    "hai",  "hoa",  "hung",  "kien",  "kim",    "lam",  "laam", "linh",  "loc",
        "mai",   "minh", "moc",  "ngan",  "nhat",  "phong",  "phu",  "phuc", "quang", "son",
        "suong", "tam",  "thao", "thien", "thuan", "truong", "van",  "vien", "xuan",  "yen",
    };
    return list;
}

std::span<const std::string_view> companyForms()
{
    static constexpr std::array<std::string_view, 6> list = {
        "Công ty TNHH", "Công ty Cổ phần",     "Công ty TNHH MTV",
        "Hợp tác xã",   "Công ty CP Sản xuất", "Công ty TNHH Thương mại",
    };
    return list;
}

std::span<const std::string_view> streets()
{
    static constexpr std::array<std::string_view, 12> list = {
        "Trần Hưng Đạo", "Lê Lợi",      "Nguyễn Huệ", "Hai Bà Trưng",  "Lý Thường Kiệt", "Quang Trung",
        "Phan Bội Châu", "Nguyễn Trãi", "Hùng Vương", "Điện Biên Phủ", "Lê Duẩn",        "Bạch Đằng",
    };
    return list;
}

std::span<const std::string_view> variants()
{
    static constexpr std::array<std::string_view, 16> list = {
        "",     "đặc biệt", "cao cấp", "truyền thống", "thượng hạng", "tiện lợi", "gia đình", "mới",
        "Xanh", "Vàng",     "Đỏ",      "số 1",         "số 2",        "loại A",   "Plus",     "tiết kiệm",
    };
    return list;
}

std::span<const Country> countries()
{
    static constexpr std::array list = {
        Country{70, "US", "Sample Inc.", "Springfield", 2},
        Country{300, "FR", "Société Exemple", "Lyon", 1},
        Country{400, "DE", "Muster GmbH", "Musterstadt", 2},
        Country{450, "JP", "Mihon K.K.", "Osaka", 3},
        Country{500, "GB", "Example Ltd", "Leeds", 1},
        Country{690, "CN", "Yangben Co., Ltd", "Shenzhen", 7},
        Country{880, "KR", "Gyeonbon Co., Ltd", "Incheon", 4},
        Country{885, "TH", "Tua Yang Co., Ltd", "Bangkok", 4},
        Country{893, "VN", "", "", 70},
        Country{930, "AU", "Specimen Pty Ltd", "Perth", 3},
        Country{955, "MY", "Contoh Sdn Bhd", "Penang", 3},
    };
    return list;
}

} // namespace nqi::demo
