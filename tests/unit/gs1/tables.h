// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

// Tables of cases with tab-separated columns and a header. Empty when the file is absent.
namespace nqi::gs1::test {

using Row = std::map<std::string, std::string>;

inline std::vector<std::string> columns(const std::string &line)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = line.find('\t', begin);
        parts.push_back(line.substr(begin, end - begin));
        if (end == std::string::npos)
            return parts;
        begin = end + 1;
    }
}

inline std::vector<Row> table(const std::string &name)
{
    std::vector<Row> rows;
    std::ifstream file(std::string(NQI_SHARED) + "/gs1/" + name, std::ios::binary);
    std::string line;
    if (!std::getline(file, line))
        return rows;
    const std::vector<std::string> header = columns(line);
    while (std::getline(file, line)) {
        const std::vector<std::string> values = columns(line);
        Row row;
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = i < values.size() ? values[i] : std::string();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace nqi::gs1::test
