// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/unit/models/no_field_service.h"
#include "tests/unit/ui_models/application.h"
#include "ui/models/finding_model.h"

#include <QImage>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace nqi::ui {

using namespace Qt::StringLiterals;

/// What a disk holds of findings that are being written; saving forgets as the field database does.
class Disk final : public NoFieldService, public FindingDrafts {
public:
    std::map<Uuid, FindingInProgress> held;
    std::vector<Uuid> damaged;
    std::vector<findings::Draft> saved;
    std::vector<std::vector<findings::Attachment>> files;
    bool full = false;
    bool locked = false;
    bool slow = false;                          ///< what is held was read, and is told when the test says so
    std::vector<std::function<void()>> answers; ///< that wait for it
    int writes = 0;

    void save(findings::Draft draft, std::vector<findings::Attachment> photos, std::optional<verdict::Grounds>,
              Saved answer) override
    {
        if (full)
            return answer(std::unexpected(findings::JournalError::diskFull));
        if (draft.unfinished)
            held.erase(*draft.unfinished);
        saved.push_back(std::move(draft));
        files.push_back(std::move(photos));
        answer(findings::Finding{});
    }
    Uuid freshId() override { return Uuid::version7({}, m_random); }
    void keep(FindingInProgress finding, Done answer) override
    {
        ++writes;
        if (full)
            return answer(std::unexpected(findings::JournalError::diskFull));
        const Uuid id = finding.written.id;
        held.insert_or_assign(id, std::move(finding));
        answer({});
    }
    void forget(const Uuid &id, Done answer) override
    {
        if (full)
            return answer(std::unexpected(findings::JournalError::diskFull));
        held.erase(id);
        std::erase(damaged, id);
        answer({});
    }
    void all(std::function<void(std::expected<Kept, findings::JournalError>)> answer) override
    {
        if (locked)
            return answer(std::unexpected(findings::JournalError::locked));
        Kept kept{.findings = {}, .damaged = damaged};
        for (const auto &[id, finding] : held)
            kept.findings.push_back(finding);
        if (slow)
            answers.push_back([answer = std::move(answer), kept = std::move(kept)] { answer(kept); });
        else
            answer(std::move(kept));
    }

private:
    Random m_random = seededRandom(7);
};

/// Goods as they are met: photographed or typed, and judged under what was answered.
struct Met {
    std::string frame{}; ///< empty: typed
    verdict::Context context{};
    verdict::Overall overall = verdict::Overall::attention;
};

class FindingDraftsTest : public testing::Test {
protected:
    QGuiApplication &app = application();
    QTemporaryDir folder;
    Disk disk;
    SettingsModel settings{folder.filePath(u"settings.ini"_s), folder.path()};
    ResultModel result;
    std::unique_ptr<FindingModel> model = started();

    [[nodiscard]] std::unique_ptr<FindingModel> started()
    {
        auto made = std::make_unique<FindingModel>(
            FindingModel::Needs{.service = disk, .result = result, .settings = settings, .drafts = &disk});
        made->offerKept();
        QCoreApplication::processEvents();
        return made;
    }
    /// As a kill does: nothing is asked of the model any more.
    void kill()
    {
        const auto left = disk.held;
        model.reset();
        disk.held = left;
        result.show(std::nullopt);
        model = started();
    }
    void begin(const std::string &key, Met met = {})
    {
        result.forgetAll(); // what was answered is what `met` says
        catalog::Facts facts;
        Sighting one{
            .inspected = {.item = {}, .facts = std::move(facts), .verdict = {}, .rules = nullptr, .judgedAt = {}},
            .photo = met.frame.empty() ? nullptr : frame(met.frame),
            .again = false};
        one.inspected.item.key = key;
        one.inspected.verdict.overall = met.overall;
        one.inspected.context = std::move(met.context);
        result.show(one);
        model->begin();
    }
    [[nodiscard]] static std::shared_ptr<const decode::EncodedPicture> frame(const std::string &content)
    {
        decode::EncodedPicture picture{.bytes = {}, .mediaType = "image/jpeg"};
        for (const char c : content)
            picture.bytes.push_back(static_cast<std::byte>(c));
        return std::make_shared<const decode::EncodedPicture>(std::move(picture));
    }
    [[nodiscard]] static verdict::Context answers(const std::string &owner)
    {
        verdict::Context context;
        context.labelOwner = owner;
        context.labelMarks = {{"name", false}};
        context.confirmedTier = catalog::Tier::high;
        context.tierReason = "Điện áp";
        return context;
    }
    /// What was saved last: each file as label and content.
    [[nodiscard]] std::vector<std::string> savedFiles()
    {
        model->save();
        QCoreApplication::processEvents();
        std::vector<std::string> files;
        for (const findings::Attachment &one : disk.files.back())
            files.push_back(one.label + ' ' +
                            std::string(reinterpret_cast<const char *>(one.bytes.data()), one.bytes.size()));
        return files;
    }
    [[nodiscard]] QUrl picture() const
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::white);
        const QString file = folder.filePath(u"picture.png"_s);
        EXPECT_TRUE(image.save(file));
        return QUrl::fromLocalFile(file);
    }
    [[nodiscard]] QString key(int row) const { return model->unfinished()[row].toMap()[u"key"_s].toString(); }
};

} // namespace nqi::ui
