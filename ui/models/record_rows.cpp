// SPDX-License-Identifier: Apache-2.0
#include "ui/models/record_rows.h"

#include "core/catalog/guide.h"
#include "core/gs1/gtin.h"
#include "ui/models/country_text.h"
#include "ui/models/item_text.h"
#include "ui/models/reason_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Records)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QVariantMap row(const QString &kind, const QString &id, const QString &title, const QString &subtitle,
                Level level = Level::neutral, const QString &chip = {})
{
    return {{u"kind"_s, kind},
            {u"id"_s, id},
            {u"title"_s, title},
            {u"subtitle"_s, subtitle},
            {u"level"_s, levelName(level)},
            {u"chip"_s, chip}};
}

QString featureText(catalog::GuideFeature feature)
{
    switch (feature) {
    case catalog::GuideFeature::whole:
        return Words::tr("The whole item");
    case catalog::GuideFeature::label:
        return Words::tr("Label");
    case catalog::GuideFeature::closure:
        return Words::tr("Closure");
    case catalog::GuideFeature::print:
        return Words::tr("Print");
    case catalog::GuideFeature::securityMark:
        return Words::tr("Security mark");
    case catalog::GuideFeature::code:
        return Words::tr("Printed code");
    case catalog::GuideFeature::other:
        break;
    }
    return Words::tr("Another mark");
}

Level levelOfAlert(const catalog::Alert &alert)
{
    if (alert.status == catalog::AlertStatus::withdrawn || alert.level == catalog::AlertLevel::information)
        return Level::neutral;
    return alert.level == catalog::AlertLevel::urgent ? Level::danger : Level::violation;
}

} // namespace

QString gtinText(std::uint64_t gtin)
{
    return QString::fromStdString(gs1::gtin14Text(gtin));
}

// A GTIN has digits only; a lot may hold anything.
QString productId(std::uint64_t gtin, std::string_view lot)
{
    const QString id = QString::number(gtin);
    return lot.empty() ? id : id + u'/' + QString::fromUtf8(lot.data(), static_cast<qsizetype>(lot.size()));
}

std::pair<std::uint64_t, std::string> productOf(const QString &id)
{
    const qsizetype end = id.indexOf(u'/');
    return end < 0 ? std::pair(std::uint64_t{id.toULongLong()}, std::string())
                   : std::pair(std::uint64_t{id.first(end).toULongLong()}, id.sliced(end + 1).toStdString());
}

QString validityText(const std::optional<Date> &from, const std::optional<Date> &to)
{
    if (from && to)
        return Words::tr("from %1 to %2").arg(dateText(*from), dateText(*to));
    if (to)
        return Words::tr("until %1").arg(dateText(*to));
    return from ? Words::tr("since %1").arg(dateText(*from)) : QString();
}

QString alertLevelText(catalog::AlertLevel level)
{
    switch (level) {
    case catalog::AlertLevel::information:
        return Words::tr("Information");
    case catalog::AlertLevel::serious:
        return Words::tr("Serious");
    case catalog::AlertLevel::urgent:
        return Words::tr("Urgent");
    }
    return {};
}

QString measureText(std::string_view measure)
{
    if (measure == "recall")
        return Words::tr("Recall");
    if (measure == "stopSale")
        return Words::tr("Stop of sale");
    if (measure == "warning")
        return Words::tr("Warning");
    if (measure == "destroy")
        return Words::tr("Destruction");
    return text(measure);
}

QVariantMap rowOf(const catalog::Product &product)
{
    using enum catalog::ProductStatus;
    const bool current = product.status == active;
    return row(u"product"_s, productId(product.gtin), text(product.name),
               joined({gtinText(product.gtin), text(product.brand), text(product.model)}),
               current ? Level::neutral : Level::attention,
               current                          ? QString()
               : product.status == discontinued ? Words::tr("Discontinued")
                                                : Words::tr("Inactive"));
}

QVariantMap rowOf(const catalog::Company &company)
{
    return row(u"company"_s, text(company.id), text(company.name),
               joined({text(company.id), text(company.address), countryText(company.country)}));
}

QVariantMap rowOf(const catalog::Licence &licence)
{
    using enum catalog::LicenceStatus;
    const QString kind = licence.kind == catalog::LicenceKind::companyPrefix ? Words::tr("Company prefix")
                         : licence.kind == catalog::LicenceKind::gtin8       ? Words::tr("Single GTIN-8")
                                                                             : Words::tr("Foreign code in use here");
    const QString chip = licence.status == revoked       ? Words::tr("Revoked")
                         : licence.status == transferred ? Words::tr("Transferred")
                                                         : QString();
    return row(licence.holder.empty() ? QString() : u"company"_s, text(licence.holder),
               kind + u' ' + text(licence.prefix),
               joined({validityText(licence.validFrom, licence.validTo), text(licence.reason)}),
               chip.isEmpty() ? Level::neutral : Level::violation, chip);
}

QVariantMap rowOf(const catalog::Certificate &certificate)
{
    using enum catalog::CertificateStatus;
    const QString kind = certificate.kind == catalog::CertificateKind::certification ? Words::tr("Certificate")
                         : certificate.kind == catalog::CertificateKind::testReport  ? Words::tr("Test report")
                                                                                     : Words::tr("Self-assessment");
    const QString chip = certificate.status == suspended   ? Words::tr("Suspended")
                         : certificate.status == withdrawn ? Words::tr("Withdrawn")
                                                           : QString();
    return row(u"certificate"_s, text(certificate.number), kind + u' ' + text(certificate.number),
               joined({text(certificate.regulation), text(certificate.model),
                       validityText(certificate.issuedOn, certificate.validTo)}),
               chip.isEmpty() ? Level::neutral : Level::violation, chip);
}

