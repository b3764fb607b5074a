// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/// The only singleton: spacing, type, colours. The window sets `dark`, `sunlight`, `fontScale` and `leftHanded` from the
/// settings, and `concealed`.
QtObject {
    id: theme

    property bool dark: false
    property bool sunlight: false ///< before `dark`
    property real fontScale: 1.0
    property bool leftHanded: false
    /// Nobody may see, hear or use what stands in sheets; they stay open, with what was entered.
    property bool concealed: false

    /// Of what has its main actions on the side of the hand; texts keep their own.
    readonly property int direction: leftHanded ? Qt.RightToLeft : Qt.LeftToRight
    /// Of a row that is laid against the side of the hand: its first is the outermost.
    readonly property int against: leftHanded ? Qt.LeftToRight : Qt.RightToLeft

    readonly property ThemeColors light: LightColors {}
    readonly property ThemeColors night: DarkColors {}
    readonly property ThemeColors sun: SunColors {}
    readonly property ThemeColors colors: sunlight ? sun : dark ? night : light
    readonly property int outline: sunlight ? 2 : 1 ///< width of edges

    // Spacing, in steps of four.
    readonly property int xs: 4
    readonly property int s: 8
    readonly property int m: 12
    readonly property int l: 16
    readonly property int xl: 24
    readonly property int xxl: 32

    readonly property int radiusSmall: 6
    readonly property int radius: 10
    readonly property int radiusLarge: 16
    readonly property int target: 48    ///< least side of what can be touched
    readonly property int iconSize: Math.round(24 * Math.min(fontScale, 1.5))
    readonly property int readable: 760 ///< widest column of text

    // Type, in pixels at scale 1.
    readonly property int caption: Math.round(14 * fontScale)
    readonly property int body: Math.round(16 * fontScale)
    readonly property int large: Math.round(18 * fontScale)
    readonly property int title: Math.round(20 * fontScale)
    readonly property int headline: Math.round(26 * fontScale)

    readonly property list<real> fontScales: [0.8, 1, 1.25, 1.5, 2] ///< those that are offered

    readonly property int quick: 120 ///< milliseconds of a transition

    readonly property list<string> levels: ["good", "neutral", "attention", "violation", "danger"]

    /// Colours of a level; messages use "info", "success", "warning", "error".
    function level(name: string): LevelColors {
        switch (name) {
        case "good":
        case "success": return colors.good;
        case "attention":
        case "warning": return colors.attention;
        case "violation": return colors.violation;
        case "danger":
        case "error": return colors.danger;
        default: return colors.neutral;
        }
    }

    /// Which of `fontScales` is nearest.
    function nearestScale(scale: real): int {
        let best = 0;
        for (let i = 1; i < fontScales.length; ++i) {
            if (Math.abs(fontScales[i] - scale) < Math.abs(fontScales[best] - scale))
                best = i;
        }
        return best;
    }

    /// The icon that stands with a level, so that colour never speaks alone.
    function levelIcon(name: string): string {
        switch (name) {
        case "good":
        case "success": return "good";
        case "attention":
        case "warning": return "attention";
        case "violation": return "violation";
        case "danger":
        case "error": return "danger";
        case "info": return "info";
        default: return "neutral";
        }
    }
}
