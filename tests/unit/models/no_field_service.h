// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/field_service.h"

namespace nqi::ui {

/// Does nothing and answers nothing: tests override what they look at.
class NoFieldService : public FieldService {
public:
    void save(findings::Draft, std::vector<findings::Attachment>, std::optional<verdict::Grounds>, Saved) override {}
    void list(std::uint32_t, Listed) override {}
    void retry(std::optional<Uuid>) override {}
    void syncNow(std::string) override {}
    void stopDownload() override {}
    void setMetered(bool) override {}
    void setPaused(bool) override {}
    void enrol(std::string, std::string) override {}
    std::optional<HubIdentity> invitedTo(const std::string &) const override { return std::nullopt; }
    std::optional<HubIdentity> enrolledAt() const override { return std::nullopt; }
    void setEvents(Events) override {}
};

} // namespace nqi::ui
