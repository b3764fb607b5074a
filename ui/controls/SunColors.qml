// SPDX-License-Identifier: Apache-2.0
/// Black on white, for a screen in the sun: every text has a contrast of at least 7:1, edges are as dark as text.
ThemeColors {
    background: "#ffffff"
    surface: "#ffffff"
    sunken: "#efefef"
    text: "#000000"
    muted: "#262626"
    disabled: "#444444"
    line: "#595959"
    border: "#000000"
    primary: "#00308f"
    primaryDown: "#001f5c"
    primaryText: "#ffffff"
    tint: "#dfe9f8"
    tintText: "#001f5c"
    shade: "#b3000000"
    edge: "#000000"
    good: LevelColors { text: "#00431f"; container: "#e3f6ea"; containerText: "#00331a"; solid: "#00431f"; solidText: "#ffffff"; line: "#00431f" }
    neutral: LevelColors { text: "#2b2b2b"; container: "#ededed"; containerText: "#1a1a1a"; solid: "#2b2b2b"; solidText: "#ffffff"; line: "#2b2b2b" }
    attention: LevelColors { text: "#4a3000"; container: "#fff1c9"; containerText: "#3a2500"; solid: "#4a3000"; solidText: "#ffffff"; line: "#4a3000" }
    violation: LevelColors { text: "#6b2400"; container: "#ffe7d9"; containerText: "#4f1a00"; solid: "#6b2400"; solidText: "#ffffff"; line: "#6b2400" }
    danger: LevelColors { text: "#7a0019"; container: "#ffe0e4"; containerText: "#5c0013"; solid: "#7a0019"; solidText: "#ffffff"; line: "#7a0019" }
}
