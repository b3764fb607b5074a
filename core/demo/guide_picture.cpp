// SPDX-License-Identifier: Apache-2.0
#include "core/demo/guide_picture.h"

#include "core/base/encoding.h"

#include <png.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace nqi::demo {

using catalog::GuideFeature;

namespace {

using Colour = std::array<std::uint8_t, 3>;
constexpr Colour paper{238, 241, 244}, box{0, 110, 128}, lid{0, 86, 101}, white{255, 255, 255}, ink{60, 66, 74},
    gold{214, 164, 40}, silver{176, 182, 190}, ring{214, 72, 32};

struct Area {
    int x, y, width, height;
};
constexpr Area package{70, 20, 100, 130}, label{82, 62, 76, 44}, closure{70, 20, 100, 22}, print{86, 112, 68, 12},
    mark{128, 66, 24, 24}, code{86, 128, 68, 18};

/// Shapes into a picture of 240 by 170 pixels.
class Canvas {
public:
    static constexpr int width = 240, height = 170;

    Canvas() : m_pixels(std::size_t{width} * height, paper) {}

    void fill(const Area &area, const Colour &colour)
    {
        for (int y = area.y; y < area.y + area.height; ++y)
            for (int x = area.x; x < area.x + area.width; ++x)
                set(x, y, colour);
    }
    /// What lies in the area between two distances from its middle, as parts of its half sides.
    void ellipse(const Area &area, double from, double to, const Colour &colour)
    {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const double dx = (x - area.x - area.width / 2.0) * 2 / area.width;
                const double dy = (y - area.y - area.height / 2.0) * 2 / area.height;
                if (const double distance = dx * dx + dy * dy; distance >= from * from && distance <= to * to)
                    set(x, y, colour);
            }
        }
    }
    [[nodiscard]] std::string png() const;

private:
    void set(int x, int y, const Colour &colour)
    {
        if (x >= 0 && x < width && y >= 0 && y < height)
            m_pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = colour;
    }
    std::vector<Colour> m_pixels;
};

std::string Canvas::png() const
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, m_pixels.data(), 0, nullptr) == 0)
        return {};
    std::vector<std::byte> file(size);
    if (png_image_write_to_memory(&image, file.data(), &size, 0, m_pixels.data(), 0, nullptr) == 0)
        return {};
    return base64(std::span(file).first(size));
}

void drawPackage(Canvas &canvas, GuideFeature spoiled)
{
    canvas.fill(package, box);
    canvas.fill(closure, spoiled == GuideFeature::closure ? silver : lid);
    canvas.fill(label, white);
    for (int line = 0; line < 4; ++line)
        canvas.fill({label.x + 6, label.y + 8 + line * 8, spoiled == GuideFeature::label ? 58 - line * 12 : 36, 3},
                    ink);
    // Print of imitations runs.
    for (int letter = 0; letter < 8; ++letter)
        canvas.fill({print.x + letter * 8, print.y + (spoiled == GuideFeature::print ? letter % 3 * 3 : 0),
                     spoiled == GuideFeature::print ? 7 : 5, print.height - 4},
                    white);
    if (spoiled != GuideFeature::securityMark) {
        canvas.ellipse(mark, 0, 1, gold);
        canvas.ellipse(mark, 0.55, 0.7, white);
    }
    canvas.fill(code, white);
    for (int bar = 0; bar < 15; ++bar)
        canvas.fill({code.x + 4 + bar * 4, code.y + 3, 1 + bar * 7 % 3, code.height - 6}, ink);
}

Area areaOf(GuideFeature feature)
{
    switch (feature) {
    case GuideFeature::label:
        return label;
    case GuideFeature::closure:
        return closure;
    case GuideFeature::print:
        return print;
    case GuideFeature::securityMark:
        return mark;
    case GuideFeature::code:
        return code;
    case GuideFeature::whole:
    case GuideFeature::other:
        break;
    }
    return package;
}

} // namespace

std::string guidePicture(GuideFeature feature, bool imitation)
{
    Canvas canvas;
    drawPackage(canvas, imitation ? feature : GuideFeature::other);
    if (feature != GuideFeature::whole) {
        const Area at = areaOf(feature);
        canvas.ellipse({at.x - 16, at.y - 12, at.width + 32, at.height + 24}, 0.93, 1, ring);
    }
    return canvas.png();
}

} // namespace nqi::demo
