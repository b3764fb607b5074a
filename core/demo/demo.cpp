// SPDX-License-Identifier: Apache-2.0
#include "core/demo/demo.h"

#include "core/demo/population.h"
#include "core/demo/reference.h"
#include "core/demo/scenario_records.h"

#include <array>
#include <string>

namespace nqi::demo {

bool generate(const Request &request, Sink &sink)
{
    return addReferences(dateInVietNam(request.now), sink) && addPopulation(request, sink) &&
           addScenarioRecords(request.now, sink);
}

std::vector<catalog::DatasetInfo> datasets(Instant now)
{
    constexpr std::array<std::string_view, catalog::allDatasets.size()> authorities = {
        "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia",             // alerts
        "Trung tâm Mã số, mã vạch Quốc gia",                          // licences
        "Trung tâm Mã số, mã vạch Quốc gia (VNPC)",                   // products
        "Các tổ chức đánh giá sự phù hợp",                            // certificates
        "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia",             // bodies
        "Cơ sở dữ liệu quốc gia về tiêu chuẩn, đo lường, chất lượng", // declarations
        "Các bộ quản lý ngành",                                       // risk_lists
        "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia",             // standards
        "Cổng thông tin truy xuất nguồn gốc quốc gia",                // trace
        "Cục Hải quan",                                               // customs
        "Bộ Khoa học và Công nghệ",                                   // policy
        "Các chủ nhãn hiệu và cơ quan quản lý",                       // guides
    };
    std::vector<catalog::DatasetInfo> list;
    for (const catalog::Dataset dataset : catalog::allDatasets) {
        std::string authority(authorities.at(static_cast<std::size_t>(dataset)));
        authority.append(" – ").append(mark);
        list.push_back({.dataset = dataset,
                        .authority = std::move(authority),
                        .version = 1,
                        .asOf = now,
                        .rows = 0,
                        .covered = true});
    }
    return list;
}

} // namespace nqi::demo