QVariantMap rowOf(const catalog::Declaration &declaration)
{
    using enum catalog::DeclarationKind;
    const QString kind = declaration.kind == appliedStandard      ? Words::tr("Applied standard declared")
                         : declaration.kind == conformity         ? Words::tr("Conformity declared")
                         : declaration.kind == importRegistration ? Words::tr("Import inspection registered")
                                                                  : Words::tr("Online listing");
    const bool active = declaration.status == catalog::DeclarationStatus::active;
    const QString chip = active                                                        ? QString()
                         : declaration.status == catalog::DeclarationStatus::withdrawn ? Words::tr("Withdrawn")
                                                                                       : Words::tr("Rejected");
    return row(u"declaration"_s, text(declaration.id), kind + u' ' + text(declaration.id),
               joined({declaration.gtin != 0 ? gtinText(declaration.gtin) : QString(), text(declaration.standard),
                       text(declaration.platform), text(declaration.shop),
                       validityText(declaration.declaredOn, declaration.validTo)}),
               active ? Level::neutral : Level::violation, chip);
}

QVariantMap rowOf(const catalog::Alert &alert)
{
    const bool withdrawn = alert.status == catalog::AlertStatus::withdrawn;
    return row(u"alert"_s, text(alert.id), text(alert.title),
               joined({alert.publishedOn ? dateText(*alert.publishedOn) : QString(), measureText(alert.measure),
                       countryText(alert.country), codeText(alert.source)}),
               levelOfAlert(alert), withdrawn ? Words::tr("Withdrawn") : alertLevelText(alert.level));
}

QVariantMap rowOf(const catalog::Body &body)
{
    return row(u"body"_s, text(body.id), text(body.name), joined({text(body.id), countryText(body.country)}));
}

QVariantMap rowOf(const catalog::AlertItem &item)
{
    return row(u"alert"_s, text(item.alert), Words::tr("Named by the alert %1").arg(text(item.alert)),
               joined({item.gtin != 0 ? gtinText(item.gtin) : QString(),
                       item.lot.empty() ? Words::tr("every lot") : Words::tr("lot %1").arg(text(item.lot))}),
               Level::violation, Words::tr("Alert"));
}

QVariantMap rowOf(const catalog::TraceCode &code)
{
    using enum catalog::TraceCodeStatus;
    const QString chip = code.status == suspended   ? Words::tr("Suspended")
                         : code.status == cancelled ? Words::tr("Cancelled")
                                                    : QString();
    return row(u"product"_s, productId(code.gtin, code.lot),
               Words::tr("Traceability code of lot %1").arg(text(code.lot)),
               joined({gtinText(code.gtin), validityText(code.registeredOn, {})}),
               chip.isEmpty() ? Level::neutral : Level::violation, chip);
}

QVariantMap rowOf(const catalog::TraceEvent &event)
{
    return row(u"product"_s, productId(event.gtin, event.lot), Words::tr("Events of lot %1").arg(text(event.lot)),
               joined({gtinText(event.gtin), Words::tr("last on %1").arg(timeText(event.time)), text(event.place)}));
}

QVariantMap rowOf(const findings::Entry &entry)
{
    const findings::Summary &of = entry.summary;
    const bool minutes = of.kind == findings::Kind::minutes;
    return row(minutes ? u"minutes"_s : u"finding"_s, QString::fromStdString(of.id.text()),
               minutes ? Words::tr("Minutes %1").arg(text(of.key))
                       : (of.product.empty() ? Words::tr("Item without a record") : text(of.product)),
               joined({timeText(of.savedAt), minutes ? text(of.product) : text(of.key),
                       entry.lot.empty() ? QString() : Words::tr("lot %1").arg(text(entry.lot)), text(of.note)}),
               levelOf(of.overall), overallText(of.overall));
}

QVariantMap rowOf(const catalog::Guide &guide)
{
    const std::string_view type = catalog::guidePictureType(guide.picture);
    const QString picture =
        type.empty() ? QString() : u"data:%1;base64,%2"_s.arg(text(type), QString::fromLatin1(guide.picture));
    return {{u"title"_s, featureText(guide.feature)},
            {u"imitation"_s, guide.imitation},
            {u"chip"_s, guide.imitation ? Words::tr("Seen on imitations") : Words::tr("On the holder's own goods")},
            {u"text"_s, text(guide.text)},
            {u"picture"_s, picture},
            {u"source"_s, joined({text(guide.source), guide.publishedOn ? dateText(*guide.publishedOn) : QString()})}};
}

void addField(QVariantList &fields, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        fields.append(QVariantMap{{u"label"_s, label}, {u"value"_s, value}});
}

QString catalogueText(catalog::LookupError error)
{
    switch (error) {
    case catalog::LookupError::unavailable:
        return Words::tr("There is no national data on this device yet. Connect once to download it.");
    case catalog::LookupError::damaged:
        return Words::tr("The national data on this device is damaged. It is fetched again at the next contact.");
    case catalog::LookupError::newer:
        return Words::tr("The national data was written by a newer program. Update this program.");
    }
    return {};
}

QString sourceText(const catalog::CatalogueInfo &info, catalog::Dataset dataset)
{
    const catalog::DatasetInfo *const of = info.find(dataset);
    if (of == nullptr || (!of->covered && of->part.empty()))
        return Words::tr("Not on this device: that nothing is shown says nothing");
    const QString whose =
        joined({text(of->authority), of->asOf ? Words::tr("as of %1").arg(timeText(*of->asOf)) : QString()});
    return of->covered ? whose : joined({whose, Words::tr("only the part “%1”").arg(text(of->part))});
}

} // namespace nqi::ui
