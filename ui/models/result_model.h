// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/findings/online_listing.h"
#include "ui/models/sightings.h"

#include <QAbstractListModel>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace nqi::ui {

/// One item's verdict, check by check: what differs first, what agrees last.
class ResultModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString overall READ overall NOTIFY changed)
    Q_PROPERTY(QString overallText READ overallWords NOTIFY changed)
    Q_PROPERTY(QString overallDetail READ overallMeaning NOTIFY changed)
    Q_PROPERTY(QString level READ level NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString identity READ identityWords NOTIFY changed) ///< number, lot, serial and dates in one line
    Q_PROPERTY(QString codeText READ codeText NOTIFY changed)
    Q_PROPERTY(QString rawText READ raw NOTIFY changed)
    /// Number of the logistic unit that the item is, which may open the check of a consignment; else empty.
    Q_PROPERTY(QString sscc READ sscc NOTIFY changed)
    Q_PROPERTY(int tier READ tier NOTIFY changed)
    Q_PROPERTY(QString tierText READ tierWords NOTIFY changed)
    Q_PROPERTY(QVariantList fields READ fields NOTIFY changed)
    Q_PROPERTY(QString asOfText READ asOfText NOTIFY changed)
    Q_PROPERTY(bool stale READ isStale NOTIFY changed)
    Q_PROPERTY(bool demo READ isDemo NOTIFY changed)
    /// Every outcome that there is, from the best: [{level, title, text}].
    Q_PROPERTY(QVariantList outcomes READ outcomes NOTIFY changed)
    Q_PROPERTY(QVariantMap counts READ counts NOTIFY changed)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY stepsChanged)
    Q_PROPERTY(QVariantList custody READ custody NOTIFY changed)
    Q_PROPERTY(QString custodyText READ custodyText NOTIFY changed)
    /// A survey may not sanction: its steps are fewer.
    Q_PROPERTY(bool survey READ isSurvey WRITE setSurvey NOTIFY stepsChanged)
    /// What the inspector holds the tier to be: "", "low", "medium" or "high".
    Q_PROPERTY(QString confirmedTier READ confirmedTier WRITE setConfirmedTier NOTIFY contextChanged)
    Q_PROPERTY(QString tierReason READ tierReason WRITE setTierReason NOTIFY contextChanged)
    Q_PROPERTY(QString labelOwner READ labelOwner WRITE setLabelOwner NOTIFY contextChanged)
    Q_PROPERTY(QString labelOrigin READ labelOrigin WRITE setLabelOrigin NOTIFY contextChanged)
    /// Where the item was met: "market", "border" or "online". Stays from item to item.
    Q_PROPERTY(QString mode READ mode WRITE setMode NOTIFY contextChanged)
    Q_PROPERTY(QString listingUrl READ listingUrl WRITE setListingUrl NOTIFY contextChanged)
    /// What the page of the listing shows beside its address: see listing_view.h. It judges nothing.
    Q_PROPERTY(QVariantMap listing READ listingFields NOTIFY contextChanged)
    /// Dates as the label prints them.
    Q_PROPERTY(QString labelProduced READ labelProduced WRITE setLabelProduced NOTIFY contextChanged)
    Q_PROPERTY(QString labelExpires READ labelExpires WRITE setLabelExpires NOTIFY contextChanged)
    Q_PROPERTY(QString labelBestBefore READ labelBestBefore WRITE setLabelBestBefore NOTIFY contextChanged)
    /// Net quantity as the label prints it, and of one package as measured: "500 g".
    Q_PROPERTY(QString labelQuantity READ labelQuantity WRITE setLabelQuantity NOTIFY contextChanged)
    Q_PROPERTY(QString measuredQuantity READ measuredQuantity WRITE setMeasuredQuantity NOTIFY contextChanged)
    /// What papers say: a certificate of origin (two letters), the customs declaration and its line (0: any).
    Q_PROPERTY(QString certificateOrigin READ certificateOrigin WRITE setCertificateOrigin NOTIFY contextChanged)
    Q_PROPERTY(QString declaration READ declaration WRITE setDeclaration NOTIFY contextChanged)
    Q_PROPERTY(int declarationLine READ declarationLine WRITE setDeclarationLine NOTIFY contextChanged)
    /// To pick from: [{value, text}].
    Q_PROPERTY(QVariantList countries READ countries NOTIFY changed)
    /// See package_view.h.
    Q_PROPERTY(QVariantList checklist READ checklist NOTIFY contextChanged)
    Q_PROPERTY(QVariantList labResults READ labResults NOTIFY contextChanged)

