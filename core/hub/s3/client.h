// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/hub/s3/place.h"
#include "core/trust/digest.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Objects of a bucket by name. Private to core/hub/s3.
namespace nqi::hub {

enum class S3Error : std::uint8_t {
    missing,     ///< no such object, or no such bucket
    refused,     ///< these credentials may not
    full,        ///< no space there
    unavailable, ///< no answer, a cut one, or "later": the same call may succeed then
    tooLarge,    ///< more bytes than asked for
    other,
};
template <class T>
using S3Result = std::expected<T, S3Error>;

struct S3Object {
    std::string name;
    std::uint64_t size = 0;
    Instant modified{};
};

struct S3Patience {
    std::chrono::milliseconds connect{5'000};
    std::chrono::seconds slow{10};   ///< so long under a kilobyte a second is no answer
    std::chrono::seconds whole{120}; ///< for one request
    std::uint32_t tries = 3;         ///< of a request that got no answer
    std::size_t page = 1000;         ///< names in one answer
};

/// Every request is signed, and may be repeated without harm. Any thread.
class S3Client {
public:
    S3Client(S3Place place, S3Credentials credentials, S3Patience patience = {});
    ~S3Client();
    S3Client(const S3Client &) = delete;
    S3Client &operator=(const S3Client &) = delete;

    /// Its size; nothing: there is none.
    [[nodiscard]] S3Result<std::optional<std::uint64_t>> head(std::string_view name);
    [[nodiscard]] S3Result<std::vector<std::byte>> get(std::string_view name, std::uint64_t limit);
    /// Replaces it as a whole. `digest` is that of the bytes.
    [[nodiscard]] S3Result<void> put(std::string_view name, std::span<const std::byte> bytes,
                                     const trust::Digest &digest);
    /// Also when there is none.
    [[nodiscard]] S3Result<void> remove(std::string_view name);
    /// All whose names begin so, in the order of their names, or the first `most`.
    [[nodiscard]] S3Result<std::vector<S3Object>> list(std::string_view prefix, std::size_t most = SIZE_MAX);

private:
    struct Question;
    struct Reply;
    class Handle;
    [[nodiscard]] S3Result<Reply> ask(const Question &question);
    [[nodiscard]] S3Result<Reply> askOnce(const Question &question);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace nqi::hub
