// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/transport.h"

#include <algorithm>
#include <filesystem>
#include <format>
#include <fstream>
#include <functional>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::sync {

/// Serves a folder, as nginx would, with ranges. `disturb` may change or refuse an answer; every so many bytes the line
/// is cut.
class ServedFolder final : public Transport {
public:
    explicit ServedFolder(std::filesystem::path root) : m_root(std::move(root)) {}

    std::function<void(const Request &, Answer &)> disturb;
    bool ranges = true;
    bool headers = true; ///< false: the line is cut among them
    std::size_t cutEvery = std::numeric_limits<std::size_t>::max();
    std::vector<std::string> asked;
    std::uint64_t sent = 0; ///< bytes of files

    Answer send(const Request &request, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return std::unexpected(TransportError::cancelled);
        const std::string path = request.path.substr(std::string_view("/v1/catalogue/").size());
        asked.push_back(path);
        Answer answer = fileAt(path, request);
        if (disturb)
            disturb(request, answer);
        if (!answer || !request.take || (answer->status != 200 && answer->status != 206))
            return answer && answer->body.size() > request.maxBytes ? std::unexpected(TransportError::answerTooLarge)
                                                                    : answer;
        return give(request, std::move(*answer), stop);
    }
    [[nodiscard]] std::size_t filesAsked() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(asked, [](const std::string &path) { return path.starts_with("targets/"); }));
    }

private:
    [[nodiscard]] Answer fileAt(const std::string &path, const Request &request) const
    {
        if (!std::filesystem::is_regular_file(m_root / path))
            return Response{404, {}, {}};
        std::ifstream file(m_root / path, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        std::string body = text.str();
        for (const Header &header : request.headers) {
            if (!ranges || header.name != "Range")
                continue;
            const std::size_t from = std::stoull(header.value.substr(std::string_view("bytes=").size()));
            return from < body.size() ? Response{206, {}, body.substr(from)} : Response{416, {}, {}};
        }
        return Response{200, {}, std::move(body)};
    }

    Answer give(const Request &request, Response answer, const std::stop_token &stop)
    {
        constexpr std::size_t piece = 300;
        std::uint64_t given = 0;
        for (std::size_t i = 0; i < answer.body.size(); i += piece) {
            if (stop.stop_requested())
                return std::unexpected(TransportError::cancelled);
            const std::string_view bytes = std::string_view(answer.body).substr(i, piece);
            const std::size_t untilCut = cutEvery - static_cast<std::size_t>(sent % cutEvery);
            const std::string_view passed = bytes.substr(0, untilCut);
            sent += passed.size();
            given += passed.size();
            if (given > request.maxBytes)
                return std::unexpected(TransportError::answerTooLarge);
            if (!request.take(answer.status, passed))
                return std::unexpected(TransportError::cancelled);
            if (untilCut <= bytes.size())
                return std::unexpected(TransportError::interrupted);
        }
        if (headers)
            answer.headers.push_back({"Content-Length", std::to_string(answer.body.size())});
        answer.body.clear();
        return answer;
    }

    std::filesystem::path m_root;
};

} // namespace nqi::sync
