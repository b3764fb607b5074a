// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSettings>
#include <QString>
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
    Q_PROPERTY(bool wedge READ wedge WRITE setWedge NOTIFY wedgeChanged)
    Q_PROPERTY(bool metered READ metered WRITE setMetered NOTIFY meteredChanged)
    Q_PROPERTY(bool welcomed READ isWelcomed WRITE setWelcomed NOTIFY welcomedChanged)
    Q_PROPERTY(int idleMinutes READ idleMinutes WRITE setIdleMinutes NOTIFY idleMinutesChanged)
    Q_PROPERTY(double fontScale READ fontScale WRITE setFontScale NOTIFY fontScaleChanged)
    Q_PROPERTY(QString dataFolder READ dataFolder CONSTANT)
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)

public:
    SettingsModel(const QString &file, const QString &dataFolder, QObject *parent = nullptr);

    [[nodiscard]] QString language() const; ///< "vi" (default) or "en"
    [[nodiscard]] QString theme() const;    ///< "system" (default), "light", "dark"
    [[nodiscard]] QString inspector() const;
    [[nodiscard]] QString place() const;
    [[nodiscard]] QString hubAddress() const;
    [[nodiscard]] QString cameraId() const;
    [[nodiscard]] QString cameraName() const; ///< of the same camera: its id may be another's tomorrow
    [[nodiscard]] bool sound() const;
    [[nodiscard]] bool wedge() const;
    [[nodiscard]] bool metered() const;           ///< the line costs money: what is large waits
    [[nodiscard]] bool isWelcomed() const;        ///< the guide of the first start was gone through
    [[nodiscard]] int idleMinutes() const;        ///< until the app locks itself; 0: never
    [[nodiscard]] double fontScale() const;       ///< 0.8 to 2.0
    [[nodiscard]] QString openInspection() const; ///< its id: where the work goes on after a restart
    [[nodiscard]] int openStep() const;
    [[nodiscard]] QString serialPort() const; ///< of the hand scanner; empty: none
    [[nodiscard]] int serialSpeed() const;    ///< 0: not chosen yet
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    /// Why the last change could not be kept, or empty.
    [[nodiscard]] QString message() const { return m_message; }

    /// Which alerts were looked at: an AlertMark as text.
    [[nodiscard]] QString seenAlerts() const;
    void setSeenAlerts(const QString &mark);

    void setLanguage(const QString &language);
    void setTheme(const QString &theme);
    void setInspector(const QString &inspector);
    void setPlace(const QString &place);
    void setHubAddress(const QString &address);
    void setCameraId(const QString &id);
    void setCameraName(const QString &name);
    void setSound(bool sound);
    void setWedge(bool wedge);
    void setMetered(bool metered);
    void setWelcomed(bool welcomed);
    void setIdleMinutes(int minutes);
    void setFontScale(double scale);
    void setSerial(const QString &port, int speed);
    void setOpenInspection(const QString &id);
    void setOpenStep(int step);

Q_SIGNALS:
    void languageChanged();
    void themeChanged();
    void inspectorChanged();
    void placeChanged();
    void hubAddressChanged();
    void cameraIdChanged();
    void soundChanged();
    void wedgeChanged();
    void meteredChanged();
    void welcomedChanged();
    void idleMinutesChanged();
    void fontScaleChanged();
    void messageChanged();

private:
    bool store(const QString &key, const QVariant &value);

    QSettings m_settings;
    QString m_dataFolder;
    QString m_message;
};

} // namespace nqi::ui
