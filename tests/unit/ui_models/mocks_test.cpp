// SPDX-License-Identifier: Apache-2.0
#include "ui/models/app_model.h"

#include <QDir>
#include <QFile>
#include <QMetaMethod>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <map>

namespace nqi::ui {
namespace {

using namespace Qt::StringLiterals;

struct Mocked {
    const QMetaObject *model;
    QStringList own{}; ///< names that the mock has for itself and for tests; no page reads them
};

/// Mock*.qml of tests/ui/mocks, by the name in the middle, and what each stands for.
const std::map<QString, Mocked> mocked = {
    {u"About"_s, {&AboutModel::staticMetaObject}},
    {u"Alerts"_s, {&AlertsModel::staticMetaObject}},
    {u"App"_s, {&AppModel::staticMetaObject, {u"scene"_s, u"calls"_s, u"vi"_s, u"note"_s, u"t"_s}}},
    {u"Capture"_s, {&CaptureModel::staticMetaObject}},
    {u"Clipboard"_s, {&ClipboardModel::staticMetaObject}},
    {u"Consignment"_s, {&ConsignmentModel::staticMetaObject, {u"none"_s, u"withdrawn"_s}}},
    {u"Crash"_s, {&CrashModel::staticMetaObject}},
    {u"Day"_s, {&DayModel::staticMetaObject, {u"none"_s, u"bar"_s, u"point"_s, u"again"_s}}},
    {u"Deadlines"_s, {&DeadlinesModel::staticMetaObject, {u"all"_s}}},
    {u"Details"_s, {&DetailsModel::staticMetaObject}},
    {u"Documents"_s, {&DocumentsModel::staticMetaObject, {u"recordId"_s, u"empty"_s}}},
    {u"Finding"_s, {&FindingModel::staticMetaObject, {u"commit"_s}}},
    {u"Findings"_s, {&FindingsModel::staticMetaObject, {u"none"_s}}},
    {u"Firm"_s, {&FirmModel::staticMetaObject}},
    {u"Guide"_s, {&GuideModel::staticMetaObject}},
    {u"Haptics"_s, {&HapticsModel::staticMetaObject, {u"felt"_s}}},
    {u"History"_s, {&HistoryModel::staticMetaObject}},
    {u"Inspection"_s, {&InspectionModel::staticMetaObject, {u"complete"_s, u"note"_s, u"change"_s}}},
    {u"InspectionItems"_s, {&InspectionItems::staticMetaObject}},
    {u"Inspections"_s, {&InspectionsModel::staticMetaObject, {u"none"_s}}},
    {u"Invitation"_s, {&InvitationModel::staticMetaObject}},
    {u"Lock"_s, {&LockModel::staticMetaObject}},
    {u"News"_s, {&NewsModel::staticMetaObject, {u"away"_s}}},
    {u"Profile"_s, {&ProfileModel::staticMetaObject}},
    {u"Record"_s, {&RecordModel::staticMetaObject, {u"known"_s}}},
    {u"Result"_s, {&ResultModel::staticMetaObject, {u"marks"_s}}},
    {u"Scan"_s, {&ScanModel::staticMetaObject, {u"empty"_s}}},
    {u"Scanner"_s, {&ScannerModel::staticMetaObject}},
    {u"Search"_s, {&SearchModel::staticMetaObject}},
    {u"Settings"_s, {&SettingsModel::staticMetaObject}},
    {u"Stick"_s, {&StickModel::staticMetaObject}},
    {u"Sync"_s, {&SyncModel::staticMetaObject}},
    {u"Tables"_s, {&TablesModel::staticMetaObject}},
};

QString textOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

bool hasMethod(const QMetaObject &model, const QString &name, qsizetype parameters)
{
    for (int i = 0; i < model.methodCount(); ++i) {
        const QMetaMethod method = model.method(i);
        if (QString::fromLatin1(method.name()) == name && method.parameterCount() == parameters)
            return true;
    }
    return false;
}

/// What the mock offers and the model does not.
QStringList drifted(const QString &mock, const Mocked &of)
{
    static const QRegularExpression property(u"^    (?:readonly |default )?property (?:list<\\w+>|\\w+) (\\w+)"_s,
                                             QRegularExpression::MultilineOption);
    static const QRegularExpression method(u"^    (?:function|signal) (\\w+)\\(([^)]*)\\)"_s,
                                           QRegularExpression::MultilineOption);
    QStringList found;
    for (const QRegularExpressionMatch &match : property.globalMatch(mock)) {
        const QString name = match.captured(1);
        if (!of.own.contains(name) && of.model->indexOfProperty(name.toLatin1().constData()) < 0)
            found += name;
    }
    for (const QRegularExpressionMatch &match : method.globalMatch(mock)) {
        const QString name = match.captured(1);
        const QString parameters = match.captured(2).trimmed();
        if (!of.own.contains(name) &&
            !hasMethod(*of.model, name, parameters.isEmpty() ? 0 : parameters.count(u',') + 1))
            found += name + u'(' + parameters + u')';
    }
    return found;
}

const QString mocks = QStringLiteral(NQI_SAMPLES "/../ui/mocks");
const QString pages = QStringLiteral(NQI_SAMPLES "/../../ui/pages");

TEST(Mocks, HaveTheNamesOfTheirModelsAndNoOthers)
{
    const QStringList files = QDir(mocks).entryList({u"Mock*.qml"_s}, QDir::Files);
    ASSERT_FALSE(files.isEmpty());
    for (const QString &file : files) {
        const auto of = mocked.find(file.sliced(4, file.size() - 8));
        ASSERT_NE(of, mocked.end()) << file.toStdString() << " stands for nothing that is known here";
        EXPECT_EQ(drifted(textOf(mocks + u'/' + file), of->second).join(u", "_s), QString()) << file.toStdString();
    }
}

TEST(Mocks, KeepTheirOwnNamesFromThePages)
{
    QString all;
    for (const QString &file : QDir(pages).entryList({u"*.qml"_s}, QDir::Files))
        all += textOf(pages + u'/' + file);
    for (const auto &[name, of] : mocked) {
        for (const QString &own : of.own) {
            const QRegularExpression read(u"\\b%1\\.%2\\b"_s.arg(name.toLower(), own));
            EXPECT_FALSE(read.match(all).hasMatch()) << name.toStdString() << ": " << own.toStdString();
        }
    }
}

TEST(Mocks, ThatDriftAreFound)
{
    const Mocked sync{&SyncModel::staticMetaObject};
    EXPECT_EQ(drifted(u"    property string freshText: \"\"\n    function syncNow(really: bool) {}\n"_s, sync),
              (QStringList{u"freshText"_s, u"syncNow(really: bool)"_s}));
    EXPECT_TRUE(drifted(u"    property bool busy: true\n    function syncNow() {}\n"_s, sync).isEmpty());
}

} // namespace
} // namespace nqi::ui
