// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/vietnamese.h"

#include "ui/models/consignment_words.h"

namespace nqi::documents {

using namespace Qt::StringLiterals;

Vietnamese::Vietnamese()
{
    // Without the file every text stays as it is in the sources.
    [[maybe_unused]] const bool loaded = m_words.load(u":/i18n/nqi_vi.qm"_s);
}

ui::Translate Vietnamese::spoken() const
{
    return [this](const char *context, const char *source) {
        const QString words = m_words.translate(context, source);
        return words.isEmpty() ? QString::fromUtf8(source) : words;
    };
}

QString Vietnamese::title(verdict::CheckCode code) const
{
    return ui::checkTitle(code, spoken());
}

QString Vietnamese::outcome(verdict::Outcome outcome) const
{
    return ui::outcomeText(outcome, spoken());
}

QString Vietnamese::sentence(const verdict::Check &check) const
{
    return ui::sentence(check, spoken());
}

QString Vietnamese::dataset(catalog::Dataset dataset) const
{
    return ui::datasetText(dataset, spoken());
}

QString Vietnamese::recordKey(std::string_view key) const
{
    return ui::recordKeyText(key, spoken());
}

QString Vietnamese::difference(const consignment::Difference &difference) const
{
    return ui::differenceText(difference, spoken());
}

} // namespace nqi::documents