public:
    enum Role {
        CodeRole = Qt::UserRole + 1,
        TitleRole,
        OutcomeRole,
        OutcomeTextRole,
        LevelRole,
        TextRole,
        AdviceRole,
        BasisRole,
        RecordsRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isEmpty() const { return !m_sighting; }
    [[nodiscard]] QString overall() const;
    [[nodiscard]] QString overallWords() const;
    [[nodiscard]] QString overallMeaning() const;
    [[nodiscard]] QString level() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString identityWords() const;
    [[nodiscard]] QString codeText() const;
    [[nodiscard]] QString raw() const;
    [[nodiscard]] QString sscc() const;
    [[nodiscard]] int tier() const;
    [[nodiscard]] QString tierWords() const;
    [[nodiscard]] QVariantList fields() const;
    [[nodiscard]] QString asOfText() const;
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] bool isDemo() const;
    [[nodiscard]] static QVariantList outcomes();
    /// As `title` and `asOfText`, of whatever item.
    [[nodiscard]] static QString titleOf(const inspect::Inspected &inspected);
    [[nodiscard]] static QString asOfTextOf(const verdict::Verdict &of);
    [[nodiscard]] QVariantMap counts() const;
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] QVariantList custody() const;
    [[nodiscard]] QString custodyText() const;
    [[nodiscard]] bool isSurvey() const { return m_survey; }
    void setSurvey(bool survey);
    [[nodiscard]] QString confirmedTier() const;
    [[nodiscard]] QString tierReason() const;
    void setConfirmedTier(const QString &tier);
    void setTierReason(const QString &reason);
    [[nodiscard]] QString labelOwner() const;
    [[nodiscard]] QString labelOrigin() const;
    [[nodiscard]] static QVariantList countries();
    /// See country_text.h.
    Q_INVOKABLE static QVariantList countriesNamed(const QString &typed);
    Q_INVOKABLE static QString countryOf(const QString &typed);
    [[nodiscard]] QString mode() const;
    void setMode(const QString &mode);
    [[nodiscard]] QString listingUrl() const { return QString::fromStdString(m_context.listingUrl); }
    /// Proposes platform and shop, too: as the catalogue declares them for the address, else its host.
    void setListingUrl(const QString &url);
    [[nodiscard]] QVariantMap listingFields() const;
    Q_INVOKABLE void setListing(const QString &name, const QString &value);
    /// Where the item was met, if that was online; else empty.
    [[nodiscard]] findings::OnlineListing listing() const;
    [[nodiscard]] QString labelProduced() const { return QString::fromStdString(m_context.labelProduced); }
    [[nodiscard]] QString labelExpires() const { return QString::fromStdString(m_context.labelExpires); }
    [[nodiscard]] QString labelBestBefore() const { return QString::fromStdString(m_context.labelBestBefore); }
    void setLabelOwner(const QString &owner) { say(m_context.labelOwner, owner.trimmed()); }
    void setLabelOrigin(const QString &origin) { say(m_context.labelOrigin, origin.trimmed().toUpper()); }
    void setLabelProduced(const QString &date) { say(m_context.labelProduced, date.trimmed()); }
    void setLabelExpires(const QString &date) { say(m_context.labelExpires, date.trimmed()); }
    void setLabelBestBefore(const QString &date) { say(m_context.labelBestBefore, date.trimmed()); }

    [[nodiscard]] QString labelQuantity() const { return QString::fromStdString(m_context.labelQuantity); }
    [[nodiscard]] QString measuredQuantity() const { return QString::fromStdString(m_context.measuredQuantity); }
    [[nodiscard]] QString certificateOrigin() const { return QString::fromStdString(m_context.certificateOrigin); }
    [[nodiscard]] QString declaration() const { return QString::fromStdString(m_context.declaration); }
    [[nodiscard]] int declarationLine() const { return static_cast<int>(m_context.declarationLine); }
    void setLabelQuantity(const QString &quantity) { say(m_context.labelQuantity, quantity.trimmed()); }
    void setMeasuredQuantity(const QString &quantity) { say(m_context.measuredQuantity, quantity.trimmed()); }
    void setCertificateOrigin(const QString &origin) { say(m_context.certificateOrigin, origin.trimmed().toUpper()); }
    void setDeclaration(const QString &number);
    void setDeclarationLine(int line);
    /// The papers that this item alone came with: what was entered before goes on with the next.
    void setPapers(const std::string &declaration, std::uint32_t line);
    /// The verdict rests on all that the inspector said.
    [[nodiscard]] bool isJudged() const { return m_sighting && m_context == judgedContext(); }
    [[nodiscard]] QVariantList checklist() const;
    [[nodiscard]] QVariantList labResults() const;

    /// Notes what the label shows of its checklist: "shown", "missing", or "" to take the note back.
    Q_INVOKABLE void markLabel(const QString &code, const QString &answer);
    Q_INVOKABLE void addLabResult(const QString &indicator, const QString &declared, const QString &measured,
                                  const QString &report, bool atMost);
    Q_INVOKABLE void removeLabResult(int index);
    /// An aid of Annex VI; judges nothing.
    [[nodiscard]] Q_INVOKABLE QString scoreText(double coefficient, int consequence, int probability) const;

    /// Shows an item; nothing shows the empty state.
    void show(std::optional<Sighting> sighting);
    /// The shown item judged anew; another item's answer is ignored.
    void update(const inspect::Inspected &inspected);
    [[nodiscard]] const std::optional<Sighting> &sighting() const { return m_sighting; }
    [[nodiscard]] const verdict::Context &context() const { return m_context; }
    /// What was said of the item as far as the verdict shown rests on it: a finding keeps the two together.
    [[nodiscard]] verdict::Context judgedContext() const;
    /// The list of the session was cleared: what was said of items is put aside, and nothing is shown.
    void forgetAll();
    /// That was undone: it is known again, but of items of which something was said since.
    void restoreAll();
    void retranslate();

