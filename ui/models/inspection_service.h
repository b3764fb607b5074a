// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/records.h"
#include "core/findings/history.h"
#include "core/findings/inspection_book.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace nqi::ui {

/// A link of the device's chain, read back.
struct Record {
    findings::Finding finding;
    std::variant<findings::Draft, findings::Minutes> content;
    std::optional<findings::Receipt> receipt;
    std::optional<findings::WithdrawnResult> withdrawnResult{}; ///< that minutes rest on
};

/// Signed minutes of one revision of an inspection, and how far they have come.
struct SignedRevision {
    findings::Inspection inspection;
    std::string editor; ///< who had them made
    findings::Finding minutes;
    findings::State state{};
    std::optional<findings::Receipt> receipt;
};

/// The inspections of this device as the window sees them. Everything but the two pure questions happens on the thread
/// of `FieldService`, in order with what is asked of that, and is answered there. Whoever composes the app gives it.
class InspectionService {
public:
    virtual ~InspectionService() = default;
    template <class T>
    using Answer = std::function<void(std::expected<T, findings::JournalError>)>;
    /// The version that an open inspection stands on; 0: none was kept yet. What is kept of it next is a change of that
    /// version, and takes its place. Once it was given to the service, only its thread looks at it.
    using Standing = std::shared_ptr<std::uint64_t>;

    /// For a new inspection. Any thread.
    [[nodiscard]] virtual Uuid freshId() = 0;
    /// What parties sign, and what those who signed may have signed. Pure, any thread.
    [[nodiscard]] virtual findings::SignedDigests signedDigests(const findings::Inspection &inspection) const = 0;

    /// Latest change first.
    virtual void list(std::uint32_t limit, Answer<std::vector<findings::InspectionSummary>> answer) = 0;
    /// The latest version; that `viewer` saw it is noted in the device's log.
    virtual void open(const Uuid &id, std::string viewer, Answer<findings::InspectionVersion> answer) = 0;
    /// What it was signed into so far, oldest first. Part of the view that `open` notes.
    virtual void revisions(const Uuid &id, Answer<std::vector<SignedRevision>> answer) = 0;
    /// Answered after the commit: what was answered survives power loss. `mismatch` when another version was kept than
    /// it stands on.
    virtual void keep(findings::Inspection inspection, std::string editor, Standing standing,
                      Answer<std::uint64_t> answer) = 0;
    /// Gives up what was begun and not signed: findings::InspectionBook::withdraw. `mismatch` when another version was
    /// kept than it stands on.
    virtual void withdraw(const Uuid &id, std::string editor, Standing standing, Answer<void> answer) = 0;
    /// Makes the minutes of the version that it stands on, which are then sent by themselves. `mismatch` when that is
    /// not the latest.
    virtual void sign(const Uuid &id, std::string editor, Standing standing, Answer<findings::Finding> answer) = 0;

    /// Stores a file, durable, before anything names it.
    virtual void storeFile(findings::Attachment file, Answer<findings::Evidence> answer) = 0;
    /// A finding or signed minutes with all that is known of it; the view is noted.
    virtual void record(const Uuid &id, std::string viewer, Answer<Record> answer) = 0;
    /// A file of evidence; the view is noted.
    virtual void file(const trust::Digest &digest, std::string viewer, Answer<std::vector<std::byte>> answer) = 0;
    /// What was recorded during an inspection, oldest first, after what its check recorded where it has the minutes of
    /// one. Part of the view that `open` notes.
    virtual void findingsOf(const Uuid &id, Answer<std::vector<findings::RecordedFinding>> answer) = 0;

    /// The latest versions of the inspections that were changed last, newest first: what can be taken over from them.
    virtual void earlier(std::uint32_t limit, Answer<std::vector<findings::Inspection>> answer) = 0;
    /// The dated rules of the catalogue; none where there is no catalogue.
    virtual void rules(std::function<void(std::vector<catalog::PolicyEntry>)> answer) = 0;
    /// Firms of the catalogue whose name holds every word, accents and letter case aside.
    virtual void companies(std::string words, std::uint32_t limit,
                           std::function<void(std::vector<catalog::Company>)> answer) = 0;
    /// What the catalogue has declared for the listing at an address, however that is written.
    virtual void listings(std::string url, std::function<void(std::vector<catalog::Declaration>)> answer) = 0;
};

} // namespace nqi::ui
