// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nqi::ui {

/// QML engines made after this collect their garbage in one go. In steps, as Qt 6.8 does by itself, what is made
/// between two steps is not always marked, and the program ends with an invalid access. What the environment says
/// (QV4_GC_TIMELIMIT) goes first. Before the first engine, on the window's thread.
void collectGarbageAtOnce();

} // namespace nqi::ui
