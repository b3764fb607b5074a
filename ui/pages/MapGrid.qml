// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Nqi.Controls

/// Lines of latitude and longitude, and how long a kilometre is.
Item {
    id: grid

    required property var view ///< the map that it lies under

    readonly property int decimals: Math.max(0, Math.ceil(-Math.log10(view.gridStep) - 0.001))

    function lines(middle: real, half: real): list<real> {
        const all = [];
        for (let value = Math.ceil((middle - half) / view.gridStep) * view.gridStep; value <= middle + half && all.length < 40; value += view.gridStep)
            all.push(value);
        return all;
    }
    function degrees(value: real, positive: string, negative: string): string {
        return Math.abs(value).toFixed(decimals) + "° " + (value < 0 ? negative : positive);
    }

    Repeater {
        model: grid.lines(grid.view.midLatitude, grid.height / 2 / grid.view.perDegree)

        Item {
            id: parallel

            required property real modelData

            y: Math.round(grid.view.py(modelData))
            width: grid.width

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.colors.line
            }
            AppText {
                x: Theme.s
                y: 2
                text: grid.degrees(parallel.modelData, "N", "S")
                kind: AppText.Caption
                muted: true
                wrapMode: Text.NoWrap
                visible: parallel.y > 8 && parallel.y < grid.height - 76
            }
        }
    }
    Repeater {
        model: grid.lines(grid.view.midLongitude, grid.width / 2 / grid.view.perDegree / grid.view.shrink)

        Item {
            id: meridian

            required property real modelData

            x: Math.round(grid.view.px(modelData))
            height: grid.height

            Rectangle {
                width: 1
                height: parent.height
                color: Theme.colors.line
            }
            AppText {
                x: 4
                y: grid.height - height - 4
                text: grid.degrees(meridian.modelData, "E", "W")
                kind: AppText.Caption
                muted: true
                wrapMode: Text.NoWrap
                visible: meridian.x > 8 && meridian.x + width < grid.width - 8
            }
        }
    }
    Rectangle {
        id: bar

        x: grid.width - width - Theme.m
        y: Theme.m
        width: Math.round(grid.view.barKilometres / grid.view.kilometresPerDegree * grid.view.perDegree)
        height: 4
        color: Theme.colors.text
    }
    AppText {
        anchors.right: bar.right
        anchors.top: bar.bottom
        anchors.topMargin: 2
        text: grid.view.barKilometres >= 1 ? qsTr("%1 km").arg(grid.view.barKilometres) : qsTr("%1 m").arg(Math.round(grid.view.barKilometres * 1000))
        kind: AppText.Caption
        wrapMode: Text.NoWrap
    }
}
