// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariantMap>
#include <QtQmlIntegration>

namespace nqi::ui {

/// What the inspector chose, kept in one file of the data folder.
class SettingsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(QString inspector READ inspector WRITE setInspector NOTIFY inspectorChanged)
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY placeChanged)
    Q_PROPERTY(QString hubAddress READ hubAddress WRITE setHubAddress NOTIFY hubAddressChanged)
    Q_PROPERTY(QString cameraId READ cameraId WRITE setCameraId NOTIFY cameraIdChanged)
    Q_PROPERTY(QString cameraName READ cameraName WRITE setCameraName NOTIFY cameraIdChanged)
    Q_PROPERTY(bool sound READ sound WRITE setSound NOTIFY soundChanged)
    Q_PROPERTY(bool vibration READ vibration WRITE setVibration NOTIFY vibrationChanged)
    Q_PROPERTY(bool wedge READ wedge WRITE setWedge NOTIFY wedgeChanged)
    Q_PROPERTY(bool metered READ metered WRITE setMetered NOTIFY meteredChanged)
    Q_PROPERTY(bool welcomed READ isWelcomed WRITE setWelcomed NOTIFY welcomedChanged)
    Q_PROPERTY(int idleMinutes READ idleMinutes WRITE setIdleMinutes NOTIFY idleMinutesChanged)
    Q_PROPERTY(double fontScale READ fontScale WRITE setFontScale NOTIFY fontScaleChanged)
    Q_PROPERTY(bool leftHanded READ isLeftHanded WRITE setLeftHanded NOTIFY leftHandedChanged)
    Q_PROPERTY(QString role READ role WRITE setRole NOTIFY roleChanged)
    Q_PROPERTY(QString agency READ agency WRITE setAgency NOTIFY agencyChanged)
    Q_PROPERTY(QString unit READ unit WRITE setUnit NOTIFY unitChanged)
    Q_PROPERTY(QString hubName READ hubName WRITE setHubName NOTIFY hubNameChanged)
    Q_PROPERTY(bool notices READ notices WRITE setNotices NOTIFY noticesChanged)
    Q_PROPERTY(QString quietFrom READ quietFrom WRITE setQuietFrom NOTIFY quietFromChanged)
    Q_PROPERTY(QString quietTo READ quietTo WRITE setQuietTo NOTIFY quietToChanged)
    Q_PROPERTY(QString profileName READ profileName NOTIFY profileNameChanged)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)

public:
    SettingsModel(const QString &file, const QString &dataFolder, QObject *parent = nullptr);

    [[nodiscard]] QString language() const; ///< "vi" (default) or "en"
    [[nodiscard]] QString theme() const;    ///< "system" (default), "light", "dark", "sunlight"
    [[nodiscard]] QString inspector() const;
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString hubAddress() const;
    [[nodiscard]] QString cameraId() const;
    [[nodiscard]] QString cameraName() const; ///< of the same camera: its id may be another's tomorrow
    [[nodiscard]] bool sound() const;
    [[nodiscard]] bool vibration() const;
    [[nodiscard]] bool wedge() const;
    [[nodiscard]] bool metered() const;           ///< the line costs money: what is large waits
    [[nodiscard]] bool isWelcomed() const;        ///< the guide of the first start was gone through
    [[nodiscard]] int idleMinutes() const;        ///< until the app locks itself; 0: never
    [[nodiscard]] double fontScale() const;       ///< 0.8 to 2.0
    [[nodiscard]] QString openInspection() const; ///< its id: where the work goes on after a restart
    [[nodiscard]] int openStep() const;
    [[nodiscard]] QString openConsignment() const; ///< id of its check; the same
    [[nodiscard]] bool isCountedByHand() const;    ///< the units of that check
    [[nodiscard]] QString serialPort() const;      ///< of the hand scanner; empty: none
    [[nodiscard]] int serialSpeed() const;         ///< 0: not chosen yet
    [[nodiscard]] bool isLeftHanded() const;       ///< main actions and the bar at the left hand's side
    [[nodiscard]] QString role() const;            ///< "market" (default) or "border": what comes first
    [[nodiscard]] QString agency() const;          ///< for papers: who orders inspections
    [[nodiscard]] QString unit() const;            ///< for papers: where the inspector works
    [[nodiscard]] QString hubName() const;         ///< what the agency calls its hub
    [[nodiscard]] bool notices() const;            ///< the desktop tells that serious alerts came or deadlines are near
    [[nodiscard]] QString quietFrom() const;       ///< "20:00", or empty: no quiet hours
    [[nodiscard]] QString quietTo() const;         ///< "06:00", or empty: no quiet hours
    [[nodiscard]] QString profileName() const;     ///< of the profile that was taken over last, or empty
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    /// Why the last change could not be kept, or empty.
    [[nodiscard]] QString message() const { return m_message; }

    /// Which alerts were looked at: an AlertMark as text.
    [[nodiscard]] QString seenAlerts() const;
    void setSeenAlerts(const QString &mark);
    /// Which serious alerts were told, and which of them nobody has read or put away.
    [[nodiscard]] QString toldAlerts() const;
    [[nodiscard]] QStringList openAlerts() const;
    void setToldAlerts(const QString &mark, const QStringList &open);
    /// Which deadlines were told to the desktop, and which were put away.
    [[nodiscard]] QStringList toldDeadlines() const;
    [[nodiscard]] QStringList awayDeadlines() const;
    void setToldDeadlines(const QStringList &told, const QStringList &away);

    void setLanguage(const QString &language);
    void setTheme(const QString &theme);
    void setInspector(const QString &inspector);
    void setPlace(const QString &place);
    void setHubAddress(const QString &address);
    void setCameraId(const QString &id);
    void setCameraName(const QString &name);
    void setSound(bool sound);
    void setVibration(bool vibration);
    void setWedge(bool wedge);
    void setMetered(bool metered);
    void setWelcomed(bool welcomed);
    void setIdleMinutes(int minutes);
    void setFontScale(double scale);
    void setSerial(const QString &port, int speed);
    void setLeftHanded(bool leftHanded);
    void setRole(const QString &role);
    void setAgency(const QString &agency);
    void setUnit(const QString &unit);
    void setHubName(const QString &name);
    void setNotices(bool notices);
    void setQuietFrom(const QString &time);
    void setQuietTo(const QString &time);
    /// In the quiet hours, which may go over midnight; `minute` of the day.
    [[nodiscard]] bool isQuietAt(int minute) const;

    /// Properties by name, all or none: nothing is taken over when the file cannot be written. A name that is no
    /// property that can be written, "profileName" aside, takes over nothing.
    [[nodiscard]] bool apply(const QVariantMap &properties);
    void setOpenInspection(const QString &id);
    void setOpenStep(int step);
    void setOpenConsignment(const QString &id);
    void setCountedByHand(bool counted);

Q_SIGNALS:
    void languageChanged();
    void themeChanged();
    void inspectorChanged();
    void placeChanged();
    void hubAddressChanged();
    void cameraIdChanged();
    void soundChanged();
    void vibrationChanged();
    void wedgeChanged();
    void meteredChanged();
    void welcomedChanged();
    void idleMinutesChanged();
    void fontScaleChanged();
    void leftHandedChanged();
    void roleChanged();
    void agencyChanged();
    void unitChanged();
    void hubNameChanged();
    void noticesChanged();
    void quietFromChanged();
    void quietToChanged();
    void profileNameChanged();
    void messageChanged();

private:
    bool store(const QString &key, const QVariant &value);
    void tellWhetherKept();

    QSettings m_settings;
    QString m_dataFolder;
    QString m_message;
};

} // namespace nqi::ui
