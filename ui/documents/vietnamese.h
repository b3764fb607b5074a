// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/consignment/proposal.h"
#include "core/verdict/verdict.h"
#include "ui/models/reason_text.h"

#include <QString>
#include <QTranslator>

#include <string_view>

namespace nqi::documents {

/// The app's sentences about a verdict, and about a consignment, in Vietnamese, whatever the screen speaks. Codes stand
/// in English where the program was built without its translations. One thread at a time.
class Vietnamese {
public:
    Vietnamese();

    [[nodiscard]] QString title(verdict::CheckCode code) const;
    [[nodiscard]] QString outcome(verdict::Outcome outcome) const;
    [[nodiscard]] QString sentence(const verdict::Check &check) const;
    [[nodiscard]] QString dataset(catalog::Dataset dataset) const;
    [[nodiscard]] QString recordKey(std::string_view key) const;
    [[nodiscard]] QString difference(const consignment::Difference &difference) const;

private:
    [[nodiscard]] ui::Translate spoken() const;

    QTranslator m_words;
};

} // namespace nqi::documents
