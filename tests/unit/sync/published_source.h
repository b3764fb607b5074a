// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/hub/publisher.h"
#include "core/protocol/published.h"
#include "core/sync/catalogue_updater.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nqi::sync {

/// Datasets that are texts. Changes are what is added at the end.
struct TextSource final : hub::PublishSource {
    static constexpr std::size_t piece = 1000; ///< of a base, in one file

    struct Dataset {
        std::string content;
        trust::Digest identity;
        std::map<trust::Digest, std::string> changes; ///< by the state that they change
    };
    std::map<std::string, Dataset> datasets;
    Random random = seededRandom(4);
    std::string firstOfAlerts;
    std::string urgentText;
    bool broken = false;
    bool forgetful = false;

    void set(const std::string &name, std::string content)
    {
        Dataset &dataset = datasets[name];
        dataset.content = std::move(content);
        random(dataset.identity.bytes);
    }
    void grow(const std::string &name, const std::string &more)
    {
        Dataset &dataset = datasets.at(name);
        dataset.changes[dataset.identity] = more;
        dataset.identity = protocol::after(dataset.identity, more);
        dataset.content += more;
    }

    std::optional<std::vector<hub::DatasetState>> states() override
    {
        std::vector<hub::DatasetState> all;
        for (const auto &[name, dataset] : datasets)
            all.push_back({name, dataset.identity, "info of " + name + " " + dataset.identity.text()});
        return all;
    }
    bool rows(std::string_view name, const AddFile &add) override
    {
        const std::string_view content = datasets.at(std::string(name)).content;
        for (std::size_t i = 0; i < content.size(); i += piece)
            if (!add(content.substr(i, piece)))
                return false;
        return !broken;
    }
    std::optional<std::vector<std::string>> changes(std::string_view name, const trust::Digest &from,
                                                    const trust::Digest &to) override
    {
        std::vector<std::string> files;
        const auto &changes = datasets.at(std::string(name)).changes;
        for (trust::Digest state = from; state != to;) {
            const auto found = changes.find(state);
            if (found == changes.end() || forgetful)
                return {};
            files.push_back(found->second);
            state = protocol::after(state, found->second);
        }
        return files;
    }
    std::string first(std::string_view name) override { return name == "alerts" ? firstOfAlerts : ""; }
    std::string urgent() override { return urgentText; }
};

/// The device's side of it.
struct TextSink final : CatalogueSink {
    struct Dataset {
        std::string content;
        trust::Digest identity;
        std::string info;
        bool operator==(const Dataset &) const = default;
    };
    std::map<std::string, Dataset> datasets;
    std::map<std::string, Dataset> part;
    bool begun = false;
    bool refuses = false;
    bool refusesChanges = false;
    std::size_t filesOfChanges = 0;
    std::vector<std::string> history; ///< what was done, "change alerts", "commit alerts products"

    protocol::States installed() override
    {
        protocol::States states;
        for (const auto &[name, dataset] : datasets)
            states.emplace(name, dataset.identity);
        return states;
    }
    bool unnamed = false; ///< a catalogue that came another way
    bool isEmpty() override { return datasets.empty() && !unnamed; }
    bool change(std::span<const DatasetChange> changes) override
    {
        if (refusesChanges)
            return false;
        std::string what = "change";
        for (const DatasetChange &change : changes) {
            what += " " + change.dataset;
            filesOfChanges += change.whole ? 0 : change.files.size();
            if (change.whole)
                datasets[change.dataset].content.clear();
            apply(datasets[change.dataset], change);
        }
        history.push_back(what);
        return true;
    }
    bool begin() override
    {
        part.clear();
        begun = true;
        return true;
    }
    bool add(std::string_view name, std::string_view file) override
    {
        part[std::string(name)].content += file;
        return !refuses;
    }
    bool keep(std::string_view name) override
    {
        part[std::string(name)] = datasets.at(std::string(name));
        return true;
    }
    bool commit(std::span<const DatasetChange> changes) override
    {
        std::string what = "commit";
        for (const DatasetChange &change : changes) {
            what += " " + change.dataset;
            apply(part[change.dataset], change);
        }
        datasets = std::exchange(part, {});
        begun = false;
        history.push_back(what);
        return true;
    }
    void abort() override
    {
        part.clear();
        begun = false;
    }

private:
    static void apply(Dataset &dataset, const DatasetChange &change)
    {
        for (const std::string &file : change.files)
            dataset.content += file;
        dataset.identity = change.identity;
        if (!change.info.empty())
            dataset.info = change.info;
    }
};

} // namespace nqi::sync
