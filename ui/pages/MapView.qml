// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// Points on a grid of latitude and longitude with a scale bar. East and north are true to scale around the middle;
/// points that would lie over each other become one mark with their number.
Rectangle {
    id: map

    required property var points
    property var chosen: [] ///< the points of the mark that was pressed
    property bool moved: false ///< somebody looks at a part of their own choice

    property real midLatitude: 16
    property real midLongitude: 106
    property real perDegree: 40 ///< pixels of a degree of latitude
    readonly property real shrink: Math.max(0.05, Math.cos(midLatitude * Math.PI / 180))
    readonly property real kilometresPerDegree: 111.2
    readonly property var marks: cluster()
    readonly property real gridStep: step(110 / perDegree)
    readonly property real barKilometres: step(120 / perDegree * kilometresPerDegree)

    function step(least: real): real {
        const power = Math.pow(10, Math.floor(Math.log10(least)));
        return [1, 2, 5, 10].map(times => times * power).find(value => value >= least * 0.999) ?? 10 * power;
    }
    function px(longitude: real): real {
        return width / 2 + (longitude - midLongitude) * shrink * perDegree;
    }
    function py(latitude: real): real {
        return height / 2 - (latitude - midLatitude) * perDegree;
    }
    function zoom(times: real) {
        moved = true;
        perDegree = Math.max(2, Math.min(2000000, perDegree * times));
    }
    function pan(dx: real, dy: real) {
        moved = true;
        midLongitude = Math.max(-180, Math.min(180, midLongitude - dx / perDegree / shrink));
        midLatitude = Math.max(-85, Math.min(85, midLatitude + dy / perDegree));
    }
    function fit() {
        chosen = [];
        moved = false;
        frame();
    }
    /// Everything in view.
    function frame() {
        if (points.length === 0 || width <= 0)
            return;
        const latitudes = points.map(point => point.latitude), longitudes = points.map(point => point.longitude);
        const north = Math.max(...latitudes), south = Math.min(...latitudes);
        const east = Math.max(...longitudes), west = Math.min(...longitudes);
        midLatitude = (north + south) / 2;
        midLongitude = (east + west) / 2;
        const tall = Math.max(north - south, 0.002), broad = Math.max((east - west) * shrink, 0.002);
        perDegree = Math.max(2, Math.min((height - 120) / tall, (width - 120) / broad));
    }
    /// Each point joins the mark that it would lie over.
    function cluster(): var {
        const apart = 48, order = ["good", "neutral", "attention", "violation", "danger"], all = [];
        for (const point of points) {
            const x = px(point.longitude), y = py(point.latitude);
            if (x < 0 || y < 0 || x > width || y > height)
                continue;
            const mark = all.find(other => Math.hypot(other.x - x, other.y - y) < apart);
            if (!mark) {
                all.push({ x: x, y: y, level: point.level, points: [point] });
                continue;
            }
            mark.points.push(point);
            if (order.indexOf(point.level) > order.indexOf(mark.level))
                mark.level = point.level;
        }
        return all;
    }
    function press(mark: var) {
        chosen = mark.points;
        if (mark.points.length > 1) {
            midLatitude = mark.points.reduce((sum, point) => sum + point.latitude, 0) / mark.points.length;
            midLongitude = mark.points.reduce((sum, point) => sum + point.longitude, 0) / mark.points.length;
            zoom(2);
        }
    }

    color: Theme.colors.sunken
    radius: Theme.radius
    border.width: activeFocus ? 2 : 1
    border.color: activeFocus ? Theme.colors.primary : Theme.colors.line
    clip: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Map of findings: %1 places in view").arg(marks.length)
    Keys.onLeftPressed: pan(60, 0)
    Keys.onRightPressed: pan(-60, 0)
    Keys.onUpPressed: pan(0, 60)
    Keys.onDownPressed: pan(0, -60)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
            zoom(2);
        else if (event.key === Qt.Key_Minus)
            zoom(0.5);
        else
            return;
        event.accepted = true;
    }
    // What was found meanwhile moves nobody's view, and what was chosen stays while it is there.
    onPointsChanged: {
        const ids = chosen.map(point => point.id);
        if (ids.length > 0)
            chosen = points.filter(point => ids.includes(point.id));
        if (!moved)
            frame();
    }
    onWidthChanged: if (!moved) frame()

    DragHandler {
        id: drag

        property point last

        target: null
        onActiveChanged: last = Qt.point(0, 0)
        onActiveTranslationChanged: {
            map.pan(activeTranslation.x - last.x, activeTranslation.y - last.y);
            last = Qt.point(activeTranslation.x, activeTranslation.y);
        }
    }
    PinchHandler {
        target: null
        onScaleChanged: delta => map.zoom(delta)
    }
    WheelHandler {
        acceptedModifiers: Qt.ControlModifier
        onWheel: event => map.zoom(event.angleDelta.y > 0 ? 1.25 : 0.8)
    }
    MapGrid {
        anchors.fill: parent
        view: map
    }
    Repeater {
        model: map.marks

        MapMark {
            required property var modelData

            mark: modelData
            onClicked: map.press(modelData)
        }
    }
}
