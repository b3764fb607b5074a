// SPDX-License-Identifier: Apache-2.0
#include "ui/models/settings_profile.h"

#include "ui/models/item_text.h"
#include "ui/models/settings_model.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTime>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

enum class Kind { text, choice, yesNo, whole, scale, time, address };

struct Choice {
    const char *value;
    const char *text;
};

constexpr std::array roles{Choice{"market", QT_TRANSLATE_NOOP("Profile", "Market")},
                           Choice{"border", QT_TRANSLATE_NOOP("Profile", "Border")}};
constexpr std::array languages{Choice{"vi", "Tiếng Việt"}, Choice{"en", "English"}};
constexpr std::array themes{Choice{"system", QT_TRANSLATE_NOOP("Profile", "As the system")},
                            Choice{"light", QT_TRANSLATE_NOOP("Profile", "Light")},
                            Choice{"dark", QT_TRANSLATE_NOOP("Profile", "Dark")},
                            Choice{"sunlight", QT_TRANSLATE_NOOP("Profile", "Sunlight")}};

constexpr qsizetype longestText = 200;
constexpr double minutesOfADay = 24 * 60;

/// A setting that a profile may hold; the name in the file is that of the property.
struct Setting {
    const char *name;
    const char *title;
    Kind kind;
    std::span<const Choice> choices = {};
    double least = 0;
    double most = 0;
};

constexpr std::array known{
    Setting{"agency", QT_TRANSLATE_NOOP("Profile", "Agency, for papers"), Kind::text},
    Setting{"unit", QT_TRANSLATE_NOOP("Profile", "Unit of the inspector, for papers"), Kind::text},
    Setting{"role", QT_TRANSLATE_NOOP("Profile", "Work"), Kind::choice, roles},
    Setting{"hubAddress", QT_TRANSLATE_NOOP("Profile", "Address of the hub"), Kind::address},
    Setting{"hubName", QT_TRANSLATE_NOOP("Profile", "Name of the hub"), Kind::text},
    Setting{"language", QT_TRANSLATE_NOOP("Profile", "Language"), Kind::choice, languages},
    Setting{"theme", QT_TRANSLATE_NOOP("Profile", "Colours"), Kind::choice, themes},
    Setting{"fontScale", QT_TRANSLATE_NOOP("Profile", "Size of text"), Kind::scale, {}, 0.8, 2.0},
    Setting{"leftHanded", QT_TRANSLATE_NOOP("Profile", "Left-handed"), Kind::yesNo},
    Setting{"sound", QT_TRANSLATE_NOOP("Profile", "Sound"), Kind::yesNo},
    Setting{"vibration", QT_TRANSLATE_NOOP("Profile", "Vibration"), Kind::yesNo},
    Setting{"wedge", QT_TRANSLATE_NOOP("Profile", "Keyboard scanner"), Kind::yesNo},
    Setting{"metered", QT_TRANSLATE_NOOP("Profile", "Metered connection"), Kind::yesNo},
    Setting{"idleMinutes", QT_TRANSLATE_NOOP("Profile", "Lock after minutes"), Kind::whole, {}, 0, minutesOfADay},
    Setting{"notices", QT_TRANSLATE_NOOP("Profile", "Tell new serious alerts and deadlines on the desktop"),
            Kind::yesNo},
    Setting{"quietFrom", QT_TRANSLATE_NOOP("Profile", "Quiet from"), Kind::time},
    Setting{"quietTo", QT_TRANSLATE_NOOP("Profile", "Quiet until"), Kind::time},
};

const Setting *find(const QString &name)
{
    const auto found = std::ranges::find(known, name.toStdString(), [](const Setting &one) { return one.name; });
    return found == known.end() ? nullptr : &*found;
}

bool isAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return text.isEmpty() ||
           (url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && !url.host().isEmpty() &&
            url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() && text.size() <= longestText);
}

bool isLine(const QString &text, qsizetype longest)
{
    return text.size() <= longest && text == text.trimmed() &&
           std::ranges::all_of(text, [](QChar letter) { return letter.isPrint(); });
}

/// What a value must be; empty when `value` is it.
QString complaint(const Setting &setting, const QJsonValue &value)
{
    switch (setting.kind) {
    case Kind::text:
        return value.isString() && isLine(value.toString(), longestText)
                   ? QString()
                   : Words::tr("one line of at most %1 letters").arg(longestText);
    case Kind::choice: {
        QStringList names;
        for (const Choice &choice : setting.choices)
            names.append(QLatin1String(choice.value));
        return value.isString() && names.contains(value.toString()) ? QString()
                                                                    : Words::tr("one of: %1").arg(names.join(", "_L1));
    }
    case Kind::yesNo:
        return value.isBool() ? QString() : Words::tr("true or false");
    case Kind::whole:
    case Kind::scale: {
        const double number = value.toDouble(setting.least - 1);
        const bool right = value.isDouble() && number >= setting.least && number <= setting.most &&
                           (setting.kind == Kind::scale || number == std::floor(number));
        return right ? QString() : Words::tr("a number from %1 to %2").arg(setting.least).arg(setting.most);
    }
    case Kind::time:
        return value.isString() &&
                       (value.toString().isEmpty() ||
                        (value.toString().size() == 5 && QTime::fromString(value.toString(), u"HH:mm"_s).isValid()))
                   ? QString()
                   : Words::tr("a time such as 20:00, or empty");
    case Kind::address:
        return value.isString() && isAddress(value.toString())
                   ? QString()
                   : Words::tr("an address that begins with https:// or http://, or empty");
    }
    return {};
}

