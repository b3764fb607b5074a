// SPDX-License-Identifier: Apache-2.0
#include "core/sync/tuf_fetch.h"

namespace nqi::sync {

std::expected<std::string, trust::tuf::Error> fetchFile(Transport &transport, const std::string &path,
                                                        std::uint64_t limit, std::optional<TransportError> &reason,
                                                        std::stop_token stop)
{
    using trust::tuf::Error;
    Request request;
    request.path = path;
    request.maxBytes = limit;
    reason.reset();
    auto response = transport.send(request, std::move(stop));
    if (!response) {
        if (response.error() == TransportError::answerTooLarge)
            return std::unexpected(Error::tooLarge);
        reason = response.error();
        return std::unexpected(Error::unreachable);
    }
    if (response->status == 403 || response->status == 404)
        return std::unexpected(Error::missing);
    if (response->status != 200)
        return std::unexpected(Error::unreachable);
    return std::move(response->body);
}

} // namespace nqi::sync
