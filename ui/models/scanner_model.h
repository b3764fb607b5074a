// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scanner/diagnosis.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>
#include <QVariantMap>
#include <QtQmlIntegration>

#include <vector>

namespace nqi::ui {

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
    /// {shown, code, odd} for each key of the newest scan, the first `mostKeys` of them.
    Q_PROPERTY(QVariantList keys READ keys NOTIFY changed)
    Q_PROPERTY(int furtherKeys READ furtherKeys NOTIFY changed)
    /// {level, title, text}; empty before the first scan.
    Q_PROPERTY(QVariantMap summary READ summary NOTIFY changed)
    Q_PROPERTY(QVariantList damages READ damages NOTIFY changed)

public:
    static constexpr int mostKeys = 200;
    static constexpr int quiet = 400; ///< milliseconds after which a scan without an end is over

    /// The reader outlives the model.
    explicit ScannerModel(WedgeReader &wedge, QObject *parent = nullptr);

    [[nodiscard]] bool isListening() const { return m_listening; }
    [[nodiscard]] QString symbol() const { return m_symbol; }
    [[nodiscard]] QString symbolText() const;
    [[nodiscard]] QVariantList keys() const { return m_shown; }
    [[nodiscard]] int furtherKeys() const { return m_further; }
    [[nodiscard]] QVariantMap summary() const { return m_summary; }
    [[nodiscard]] QVariantList damages() const { return m_damages; }

    /// From now on scans come here, and are not looked up.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    void retranslate();

Q_SIGNALS:
    void listeningChanged();
    void changed();
    /// A scan is over: the field that it went to is to be emptied.
    void judged();

private:
    void onKey(const scanner::Key &key);
    void judge();
    void show();
    void forget();

    WedgeReader &m_wedge;
    QString m_symbol;
    bool m_listening = false;
    std::vector<scanner::Key> m_keys; ///< of the scan that is coming in
    QTimer m_quiet;
    std::vector<scanner::Key> m_last; ///< of the newest scan that is over
    QVariantList m_shown;
    int m_further = 0;
    QVariantMap m_summary;
    QVariantList m_damages;
};

} // namespace nqi::ui
