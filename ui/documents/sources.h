// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/finding.h"
#include "core/findings/import_papers.h"
#include "core/findings/inspection.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a paper is made from: a record of this device with what it names. Plain values without Qt, so that whoever
/// reads the journal can fill them.
namespace nqi::documents {

enum class DocumentKind : std::uint8_t {
    minutes,       ///< of an inspection, or of a survey
    sampling,      ///< Form 15 of Decree 37/2026
    seals,         ///< Form 14, a sheet of labels
    handOver,      ///< Form 16
    findingReport, ///< one finding with its checks
    registration,  ///< Form 1
    notice,        ///< Form 3
};
/// Stable name for the command line and for QML.
[[nodiscard]] std::string_view name(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> documentKind(std::string_view name);

/// A file of evidence: a picture of a signature, or of goods.
struct EvidenceFile {
    trust::Digest digest;
    /// Of an annex, that may be one of many photographs, as paper shows it (photo.h); empty: paper cannot.
    std::vector<std::byte> bytes;

    bool operator==(const EvidenceFile &) const = default;
};

/// Where a record stands in the device's chain.
struct Link {
    Uuid id;
    trust::Digest hash;
    Instant savedAt{};
    std::uint64_t sequence = 0;
    std::string device;

    bool operator==(const Link &) const = default;
};

struct InspectionRecord {
    findings::Inspection inspection;
    std::optional<Link> link; ///< of its minutes; nothing: a draft
    trust::Digest content;    ///< of a draft: its text without signatures (protocol::textDigest)
    trust::Digest sampling{}; ///< what the parties of the sampling minutes sign (protocol::samplingDigest)
    std::vector<EvidenceFile> files;
    bool demo = false; ///< made with sample data
    /// For each of the goods the number of its finding on this device; 0, or no entry: none that is known.
    std::vector<std::uint64_t> findingNumbers{};
    std::optional<findings::WithdrawnResult> withdrawn{}; ///< that they rest on

    bool operator==(const InspectionRecord &) const = default;
};

struct FindingRecord {
    findings::Draft draft;
    Link link;
    std::vector<EvidenceFile> files; ///< pictures; others are named only

    bool operator==(const FindingRecord &) const = default;
};

/// With the digest of its one text (protocol::digestOf).
struct RegistrationRecord {
    findings::ImportRegistration registration;
    trust::Digest digest;
    std::optional<findings::WithdrawnResult> withdrawn{};

    bool operator==(const RegistrationRecord &) const = default;
};

struct NoticeRecord {
    findings::ResultNotice notice;
    trust::Digest digest;
    std::optional<findings::WithdrawnResult> withdrawn{};

    bool operator==(const NoticeRecord &) const = default;
};

using Record = std::variant<InspectionRecord, FindingRecord, RegistrationRecord, NoticeRecord>;

} // namespace nqi::documents
