// SPDX-License-Identifier: Apache-2.0
#include "ui/models/typed_words.h"

#include "core/verdict/company_name.h"

#include <QStringList>

#include <algorithm>

namespace nqi::ui {

TypedWords::TypedWords(const QString &typed)
{
    const QString folded = QString::fromStdString(verdict::folded(typed.toStdString()));
    for (const QString &word : folded.split(u' ', Qt::SkipEmptyParts))
        m_words.push_back(word.toStdString());
}

bool TypedWords::areIn(std::string_view text) const
{
    if (isEmpty())
        return true;
    const std::string folded = verdict::folded(text);
    return std::ranges::all_of(m_words, [&](const std::string &word) { return folded.contains(word); });
}

} // namespace nqi::ui
