// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sightings.h"

namespace nqi::ui {

std::string identity(const gs1::Item &item)
{
    // The separator cannot occur in any of the parts.
    constexpr char separator = '\x1D';
    if (!item.key.empty())
        return item.keyAi + separator + item.key + separator + item.lot + separator + item.serial;
    return item.messages.empty() ? std::string() : item.messages.front().input;
}

std::vector<Sighting> Sightings::of(const inspect::View &view)
{
    std::vector<Sighting> sightings;
    std::shared_ptr<const decode::EncodedPicture> photo;
    for (const inspect::Inspected &inspected : view.items) {
        const auto [seen, isNew] = m_lastSeen.try_emplace(identity(inspected.item), view.frame.time);
        const bool again = !isNew && view.frame.time - seen->second > absence;
        seen->second = view.frame.time;
        if (!isNew && !again)
            continue;
        if (!photo) {
            if (auto picture = decode::evidence(view.frame))
                photo = std::make_shared<const decode::EncodedPicture>(*std::move(picture));
        }
        sightings.push_back({.inspected = inspected, .photo = photo, .again = again});
    }
    return sightings;
}

} // namespace nqi::ui
