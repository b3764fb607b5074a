// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scanner/diagnosis.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

class SerialReader;
class SettingsModel;
class WedgeReader;

/// Setting a hand scanner up: what it sends as it comes, what was changed on the way, and what to set.
class ScannerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by AppModel")
    Q_PROPERTY(bool listening READ isListening NOTIFY listeningChanged)
    /// The code to try it with: a picture as a data address, and its content for people.
    Q_PROPERTY(QString symbol READ symbol CONSTANT)
    Q_PROPERTY(QString symbolText READ symbolText CONSTANT)
    /// {shown, code, odd} for each key, or byte of the serial line, of the newest scan, the first `mostKeys` of them.
    Q_PROPERTY(QVariantList keys READ keys NOTIFY changed)
    Q_PROPERTY(int furtherKeys READ furtherKeys NOTIFY changed)
    /// {level, title, text}; empty before the first scan.
    Q_PROPERTY(QVariantMap summary READ summary NOTIFY changed)
    Q_PROPERTY(QVariantList damages READ damages NOTIFY changed)
    Q_PROPERTY(bool bySerial READ isBySerial NOTIFY changed)
    /// Serial ports: {value, text}, with the chosen one also while it is not there.
    Q_PROPERTY(bool serialThere READ isSerialThere CONSTANT)
    Q_PROPERTY(QVariantList ports READ ports NOTIFY portsChanged)
    Q_PROPERTY(QString port READ port NOTIFY portsChanged)
    Q_PROPERTY(int speed READ speed NOTIFY portsChanged)
    Q_PROPERTY(QVariantMap portState READ portState NOTIFY portsChanged)

public:
    static constexpr int mostKeys = 200;
    static constexpr int quiet = 400; ///< milliseconds after which a scan without an end is over

    /// All outlive the model. Without `serial` there are no ports.
    ScannerModel(WedgeReader &wedge, SettingsModel &settings, SerialReader *serial, QObject *parent = nullptr);

    [[nodiscard]] bool isListening() const { return m_listening; }
    [[nodiscard]] QString symbol() const { return m_symbol; }
    [[nodiscard]] QString symbolText() const;
    [[nodiscard]] QVariantList keys() const { return m_shown; }
    [[nodiscard]] int furtherKeys() const { return m_further; }
    [[nodiscard]] QVariantMap summary() const { return m_summary; }
    [[nodiscard]] QVariantList damages() const { return m_damages; }

    [[nodiscard]] bool isBySerial() const { return m_last.serial; }
    [[nodiscard]] bool isSerialThere() const { return m_serial != nullptr; }
    [[nodiscard]] QVariantList ports() const;
    [[nodiscard]] QString port() const;
    [[nodiscard]] int speed() const;
    [[nodiscard]] QVariantMap portState() const; ///< {level, text}; empty while none is chosen

    /// Empty: none.
    Q_INVOKABLE void choosePort(const QString &port);
    Q_INVOKABLE void chooseSpeed(int speed);
    /// From now on scans come here, and are not looked up.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    void retranslate();

Q_SIGNALS:
    void listeningChanged();
    void changed();
    void portsChanged();
    /// A scan is over: the field that it went to is to be emptied.
    void judged();

private:
    /// A scan that is over: keys, or bytes and the code in them.
    struct Scan {
        bool serial = false;
        std::vector<scanner::Key> keys;
        QByteArray bytes;
        QByteArray code;
    };

    void listenToSerial();
    void open(const QString &port, int speed);
    [[nodiscard]] scanner::Diagnosis diagnosis() const;
    [[nodiscard]] bool isTyping() const;
    void onKey(const scanner::Key &key);
    void judge();
    void show();
    void forget();

    WedgeReader &m_wedge;
    SettingsModel &m_settings;
    SerialReader *m_serial;
    QString m_symbol;
    bool m_listening = false;
    std::vector<scanner::Key> m_keys; ///< of the scan that is coming in
    QTimer m_quiet;
    QByteArray m_bytes; ///< since the last code of the serial line
    Scan m_last;
    QVariantList m_shown;
    int m_further = 0;
    QVariantMap m_summary;
    QVariantList m_damages;
};

} // namespace nqi::ui
