// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/entry.h"

#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

/// What Forms 1 and 3 of Decree 37/2026 ask for and no declaration says: filled in by the officer, and kept with the
/// check as entries of kind `filled`.
namespace nqi::consignment {

namespace field {
inline constexpr std::string_view address = "importer.address";
inline constexpr std::string_view phone = "importer.phone";
inline constexpr std::string_view representative = "importer.representative"; ///< who signs Form 1
inline constexpr std::string_view registrationAuthority = "registration.authority";
inline constexpr std::string_view registrationNumber = "registration.number";
inline constexpr std::string_view registrationDate = "registration.date"; ///< "2026-11-21"
inline constexpr std::string_view gate = "goods.gate";
inline constexpr std::string_view storage = "goods.storage";
/// One a line: "number; body; day/month/year".
inline constexpr std::string_view certificates = "certificates";
inline constexpr std::string_view photos = "enclosed.photos";     ///< "yes": enclosed
inline constexpr std::string_view subLabel = "enclosed.subLabel"; ///< "yes": enclosed
inline constexpr std::string_view otherPapers = "enclosed.other";
inline constexpr std::string_view noticeAuthority = "notice.authority";
inline constexpr std::string_view noticeNumber = "notice.number";
inline constexpr std::string_view basis = "notice.basis";
inline constexpr std::string_view signerName = "signer.name";
inline constexpr std::string_view signerPost = "signer.post";
} // namespace field

inline constexpr std::array filledFields = {field::registrationAuthority,
                                            field::registrationNumber,
                                            field::registrationDate,
                                            field::address,
                                            field::phone,
                                            field::representative,
                                            field::gate,
                                            field::storage,
                                            field::certificates,
                                            field::photos,
                                            field::subLabel,
                                            field::otherPapers,
                                            field::noticeAuthority,
                                            field::noticeNumber,
                                            field::basis,
                                            field::signerName,
                                            field::signerPost};

/// By field; a field that says nothing is not there.
using Filled = std::map<std::string, std::string, std::less<>>;

/// The last entry of a field holds. `entries` are in order of number.
[[nodiscard]] Filled filledOf(std::span<const Entry> entries);

} // namespace nqi::consignment
