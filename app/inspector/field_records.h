// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/inspector/sync_field.h"
#include "ui/models/record_source.h"

namespace nqi::app {

/// Papers of the records that the sync thread keeps: read there, like everything else of the journal.
class FieldRecords final : public ui::RecordSource {
public:
    /// The field outlives it.
    explicit FieldRecords(SyncField &field) : m_field(field) {}

    void load(const Uuid &id, std::optional<documents::DocumentKind> kind, bool demo, Loaded answer) override;
    void check(const findings::RecordCode &code, Checked answer) override;

private:
    SyncField &m_field;
};

} // namespace nqi::app
