// SPDX-License-Identifier: Apache-2.0
#include "ui/models/consignment_words.h"

#include "ui/models/item_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace nqi::ui {

using namespace consignment;
using namespace Qt::StringLiterals;

namespace {

/// Where the sentences stand in the translations.
constexpr const char *context = "nqi::ui::ConsignmentModel";

/// Lists and papers say the same number: without separators, as declarations write it.
QString number(std::uint64_t value)
{
    return QString::number(static_cast<qulonglong>(value));
}

const char *stateSource(LineState state)
{
    switch (state) {
    case LineState::notSeen:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Not seen");
    case LineState::tooFew:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Short");
    case LineState::ok:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Complete");
    case LineState::over:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Over");
    case LineState::mismatch:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Mismatch");
    }
    return "";
}

const char *traitSource(Trait trait)
{
    switch (trait) {
    case Trait::lot:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Lot");
    case Trait::serial:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Serial");
    case Trait::origin:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Origin");
    case Trait::model:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Model");
    case Trait::manufacturer:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Manufacturer");
    case Trait::hsCode:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "HS code");
    case Trait::label:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Label");
    }
    return "";
}

const char *comparedSource(Source source)
{
    switch (source) {
    case Source::code:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "%1: declared %2, the code says %3");
    case Source::officer:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "%1: declared %2, the goods say %3");
    case Source::catalogue:
        return QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "%1: declared %2, recorded %3");
    }
    return "";
}

/// "certificate.missing" is about the certificate; the code itself where a newer program wrote it.
QString proofText(std::string_view reason, const Translate &spoken)
{
    const std::string_view of = reason.substr(0, reason.find('.'));
    for (int i = 0; i <= static_cast<int>(verdict::CheckCode::catalogueAge); ++i)
        if (const auto code = static_cast<verdict::CheckCode>(i); verdict::name(code) == of)
            return checkTitle(code, spoken);
    return text(reason);
}

} // namespace

QString onScreen(const char *where, const char *source)
{
    return QCoreApplication::translate(where, source);
}

QString stateText(LineState state, const Translate &spoken)
{
    return spoken(context, stateSource(state));
}

QString traitText(Trait trait, const Translate &spoken)
{
    return spoken(context, traitSource(trait));
}

QString mismatchText(const Mismatch &mismatch, const Translate &spoken)
{
    const QString observed = text(mismatch.observed);
    if (mismatch.trait == Trait::label)
        return spoken(context, QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Label: %1")).arg(observed);
    if (mismatch.trait == Trait::serial && mismatch.declared.empty())
        return spoken(context, QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Serial %1 is not declared"))
            .arg(observed);
    return spoken(context, comparedSource(mismatch.source))
        .arg(traitText(mismatch.trait, spoken), text(mismatch.declared), observed);
}

QString differenceText(const Difference &one, const Translate &spoken)
{
    const QString line = spoken(context, QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Line %1")).arg(one.line);
    const auto counted = [&](LineState state) {
        return spoken(context, QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "%1: %2, %3 of %4"))
            .arg(line, stateText(state, spoken), number(one.counted), number(one.declared));
    };
    switch (one.kind) {
    case DifferenceKind::notSeen:
        return counted(LineState::notSeen);
    case DifferenceKind::tooFew:
        return counted(LineState::tooFew);
    case DifferenceKind::over:
        return counted(LineState::over);
    case DifferenceKind::mismatch:
    case DifferenceKind::label:
        return line + u": "_s + (one.mismatch ? mismatchText(*one.mismatch, spoken) : QString());
    case DifferenceKind::unknown:
        return spoken(context, QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "Not declared: %1, %2 seen"))
            .arg(text(one.detail), number(one.counted));
    case DifferenceKind::proof:
        return spoken(context,
                      QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "%1: a proof is missing or does not hold (%2)"))
            .arg(line, proofText(one.detail, spoken));
    case DifferenceKind::adverse:
        return spoken(context, QT_TRANSLATE_NOOP("nqi::ui::ConsignmentModel", "%1: the records warn of these goods"))
            .arg(line);
    }
    return {};
}

} // namespace nqi::ui
