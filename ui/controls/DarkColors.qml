// SPDX-License-Identifier: Apache-2.0
ThemeColors {
    background: "#0e141b"
    surface: "#18212b"
    sunken: "#0a0f15"
    text: "#eef3f8"
    muted: "#b0bfcd"
    disabled: "#8e9cab"
    line: "#2c3947"
    border: "#6f8296"
    primary: "#7fb9ff"
    primaryDown: "#a9d0ff"
    primaryText: "#06213f"
    tint: "#1d344d"
    tintText: "#cfe4ff"
    shade: "#b3000000"
    edge: "#05080b"
    good: LevelColors { text: "#6fd79c"; container: "#12301f"; containerText: "#b5f0cd"; solid: "#6fd79c"; solidText: "#0e141b"; line: "#2c6647" }
    neutral: LevelColors { text: "#b0bfcd"; container: "#25313d"; containerText: "#dbe4ec"; solid: "#b0bfcd"; solidText: "#0e141b"; line: "#4a5a6a" }
    attention: LevelColors { text: "#ffc64d"; container: "#382a08"; containerText: "#ffe3a3"; solid: "#ffc64d"; solidText: "#0e141b"; line: "#7a5d16" }
    violation: LevelColors { text: "#ff9d66"; container: "#3b1f0f"; containerText: "#ffd2b8"; solid: "#ff9d66"; solidText: "#0e141b"; line: "#844624" }
    danger: LevelColors { text: "#ff8593"; container: "#43141b"; containerText: "#ffd0d5"; solid: "#ff8593"; solidText: "#0e141b"; line: "#8f3340" }
}