Q_SIGNALS:
    void changed();
    void stepsChanged();
    void contextChanged();
    /// Other goods, or none, are shown next: what is half typed is still said of these.
    void aboutToShowOthers();
    /// It must be judged again under `context`: the line did not know what the inspector said of the item.
    void judgementAsked();
    /// The inspector says something of the item that is shown; asked for its judgement next.
    void answered();

private:
    void arrange();
    /// The inspector says something of the item.
    void say(std::string &place, const QString &value);
    void said();
    void proposeListing();
    void recall(const std::string &item);
    [[nodiscard]] bool isSaidOf() const;
    [[nodiscard]] const verdict::Verdict *verdict() const;

    /// What the inspector said of an item.
    struct Said {
        verdict::Context context;
        findings::OnlineListing listing; ///< its address is the context's
        findings::OnlineListing proposed;
    };
    std::optional<Sighting> m_sighting;
    verdict::Context m_context;
    std::optional<std::string> m_nextDeclaration; ///< where that of the item shown is its alone
    findings::OnlineListing m_listing;
    findings::OnlineListing m_proposed;
    std::unordered_map<std::string, Said> m_said;      ///< of the items shown before, by identity
    std::unordered_map<std::string, Said> m_forgotten; ///< with the list that was cleared last
    bool m_survey = false;
    std::vector<std::size_t> m_order; ///< of the verdict's checks
};

} // namespace nqi::ui
