// SPDX-License-Identifier: Apache-2.0
#include "ui/models/position_source.h"

#include <QGeoPositionInfoSource>

#include <chrono>
#include <utility>
#include <vector>

namespace nqi::ui {

namespace {

class QtPositionSource final : public QObject, public PositionSource {
public:
    QtPositionSource() : m_source(QGeoPositionInfoSource::createDefaultSource(this))
    {
        if (!m_source)
            return;
        connect(m_source, &QGeoPositionInfoSource::positionUpdated, this, [this](const QGeoPositionInfo &info) {
            if (!info.isValid())
                return;
            Position position{.latitude = info.coordinate().latitude(),
                              .longitude = info.coordinate().longitude(),
                              .accuracy = std::nullopt};
            if (info.hasAttribute(QGeoPositionInfo::HorizontalAccuracy))
                position.accuracy = info.attribute(QGeoPositionInfo::HorizontalAccuracy);
            answer(position);
        });
        connect(m_source, &QGeoPositionInfoSource::errorOccurred, this, [this](QGeoPositionInfoSource::Error error) {
            using enum PositionProblem;
            if (error != QGeoPositionInfoSource::NoError)
                answer(std::unexpected(error == QGeoPositionInfoSource::AccessError          ? refused
                                       : error == QGeoPositionInfoSource::UpdateTimeoutError ? noSignal
                                                                                             : failed));
        });
    }

    [[nodiscard]] bool available() const override { return m_source != nullptr; }

    void ask(Answer answerTo) override
    {
        m_waiting.push_back(std::move(answerTo));
        if (!m_source)
            return answer(std::unexpected(PositionProblem::failed));
        m_source->requestUpdate(static_cast<int>(patience.count())); // nothing while another is under way
    }

private:
    static constexpr std::chrono::milliseconds patience{30'000};

    void answer(std::expected<Position, PositionProblem> found)
    {
        for (const Answer &to : std::exchange(m_waiting, {}))
            to(found);
    }

    QGeoPositionInfoSource *m_source;
    std::vector<Answer> m_waiting;
};

} // namespace

std::unique_ptr<PositionSource> makeQtPositionSource()
{
    return std::make_unique<QtPositionSource>();
}

} // namespace nqi::ui
