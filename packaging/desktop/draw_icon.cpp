// SPDX-License-Identifier: Apache-2.0
// Draws the app's icon in one size: draw_icon SVG SIZE PNG. Through Qt's plugin, as the app draws it.
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>

#include <cstdio>
#include <print>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    const int size = arguments.size() == 4 ? arguments.at(2).toInt() : 0;
    if (size <= 0) {
        std::println(stderr, "draw_icon SVG SIZE PNG");
        return 2;
    }
    QImageReader reader(arguments.at(1));
    reader.setScaledSize({size, size});
    const QImage image = reader.read();
    if (image.isNull() || !image.save(arguments.at(3))) {
        std::println(stderr, "{}: {}", arguments.at(1).toStdString(), reader.errorString().toStdString());
        return 1;
    }
    return 0;
}
