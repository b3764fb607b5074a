// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/app/video.h"

#include "tests/support/symbols/canvas.h"
#include "tests/support/symbols/symbols.h"

#include <malloc.h>

#include <algorithm>
#include <vector>

namespace nqi::bench {

using namespace Qt::StringLiterals;

double at(std::vector<double> &values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

QString makeVideo(const test::AppUnderTest &app)
{
    const auto symbol = test::makeSymbol(test::Kind::gs1DataMatrix, "(01)08930000000001(10)L1(21)S1");
    const auto bars = test::makeSymbol(test::Kind::ean13, "8934567890120");
    std::vector<decode::Frame> frames;
    for (int i = 0; i < 90; ++i) {
        test::Canvas canvas(1920, 1080, 200);
        canvas.place(symbol, {.x = 500 + 9.0 * i, .y = 500, .scale = 2, .degrees = 2.0 * i, .tilt = 0});
        canvas.place(bars, {.x = 1400 - 9.0 * i, .y = 850, .scale = 1.5, .degrees = 1.0 * i, .tilt = 0}).noise(3);
        frames.push_back(canvas.frame(static_cast<std::uint64_t>(i)));
    }
    const QString path = app.file(u"video.avi"_s);
    test::writeVideo(path.toStdString(), frames);
    frames = {};
    malloc_trim(0); // what making it took is none of the app's
    return path;
}

} // namespace nqi::bench
