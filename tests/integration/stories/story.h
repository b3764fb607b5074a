// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/app/app_under_test.h"
#include "tests/ui/probe.h"

#include <QList>

#include <string>
#include <vector>

namespace nqi::test {

/// A day with the app: what a person presses, types and writes, and how it looks at each moment. Whatever cannot be
/// done, does not look right, or makes the program warn fails the test that runs.
class Story {
public:
    /// `name`: begins the names of its pictures.
    explicit Story(QString name, Clock clock = systemClock());
    ~Story();
    Story(const Story &) = delete;
    Story &operator=(const Story &) = delete;

    [[nodiscard]] AppUnderTest &app() { return m_app; }
    [[nodiscard]] ui::AppModel &model() { return m_app.model(); }

    /// Through the names that a screen reader says, in English.
    void press(const QString &name);
    void type(const QString &field, const QString &text);
    void pick(const QString &field, const QString &option);
    /// Brings a control into view.
    void reach(const QString &name);
    /// A hand writes on the pad of this name.
    void write(const QString &pad);
    void expect(const std::function<bool()> &condition, const char *what, int seconds = 30);
    /// Everything that can be heard of the screen now.
    [[nodiscard]] QString said();
    /// From the review of an inspection that misses nothing.
    void makeTheMinutes();
    /// The hub ends up with so many records, each once and with all its files; nothing waits here any more.
    void expectAtHub(int records);

    /// Pictures of this moment: both languages, both sizes, light and dark. `of`: what must be in view.
    void shoot(const QString &moment, const QString &of = {});

private:
    [[nodiscard]] QQuickItem *find(const QString &name, bool part = false);
    void shootOne(const QString &moment, const QString &of);

    QString m_name;
    AppUnderTest m_app;
    int m_moments = 0;
};

/// One item as the camera meets it: symbols, all on one package.
struct Package {
    std::vector<std::pair<demo::Symbology, std::string>> symbols;
};
/// The packages of demo scenarios, by their ids.
[[nodiscard]] std::vector<Package> packagesOf(const std::vector<std::string> &scenarios, Instant now);
/// What the camera sees at once.
using Scene = std::vector<Package>;
/// A video in which one scene after another passes before the camera.
void film(const QString &file, const std::vector<Scene> &scenes);

} // namespace nqi::test