/// A name of somebody else's file as it can stand in a sentence.
QString shown(const QString &name)
{
    constexpr qsizetype longest = 40;
    return text(name.left(longest).toStdString());
}

void takeSettings(const QJsonObject &settings, SettingsProfile &profile, QStringList &problems)
{
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        const Setting *const setting = find(it.key());
        if (setting == nullptr) {
            problems.append(Words::tr("“%1” is no setting of a profile.").arg(shown(it.key())));
            continue;
        }
        const QString wanted = complaint(*setting, it.value());
        if (wanted.isEmpty())
            profile.values[it.key()] = it.value().toVariant();
        else
            problems.append(Words::tr("“%1” must be %2.").arg(it.key(), wanted));
    }
    const auto given = [&](const QString &name) { return !settings.value(name).toString().isEmpty(); };
    if (given(u"quietFrom"_s) != given(u"quietTo"_s))
        problems.append(Words::tr("Quiet hours need both “quietFrom” and “quietTo”."));
    if (settings.isEmpty())
        problems.append(Words::tr("It has no “settings”."));
}

} // namespace

std::expected<SettingsProfile, QStringList> SettingsProfile::parse(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return std::unexpected(QStringList{Words::tr("The file is too large for a profile.")});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return std::unexpected(QStringList{
            error.error == QJsonParseError::NoError
                ? Words::tr("The file is no profile of this app.")
                : Words::tr("The file is no JSON: it breaks off or is wrong at byte %1.").arg(error.offset)});
    const QJsonObject root = document.object();
    if (root.value("format"_L1) != "nqi-profile"_L1)
        return std::unexpected(QStringList{Words::tr("The file is no profile of this app.")});
    if (root.value("version"_L1) != 1)
        return std::unexpected(QStringList{Words::tr("The profile is of another version: this app reads version 1.")});
    SettingsProfile profile{.name = root.value("name"_L1).toString(), .values = {}};
    QStringList problems;
    if (profile.name.isEmpty() || !isLine(profile.name, longestName))
        problems.append(Words::tr("“name” must be one line of at most %1 letters.").arg(longestName));
    for (const QString &key : root.keys())
        if (!QStringList{u"format"_s, u"version"_s, u"name"_s, u"settings"_s}.contains(key))
            problems.append(Words::tr("“%1” is nothing that a profile has.").arg(shown(key)));
    takeSettings(root.value("settings"_L1).toObject(), profile, problems);
    if (!problems.isEmpty())
        return std::unexpected(problems);
    return profile;
}

QByteArray SettingsProfile::text() const
{
    return QJsonDocument(QJsonObject{{u"format"_s, u"nqi-profile"_s},
                                     {u"version"_s, 1},
                                     {u"name"_s, name},
                                     {u"settings"_s, QJsonObject::fromVariantMap(values)}})
        .toJson();
}

SettingsProfile SettingsProfile::of(const SettingsModel &settings, const QString &name)
{
    SettingsProfile profile{.name = name, .values = {}};
    for (const Setting &setting : known)
        profile.values[QLatin1String(setting.name)] = settings.property(setting.name);
    return profile;
}

QStringList SettingsProfile::settings()
{
    QStringList names;
    for (const Setting &setting : known)
        names.append(QLatin1String(setting.name));
    return names;
}

QString SettingsProfile::title(const QString &setting)
{
    const Setting *const found = find(setting);
    return found == nullptr ? QString() : Words::tr(found->title);
}

QString SettingsProfile::valueText(const QString &setting, const QVariant &value)
{
    const Setting *const found = find(setting);
    if (found == nullptr)
        return {};
    if (found->kind == Kind::yesNo)
        return value.toBool() ? Words::tr("Yes") : Words::tr("No");
    if (found->kind == Kind::scale)
        return Words::tr("%1 %").arg(std::lround(value.toDouble() * 100));
    const QString plain = value.toString();
    for (const Choice &choice : found->choices)
        if (plain == QLatin1String(choice.value))
            return Words::tr(choice.text);
    return plain.isEmpty() ? Words::tr("nothing") : plain;
}

} // namespace nqi::ui
