// SPDX-License-Identifier: Apache-2.0
#include "core/store/field_export.h"
#include "tests/unit/store_field/field_fixture.h"

#include <fstream>
#include <iterator>

namespace nqi::store {

namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(FieldTest, AnExportHoldsEverythingThatAnotherProgramNeeds)
{
    const auto journal = open();
    const auto finding = saveWithFiles(*journal, "one");
    ASSERT_TRUE(journal->acknowledge(receiptFor(finding, 2)));
    const auto files = exportFinding(*journal, finding.id, folder.path / "out");
    ASSERT_TRUE(files);
    EXPECT_EQ(files->size(), 5U);
    const fs::path to = folder.path / "out" / finding.id.text();
    EXPECT_EQ(contentOf(to / "body.json"), finding.body);
    const auto upload = protocol::decodeUpload(contentOf(to / "upload.json"));
    ASSERT_TRUE(upload);
    EXPECT_EQ(*upload, finding);
    EXPECT_EQ(protocol::checkFinding(*upload, deviceKey().publicKey()), std::nullopt);
    const auto receipt = protocol::decodeReceipt(contentOf(to / "receipt.json"));
    ASSERT_TRUE(receipt);
    EXPECT_TRUE(protocol::verifyReceipt(*receipt, hubKey().publicKey()));
    EXPECT_EQ(contentOf(to / "evidence" / (finding.evidence[0].digest.text() + ".jpg")), "onefront");
}

TEST_F(FieldTest, AnExportNeverWritesOutsideItsFolder)
{
    const auto journal = open();
    findings::Draft draft = draftOf("../../x");
    draft.evidence = {*journal->storeEvidence(bytesOf("x"), "../../etc/x", "../label")};
    const auto finding = *journal->save(draft);
    const auto files = exportFinding(*journal, finding.id, folder.path / "out");
    ASSERT_TRUE(files);
    for (const fs::path &file : *files)
        EXPECT_FALSE(file.lexically_relative(folder.path / "out" / finding.id.text()).string().starts_with(".."));
    EXPECT_TRUE(files->back().string().ends_with(".bin"));
}

TEST_F(FieldTest, AnExportSaysWhatIsMissing)
{
    const auto journal = open();
    EXPECT_EQ(exportFinding(*journal, Uuid{}, folder.path / "out").error(), findings::JournalError::notFound);
    const auto finding = saveWithFiles(*journal, "one");
    fs::remove(folder.path / "evidence" / finding.evidence[1].digest.text());
    EXPECT_EQ(exportFinding(*journal, finding.id, folder.path / "out").error(), findings::JournalError::notFound);
    std::ofstream(folder.path / "plain") << "a file";
    EXPECT_EQ(exportFinding(*journal, finding.id, folder.path / "plain").error(), findings::JournalError::unwritable);
}

} // namespace

} // namespace nqi::store
