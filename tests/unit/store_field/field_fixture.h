// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/encoding.h"
#include "core/protocol/messages.h"
#include "core/store/field_database.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

/// What every test of the journal needs: a folder of its own, a device, a hub, and a clock that moves when told.
namespace nqi::store {

inline const Instant noon = *parseIsoInstant("2026-07-01T05:00:00.123Z");

inline trust::KeyPair deviceKey()
{
    return trust::KeyPair::generate(seededRandom(21));
}

inline trust::KeyPair hubKey()
{
    return trust::KeyPair::generate(seededRandom(22));
}

/// As every device keeps its journal: sealed.
inline FieldOptions sealedOptions()
{
    FieldOptions options;
    options.key = trust::sealingKeyOf(deviceKey());
    return options;
}

/// A folder that ends with its owner.
struct TestFolder {
    TestFolder()
    {
        std::array<std::byte, 8> name{};
        systemRandom()(name);
        path = std::filesystem::temp_directory_path() / ("nqi-field-" + hex(name));
        std::filesystem::create_directories(path);
    }
    TestFolder(const TestFolder &) = delete;
    TestFolder &operator=(const TestFolder &) = delete;
    ~TestFolder()
    {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    std::filesystem::path path;
};

inline findings::Draft draftOf(const std::string &note)
{
    findings::Draft draft;
    draft.item.kind = gs1::ItemKind::product;
    draft.item.key = "08936017360017";
    draft.item.gtin = 8936017360017;
    draft.verdict.overall = verdict::Overall::violation;
    draft.verdict.checks = {{.code = verdict::CheckCode::productDeclared,
                             .outcome = verdict::Outcome::agrees,
                             .reason = "productDeclared.declared",
                             .arguments = {{"name", "Sữa tươi"}}}};
    draft.note = note;
    return draft;
}

/// The hub's answer to a finding of which it holds `held`.
inline findings::Receipt receiptFor(const findings::Finding &finding, std::size_t held, Instant at = noon)
{
    findings::Receipt receipt;
    receipt.finding = finding.id;
    receipt.device = finding.device;
    receipt.sequence = finding.sequence;
    receipt.hash = finding.hash;
    for (const findings::Evidence &file : finding.evidence)
        (receipt.held.size() < held ? receipt.held : receipt.missing).push_back(file.digest);
    receipt.receivedAt = at;
    receipt.hub = "hub";
    return protocol::makeReceipt(std::move(receipt), hubKey());
}

class FieldTest : public testing::Test {
protected:
    [[nodiscard]] std::expected<std::unique_ptr<FieldDatabase>, findings::JournalError>
    tryOpen(FieldOptions options = {})
    {
        options.clock = [this] { return now; };
        options.random = random;
        return FieldDatabase::open(folder.path, deviceKey(), std::move(options));
    }
    [[nodiscard]] std::unique_ptr<FieldDatabase> open(FieldOptions options = {})
    {
        auto opened = tryOpen(std::move(options));
        EXPECT_TRUE(opened) << name(opened.error());
        // Nothing of a test makes sense without a journal.
        return opened ? std::move(*opened) : (std::abort(), nullptr);
    }
    [[nodiscard]] findings::JournalError openError(FieldOptions options = {})
    {
        auto opened = tryOpen(std::move(options));
        EXPECT_FALSE(opened);
        return opened ? findings::JournalError{} : opened.error();
    }
    /// A finding with two files.
    [[nodiscard]] static findings::Finding saveWithFiles(FieldDatabase &journal, const std::string &note)
    {
        findings::Draft draft = draftOf(note);
        for (const std::string label : {"front", "back"})
            draft.evidence.push_back(*journal.storeEvidence(bytesOf(note + label), "image/jpeg", label));
        return *journal.save(draft);
    }

    TestFolder folder;
    Instant now = noon;
    Random random = seededRandom(5);
};

} // namespace nqi::store
